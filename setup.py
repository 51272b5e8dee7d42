"""Compiles the message catalogues into the wheel; everything else is said in pyproject.toml."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithCatalogues(build_py):
    """Builds the packages after the catalogues have been compiled."""

    def run(self) -> None:
        """Compile translations/*.po beside themselves, then build."""
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for source in sorted((Path(__file__).parent / "translations").glob("*.po")):
            with source.open("rb") as stream, source.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(stream))
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogues})
