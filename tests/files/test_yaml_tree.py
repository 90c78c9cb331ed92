"""YAML and JSON -> plain data that knows its place, or a problem at the right line."""

from __future__ import annotations

import io
import json

import pytest

from practicum.files.yaml_tree import (
    MAX_ALIASES,
    MAX_BYTES,
    MAX_DEPTH,
    Items,
    Table,
    Text,
    parse,
    read_bytes,
    read_file,
)
from support.reading import assert_only_fault, problems


@pytest.mark.parametrize("scalar", ["No", "1,250", "12:30", "007", "1e3", "true", "0x1F", "2026-01-02", "=", "<<"])
def test_a_scalar_stays_the_text_that_was_written(scalar):
    assert parse(f"key: {scalar}", "f") == {"key": scalar}


@pytest.mark.parametrize("empty", ["", "~", "null", "Null", "NULL", "''", '""'])
def test_nothing_and_null_are_empty(empty):
    assert parse(f"key: {empty}", "f") == {"key": ""}


@pytest.mark.parametrize("quoted", ["'null'", '"~"'])
def test_a_quoted_null_is_a_text(quoted):
    assert parse(f"key: {quoted}", "f") == {"key": quoted[1:-1]}


def test_every_node_knows_its_place():
    tree = parse("a:\n  - b\n  - {cé: d, e: [f]}\n", "f")
    items = tree["a"]
    key, inner = list(items[1])[1], items[1]["e"]
    assert (type(tree), type(items), type(inner), type(key)) == (Table, Items, Items, Text)
    places = [(node.line, node.column) for node in (tree, items, items[0], items[1], key, inner, inner[0])]
    assert places == [(1, 1), (2, 3), (2, 5), (3, 5), (3, 13), (3, 16), (3, 17)]


def test_anchors_and_aliases_may_be_used_within_bounds():
    assert parse("a: &x [1]\nb: *x\nc: &t k\n*t : v\n", "f") == {"a": ["1"], "b": ["1"], "c": "k", "k": "v"}


@pytest.mark.parametrize(
    "text", ["**so** it is", "*so* it is", "&amp; so", "> 50 % of it", "| a", "- a", "? why", "@home"]
)
def test_a_text_that_begins_with_a_character_of_yaml_is_to_be_put_in_quotes(text):
    (fault,) = problems(parse, f"a:\n  text: {text}\n  why: b\n", "f")
    assert fault.startswith("f:2:")
    assert fault.endswith(
        ("Put the text in quotation marks.", "or put it in quotation marks.", "or put the text in quotation marks.")
    )


@pytest.mark.parametrize(
    ("line", "place", "lost"),
    [
        ("text: Rule #1 counts", "2:13", "#1 counts"),
        ("text: #1 in the market", "2:8", "#1 in the market"),
        ("text: one\n    and\t#two", "3:8", "#two"),
        ("text: été #1", "2:12", "#1"),
        ("text: [Ann, Team #7\n    ]", "2:19", "#7"),
    ],
)
def test_a_text_that_yaml_cuts_at_a_number_sign_is_named(line, place, lost):
    (fault,) = problems(parse, f"a:\n  {line}\n  why: b\n", "f")
    assert fault.startswith(f'f:{place}: YAML takes "{lost}" for a comment. Put the text in quotation marks;')


def test_a_comment_after_a_value_cuts_nothing():
    text = "a: C# # so\nb: 2 #bonus\nc: true #yes\nd: 'e' #f\ng: |\n  h #i\n#j\nk: l#m\nn: # o\n  p\nq: r\n  #s\n"
    assert parse(text, "f") == {
        "a": "C#", "b": "2", "c": "true", "d": "e", "g": "h #i\n", "k": "l#m", "n": "p", "q": "r",
    }  # fmt: skip


def test_a_text_that_yaml_takes_for_an_anchor_is_named():
    (fault,) = problems(parse, "a:\n  b: &Co is a firm\n  c: &x [d]\n", "f")
    assert fault.startswith('f:2:6: YAML takes "&Co" for a name of what follows')


def test_anchors_and_comments_of_other_programs_are_left_to_them():
    assert parse("a: &x b\nc: d #e\n", "f", tags=True) == {"a": "b", "c": "d"}


