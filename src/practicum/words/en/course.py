"""What the check says of a course as a whole."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # the check
    "check.language": "mkdocs.yml: there is no catalogue of words for theme.language: {language}; pages and programs use English. There are: {known}.",
}
