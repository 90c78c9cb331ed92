"""The list of reviews in every form; the calendar is read back by a reader of its own, after RFC 5545."""

import csv
import io
import json
import re
from datetime import date, datetime
from html.parser import HTMLParser

import pytest

from practicum.base.day import DATE
from practicum.cli.main import main
from practicum.reports.icalendar import folded
from practicum.reports.reviews import named_by

QUIZ = "quizzes/first-quiz.yml"
ODD = r'Commas, semicolons; back\slashes, "quotes" and letters ' + "ÄÖÜ € 漢字 🙂 " * 9


@pytest.fixture
def root(edited, monkeypatch):
    """Return the small course, with two reviews on 2028-02-29 and one two years later, and a title of many octets."""
    monkeypatch.setenv(DATE, "1862697600")  # 2029-01-10
    days = {"which-part": "2028-02-29", "which-names": "2028-02-29", "which-draft": "2030-03-01"}
    places = {"which-draft": "quizzes/second-quiz.yml"}
    return edited(
        ("mkdocs.yml", "  format: 1", "  review_after_days: 365\n  course: Übung, 1\n  format: 1"),
        *((places.get(i, QUIZ), f"- id: {i}\n", f"- id: {i}\n    reviewed: {day}\n") for i, day in days.items()),
        (QUIZ, "title: ", f"title: {json.dumps(ODD, ensure_ascii=False)} #"),
    )


@pytest.fixture
def listed(root, capfd):
    """Return a function that gives the list in a form."""

    def show(*options):
        assert main(["check", "--reviews", "--course", str(root), *options]) == 0
        return capfd.readouterr().out

    return show


def lines_of(text):
    """Return the content lines of a calendar as (name, parameters, value), unfolded."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    raw = text.split("\r\n")[:-1]
    assert [line for line in raw if len(line.encode()) > 75] == []
    whole = []
    for line in raw:
        if line.startswith(" "):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    found = [re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)", line) for line in whole]
    assert all(found), whole
    return [match.groups() for match in found]


def text_of(value):
    """Return the text of a value of the type TEXT, in which commas and semicolons have a backslash."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), value
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "N": "\n"}.get(match[1], match[1]), value)


def events_of(text):
    """Return the events of a calendar, each as a mapping; every property is there once."""
    lines = lines_of(text)
    assert lines[0] == ("BEGIN", "", "VCALENDAR")
    assert lines[-1] == ("END", "", "VCALENDAR")
    names = [name for name, _, _ in lines[1:4]]
    assert names == ["VERSION", "PRODID", "CALSCALE"]
    events = []
    for name, parameters, value in lines[4:-1]:
        if name == "BEGIN":
            events.append({})
        elif name != "END":
            assert name not in events[-1]
            events[-1][name] = (parameters, value)
    return events


def test_a_calendar_has_a_whole_day_for_the_questions_of_a_file_that_are_due_together(listed):
    first, second = events_of(listed("--format", "ics"))
    assert first["DTSTART"] == (";VALUE=DATE", "20290228")  # a year after a leap day
    assert second["DTSTART"] == (";VALUE=DATE", "20310301")
    assert text_of(first["UID"][1]) == "which-part@Übung, 1"
    assert text_of(first["SUMMARY"][1]) == f"Look over again: {ODD.strip()} (2)"
    assert text_of(first["DESCRIPTION"][1]).split("\n") == [
        QUIZ,
        "which-part, reviewed 2028-02-29",
        "which-names, reviewed 2028-02-29",
    ]
    assert first["DTSTAMP"] == ("", "20280229T000000Z")
    datetime.strptime(second["DTSTAMP"][1], "%Y%m%dT%H%M%S%z")
    assert {"DTEND", "DURATION"} & {*first} == set()  # a day without an end is that day


def test_a_calendar_is_the_same_on_every_day_and_moves_its_events(listed, root, monkeypatch):
    once = listed("--format", "ics")
    monkeypatch.setenv(DATE, "0")
    assert listed("--format", "ics") == once
    quiz = root / QUIZ
    quiz.write_text(quiz.read_text("utf-8").replace("2028-02-29", "2029-02-28"), "utf-8")
    moved = events_of(listed("--format", "ics"))
    assert [event["UID"] for event in moved] == [event["UID"] for event in events_of(once)]
    assert moved[0]["DTSTART"] == (";VALUE=DATE", "20300228")


def test_every_event_has_an_identifier_of_its_own(listed, root):
    quiz = root / QUIZ
    quiz.write_text(quiz.read_text("utf-8").replace("2028-02-29", "2028-03-01", 1), "utf-8")
    events = events_of(listed("--format", "ics"))
    assert sorted(event["DTSTART"][1] for event in events) == ["20290228", "20290301", "20310301"]
    assert len({event["UID"] for event in events}) == 3


