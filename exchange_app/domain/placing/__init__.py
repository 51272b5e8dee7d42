"""Who goes where: computed from plain data, and explained from it. Pure.

model         what a placing is computed from, and what it gives
seating       whom the places take, of those who ask: nested caps, places kept for a side, standing
stable        the official method: people propose, places choose
best          a what-if beside it: best for all taken together, by HiGHS
chains        after publication: freed places go on with the fewest moves
bad_input     what contradicts itself, before anything is computed
reasons       why somebody is here, why not there, and what would change it
sentences     the same, said
"""

from __future__ import annotations
