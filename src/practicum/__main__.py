"""`python -m practicum`."""

from practicum.cli.main import entry

entry()
