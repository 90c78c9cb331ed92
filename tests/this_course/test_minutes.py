"""The minutes that pages of the course write out by hand: paths and agendas add up, and say how long lessons take."""

import re

import pytest

from practicum.course.duration import durations
from practicum.course.load import load_course
from support.paths import ROOT

CONTENT = ROOT / "content"
ROW = re.compile(r"^\| .*?\]\((\S+?\.md)\).* \| ([0-9]+) \|$", re.MULTILINE)
TOTAL = re.compile(r"^\| \*\*In all\*\* \(([0-9]+) h ([0-9]+) min\) \| \*\*([0-9]+)\*\* \|$", re.MULTILINE)
AGENDA = re.compile(r"^\| ([0-9]+) \| ", re.MULTILINE)
SESSIONS = sorted(set((CONTENT / "managers").glob("*.md")) - {CONTENT / "managers" / "index.md"})


def paths():
    """Yield each path's name and text."""
    text = (CONTENT / "start" / "paths.md").read_text(encoding="utf-8")
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        yield part.split("\n")[0], part


@pytest.mark.parametrize("part", [pytest.param(part, id=name) for name, part in paths()])
def test_a_path_adds_up(part):
    hours, minutes, total = map(int, TOTAL.search(part).groups())
    assert sum(int(row[2]) for row in ROW.finditer(part)) == total == 60 * hours + minutes


def test_paths_give_each_lesson_the_minutes_that_it_takes_and_each_worksheet_those_of_its_page():
    course = load_course(ROOT, outline=True)
    taken = durations(course)
    known = {lesson.page.file: taken[lesson.id].minutes for lesson in course.lessons}
    known |= {sheet.page.file: sheet.minutes for sheet in course.aids.worksheets}
    for _, part in paths():
        for target, minutes in ROW.findall(part):
            page = (CONTENT / "start" / target).resolve().relative_to(CONTENT).as_posix()
            assert known.get(page, int(minutes)) == int(minutes), page


@pytest.mark.parametrize("page", [pytest.param(page, id=page.stem) for page in SESSIONS])
def test_a_half_hour_has_30_minutes(page):
    assert sum(map(int, AGENDA.findall(page.read_text(encoding="utf-8")))) == 30


def test_every_module_has_its_half_hour():
    assert {page.stem for page in SESSIONS} == {module.id for module in load_course(ROOT, outline=True).modules}
