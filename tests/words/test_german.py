"""A course in German: what programs say of it holds no word of the English catalogue."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys

import pytest

from practicum.bundle.build import bundle
from practicum.cli.main import main
from practicum.course.duration import durations
from practicum.course.load import load_course
from practicum.quiz import kinds
from practicum.words import PARTS, speak
from support.course_small import FILES
from support.english_left import english_left
from support.paths import FIXTURES

GERMAN = {"mkdocs.yml": FILES["mkdocs.yml"] + "theme:\n  name: material\n  language: de\n"}
SHEET = {
    "quiz": "first-quiz",
    "learner": "Sam Lee",
    "answers": {"which-part": "b"},
    "attempt": 2,
    "minutes": 9,
    "hints": {},
    "confidence": {"which-part": "sure"},
}
FAULTS = {
    "content/lost.md": "---\nlesson:\n  id: Lost\n---\n# Lost {{ quiz(x) }} {{ prinicple('a') }}\n\n{#\n",
    "content/one/second.md": FILES["content/one/second.md"].replace("judge-drafts", "judge-draft"),
    "content/sources/article.yml": "name:\nauthor: [Ada]\npoints:\n  - w01\n  - id: w 2\n    text: |\n      - a\n    kind: x\n",
    "content/glossary.yml": "terms: []\n",
    "content/assets/figures/one.svg": "<!DOCTYPE svg><svg/>",
    "content/assets/figures/two.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="2"><style/><a onclick=""/></svg>',
    "quizzes/Second.yml": "title: T\n",
    "quizzes/third.yaml": "title: T\n",
    "quizzes/broken.yml": "title: a: b\n",
    "quizzes/tab.yml": "title: a\nquestions:\n\t- id: x\n",
    "quizzes/second-quiz.yml": """\
title:
lesson: secnd
minutes: 5
shuffle: maybe
pass: 101
draw:
  - take: 9
questions:
  - id: which-draft
    kind: choice
    objective: judge-draft
    stem: Which?
    options:
      - {text: One, why: It is.}
      - {text: one, credit: 2/3000, why: It is.}
    see: two drafts
  - id: which-draft
    kind: order
    objective: judge-drafts
    points: 0
    stem: Which?
    items:
      - {text: One, place: 1, why: It is.}
      - {text: Two, place: 2, why: It is.}
    see: two-drafts
  - id: third
    kind: number
    objective: judge-drafts
    stem: Which?
    answer: many
    tolerance: some
    unit: "7"
    why: It is.
    see: two-drafts
  - id: fourth
    kind: blank
    objective: judge-drafts
    stem: Which?
    text: "{a} and {b} and { and {a}"
    gaps:
      - {id: a, accept: [x, X], why: It is.}
      - {id: c, accept: [x], why: It is.}
    see: two-drafts
  - id: fifth
    kind: dialogue
    objective: judge-drafts
    stem: Which?
    nodes:
      - {id: a, says: A., replies: [{text: Go, why: It is., next: b}]}
      - {id: c, says: A., replies: [{text: Go, why: It is., next: c}]}
    endings:
      - {id: z, title: Z, debrief: Z.}
    see: two-drafts
  - id: sixth
    kind: macth
    stem: 3
