"""The reading of any list: `mapping.map_book` turns a raw workbook into records, whatever its layout and language."""
