"""A course's files: the model, the reader of each format, and the checks between them."""
