"""A file of progress with odd values that it may have: every page opens what was read in."""

import json

import pytest

from support.clock import at
from support.learners import FIXTURES, LESSONS, PROGRESS, REVIEW, SHEET, course, kept
from support.steps import settle
from support.steps_progress import read_in

LONG = "x" * 100_000
BIG = 2**53 - 1
FILE = json.loads((FIXTURES / "b216591" / "progress.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def address(course_once, address_of):
    """The address of the fixtures' course: that of every page opened here."""
    return address_of(course_once("learners", course))


def odd(answer, number, text):
    """Return that file with other answers, numbers and texts wherever they may be."""
    file = json.loads(json.dumps(FILE))
    for record in (record for part in ("quizzes", "worksheets", "endings") for record in file[part].values()):
        record |= {"seed": number, "attempt": number, "asked": [text, "constructor"], "later": {"at": text}}
        record["best"] = {"percent": number}
        for entry in record["answers"].values():
            entry |= {"answer": answer, "hints": number, "own": [text], "label": text, "checked": True, "at": number}
        record["answers"]["constructor"] = {"answer": answer}
    file["quizzes"]["constructor"] = {"answers": {}}
    return file


@pytest.mark.parametrize(
    "file",
    [odd([], 0, ""), odd({"a": {"b": ["c"]}}, BIG, "__proto__"), odd(["__proto__", None], 1, LONG), odd(LONG, 2, "a")],
    ids=["empty", "nested", "strange", "long"],
)
def test_every_page_opens_what_was_read_in(open_page, tmp_path, file):
    page = open_page("404.html")
    at(page)
    (tmp_path / "progress.json").write_text(json.dumps(file), "utf-8")
    base = page.url.removesuffix("404.html")
    page.goto(base + PROGRESS)
    assert "was read in" in read_in(page, tmp_path / "progress.json")
    before = kept(page)
    assert any(key.endswith("/constructor") for key in before)
    for path in (PROGRESS, *LESSONS.values(), SHEET, REVIEW, "index.html"):
        page.goto(base + path)
        settle(page)
    page.goto(base + LESSONS["every"])
    page.check("#q-one-of-them [value=b]")
    page.click("#q-one-of-them [type=submit]")
    assert "Points: 0.5 of 1" in page.locator("#q-one-of-them .question__status").inner_text()
