"""Writing workbooks: our own fast writer of xlsx, the exchange workbook, plain lists, and how files are replaced."""

from exchange_app.sheets.write.model import Book, CellKind, Cells, ColumnPlan, SheetPlan
from exchange_app.sheets.write.package import write_book
from exchange_app.sheets.write.table import write_table

__all__ = ["Book", "CellKind", "Cells", "ColumnPlan", "SheetPlan", "write_book", "write_table"]
