"""Spoilt files by the hundred: whatever stands in a file, it is read or refused at a place inside of it."""

from __future__ import annotations

import faulthandler
import io
import random
import re
import sys
import time
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from casefiles import load_cases

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course
from practicum.files.yaml_tree import read_bytes
from practicum.grading.score import grade
from practicum.grading.sheet import empty_sheet, read_sheet
from practicum.quiz import kinds
from practicum.quiz.reader import read_quiz

QUIZ, LESSON = "quizzes/first-quiz.yml", "content/one/first.md"
BREAKS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
HANGS = 60  # seconds for one file, after which the run stops and shows where it hangs
ODD_BYTES = [
    b"\x00",
    b"\x07",
    b"\x1b",
    b"\x7f",
    b"\x85",
    b"\xff",
    b"\xc3",
    b"\xe2\x80\xa8",
    b"\xc2\x85",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
]
ODD_BYTES += [sign.encode() for sign in "&*!|>%@`'\"[]{}#?:-,~é😀"] + [
    b": ",
    b"- ",
    b"---\n",
    b"...\n",
    b"<<: *a",
    b"{{ ",
    b"{% raw %}",
]
ODD_VALUES = [
    None,
    "",
    " ",
    "x",
    "X y",
    "a\nb",
    "\u2028",
    "ß" * 200,
    0,
    -1,
    1,
    1.5,
    True,
    "1/2",
    "1/0",
    [],
    {},
    ["x"],
    [[]],
    {"x": "y"},
]
ODD_VALUES += ["../x", "#", "a#b#c", "null", "<b>", "{{ x }}", "\x1b[2J", "😀"]
REQUIRED = {
    QUIZ: ["title", "lesson", "questions", "id", "kind", "objective", "stem", "see", "options", "text", "why"],
    LESSON: ["title", "id", "minutes", "roles", "objectives", "level", "text", "why", "points"],
}


@pytest.fixture
def rounds(request, longest):
    """Yield the number of each spoilt file, on the watch for one that is never done with, and note the longest."""
    count = request.config.getoption("--fuzz")
    spent = []

    def each():
        for number in range(count):
            faulthandler.dump_traceback_later(HANGS, exit=True, file=sys.__stderr__)
            began = time.process_time()
            yield number
            spent.append(time.process_time() - began)
        faulthandler.cancel_dump_traceback_later()

    yield each()
    faulthandler.cancel_dump_traceback_later()
    longest.append((max(spent), f"file {spent.index(max(spent))} of {request.node.name}"))


def spoil_bytes(raw, chance):
    """Return bytes with one to four small accidents."""
    for _ in range(chance.randint(1, 4)):
        raw = chance.choice([spoil_some_bytes, spoil_some_bytes, spoil_a_line])(raw, chance)
    return raw


def spoil_some_bytes(raw, chance):
    """Return bytes with some changed, deleted, inserted or repeated, or with the end cut off."""
    at = chance.randrange(len(raw) + 1)
    end = min(len(raw), at + chance.choice([1, 1, 2, 5, 40]))
    instead = chance.choice(
        [
            bytes([chance.randrange(256)]),
            b"",
            chance.choice(ODD_BYTES),
            chance.choice(ODD_BYTES) + raw[at:end],
            raw[at:end] * 30,
        ]
    )
    return raw[:at] + instead + (raw[end:] if chance.random() < 0.9 else b"")


def spoil_a_line(raw, chance):
    """Return bytes with a line deleted, doubled, moved or indented."""
    lines = raw.split(b"\n")
    line = lines.pop(at := chance.randrange(len(lines)))
    elsewhere = chance.randrange(len(lines) + 1)
    way = chance.randrange(4)
    lines[at:at] = [[], [line, line], [], [b" " * chance.randint(1, 4) + line]][way]
    lines[elsewhere:elsewhere] = [line] * (way == 2)
    return b"\n".join(lines)


def nodes(data, holder=None, key=None):
    """Yield (holder, key) of every value inside of plain data."""
    if holder is not None:
        yield holder, key
    for inner in list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        yield from nodes(data[inner], data, inner)


def spoil_structure(data, chance):
    """Return plain data with one to three values deleted, replaced, nested, renamed or doubled."""
    data = deepcopy(data)
    for _ in range(chance.randint(1, 3)):
        places = list(nodes(data))
        if not places:
            return data
        holder, key = chance.choice(places)
        way = chance.randrange(6)
        if way == 0:
            del holder[key]
        elif way == 1:
            holder[key] = deepcopy(chance.choice(ODD_VALUES))
        elif way == 2:
            holder[key] = chance.choice([[holder[key]], {"x": holder[key]}, {str(key): holder[key]}])
        elif way == 3 and isinstance(holder, dict):
            name = str(key)
            at = chance.randrange(max(1, len(name)))
            holder[
                chance.choice([name[:at] + name[at + 1 :], name.upper(), name + "s", f"{name[:at]}x{name[at:]}"])
            ] = holder.pop(key)
        elif way == 4 and isinstance(holder, list):
            holder.insert(key, deepcopy(holder[key]))
        else:
            other, place = chance.choice(places)
            if place in other if isinstance(other, dict) else place < len(other):
                holder[key], other[place] = deepcopy(other[place]), deepcopy(holder[key])
    return data


def dumped(data):
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode()


def check_places(error, raw):
    """Check that every problem says something and stands inside of the file."""
    assert error.problems
    text = raw.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    as_yaml, as_text, as_bytes = BREAKS.split(text), text.split("\n"), raw.split(b"\n")
    for problem in error.problems:
        assert problem.what.strip(), problem
        assert "\n" not in str(problem)
        assert problem.line >= 1, problem
        assert problem.column >= 1, problem
        inside = [lines for lines in (as_yaml, as_text, as_bytes) if problem.line <= len(lines)]
        assert any(problem.column <= len(lines[problem.line - 1]) + 1 for lines in inside), (problem, raw)


