"""Certificates: one for each learner who passed a quiz, made of the answer file, and found again by its number."""
