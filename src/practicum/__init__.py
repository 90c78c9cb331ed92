"""Practicum: courses from plain files, and one exact score wherever they are answered."""

__version__ = "0.1.0"
