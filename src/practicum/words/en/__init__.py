"""The words in English: the language in which they were written first, and that others are compared with."""
