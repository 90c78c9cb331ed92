"""The browser's side of what a build adds."""

from pathlib import Path


def template(name: str) -> str:
    """Return the text of a file that is here."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
