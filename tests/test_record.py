"""Records, and the problems made of them."""

from __future__ import annotations

from typing import ClassVar

import pytest

from practicum.problem import Problem, ProblemsError, nearest, short
from practicum.record import Record


class Spot(Record):
    unit: ClassVar[str] = "mm"
    x: int
    y: int = 0


class Named(Spot):
    name: str


class Other(Record):
    x: int
    y: int = 0


def a_problem(**changes):
    values = {"file": "f.yml", "line": 2, "column": 3, "path": "a.b", "what": "is empty.", "mend": "Fill it."}
    return Problem(**values | changes)


def test_fields_are_given_by_keyword_and_may_have_defaults():
    spot = Spot(x=1)
    assert (spot.x, spot.y, spot.unit) == (1, 0, "mm")


def test_fields_are_inherited_in_order():
    assert repr(Named(name="n", x=1, y=2)) == "Named(x=1, y=2, name='n')"


@pytest.mark.parametrize(("values", "odd"), [({}, "x"), ({"x": 1, "z": 2}, "z"), ({"x": 1, "unit": "cm"}, "unit")])
def test_a_missing_or_unknown_field_is_named(values, odd):
    with pytest.raises(TypeError, match=rf"Spot: missing or unknown: {odd}$"):
        Spot(**values)


def test_a_record_does_not_change():
    spot = Spot(x=1)
    with pytest.raises(AttributeError, match="Spot is frozen: x"):
        spot.x = 2
    assert spot.x == 1


def test_records_are_equal_when_type_and_fields_are():
    assert Spot(x=1) == Spot(x=1, y=0)
    assert Spot(x=1) != Spot(x=2)
    assert Spot(x=1) != Other(x=1)
    assert len({Spot(x=1), Spot(x=1, y=0), Other(x=1)}) == 2


def test_a_record_that_holds_a_list_cannot_be_hashed():
    with pytest.raises(TypeError, match="unhashable"):
        hash(Spot(x=[]))


def test_a_problem_reads_as_one_line_with_place_path_what_and_mend():
    assert str(a_problem()) == "f.yml:2:3 a.b: is empty. Fill it."
    assert str(a_problem(path="", what="two\n  lines.")) == "f.yml:2:3: two lines. Fill it."


@pytest.mark.parametrize("hidden", ["\x1b[2J", "\x9b2J", "\x07", "\u202e", "\u2066"])
def test_a_problem_never_shows_characters_that_steer_a_terminal(hidden):
    shown = str(a_problem(file=f"x{hidden}y", path=f"x{hidden}y", what=f"x{hidden}y", mend=f"x{hidden}y"))
    assert shown.isprintable()


def test_problems_come_sorted_and_without_doubles():
    late, early = a_problem(line=10), a_problem(line=9)
    elsewhere = a_problem(file="a.yml", line=90)
    error = ProblemsError([late, early, elsewhere, a_problem(line=10)])
    assert error.problems == [elsewhere, early, late]
    assert str(error) == "\n".join(map(str, error.problems))


@pytest.mark.parametrize(
    ("length", "shown"), [(0, ""), (39, "x" * 39), (40, "x" * 40), (41, "x" * 39 + "…"), (999, "x" * 39 + "…")]
)
def test_a_long_text_is_quoted_by_its_beginning(length, shown):
    assert short("x" * length) == shown


@pytest.mark.parametrize(
    ("word", "hint"),
    [("optoins", ' Did you mean "options"?'), ("options", ' Did you mean "options"?'), ("xyz", ""), ("", "")],
)
def test_the_nearest_word_is_offered_only_when_one_is_near(word, hint):
    assert nearest(word, ["title", "options", "option-b"]) == hint
