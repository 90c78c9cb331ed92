"""What a field may hold: one grammar, from which pages, HTML reports and plain texts are made.

A field is text first: what an author writes means itself, except for the few constructs that `tree` names.
"""
