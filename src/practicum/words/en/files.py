"""What is said of one file, of a quiz or of a sheet of answers."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # an empty sheet
    "sheet.number": "A number.",
    "sheet.number-in": "A number, in {unit}.",
    "sheet.gaps": "Write it as {example}.",
    "sheet.pairs": "Write one for each letter: {example}",
    "sheet.order": "Write all letters in their order: {example}",
    "sheet.several": "Write each letter that fits: {example}",
}
