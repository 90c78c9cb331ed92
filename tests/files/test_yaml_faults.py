"""What is said where YAML's parsers stop, with libyaml and without."""

import pytest

from practicum.files import yaml_tree
from practicum.files.plain_yaml import PlainParser
from practicum.files.yaml_tree import parse
from practicum.words import languages, speak
from support.reading import assert_only_fault, problems

MORE = """\
questions:
  - id: a
    text: "See: this"
    options:
      - text: "It's A."
        credit: 1
      - text: "B"  # and that
      - {text: "C", feedback: no}
  - id: b
    options:
      - "D"
      - "E"
      - "F"
"""
QUIZ = """\
questions:
  - id: a
    options:
      - text: A
        credit: 1
      - text: B
    see: c
"""
SPACES = "f:{}:{}: this is not YAML: the number of spaces before this line, {}, fits no line above."


@pytest.fixture(params=["libyaml", "plain"], autouse=True)
def parser(request, monkeypatch):
    """Each parser in turn."""
    if request.param == "plain":
        monkeypatch.setattr(yaml_tree, "_parser", lambda: PlainParser)


def moved(line, spaces):
    """Return the quiz with one of its lines, counted from 1, begun by a number of spaces."""
    lines = QUIZ.split("\n")
    lines[line - 1] = " " * spaces + lines[line - 1].lstrip()
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("line", "spaces", "fix"),
    [
        (3, 3, 'Make it 4: below "id" of line 2.'),
        (3, 2, 'Make it 4: below "id" of line 2.'),
        (3, 5, 'Make it 4: below "id" of line 2; if it is not a key, put the whole text in quotation marks.'),
        (5, 7, 'Make it 8: below "text" of line 4.'),
        (6, 5, 'Make it 6: below "-" of line 4.'),
        (6, 3, 'Make it 2: below "-" of line 2.'),
        (7, 3, 'Make it 4: below "options" of line 3.'),
        (7, 5, 'Make it 4: below "options" of line 3.'),
    ],
)
def test_a_line_in_the_wrong_column_is_told_which_one_is_right(line, spaces, fix):
    (fault,) = problems(parse, moved(line, spaces), "f")
    start, _, said = fault.partition(" Make ")
    assert start.partition(" ")[2] == SPACES.format(0, 0, spaces).partition(" ")[2]
    assert start.startswith(f"f:{line}:")
    assert f"Make {said}" == fix


def test_a_line_moved_as_the_message_says_is_read():
    for line, spaces in ((3, 3), (5, 9), (6, 7), (7, 3)):
        (fault,) = problems(parse, moved(line, spaces), "f")
        right = int(fault.partition("Make it ")[2].partition(":")[0])
        assert moved(line, right) == QUIZ
    assert parse(QUIZ, "f")


@pytest.mark.parametrize(
    ("text", "start", "fix"),
    [
        ("a: b\n  c: d\n", SPACES.format(2, 4, 2), 'Make it 0: below "a" of line 1; if it is not a key'),
        (
            " a: b\n c: d\ne: f\n",
            "f:3:1: this is not YAML: this line begins further left than the first",
            "first column",
        ),
        (" a: b\nc: d\n", SPACES.format(1, 2, 1), 'Make it 0: below "c" of line 2.'),
        ("---\n a: b\n# c\nc: d\n", SPACES.format(2, 2, 1), 'Make it 0: below "c" of line 4.'),
        ("a: |\n  b\nc d\ne: f\n", "f:3:1: this is not YAML: this line has no key.", 'Write "key: value"'),
        ("a: | b\n", "f:1:6: this is not YAML: after | or > the line has to end.", "below this line"),
        ("a: - b\n", 'f:1:4: this is not YAML: "- " begins a list, which cannot begin here.', "on the next line"),
        ('a: "b" c\n', "f:1:8: this is not YAML: there is more text after a closing", "single ones"),
        ("a: [b] c\n", "f:1:8: this is not YAML: there is more text after a closing", "single ones"),
        ('a:\n  b: "c\n  d: e\n', "f:2:6: this is not YAML: a quotation mark is opened", "Close the quotation mark."),
        ("a: [b, c\nd: e\n", "f:1:4: this is not YAML: a bracket is opened", "Close the bracket"),
        ('a: "\\q"\n', "f:1:", "Put the text in single quotes"),
    ],
)
def test_a_fault_is_said_in_words_of_its_own_where_it_began(text, start, fix):
    assert_only_fault(problems(parse, text, "f"), start, fix)


