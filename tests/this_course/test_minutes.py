"""How long paths and agendas of the course take."""

import re

import pytest

from practicum.course.load import load_course
from support.paths import ROOT

CONTENT = ROOT / "content"
ROW = re.compile(r'^\| .*?\]\((\S+?\.md)\).* \| \{\{ takes\("(.*?)", "(.*?)"\) \}\} \|$', re.MULTILINE)
AGENDA = re.compile(r"^\| ([0-9]+) \| ", re.MULTILINE)
SESSIONS = sorted(set((CONTENT / "managers").glob("*.md")) - {CONTENT / "managers" / "index.md"})


def test_paths_say_of_each_page_how_long_it_takes_and_add_up_all_of_it():
    course = load_course(ROOT, outline=True)
    (page,) = (page for page in course.pages if page.file == "start/paths.md")
    parts = re.split(r"^## ", (CONTENT / page.file).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    known = {lesson.page.file: lesson.id for lesson in course.lessons}
    known |= {sheet.page.file: sheet.id for sheet in course.aids.worksheets}
    for part in parts:
        (path,) = re.findall(r'takes_in_all\("(.*?)"\)', part)
        rows = ROW.findall(part)
        assert len(rows) >= 5
        assert {name for _, _, name in rows} == {path}
        for target, ident, _ in rows:
            file = (CONTENT / "start" / target).resolve().relative_to(CONTENT).as_posix()
            assert known.get(file, ident) == ident


@pytest.mark.parametrize("page", [pytest.param(page, id=page.stem) for page in SESSIONS])
def test_a_half_hour_has_30_minutes(page):
    assert sum(map(int, AGENDA.findall(page.read_text(encoding="utf-8")))) == 30


def test_every_module_has_its_half_hour():
    assert {page.stem for page in SESSIONS} == {module.id for module in load_course(ROOT, outline=True).modules}
