"""Exchange Desk without its window: fields, rules, store, workbooks, documents and what a person does with them."""

__version__ = "0.1.0"