@pytest.mark.parametrize(
    ("line", "column", "text"),
    [
        (3, 11, '"See: this"'),
        (5, 15, '"It\'s A."'),
        (7, 15, '"B"'),
        (8, 16, '"C"'),
        (11, 9, '"D"'),
    ],
)
def test_a_mark_that_the_next_text_closes_is_named_where_it_opens(line, column, text):
    assert parse(MORE, "f")
    start = f"f:{line}:{column}: this is not YAML: a quotation mark is opened and not closed."
    for broken in (MORE, MORE.replace('"', "'").replace("It's", "Its")):
        right = text if broken is MORE else text.replace("'", "").replace('"', "'")
        assert_only_fault(problems(parse, broken.replace(right, right[:-1]), "f"), start, "Close the quotation mark.")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('a: "b\n  c"\n d: e\n', SPACES.format(3, 2, 1)),
        ('a: "b\n  c"  # d\n e: f\n', SPACES.format(3, 2, 1)),
        ('a: {b: "c\n  d", e: f\ng: h\n', "f:1:4: this is not YAML: a bracket is opened"),
        ('a: |\n  he said, "b\nc: "d" e\n', "f:3:8: this is not YAML: there is more text"),
        ('# a: "b\nc: "d" e\n', "f:2:8: this is not YAML: there is more text"),
    ],
)
def test_a_text_over_lines_that_ends_is_not_the_cause(text, start):
    assert_only_fault(problems(parse, text, "f"), start)


@pytest.mark.parametrize(
    ("line", "spaces", "sibling"), [(2, 1, 9), (2, 3, 9), (5, 5, 7), (5, 7, 7), (11, 5, 13), (11, 7, 13)]
)
def test_a_first_item_that_is_not_as_the_others_is_told_their_column(line, spaces, sibling):
    lines = MORE.split("\n")
    right = lines[line - 1]
    lines[line - 1] = " " * spaces + right.lstrip()
    (fault,) = problems(parse, "\n".join(lines), "f")
    assert fault.startswith(SPACES.format(line, spaces + 1, spaces))
    number = int(fault.partition("Make it ")[2].partition(":")[0])
    assert fault.endswith(f'below "-" of line {sibling}.')
    assert " " * number + right.lstrip() == right


@pytest.mark.parametrize("line", [2, 5, 9])
def test_a_hyphen_with_more_than_one_space_is_named_in_its_own_line(line):
    lines = MORE.split("\n")
    lines[line - 1] = lines[line - 1].replace("- ", "-  ")
    start = f"f:{line}:{lines[line - 1].index('-') + 1}: this is not YAML: a hyphen that begins an item needs one space"
    assert_only_fault(problems(parse, "\n".join(lines), "f"), start, "Write one space after the hyphen.")


@pytest.mark.parametrize("line", [2, 5, 7, 8, 9, 12, 13])
def test_a_hyphen_without_a_space_is_named(line):
    lines = MORE.split("\n")
    lines[line - 1] = lines[line - 1].replace("- ", "-")
    start = f"f:{line}:{lines[line - 1].index('-') + 1}: this is not YAML: a hyphen that begins an item needs one space"
    assert_only_fault(problems(parse, "\n".join(lines), "f"), start, "Write one space after the hyphen.")


def test_a_hyphen_in_running_text_begins_no_item():
    assert_only_fault(problems(parse, "a: b\n  -5 c: d\n", "f"), "f:2:", "in quotation marks")


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("nav:\n  - Need: on both sides:\n      - a.md\n", '"Need: on both sides":'),
        ("nav:\n  - Need: on both sides:\n    - a.md\n", '"Need: on both sides":'),
        ('nav:\n  - Need: a "must":\n      - a.md\n', "'Need: a \"must\"':"),
        ("nav:\n  - Need: on both sides: a.md\n  - b.md\n", 'Need: "on both sides: a.md"'),
        ("a:\n  - text: What is it:\n  - text: b\n", 'text: "What is it:"'),
    ],
)
def test_a_colon_in_the_name_of_a_list_puts_the_name_in_quotation_marks(text, instead):
    assert_only_fault(problems(parse, text, "f"), "f:2:", f"Put the whole text in quotation marks: {instead}")
    lines = text.split("\n")
    lines[1] = f"  - {instead}"
    assert parse("\n".join(lines), "f")


def test_no_language_says_it_in_the_words_of_a_parser():
    for language in languages():
        speak(language)
        for text in ("a: |\n  b\nc d\ne: f\n", 'a: "b" c\n', "a: [b\n", moved(3, 3)):
            (fault,) = problems(parse, text, "f")
            assert not {"did", "expected", "while"} & set(fault.split())
    speak("en")
