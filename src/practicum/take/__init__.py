"""A quiz in the terminal, as a conversation."""
