"""content/tensions.yml: read, checked against sources and pages."""

from __future__ import annotations

import pytest

from practicum.course.load import load_course
from support.reading import assert_only_fault
from support.reading import course_faults as faults

FILE, PAGE = "content/tensions.yml", "content/one/index.md"
TENSIONS = """\
tensions:
  - id: t01
    topic: What a part is
    strength: direct
    between: Between Ada and herself
    sides:
      - {says: Every talk has parts., points: [w01]}
      - {says: Parts are only names., points: [w02]}
    reading: Both are said of talks (w01).
"""
SHOWN = '\n{{ tension("t01") }}\n'


def test_a_disagreement_is_read_with_both_sides(course, files):
    found = load_course(course({FILE: TENSIONS, PAGE: files[PAGE] + SHOWN}))
    (tension,) = found.aids.tensions
    assert (tension.id, tension.topic, tension.strength) == ("t01", "What a part is", "direct")
    assert [(side.says, side.points) for side in tension.sides] == [
        ("Every talk has parts.", ("w01",)),
        ("Parts are only names.", ("w02",)),
    ]


def test_a_course_need_not_have_any(course):
    assert load_course(course()).aids.tensions == ()


FAULTS = {
    "strength": (("direct", "strong"), f'{FILE}:4:15 tensions[0].strength: "strong" is not one of: direct, partial, apparent.', "how far they disagree"),
    "no reading": (("    reading: Both are said of talks (w01).\n", ""), f"{FILE}:2:5 tensions[0].reading: is missing.", "Write what the course makes of it."),
    "misspelt key": (("    topic:", "    topik: x\n    topic:"), f"{FILE}:3:5 tensions[0].topik: is not a key of this format.", 'Did you mean "topic"?'),
    "one side": (("      - {says: Parts are only names., points: [w02]}\n", ""), f"{FILE}:7:7 tensions[0].sides: holds 1; at least 2 are needed.", "Write both sides."),
    "three sides": (("    reading:", "      - {says: More., points: [w01]}\n    reading:"), f"{FILE}:7:7 tensions[0].sides: holds 3; 2 are the most.", "fewer"),
    "no points": (("[w02]", "[]"), f"{FILE}:8:47 tensions[0].sides[1].points: is empty.", "such as [w39]"),
    "unknown point": (("[w02]", "[w03]"), f'{FILE}:8:47 tensions[0].sides[1].points: no source has a point "w03".', "Did you mean"),
    "topic of two paragraphs": (("topic: What a part is", 'topic: "a\\n\\nb"'), f"{FILE}:3:12 tensions[0].topic: is more than one paragraph", "without lists"),
    "broken": (("topic: What", "topic: a: What"), f"{FILE}:3:", "quotation marks"),
    "twice": (("tensions:\n", "tensions:\n  - {id: t01, topic: A, strength: apparent, between: Between, sides: [{says: A, points: [w01]}, {says: B, points: [w01]}], reading: So.}\n"), f'{FILE}:3:9 tensions[1].id: the disagreement "t01" is already in {FILE}:2.', "another id"),
}  # fmt: skip


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_its_place_and_fix(course, files, row):
    (old, new), start, fix = row
    assert old in TENSIONS
    assert_only_fault(faults(course({FILE: TENSIONS.replace(old, new, 1), PAGE: files[PAGE] + SHOWN})), start, fix)


@pytest.mark.parametrize(
    ("shown", "what", "fix"),
    [
        ('{{ tension("t02") }}', 'there is no disagreement "t02" to show here.', 'Did you mean "t01"?'),
        ('{{ tension("zzz") }}', 'there is no disagreement "zzz" to show here.', "content/tensions.yml"),
        ('{{ tension("t01") }}\n\n{{ tension("t01") }}', 'the disagreement "t01" is shown twice', "Delete one."),
        ("{{ tension(“t01”) }}", "what is in its brackets cannot be read.", "straight quotation marks"),
        ('{{ tensoin("t01") }}', 'there is no macro "tensoin".', 'Did you mean "tension"?'),
    ],
)
def test_what_a_page_cannot_show_is_named(course, files, shown, what, fix):
    (fault,) = faults(course({FILE: TENSIONS, PAGE: f"{files[PAGE]}\n{shown}\n"}))
    assert fault.startswith(f"{PAGE}:1")
    assert what in fault
    assert fix in fault
