"""Pages to write on, and the handbook's examples of all that pages bring in."""

from __future__ import annotations

import re

import pytest

from practicum.course.load import load_course
from support.paths import HANDBOOK
from support.reading import course_faults as faults

CONFIG, SHEET, FIRST = "mkdocs.yml", "content/sheet.md", "content/one/first.md"
PAGE = """\
---
title: Plan a visit
worksheet: {id: plan-visit, minutes: 15}
---
# Plan a visit

{{ write("need", "What they need", 3) }}

| a | b |
|-|-|
| c | {{ cell("heard", "What you heard") }} |
"""


@pytest.fixture
def sheet(course, files):
    """Return a function that writes the small course with a worksheet."""

    def write(text=PAGE, changes=None):
        config = files[CONFIG].replace("  - index.md\n", "  - index.md\n  - sheet.md\n", 1)
        return course({CONFIG: config, SHEET: text} | (changes or {}))

    return write


def test_a_course_knows_its_worksheets(sheet):
    (found,) = load_course(sheet()).aids.worksheets
    assert (found.id, found.page.title, found.page.file, found.minutes) == (
        "plan-visit",
        "Plan a visit",
        "sheet.md",
        15,
    )


FAULTS = {
    "no minutes": ((", minutes: 15", ""), f"{SHEET}:3:12 worksheet.minutes: is missing.", "such as 15"),
    "no mapping": (("{id: plan-visit, minutes: 15}", "plan-visit"), f"{SHEET}:3:12 worksheet: is a text, not a mapping", '"id:" and "minutes:"'),
    "misspelt key": (("minutes:", "minute:"), f"{SHEET}:3:", "minutes"),
    "misspelt worksheet": (("worksheet:", "worksheets:"), f"{SHEET}:3:1 worksheets: is not a key of a page.", 'Did you mean "worksheet"?'),
    "a lesson as well": (("worksheet:", "module: {id: m, why: So.}\nworksheet:"), f"{SHEET}:4:12 worksheet: is on a page that has module: too.", "a page of its own"),
    "field twice": (('cell("heard"', 'cell("need"'), f'{SHEET}:11:7 cell: the field "need" appears twice; the first is in line 7.', "another id"),
    "no label": ((', "What they need", 3', ""), f'{SHEET}:7:1 write: the field "need" has no label.', 'write("field-id", "Label", 3)'),
    "empty label": (("What you heard", " "), f'{SHEET}:11:7 cell: the field "heard" has no label.', 'cell("field-id", "Label")'),
    "label that nobody sees": (("What you heard", "\u200b\u2800"), f'{SHEET}:11:7 cell: the field "heard" has no label.', 'cell("field-id", "Label")'),
    "bad id": (('"need"', '"My Need"'), f'{SHEET}:7:1 write: "My Need" cannot be an id.', "small letters"),
    "no lines": ((", 3)", ", 0)"), f'{SHEET}:7:1 write: "0" is not a number of lines from 1 to 30.', "Label"),
    "many lines": ((", 3)", ", 99999999999)"), f'{SHEET}:7:1 write: "99999999999" is not a number of lines', "Label"),
    "lines in words": ((", 3)", ', "three")'), f'{SHEET}:7:1 write: "three" is not a number of lines', "Label"),
    "lines of a cell": (('heard")', 'heard", 3)'), f'{SHEET}:11:7 cell: the field "heard" is given too much.', "Label"),
    "nothing by name": (("write(", "wriet("), f'{SHEET}:7:1 wriet: there is no macro "wriet".', 'Did you mean "write"?'),
}  # fmt: skip


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_its_place_and_fix(sheet, row):
    (old, new), start, fix = row
    assert old in PAGE
    found = faults(sheet(PAGE.replace(old, new, 1)))
    assert found[0].startswith(start)
    assert fix in found[0]


def test_a_worksheet_needs_something_to_write_in(sheet):
    (fault,) = faults(sheet(PAGE.partition("{{")[0]))
    assert fault.startswith(f"{SHEET}:3:12 worksheet: this worksheet offers nothing to write in.")


def test_only_worksheets_have_fields(sheet, files):
    first = files[FIRST].replace("## What to say", '{{ write("a", "A") }}\n\n## What to say')
    (fault,) = faults(sheet(changes={FIRST: first}))
    assert "only a worksheet has fields to write in" in fault


def test_worksheets_have_ids_of_their_own(sheet, files):
    config = files[CONFIG].replace("  - index.md\n", "  - index.md\n  - sheet.md\n  - other.md\n", 1)
    (fault,) = faults(sheet(changes={"content/other.md": PAGE, CONFIG: config}))
    assert 'the worksheet "plan-visit" is already in content/other.md:3.' in fault or "content/sheet.md:3." in fault


def test_a_worksheet_must_be_in_the_nav(course):
    (fault,) = faults(course({SHEET: PAGE}))
    assert "has a lesson, module or worksheet but is not in the nav." in fault


def test_every_example_of_the_handbook_can_be_copied(sheet, files):
    page = (HANDBOOK / "pages.md").read_text("utf-8")
    blocks = re.findall(r"```(\w+)\n(.*?)```", page.replace("{% raw %}", "").replace("{% endraw %}", ""), re.DOTALL)
    assert [kind for kind, _ in blocks] == ["markdown", "markdown", "yaml", "xml", "yaml", "markdown", "yaml"]
    boxes, _, terms, drawing, tensions, text, _ = (block for _, block in blocks)
    points = re.findall(r"[ob][0-9]+", re.sub(r"(?m)^(?!.*points:).*$", "", tensions))
    source = files["content/sources/article.yml"] + "".join(
        f"  - {{id: {one}, text: A point., kind: metric, stance: asserted, for: [client]}}\n" for one in points
    )
    shown = '{{ term("account", "his accounts") }}\n\n{{ figure("two-way-need") }}\n\n{{ tension("t03") }}\n\n{{ glossary() }}'
    found = load_course(
        sheet(
            text,
            {
                "content/glossary.yml": terms,
                "content/assets/figures/two-way-need.svg": drawing,
                "content/tensions.yml": tensions,
                "content/sources/article.yml": source,
                "content/index.md": f"{files['content/index.md']}\n{shown}\n\n{boxes}\n",
            },
        )
    )
    assert [len(getattr(found.aids, name)) for name in found.aids.__slots__] == [1, 1, 1, 1]
