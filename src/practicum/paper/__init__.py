"""The built site's pages as one book to print. Knows their HTML, and no site engine; needs the extra `workbook`.

`contents` decides what is in the book, `pages` changes a page for paper, `book` makes the document, and `pdf` is the
only module that imports WeasyPrint.
"""