def check_quiz(raw):
    """Check that a quiz is refused in the right way, or read so that its empty sheet can be graded; return whether it is."""
    try:
        quiz = read_quiz(read_bytes(io.BytesIO(raw), QUIZ), QUIZ, "first-quiz")
    except ProblemsError as error:
        check_places(error, raw)
        return False
    sheet = read_sheet(empty_sheet(quiz), "s", lambda fields: fields.name("quiz", "") and quiz)
    assert dict(sheet.answers) == {}, raw
    return True


def check_lesson(root, raw):
    """Check that a lesson is refused in the right way, if it is; return whether the course is in order."""
    (root / LESSON).write_bytes(raw)
    try:
        load_course(root)
    except ProblemsError as error:
        own = SimpleNamespace(problems=[problem for problem in error.problems if problem.file == LESSON])
        if own.problems:
            check_places(own, raw)
        return False
    return True


@pytest.fixture
def lesson(files):
    """Return the first lesson's front matter as plain data, and its body."""
    _, front, body = files[LESSON].split("---\n", 2)
    return yaml.safe_load(front), body.encode()


def test_a_quiz_with_spoilt_bytes_is_read_or_refused(files, rounds):
    whole = files[QUIZ].encode()
    assert check_quiz(whole)
    refused = sum(not check_quiz(spoil_bytes(whole, random.Random(f"quiz bytes {n}"))) for n in rounds)
    assert refused


def test_a_quiz_of_spoilt_structure_is_read_or_refused(files, rounds):
    whole = yaml.safe_load(files[QUIZ])
    assert check_quiz(dumped(whole))
    read = [check_quiz(dumped(spoil_structure(whole, random.Random(f"quiz structure {n}")))) for n in rounds]
    assert not all(read)
    assert any(read)


@pytest.mark.parametrize("kind", kinds.names())
def test_a_question_of_each_kind_of_spoilt_structure_is_read_or_refused(kind, rounds):
    """The quiz of the kind's first golden case; a spoilt one is also asked to read a spoilt answer."""
    case = next(case for case in load_cases() if case.name.startswith(f"{kind}: "))
    assert check_quiz(dumped(case.quiz))
    read = []
    for n in rounds:
        chance = random.Random(f"{kind} structure {n}")
        read.append(check_quiz(dumped(spoil_structure(case.quiz, chance))))
        quiz, spoilt = read_quiz(case.quiz_text, QUIZ, "case"), spoil_structure(case.sheet, chance)
        raw = dumped({"quiz": "case"} | spoilt)
        try:
            grade(read_sheet(raw.decode(), QUIZ, lambda fields, quiz=quiz: fields.name("quiz", "") and quiz))
        except ProblemsError as error:
            check_places(error, raw)


def examples():
    """Return a quiz for each kind's handbook page, with the page's first question, and one with all that kinds share."""
    folder = Path(__file__).parents[1] / "content" / "trainers"
    pages = [folder / f"{kind}.md" for kind in kinds.names()]
    blocks = [
        re.search(r"^```yaml\n(  - id: .*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)[1]
        for page in pages
    ]
    whole = re.findall(r"^```yaml\n(title: .*?)^```", (folder / "more.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [f"title: T\nlesson: x\nconfidence: true\nquestions:\n{block}" for block in blocks] + whole


def test_every_kinds_example_is_read_or_refused_when_spoilt(rounds):
    wholes = [text.encode() for text in examples()]
    assert all(check_quiz(whole) for whole in wholes)
    read = []
    for n in rounds:
        whole, chance = wholes[n % len(wholes)], random.Random(f"example {n}")
        spoilt = spoil_bytes(whole, chance) if n % 3 else dumped(spoil_structure(yaml.safe_load(whole), chance))
        read.append(check_quiz(spoilt))
    assert not all(read)
    assert any(read)


def test_a_quiz_without_something_required_is_refused(files):
    whole = yaml.safe_load(files[QUIZ])
    removed = set()
    for number in range(len(list(nodes(whole)))):
        data = deepcopy(whole)
        holder, key = list(nodes(data))[number]
        if key in REQUIRED[QUIZ]:
            del holder[key]
            removed.add(key)
            assert not check_quiz(dumped(data)), key
    assert removed == set(REQUIRED[QUIZ])


def test_a_lesson_with_spoilt_bytes_is_read_or_refused(course, files, rounds):
    root, whole = course(), files[LESSON].encode()
    assert check_lesson(root, whole)
    refused = sum(not check_lesson(root, spoil_bytes(whole, random.Random(f"lesson bytes {n}"))) for n in rounds)
    assert refused


def test_a_lesson_of_spoilt_structure_is_read_or_refused(course, lesson, rounds):
    root, (whole, body) = course(), lesson
    assert check_lesson(root, b"---\n" + dumped(whole) + b"---\n" + body)
    for n in rounds:
        front = dumped(spoil_structure(whole, random.Random(f"lesson structure {n}")))
        check_lesson(root, b"---\n" + front + b"---\n" + body)


def test_a_lesson_without_something_required_is_refused(course, lesson):
    root, (whole, body) = course(), lesson
    removed = set()
    for number in range(len(list(nodes(whole)))):
        data = deepcopy(whole)
        holder, key = list(nodes(data))[number]
        if key in REQUIRED[LESSON]:
            del holder[key]
            removed.add(key)
            assert not check_lesson(root, b"---\n" + dumped(data) + b"---\n" + body), key
    assert removed == set(REQUIRED[LESSON])
