"""The one engine of rules: a rule looks at a case and gives findings. Pure; whoever asks decides what a finding means.

case         findings, and a person held against an opening
record       rules of one record: each field's own, and fields against one another
eligibility  rules of placing about the person
placing      rules of placing about the place, and the judgement of a whole case
snapshot     records as they stand at one moment, and who refers to whom
checks       which rules are broken at one subject: a record, a placement, an opening, a cohort, a person
diff         the same before and after, kept right while records change

A code is `area.name`: `field` (one value), `record` (one record), `placing` (a person at an opening), `store` (records among
others).
"""

from __future__ import annotations

from exchange_app.domain.rules.case import Case, Finding, Severity, Stay, blocking, day, number, text, worst

__all__ = ["Case", "Finding", "Severity", "Stay", "blocking", "day", "number", "text", "worst"]