def test_depth_is_allowed_up_to_the_bound():
    deepest = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert "a" in parse(deepest, "f")
    assert problems(parse, "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, "f") == [
        f"f:1:{3 + MAX_DEPTH}: nested more than {MAX_DEPTH} deep. Take it apart."
    ]


def test_aliases_are_allowed_up_to_the_bound():
    used = ", ".join(["*x"] * MAX_ALIASES)
    assert len(parse(f"a: &x y\nb: [{used}]", "f")["b"]) == MAX_ALIASES
    (fault,) = problems(parse, f"a: &x y\nb: [{used}, *x]", "f")
    assert fault.endswith("*x cannot be used here. Write the value out.")


def test_an_alias_bomb_is_refused():
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
    )
    (fault,) = problems(parse, bomb, "f")
    assert fault.startswith("f:5:") and "cannot be used here" in fault  # noqa: PT018


@pytest.mark.parametrize(
    ("text", "start", "fix"),
    [
        ("", "f:1:1: this file holds no keys.", ""),
        ("- a\n", "f:1:1: this file holds no keys.", ""),
        ("just words\n", "f:1:1: this file holds no keys.", ""),
        ("a: b\na: c\n", 'f:2:1 a: "a" appears twice; the first is in line 1.', "Delete one."),
        ("a:\n  b: 1\n  b: 2\n", 'f:3:3 b: "b" appears twice; the first is in line 2.', "Delete one."),
        ("a: b: c\n", 'f:1:5: this is not YAML: this ":" is read as that of a key.', 'quotation marks: a: "b: c"'),
        (
            "a:\n  - x: 1\n    why: Ask: why?\n",
            'f:3:13: this is not YAML: this ":"',
            'quotation marks: why: "Ask: why?"',
        ),
        ('a: Say "b": it\'s c\n', 'f:1:11: this is not YAML: this ":"', "a: 'Say \"b\": it''s c'"),
        ("a: [b]: c\n", 'f:1:7: this is not YAML: this ":"', "Put the whole text in quotation marks."),
        ("a: {b: c: d}\n", 'f:1:9: this is not YAML: this ":"', "Put the whole text in quotation marks."),
        (f"a: b: {'c' * 90}\n", 'f:1:5: this is not YAML: this ":"', "Put the whole text in quotation marks."),
        ("a: 'b\n", "f:1:4: this is not YAML:", "Close the quotation mark."),
        ("a: [b\n", "f:1:4: this is not YAML:", "Close the bracket"),
        ("a: @b\n", "f:1:4: this is not YAML:", "Put the text in quotation marks."),
        ("a:\n\tb: c\n", "f:2:1: this is not YAML:", "Indent with spaces, not with tabs."),
        ("a:\n  b: c\n \tc: d", "f:3:", "Indent with spaces, not with tabs."),
        ("a: b\tc\nd: @e\n", "f:2:4: this is not YAML:", "Put the text in quotation marks."),
        ("a: b\nc\n", "f:2:1: this is not YAML:", 'Write "key: value"'),
        ("a: b\n---\nc: d\n", "f:2:1: a second document starts here.", "Delete the line"),
        (
            "a: !!python/object:os.system {}\n",
            "f:1:4: the tag tag:yaml.org,2002:python/object:os.system",
            "Delete it.",
        ),
        ("a: !own b\n", "f:1:4: the tag !own is not used here.", "Delete it."),
        ("a: *b\n", "f:1:4: *b cannot be used here.", "Write the value out."),
        ("a: &b [*b]\n", "f:1:8: *b cannot be used here.", "Write the value out."),
        ("? [a]\n: b\n", "f:1:3: a list cannot be a key.", "put the text in quotes"),
        ("{a: b}: c\n", "f:1:1: a list cannot be a key.", "put the text in quotes"),
        ("a: b\nc: d\x07\n", "f:2:5: there is a character here", "Delete it."),
        ("é: é\né: é\x07\n", "f:2:5: there is a character here", "Delete it."),
        ("a: b\x00\n", "f:1:5: there is a character here", "Delete it."),
        ("%YAML 3.0\n---\na: b\n", "f:1:1: this is not YAML:", ""),
        ('a: "C:\\quizzes"\n', "f:1:7: this is not YAML:", ""),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place_and_fix(text, start, fix):
    assert_only_fault(problems(parse, text, "f"), start, fix)


@pytest.mark.parametrize("text", ["Needs: a list", "Ask: why?", 'The "so": it\'s', "12: 30", "It's: so", "a\\b: c"])
def test_a_text_written_as_the_message_of_a_colon_says_is_that_text(text):
    (fault,) = problems(parse, f"why: {text}\n", "f")
    _, _, line = fault.partition("quotation marks: ")
    assert line == "" or parse(f"{line}\n", "f") == {"why": text}


def test_a_place_is_inside_of_the_file_even_where_its_end_is_missing():
    (fault,) = problems(parse, "a: {b: c", "f")
    assert fault.startswith("f:1:")


def test_an_unknown_escape_is_not_called_a_missing_quotation_mark():
    (fault,) = problems(parse, 'a: "C:\\quizzes"\n', "f")
    assert "Close the quotation mark" not in fault


def test_every_double_key_is_named_at_once():
    assert len(problems(parse, "a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n", "f")) == 3


def test_tags_are_passed_over_where_they_are_allowed():
    config = 'a: !ENV [X, ""]\nb: !!python/name:pymdownx.x.y ""\n'
    assert parse(config, "f", tags=True) == {"a": ["X", ""], "b": ""}


@pytest.mark.parametrize(
    "value",
    ["plain", "é\u2028\u00a0\U0001f600", "a\\b/c\"d'e", "tab\tline\n\x00\x7f\x9b", ["x", ["y", {"z": ""}]], {}],
)
@pytest.mark.parametrize(
    "style", [{}, {"ensure_ascii": False}, {"indent": 2}, {"indent": "\t"}, {"separators": (",", ":")}]
)
def test_json_is_read_as_json(value, style):
    text = json.dumps({"key": value, "more": {"a": []}}, **style)
    if not style.get("ensure_ascii", True) and isinstance(value, str):
        text = text.replace("\x7f", "\\u007f").replace("\x9b", "\\u009b")
    assert parse(text, "f") == {"key": value, "more": {"a": []}}


def test_bytes_are_read_as_utf8_without_their_mark():
    assert read_bytes(io.BytesIO("\ufeffé: ü".encode()), "f") == "é: ü"


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"\xff", "f:1:1"),
        (b"a: b\nc: \xe9t\xe9\n", "f:2:4"),
        ("a: é".encode() + b"\xe9", "f:1:5"),
        ("a".encode("utf-16"), "f:1:1"),
    ],
)
def test_bytes_that_are_no_utf8_are_named_with_their_place(raw, place):
    (fault,) = problems(read_bytes, io.BytesIO(raw), "f")
    assert fault.startswith(f"{place}: this file is not UTF-8 text. Save it as UTF-8")


def test_size_is_allowed_up_to_the_bound():
    assert len(read_bytes(io.BytesIO(b"x" * 10), "f", 10)) == 10
    (fault,) = problems(read_bytes, io.BytesIO(b"x" * 11), "f", 10)
    assert fault == "f:1:1: this file is larger than 10 bytes. Split it."


class Endless(io.RawIOBase):
    """A stream that never ends, and counts what is taken from it."""

    taken = 0

    def read(self, size=-1):
        assert size >= 0, "would never end"
        self.taken += size
        return b"x" * size


def test_no_more_than_the_bound_is_read_of_a_large_file():
    stream = Endless()
    assert "larger than 2,000,000 bytes" in problems(read_bytes, stream, "f")[0]
    assert stream.taken == MAX_BYTES + 1


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path):
    assert problems(read_file, str(tmp_path / "no.yml"), "no.yml") == [
        "no.yml:1:1: cannot be read: no such file or directory. Check the file's name and place."
    ]
    (fault,) = problems(read_file, str(tmp_path), "folder")
    assert fault.startswith("folder:1:1: cannot be read: ")


def test_a_curly_mark_within_straight_ones_is_part_of_a_key():
    assert parse('{"«": 1}', "f") == {"«": "1"}
