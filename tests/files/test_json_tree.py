"""JSON that is read without YAML is read as YAML reads it, or not at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.base.problem import ProblemsError
from practicum.files.json_tree import read_json
from practicum.files.yaml_tree import MAX_DEPTH, Items, Table, Text, parse

TEXTS = st.text(max_size=12) | st.text(alphabet=' \t\n\r\\/:{}[]",#&*!-~\x85\xa0\u2028\ufeff', max_size=12)
NUMBERS = st.integers() | st.floats() | st.booleans() | st.none()
VALUES = st.recursive(
    TEXTS | NUMBERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
PIECES = st.lists(
    st.sampled_from([*'{}[]:,"', ' "a"', ': "b"', "\n", "  ", "\t", "1", "-1.5e3", "NaN", "true", "null", "# c", "é"]),
    max_size=12,
).map("".join)


def shape(node):
    """Return a node with the types of all that it holds."""
    if isinstance(node, Table):
        return [(type(node), type(key), str(key), shape(value)) for key, value in node.items()]
    if isinstance(node, Items):
        return [type(node), *map(shape, node)]
    return type(node), str(node)


def agree(text):
    """Compare both readings, where the short one reads at all; return whether it does."""
    found = read_json(text)
    if found is None:
        return False
    assert shape(found) == shape(parse(text, "f"))
    return True


@given(st.dictionaries(TEXTS, VALUES, max_size=4), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_what_json_writes_is_read_as_yaml_reads_it(data, indent, ascii_only):
    agree(json.dumps(data, indent=indent, ensure_ascii=ascii_only))


@given(PIECES)
def test_what_is_almost_json_is_read_as_yaml_reads_it_or_not_at_all(inner):
    agree("{" + inner + "}")
    agree('{"a": ' + inner + "}")


def test_an_answer_file_from_a_page_takes_the_fast_path():
    data = {
        "quiz": "q",
        "learner": "Łukasz 山田",
        "answers": {"a": "b", "c": ["a", "b"], "d": {"x": "1\\n2"}},
        "seed": 12,
    }
    assert agree(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    assert agree(json.dumps(data, ensure_ascii=False))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1]",
        "quiz: q",
        '{"a": 1, "a": 2}',
        '{"a": 1} x',
        '{"a": 1',
        '{"a"\n: 1}',
        '{"a":\t1}',
        '{"a": "\x85"}',
        '{"a": "\\/"}',
        '{"a": "\\ud83d\\ude00"}',
        "{\"a\": 'b'}",
        "{" + '"a": {' * MAX_DEPTH + "}" * MAX_DEPTH + "}",
        "{" + '"a": [' + "[" * 100_000,
        '{"%s": 1}' % ("k" * 2000),
    ],
)
def test_what_could_be_read_in_two_ways_is_left_to_yaml(text):
    assert read_json(text) is None


def test_nesting_that_yaml_takes_is_taken():
    depth = MAX_DEPTH - 1
    assert agree('{"a": ' * depth + "[1]" + "}" * depth)
    assert not agree('{"a": ' * depth + "[[1]]" + "}" * depth)


@pytest.mark.parametrize("text", ["{" + '"a": {' * MAX_DEPTH + "}" * MAX_DEPTH + "}"])
def test_nesting_that_yaml_refuses_is_refused(text):
    with pytest.raises(ProblemsError):
        parse(text, "f")


def test_every_node_has_a_place():
    root = read_json('{"a": ["b", {"c": null}]}')
    assert (root.line, root.column, next(iter(root)).line) == (1, 1, 1)
    assert root[Text("a")].line == root[Text("a")][1].column == 1
