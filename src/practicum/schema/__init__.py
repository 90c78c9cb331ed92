"""JSON Schemas of the files of a course, and the handbook's tables of their keys: both from what the readers ask."""
