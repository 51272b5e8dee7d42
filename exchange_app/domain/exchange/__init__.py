"""What two stores hold of the same record, and how it comes together: pure, no I/O, no clock, no SQL.

    versions   who wrote a value, and what it had seen        registers  the values of one field that stand side by side
    states     one record with all its registers              encoding   a state as the store and the workbook keep it
    ownership  whose value is shown while two stand           incoming   what a workbook says, and where it says it
    comparing  what merging it would change, field by field

The laws that hold: joining states is commutative, associative and idempotent, and what is shown is a pure function
of the joined state. Everything else (decisions of a person) is a new version written upon it.
"""
