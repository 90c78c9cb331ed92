"""Quizzes: the data types, the kinds of question, and the reader of their files."""
