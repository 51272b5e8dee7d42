"""By what the carriers of an exchange workbook are found again."""

from __future__ import annotations

HIDDEN_SHEET = "_exchange"
CUSTOM_NAMESPACE = "urn:exchange-desk:exchange:1"
