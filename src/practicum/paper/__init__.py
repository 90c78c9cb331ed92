"""The built site's pages as one book to print. Knows their HTML, and no site engine; needs the extra `workbook`.

`contents` says what is in the book, `pages` makes paper of a page, `book` puts
the book together, and `pdf` is the only module that imports WeasyPrint.
"""
