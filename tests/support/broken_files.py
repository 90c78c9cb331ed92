"""Files with accidents in them, drawn by chance, and what must become of each: it is read, or refused at a place inside it."""

import io
import re
from copy import deepcopy

import yaml

from practicum.base.problem import ProblemsError
from practicum.files.yaml_tree import read_bytes
from practicum.grading.sheet import empty_sheet
from practicum.quiz.reader import read_quiz
from support.reading import read_answers

QUIZ = "quizzes/first-quiz.yml"
BREAKS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
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
ODD_BYTES += [character.encode() for character in "&*!|>%@`'\"[]{}#?:-,~é😀"] + [
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


def break_bytes(raw, chance):
    """Return bytes with one to four small accidents."""
    for _ in range(chance.randint(1, 4)):
        raw = chance.choice([change_some_bytes, change_some_bytes, change_a_line])(raw, chance)
    return raw


def change_some_bytes(raw, chance):
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


def change_a_line(raw, chance):
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


def break_structure(data, chance):
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
    """Check that every problem says something and is inside the file."""
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
    sheet = read_answers(quiz, empty_sheet(quiz))
    assert dict(sheet.answers) == {}, raw
    return True
