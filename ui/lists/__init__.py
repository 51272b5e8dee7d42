"""Lists of records: a model that reads windows of rows, a view with a spreadsheet's keys, filters, paste, bulk edit."""
