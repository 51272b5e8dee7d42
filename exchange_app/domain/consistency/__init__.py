"""Rules over many records at once, before and after something: pure, told to a person, never a reason to refuse.

world      records as they stand at one moment, and who refers to whom
breaches   which rules are broken at one subject: a record, a placement, an opening, a cohort, a person
watching   the same before and after, kept right while records change
"""
