"""The names of the hidden sheet and of the custom part by which an exchange workbook is recognised."""

from __future__ import annotations

HIDDEN_SHEET = "_exchange"
CUSTOM_NAMESPACE = "urn:exchange-desk:exchange:1"
