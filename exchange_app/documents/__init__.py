"""Documents on paper: a data function and a Typst template each, in templates/. The only room that knows Typst.

services/document_material reads plain records → templates/NAME.py makes JSON of them → engine has a child process set
templates/NAME.typ with it → PDF, or pages as SVG for the preview and the printer
"""
