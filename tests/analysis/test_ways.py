"""Ways through a conversation, counted by hand."""

from fractions import Fraction

from practicum.analysis.ways import ways
from support.answer_rows import question_of, reply, rows, talk


def test_ways_by_hand():
    """Ten learners: six ask and get a date, three tell and get nothing, and one asks, goes round and asks again."""
    question = question_of(talk())
    found = ways(question, rows(question, ("a, a", 6), ("b", 3), ("a, b, a, b, a, c", 1)))
    assert found.number == 10
    assert found.places == {"opens": 10, "asks": 7, "date": 6, "nothing": 4}
    assert found.steps == {
        ("opens", "asks"): 7,
        ("opens", "nothing"): 3,
        ("asks", "date"): 6,
        ("asks", "opens"): 1,
        ("asks", "nothing"): 1,
    }
    assert found.replies["asks", "b"] == 1  # though it was chosen twice
    assert (found.share("date"), found.share_of_step("asks", "date")) == (Fraction(6, 10), Fraction(6, 7))
    assert (found.commonest, found.went) == (("opens", "asks", "date"), 6)
    assert found.layers() == [["opens"], ["asks"], ["date", "nothing"]]


def test_replies_with_the_same_target_are_one_step():
    question = question_of(
        {
            "kind": "dialogue",
            "nodes": [
                {"id": "n", "says": "?", "replies": [reply("A", "e", 1), reply("B", "e"), reply("C", "n")]},
            ],
            "endings": [{"id": "e", "title": "E", "debrief": "D"}],
        }
    )
    found = ways(question, rows(question, ("a", 1), ("b", 2), ("c, c, a", 1)))
    assert found.steps == {("n", "e"): 4, ("n", "n"): 1}
    assert found.replies == {("n", "a"): 2, ("n", "b"): 2, ("n", "c"): 1}
    assert found.layers() == [["n"], ["e"]]


def test_places_that_nobody_reached_are_in_no_layer():
    question = question_of(talk())
    found = ways(question, rows(question, ("b", 1)))
    assert found.places["date"] == 0
    assert found.layers() == [["opens"], ["nothing"]]
    assert found.share_of_step("opens", "nothing") == 1


def test_without_answers_there_is_no_way():
    found = ways(question_of(talk()), [])
    assert (found.number, found.layers(), found.commonest, found.share("opens")) == (0, [], (), 0)
