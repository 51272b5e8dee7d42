"""Who goes where: computed from plain data, and explained from it. Pure.

model         what a placing is computed from, and what it gives
seating       whom the places take, of those who ask: nested caps, places kept for a side, standing
stable        the official method: people propose, places choose
best          a what-if beside it: best for all taken together, by HiGHS
"""

from __future__ import annotations
