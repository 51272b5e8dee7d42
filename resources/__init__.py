"""Icons, fonts, help, the words of the reader of lists and the demonstration workbooks, found by `exchange_app.assets.shipped`."""
