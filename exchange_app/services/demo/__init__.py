"""The demo: a believable year of two agencies, written as a person's operations with different authors and days."""

from exchange_app.services.demo.write import DEMO_AGENCIES, demo_partner, fill

__all__ = ["DEMO_AGENCIES", "demo_partner", "fill"]