""",
}


@pytest.fixture
def german(course, monkeypatch):
    """The small course in German; the programs run in its folder."""
    root = course(GERMAN)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def said(capsys):
    """Return a function that runs a command and returns its exit status and all that it says."""

    def run(*command):
        try:
            status = main(list(command))
        except SystemExit as error:
            status = error.code
        shown = capsys.readouterr()
        return status, shown.out + shown.err

    return run


def sheet(root, **changes):
    (root / "sheet.json").write_text(json.dumps(SHEET | changes), "utf-8")
    return "sheet.json"


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_report_is_german(german, said, form):
    status, text = said("grade", "--format", form, sheet(german))
    assert status == 1
    assert "nicht bestanden (80 % sind nötig)" in text
    assert "teilweise richtig, 1 von 2 Punkten" in text
    assert english_left(text, *PARTS) == []
    assert ('<html lang="de" dir="ltr">' in text) == (form == "html")


def test_a_report_is_german_without_any_option(german, said):
    assert "Lernziele (erreicht ab 80 % der Punkte)" in said("grade", sheet(german))[1]


def test_tables_are_german(german, said):
    _, text = said("grade", "--table", sheet(german), sheet(german))
    assert "Versuche" in text
    assert "Ausgewertete Antwortdateien: 2." in text
    assert english_left(text, *PARTS) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"quiz": "frist-quiz"},
            "sheet.json:1:10 quiz: Dieser Kurs hat kein Quiz „frist-quiz“. War „first-quiz“ gemeint?",
        ),
        ({"answers": {"which-one": "z"}}, "Dieses Quiz hat keine Frage „which-one“. War „which-names“ gemeint?"),
        ({"answers": {"which-part": "z"}, "which": "z"}, "„z“ gibt es hier nicht zur Auswahl. Möglich sind: a, b, c."),
        ({"answers": ["a"]}, "ist eine Liste, erwartet wird eine Zuordnung (Schlüssel und Werte)."),
        ({"hints": {"which-part": "3"}}, "„3“ ist keine Zahl von 0 bis 0. Schreib, wie viele der 0 Hinweise"),
        ({"attempt": -1}, "„-1“ ist keine Zahl von 0 bis 1000000. Lass es so, wie es geschrieben wurde."),
    ],
)
def test_a_faulty_answer_file_is_reported_in_german(german, said, changes, fault):
    status, text = said("grade", sheet(german, **changes))
    assert status == 2
    assert fault in text
    assert english_left(text, *PARTS) == []


def test_a_missing_file_is_reported_in_german(german, said):
    expected = (
        "nobody.json:1:1: lässt sich nicht lesen: Datei oder Ordner nicht gefunden. Name und Ort der Datei prüfen.\n"
    )
    assert said("grade", "nobody.json") == (2, expected)


def test_every_fault_of_a_course_is_reported_in_german(course, monkeypatch, said):
    monkeypatch.chdir(course(GERMAN | FAULTS))
    status, text = said("check")
    assert status == 2
    assert text.count("\n") > 40
    assert "Das ist kein YAML:" in text
    assert english_left(text, *PARTS) == []


@pytest.mark.parametrize("options", [(), ("--coverage",)])
def test_a_check_is_german(german, said, options):
    _, text = said("check", *options)
    assert "Small course: Alles in Ordnung. Module: 1, Lektionen: 2," in text
    assert english_left(text, *PARTS) == []


def test_an_empty_answer_file_is_german(german, said):
    status, text = said("sheet", "first-quiz")
    assert (status, "Schreib jeden Buchstaben, der passt: [..., ...]" in text) == (0, True)
    assert english_left(text, *PARTS) == []


def test_a_quiz_in_the_terminal_is_german(german, said, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"?\nz\n/help\n/back\na\n\n\n\n")))
    _, text = said("take", "first-quiz", "--learner", "Sam")
    assert "Frage 1 von 2" in text
    assert english_left(text, *PARTS) == []


@pytest.mark.parametrize(
    "command",
    [
        *((name, "--help") for name in ("grade", "check", "bundle", "public", "sheet", "take")),
        ("--help",),
        ("grade",),
        ("grade", "--format", "xml", "x"),
        ("sheet", "first-quiz", "--seed", "x"),
        ("take", "x", "y"),
        ("check", "--keys"),
    ],
)
def test_help_and_what_is_wrong_with_a_command_are_german(german, said, command):
    _, text = said(*command)
    assert "Aufruf: practicum" in text
    assert english_left(text, *PARTS) == []
    assert not re.search(r"\b(options|arguments|argument|required|choose from|show this|expected)\b", text)


def test_the_course_is_found_by_its_option_too(german, said, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert "Alles in Ordnung" in said("check", "--course", str(german))[1]
    assert "Alles in Ordnung" in said("check", f"--course={german}")[1]
    assert said("check")[1].startswith(".:1:1: there is no course here")


def test_help_is_english_again_outside_of_the_course(said, german, monkeypatch, tmp_path):
    said("--help")
    monkeypatch.chdir(tmp_path)
    assert said("--help")[1].startswith("usage: practicum")


def test_the_stand_alone_grader_speaks_the_language_of_its_course(german, tmp_path):
    (tmp_path / "grade.pyz").write_bytes(bundle(str(german)))
    (german / "bad.json").write_text('{"quiz": "first-quiz", "answers": {"which-prat": "a"}}', "utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PYTHONIOENCODING": "utf-8"}
    shown = []
    for command in (["--help"], [sheet(german)], ["bad.json"], ["nobody.json"], ["--xml"], []):
        run = [sys.executable, "-I", "-S", str(tmp_path / "grade.pyz"), *command]
        done = subprocess.run(run, cwd=german, capture_output=True, check=False, env=environment, timeout=120)
        shown.append((done.stdout + done.stderr).decode())
    text = "".join(shown)
    assert "Wertet Antworten zu den Quizzen von „Small course“ aus, ohne Netz." in " ".join(shown[0].split())
    assert "teilweise richtig" in shown[1]
    assert "Dieses Quiz hat keine Frage „which-prat“. War „which-part“ gemeint?" in shown[2]
    assert "Traceback" not in text
    assert english_left(text, *PARTS) == []


def test_the_course_that_is_german_throughout_is_without_a_fault(said):
    status, text = said("check", "--course", str(FIXTURES / "german"))
    assert status == 0
    assert text.splitlines()[-1].startswith("Verkaufen beginnt mit Fragen: Alles in Ordnung. Module: 1, Lektionen: 1,")
    assert english_left(text, *PARTS) == []


def test_its_lesson_takes_about_a_quarter_of_an_hour_and_has_every_kind_of_question():
    course = load_course(FIXTURES / "german")
    assert 14 <= durations(course)["fragen"].minutes <= 17
    (quiz,) = (quiz for quiz in course.quizzes if quiz.id == "fragen")
    assert {question.kind for question in quiz.questions} == set(kinds.names())


def test_a_language_without_a_catalogue_is_reported_once_and_english_is_used(course, monkeypatch, said):
    monkeypatch.chdir(course({"mkdocs.yml": FILES["mkdocs.yml"] + "theme:\n  language: eo\n"}))
    status, text = said("check")
    first, *rest = text.splitlines()
    assert (status, "theme.language: eo" in first, first.endswith("There are: de, en.")) == (0, True, True)
    assert not [line for line in rest if "theme.language" in line]
    assert rest[-1].startswith("Small course: nothing is wrong.")


def test_what_looks_for_english_finds_it():
    speak("de")
    assert english_left("Hint 1 of 2", "pages") == ["page.hint"]
    assert english_left("x\n  Read again: this\n", "results") == ["report.see"]
    assert english_left("Frage 1 von 2", *PARTS) == []