@pytest.mark.parametrize("length", [1, 74, 75, 76, 149, 150, 151, 1000])
@pytest.mark.parametrize("character", ["a", "ä", "€", "🙂"])
def test_lines_are_folded_by_octets_and_between_characters(length, character):
    line = "SUMMARY:" + character * length
    parts = folded(line).split("\r\n")
    assert parts.pop() == ""
    assert all(len(part.encode()) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == line
    assert all(len(part.encode()) > 75 - 4 for part in parts[:-1])  # as few lines as can be


@pytest.mark.parametrize("edit", [("  review_after_days: 365\n", ""), ("reviewed: ", "# reviewed: ")])
def test_a_calendar_without_a_day_is_refused(root, edit, capsys):
    for path in ("mkdocs.yml", QUIZ, "quizzes/second-quiz.yml"):
        text = (root / path).read_text("utf-8")
        (root / path).write_text(text.replace(*edit), "utf-8")
    target = root / "reviews.ics"
    assert main(["check", "--reviews", "--course", str(root), "--output", str(target)]) == 2
    assert capsys.readouterr().err.startswith("mkdocs.yml:1:1 extra.review_after_days: ")
    assert not target.exists()


def test_the_text_has_what_is_due_first_and_counts_the_rest(listed):
    text = listed()
    assert text.splitlines()[:2] == ["Not due yet: 3", "Due           Reviewed      Question"]
    assert re.search(r"^2029-02-28    2028-02-29    which-part \(quizzes/first-quiz\.yml:\d+\)$", text, re.MULTILINE)
    assert text.endswith("Nothing is due on 2029-01-10.\nQuestions without reviewed: 0.\n")
    assert all(len(line) <= 79 for line in text.splitlines())


def test_the_text_parts_what_is_due_from_what_is_not(listed, monkeypatch):
    monkeypatch.setenv(DATE, "1866931200")  # 2029-02-28
    lines = listed().splitlines()
    assert lines[0] == "Due on 2029-02-28: 2"
    assert lines.index("Not due yet: 1") == 5


def test_questions_without_a_day_are_counted_and_not_listed(listed, root):
    quiz = root / QUIZ
    quiz.write_text(re.sub(r"    reviewed: .*\n", "", quiz.read_text("utf-8"), count=1), "utf-8")
    text = listed()
    assert "which-part" not in text
    assert "Questions without reviewed: 1." in text.splitlines()


def test_without_the_setting_the_list_has_no_days_on_which_anything_is_due(listed, root):
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  review_after_days: 365\n", ""), "utf-8")
    text = listed()
    assert re.search(r"^-             2028-02-29    which-part ", text, re.MULTILINE)
    assert "write review_after_days under extra, such as 365." in " ".join(text.split())
    assert json.loads(listed("--format", "json"))["reviews"][0]["due"] is None


def test_programs_read_json_and_csv(listed, root):
    data = json.loads(listed("--format", "json"))
    assert (data["on"], data["after_days"], data["without"]) == ("2029-01-10", 365, 0)
    assert [(each["question"], each["due"], each["is_due"]) for each in data["reviews"]] == [
        ("which-part", "2029-02-28", False),
        ("which-names", "2029-02-28", False),
        ("which-draft", "2031-03-01", False),
    ]
    (row, *_) = csv.DictReader(io.StringIO(listed("--format", "csv"), newline=""))
    first = data["reviews"][0]
    assert row == {name: str(first[name]).lower() if name == "is_due" else str(first[name]) for name in row}
    place = (root / first["file"]).read_text("utf-8").splitlines()[first["line"] - 1]
    assert place.strip() == "- id: which-part"
    date.fromisoformat(row["due"])


class _Cells(HTMLParser):
    """Collects the text of each cell."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag, _):
        self.inside = self.inside or tag == "td"
        self.found += [""] * (tag == "td")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "td"

    def handle_data(self, data):
        if self.inside:
            self.found[-1] += data


def test_people_read_markdown_and_a_page(listed, monkeypatch):
    monkeypatch.setenv(DATE, "1866931200")  # 2029-02-28
    table = [line for line in listed("--format", "markdown").splitlines() if line.startswith("|")]
    assert table[0] == "| Due | Reviewed | Question | Place |"
    assert table[2].startswith("| **2029-02-28** | 2028-02-29 | which-part | quizzes/first-quiz.yml:")
    assert table[4].startswith("| 2031-03-01 | 2030-03-01 | which-draft |")
    page = listed("--format", "html")
    assert page.lstrip().startswith("<!doctype html>")
    assert _Cells(page).found[:3] == ["2029-02-28", "2028-02-29", "which-part"]
    assert "<strong>2029-02-28</strong>" in page
    assert not re.search(r"""(?:src|href)=|https?://""", page)


@pytest.mark.parametrize(
    ("file", "form"),
    [("a.ics", "ics"), ("a.CSV", "csv"), ("a.md", "markdown"), ("a.html", "html"), ("a.json", "json"), ("a", "text"), ("", "text")],
)  # fmt: skip
def test_the_ending_of_a_file_says_its_form(file, form):
    assert named_by(file) == form


def test_a_file_is_the_same_as_what_is_shown(listed, root):
    for form in ("ics", "csv", "json", "text"):
        target = root / f"reviews.{form}"
        assert listed("--output", str(target)) == ""
        written = target.read_bytes().decode("utf-8-sig")
        assert written == listed("--format", form)
    assert (root / "reviews.csv").read_bytes().startswith(b"\xef\xbb\xbf")  # for Excel


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "csv"], "--format:1:1: belongs to --reviews. Type: practicum check --reviews --format ..."),
        (["--output", "x.ics"], "--output:1:1: belongs to --reviews."),
        (["--reviews", "--coverage"], "--reviews:1:1: cannot be combined with --coverage."),
    ],
)
def test_options_that_do_not_go_together_are_refused(root, capsys, options, said):
    assert main(["check", "--course", str(root), *options]) == 2
    assert capsys.readouterr().err.startswith(said)


def test_a_fault_of_the_course_comes_before_a_list(root, capsys):
    quiz = root / QUIZ
    quiz.write_text(quiz.read_text("utf-8").replace("reviewed: 2028-02-29", "reviewed: 2027-02-29", 1), "utf-8")
    assert main(["check", "--reviews", "--course", str(root)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.match(r"quizzes/first-quiz\.yml:\d+:15 questions\[0\]\.reviewed: ", said.err)
