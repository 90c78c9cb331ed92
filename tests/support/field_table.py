"""The golden table of fields, which the handbook shows too."""

from dataclasses import dataclass

import yaml

from support.paths import HANDBOOK


@dataclass(frozen=True)
class Row:
    """What readers see of what an author writes; `one` is None where the check refuses it in a field of one paragraph."""

    write: str
    page: str
    report: str
    text: str
    one: str | None


def sections() -> dict[str, list[Row]]:
    """Return the rows of the table by the titles of its parts."""
    data = yaml.safe_load((HANDBOOK / "fields.yml").read_text("utf-8"))
    return {part["title"]: [_row(**row) for row in part["rows"]] for part in data}


def _row(write: str, page: str = "", report: str = "", text: str = "", one: str = "") -> Row:
    page = page or write
    return Row(
        write=write,
        page=page,
        report=report or page,
        text=text or write,
        one=None if one == "refused" else one or page,
    )
