"""init: making a store."""

from datetime import date
from typing import Annotated

import typer
from typer.core import TyperCommand

from exchange_app.commands.session import DONE, Session, ShownProgress, Usage
from exchange_app.kinds import kind
from exchange_app.kinds.values import check
from exchange_app.services import passphrases
from exchange_app.services.demo import DEMO_AGENCIES, demo_partner, fill
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg


def register(app: typer.Typer, session: Session, cls: type[TyperCommand]) -> None:
    """Adds the command to the app."""
    say = session.words

    @app.command("init", cls=cls, help=say._("Makes a store for an agency and its partners."))
    def init(
        agency: Annotated[
            str, typer.Option("--agency", help=say._("Code of your agency, such as TR."), show_default=False)
        ] = "",
        country: Annotated[
            str, typer.Option("--country", help=say._("Its country, two letters."), show_default=False)
        ] = "",
        name: Annotated[str, typer.Option("--name", help=say._("Its name."), show_default=False)] = "",
        partner: Annotated[
            list[str],
            typer.Option(
                "--partner", help=say._("A partner as CODE:COUNTRY:NAME; may be repeated."), show_default=False
            ),
        ] = [],  # noqa: B006
        demo: Annotated[bool, typer.Option("--demo", help=say._("Fills it with a year of invented data."))] = False,
    ) -> int:
        return make_store(session, agency.upper(), country.upper(), name, partner, demo)


def make_store(session: Session, agency: str, country: str, name: str, partner: list[str], demo: bool) -> int:
    """Makes the store at the session's place. Raises Usage, StoreExists, StoreReadOnly, DiskFull."""
    if demo:
        agency, country = agency or country or "TR", country or agency or "TR"
    if not agency or not country:
        raise Usage(msg("Say whose store it is: exchange-app init --agency TR --country TR."))
    own = _spec(agency, country, name or _demo_name(country, demo) or agency)
    partners = [_partner(text) for text in partner]
    if demo and not partners:
        partners = [_demo_partner(country)]
    passphrase = passphrases.checked(session.passphrase())
    session.store_path.parent.mkdir(parents=True, exist_ok=True)
    with Store.create(session.store_path, agency=own, partners=partners, passphrase=passphrase) as store:
        if demo:
            _fill(session, store, own, partners)
        session.say(
            session.words._(
                "The store {name} has been made for {agency}.", name=session.store_path.name, agency=own.name
            )
        )
        session.emit(
            {
                "store": str(session.store_path),
                "agency": own.code,
                "partners": [each.code for each in partners],
                "demo": demo,
            }
        )
    return DONE


def _fill(session: Session, store: Store, own: AgencySpec, partners: list[AgencySpec]) -> None:
    home = own.country if own.country in ("TR", "AZ") else "TR"
    shown = ShownProgress(session)
    fill(
        store,
        today=date.today(),
        agencies={home: own.code, demo_partner(home): partners[0].code},
        home=home,
        progress=shown,
    )
    shown.end()


def _partner(text: str) -> AgencySpec:
    parts = [part.strip() for part in text.split(":", 2)]
    if len(parts) < 2 or not all(parts[:2]):
        raise Usage(msg("{text} is no partner; write it as CODE:COUNTRY:NAME, such as AZ:AZ:Name.", text=text))
    return _spec(parts[0].upper(), parts[1].upper(), parts[2] if len(parts) == 3 and parts[2] else parts[0])


def _spec(code: str, country: str, name: str) -> AgencySpec:
    language = country.lower() if country in ("TR", "AZ") else "en"
    for key, value in (("code", code), ("country", country)):
        why = check(kind("agency").field(key), value)
        if why is not None:
            raise Usage(why)
    return AgencySpec(code, name, country, language)


def _demo_name(country: str, demo: bool) -> str:
    return DEMO_AGENCIES.get(country, "") if demo else ""


def _demo_partner(country: str) -> AgencySpec:
    other = demo_partner(country)
    return _spec(other, other, DEMO_AGENCIES[other])
