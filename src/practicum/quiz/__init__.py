"""Quizzes: the model, the kinds of question, and the reader of their files."""
