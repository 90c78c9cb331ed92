"""When a question is to be looked at again: the setting, the day, and what the check says."""

from datetime import UTC, date, datetime

import pytest

from practicum.base.day import DATE, date_engine, today
from practicum.base.problem import ProblemsError
from practicum.cli.main import main
from practicum.course.load import load_course
from practicum.course.reviews import review_of, reviews, stale
from practicum.course.settings import read_settings
from practicum.words import speak

QUIZ = "quizzes/first-quiz.yml"
ON, BEFORE = "2026-01-31", "2026-01-30"  # the review of 2025-01-31 is due on the first, and not before


def epoch(day):
    return str(int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()))


@pytest.fixture
def reviewed(edited, monkeypatch):
    """Return a function that writes the small course with days of reviews, by questions, and says which day it is."""

    def write(days, on=ON, setting="review_after_days: 365"):
        monkeypatch.setenv(DATE, epoch(on))
        edits = [("mkdocs.yml", "  format: 1", f"  {setting}\n  format: 1")] if setting else []
        edits += [(QUIZ, f"- id: {ident}\n", f"- id: {ident}\n    reviewed: {day}\n") for ident, day in days.items()]
        return edited(*edits)

    return write


def warned(root, capsys):
    """Return what the check says of reviews; it passes all the same."""
    assert main(["check", "--course", str(root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith("Small course: ")
    return [line for line in lines if ".reviewed: " in line]


def test_a_review_that_is_due_is_a_warning_at_its_line(reviewed, capsys):
    root = reviewed({"which-part": "2025-01-31", "which-names": "2025-02-01"})
    line = next(n for n, text in enumerate((root / QUIZ).read_text("utf-8").splitlines(), 1) if "2025-01-31" in text)
    what = "is 2025-01-31: another look has been due since 2026-01-31. Look the question over, then write the day."
    assert warned(root, capsys) == [f"{QUIZ}:{line}:15 questions[0].reviewed: {what}"]


def test_a_review_is_not_due_a_day_earlier(reviewed, capsys):
    assert warned(reviewed({"which-part": "2025-01-31"}, on=BEFORE), capsys) == []


@pytest.mark.parametrize("setting", ["", "review_after_days:", "mastery: 70"])
def test_without_the_setting_nothing_is_due(reviewed, capsys, setting):
    assert warned(reviewed({"which-part": "0001-01-01"}, setting=setting), capsys) == []


@pytest.mark.parametrize("value", ["0", "-1", "3651", "1.5", "a year", "[365]"])
def test_a_setting_that_is_not_a_number_of_days_is_refused_at_its_place(reviewed, value):
    with pytest.raises(ProblemsError, match=r"mkdocs\.yml:\d+:22 extra\.review_after_days: ") as refused:
        read_settings(str(reviewed({}, setting=f"review_after_days: {value}")))
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize(
    ("day", "after", "due"),
    [
        ("2024-02-29", 365, "2025-02-28"),
        ("2023-03-01", 365, "2024-02-29"),
        ("2024-02-28", 1, "2024-02-29"),
        ("1900-02-28", 1, "1900-03-01"),
        ("2000-02-28", 1, "2000-02-29"),
        ("2025-12-31", 1, "2026-01-01"),
        ("9999-12-30", 3650, "9999-12-31"),
        ("0001-01-01", 365, "0002-01-01"),
    ],
)
def test_days_are_counted_by_the_calendar(reviewed, day, after, due):
    (quiz, *_) = load_course(reviewed({"which-part": day})).quizzes
    assert review_of(quiz, quiz.questions[0], after).due == date.fromisoformat(due)


def test_what_is_due_first_comes_first_and_what_says_no_day_is_counted(reviewed):
    course = load_course(reviewed({"which-part": "2025-06-01", "which-names": "2024-06-01"}), outline=True)
    found = reviews(course.quizzes, 365, date(2025, 7, 1))
    assert [each.question.id for each in found.known] == ["which-names", "which-part"]
    assert found.unknown == sum(len(quiz.questions) for quiz in course.quizzes) - 2
    assert [each.question.id for each in found.due()] == ["which-names"]
    assert [each.question.id for each in found.later()] == ["which-part"]
    (quiz,) = (quiz for quiz in course.quizzes if quiz.place.file == QUIZ)
    (one,) = stale(quiz, 365, date(2025, 7, 1))
    assert (one.question.place.file, one.question.id, one.due) == (
        QUIZ,
        "which-names",
        date(2025, 6, 1),
    )
    assert stale(quiz, 0, date.max) == []


def test_today_is_that_of_the_environment_or_of_the_machine(monkeypatch):
    monkeypatch.setenv(DATE, "0")
    assert today() == date(1970, 1, 1)
    monkeypatch.delenv(DATE)
    assert abs((today() - datetime.now(UTC).date()).days) <= 1


def test_an_engine_that_dates_by_the_last_commit_does_not_change_today(monkeypatch):
    monkeypatch.setenv(DATE, "")  # for monkeypatch to put back
    monkeypatch.setattr("practicum.base.day._set_here", "")
    date_engine("86400")
    assert abs((today() - datetime.now(UTC).date()).days) <= 1


def test_a_date_of_the_environment_that_cannot_be_is_named(reviewed, capsys, monkeypatch):
    root = reviewed({"which-part": "2025-01-31"})
    monkeypatch.setenv(DATE, "yesterday")
    assert main(["check", "--course", str(root)]) == 2
    assert capsys.readouterr().err.startswith('SOURCE_DATE_EPOCH:1:1: "yesterday" is not a date to build with.')


def test_the_warning_is_in_the_language_of_the_course(reviewed, capsys):
    root = reviewed({"which-part": "2025-01-31"})
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "theme: {name: practicum, language: de}\n", "utf-8")
    (warning,) = warned(root, capsys)
    assert warning.endswith(
        "ist 2025-01-31: Seit 2026-01-31 ist eine neue Durchsicht fällig. Die Frage durchsehen, dann den Tag eintragen."
    )
    speak("en")
