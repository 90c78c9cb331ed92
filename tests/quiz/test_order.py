"""order: what its file may hold, how an answer is read, what it earns, and what is said of it."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest

from practicum.base.problem import ProblemsError
from practicum.grading.score import grade
from practicum.grading.sheet import empty_sheet
from practicum.quiz.answer_keys import public_part
from practicum.quiz.kinds.order import Item
from practicum.quiz.lettered import LETTERS
from practicum.quiz.reader import read_quiz
from support.golden_cases import SPECIFICATION
from support.paths import HANDBOOK
from support.quiz_texts import ORDER as QUIZ
from support.reading import assert_only_fault, lines, quiz_faults, read_answers, refused

ITEMS = "questions[0].items"
A, B, C = f"{ITEMS}[0]", f"{ITEMS}[1]", f"{ITEMS}[2]"


def read(text=QUIZ):
    return read_quiz(text, "f", "q")


def faults(*edits):
    return quiz_faults(QUIZ, *edits)


@pytest.fixture
def question():
    return read().questions[0]


def test_a_question_holds_what_its_file_says(question):
    assert [(item.id, item.text, item.place) for item in question.items] == [
        ("a", "A first task", 1),
        ("b", "The [need](a.md) of both", 3),
        ("c", "An answer", 2),
    ]
    assert question.items[1].why == "Nothing else\ncan be answered."
    assert question.answer_key() == {"rule": "next", "places": {"a": 1, "b": 3, "c": 2}}
    assert [item.id for item in question.solution()] == ["a", "c", "b"]
    assert [text for _, text in question.texts()][:3] == ["In which order?", "A first task", "It tests the words."]


ONE_FAULT = {
    "no items": (QUIZ[QUIZ.index("    items") : QUIZ.index("    see")], "", f"f:4:5 {ITEMS}: is missing.", "at least two"),
    "text missing": ("text: A first task\n        place", "place", f"f:9:9 {A}.text: is missing.", "puts in its place"),
    "text empty": ("A first task", "''", f"f:9:15 {A}.text: is empty.", "puts in its place"),
    "text in paragraphs": ("A first task", '"One.\\n\\nTwo."', f"f:9:15 {A}.text: is more than one paragraph", "as one"),
    "text twice": ("An answer", '"a FIRST  task"', f"f:17:15 {C}.text: is the same as that of item a.", "or delete one"),
    "place missing": ("        place: 2\n", "", f"f:17:9 {C}.place: is missing.", "from 1 to 3"),
    "place empty": ("place: 2", "place:", f"f:18:15 {C}.place: ", "from 1 to 3"),
    "place 0": ("place: 2", "place: 0", f'f:18:16 {C}.place: "0" is not a number from 1 to 3.', "from 1 to 3"),
    "place too high": ("place: 2", "place: 4", f'f:18:16 {C}.place: "4" is not a number from 1 to 3.', "from 1 to 3"),
    "place in words": ("place: 2", "place: two", f'f:18:16 {C}.place: "two" is not a number', "one item"),
    "place no whole": ("place: 2", "place: 3/2", f"f:18:16 {C}.place: 3/2 is not a whole number.", "one item"),
    "place a list": ("place: 2", "place: [2]", f"f:18:16 {C}.place: is a list, not a text.", "one item"),
    "place twice": ("place: 2", "place: 3", f"f:18:16 {C}.place: 3 is the place of item b already, and no item has: 2.", "of its own"),
    "why missing": ("        why: It decides.\n", "", f"f:17:9 {C}.why: is missing.", "every item says why"),
    "why empty": ("It decides.", "", f"f:19:13 {C}.why: is empty.", "every item says why"),
    "key misspelt": ("place: 2", "place: 2\n        plaice: 2", f"f:19:9 {C}.plaice: is not a key of this format.", 'Did you mean "place"?'),
    "key of another kind": ("    see", "    options: []\n    see", "f:20:5 questions[0].options: is not a key of this format.", ""),
    "item no mapping": ("      - text: An answer\n        place: 2\n        why: It decides.\n", "      - An answer\n", f"f:17:9 {C}: is a text, not a mapping", "at least two"),
    "credit in words": ("    see", "    credit: place\n    see", 'f:20:13 questions[0].credit: "place" is not one of: next, places.', 'Write "next" or "places", or delete the line. Did you mean "places"?'),
    "credit a number": ("    see", "    credit: 1\n    see", 'f:20:13 questions[0].credit: "1" is not one of', "delete the line"),
    "credit a list": ("    see", "    credit: [next]\n    see", "f:20:13 questions[0].credit: is a list, not a text.", "delete the line"),
    "right order already": ("place: 2", "place: X", f"f:9:7 {ITEMS}: earn credit as they are shown: the right one is directly behind a, b.", "Mix the items so that none has", ("place: 3", "place: 2"), ("place: X", "place: 3")),
    "one pair already": ("place: 1", "place: X", f"f:9:7 {ITEMS}: earn credit as they are shown: the right one is directly behind b.", "Mix the items so that none has", ("place: 3", "place: 1"), ("place: X", "place: 3")),
    "one place already": ("    see", "    credit: places\n    see", f"f:9:7 {ITEMS}: earn credit as they are shown: in the right place already: a.", "Mix the items so that none is in"),
}  # fmt: skip


@pytest.mark.parametrize("row", ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_fault_gives_one_message_with_its_place_and_fix(row):
    old, new, start, fix, *more = row
    assert_only_fault(faults((old, new), *more), start, fix)


def with_items(items):
    start, end = QUIZ.index("    items:"), QUIZ.index("    see")
    return QUIZ[:start] + f"    items: {items}\n" + QUIZ[end:]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("x", "is a text, not a list."),
        ("{a: 1}", "is a mapping (keys and values), not a list."),
        ("[]", "holds 0; at least 2 are needed."),
        ("[{text: One, place: 1, why: So.}]", "holds 1; at least 2 are needed."),
        (f"[{', '.join(f'{{text: T{n}, place: {27 - n}, why: So.}}' for n in range(27))}]", "holds 27; 26 are"),
    ],
)
def test_too_few_or_too_many_items_are_refused(items, said):
    with pytest.raises(ProblemsError) as caught:
        read(with_items(items))
    (problem,) = caught.value.problems
    assert problem.path == ITEMS
    assert problem.what.startswith(said)


def test_all_places_that_are_wrong_are_said_at_once():
    items = "[{text: A, place: 2, why: So.}, {text: B, place: 2, why: So.}, {text: C, place: 2, why: So.}]"
    with pytest.raises(ProblemsError) as caught:
        read(with_items(items))
    assert [p.path for p in caught.value.problems] == [f"{B}.place", f"{C}.place"]
    assert "no item has: 1, 3." in caught.value.problems[0].what


def test_as_many_items_as_letters_are_read():
    items = ", ".join(f"{{text: T{n}, place: {26 - n}, why: So.}}" for n in range(26))
    quiz = read(with_items(f"[{items}]"))
    assert quiz.questions[0].items[25].id == "z"


READ = {
    "a list": (["b", "c", "a"], ("b", "c", "a")),
    "capitals and spaces": ([" B", "c\t", "A"], ("b", "c", "a")),
    "a text": ("b, c,a", ("b", "c", "a")),
    "a text with spaces and tabs": ("\tb  c a ", ("b", "c", "a")),
    "as it is shown": (["a", "b", "c"], ("a", "b", "c")),
    "with empty ones": (["b", "", "c", " ", "a"], ("b", "c", "a")),
    "nothing": (" , ", None),
    "nothing in a list": (["", "\t"], None),
}


@pytest.mark.parametrize("row", READ.values(), ids=READ)
def test_an_answer_is_read_into_one_form(question, row):
    given, answer = row
    assert question.answer(given) == answer


REFUSED = {
    "unknown": (["b", "c", "d"], '"d" is not an item here.', "Write one of: a, b, c."),
    "missing": (["b"], "the order leaves out a, c.", "Name each once: a, b, c."),
    "twice": ("b, c, B, a", '"b" appears twice.', "Name each once: a, b, c."),
    "twice and missing": (["b", "c", "c"], '"c" appears twice.', "Name each once: a, b, c."),
    "together": ("bca", '"bca" is not an item here.', "Write one of: a, b, c."),
    "a mapping": ({"a": "3"}, "this question takes a list of letters.", "Write one, such as [c, b, a]."),
    "a list in a list": ([["b", "c", "a"]], "this question takes a list of letters.", "Write one, such as [c, b, a]."),
}


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED)
def test_a_wrong_order_is_refused_with_what_to_write(question, row):
    given, what, fix = row
    assert refused(question, given) == (what, fix)


PLACES = re.sub("place: [13]", lambda found: {"place: 1": "place: 3", "place: 3": "place: 1"}[found[0]], QUIZ).replace(
    "    see", "    credit: places\n    see"
)
BY_PLACES = read(PLACES).questions[0]


@pytest.mark.parametrize(
    ("answer", "credit"), [("acb", "1"), ("abc", "0"), ("cab", "0"), ("bac", "1/2"), ("cba", "1/2"), ("bca", "0")]
)
def test_credit_is_the_share_that_the_right_one_follows(question, answer, credit):
    assert question.credit(tuple(answer)) == Fraction(credit)


@pytest.mark.parametrize(
    ("answer", "credit"), [("bca", "1"), ("bac", "1/3"), ("cba", "1/3"), ("abc", "0"), ("cab", "0"), ("acb", "1/3")]
)
def test_by_places_credit_is_the_share_in_their_own_place(answer, credit):
    assert BY_PLACES.credit(tuple(answer)) == Fraction(credit)


@pytest.mark.parametrize("rule", ["", "next"])
def test_the_rule_is_next_unless_the_question_says_places(question, rule):
    written = read(QUIZ.replace("    see", f"    credit: {rule}\n    see")).questions[0]
    assert written == replace(question, place=written.place)
    assert BY_PLACES.rule == "places"
    assert BY_PLACES.revision == question.revision


def test_the_public_part_of_an_assessment_says_by_what_rule_it_is_scored():
    complete = PLACES.replace("lesson: lesson", "lesson: lesson\nmode: assessment")
    public = read(public_part(complete, "f"))
    assert public.keyless
    assert public.questions[0].rule == "places"


def rows_on_chance():
    """Return the rows of the specification's table on what chance earns, as numbers."""
    table = SPECIFICATION.read_text("utf-8").split("| Items | Earns on average |")[1].split("\n\n")[0]
    return [[Fraction(cell) for cell in line.strip("|").split("|")] for line in table.split("\n")[2:]]


@pytest.mark.parametrize("row", rows_on_chance(), ids=lambda row: f"{row[0]} items")
def test_all_orders_together_earn_what_the_specification_says(row):
    number, average, *nothing, next_slip, places_slip = row
    letters = LETTERS[: int(number)]
    places = [int(number), *range(1, int(number))]  # a belongs behind all others
    items = tuple(
        Item(id=ident, text=ident, place=place, why="So.") for ident, place in zip(letters, places, strict=True)
    )
    for rule, share, slip in zip(("next", "places"), nothing, (next_slip, places_slip), strict=True):
        question = replace(BY_PLACES, items=items, rule=rule)
        earned = [question.credit(answer) for answer in permutations(letters)]
        assert sum(earned) / len(earned) == average
        assert Fraction(earned.count(0), len(earned)) == share
        assert earned.count(1) == 1
        assert question.credit(tuple(letters)) == slip


def test_reasons_say_what_should_follow_in_the_words_of_the_page(question):
    assert lines(question.reasons(tuple("abc"))) == [
        'a: After this comes: "An answer". It tests the words.',
        'c: After this comes: "The need of both". It decides.',
    ]
    assert lines(question.reasons(tuple("bac"))) == ['c: After this comes: "The need of both". It decides.']
    assert question.reasons(tuple("acb")) == ()


def test_by_places_reasons_give_the_place_of_what_is_not_in_its_own_place():
    assert lines(BY_PLACES.reasons(tuple("bac"))) == [
        "a: Its place is 3. It tests the words.",
        "c: Its place is 2. It decides.",
    ]
    assert lines(BY_PLACES.reasons(tuple("acb"))) == [
        "a: Its place is 3. It tests the words.",
        "b: Its place is 1. Nothing else can be answered.",
    ]
    assert BY_PLACES.reasons(tuple("bca")) == ()


def test_an_order_is_shown_by_the_texts_of_its_items(question):
    assert lines(question.chosen(tuple("bca"))) == ["b. The [need](a.md) of both", "c. An answer", "a. A first task"]


def rows_of_the_handbook():
    """Return each order of the handbook's table with its credit and points."""
    page = (HANDBOOK / "order.md").read_text("utf-8")
    return re.findall(r"^\| ([a-d], .*?) \| .*? \| (\S+) \| (\S+) \| .*? \|$", page, re.MULTILINE)


def test_the_handbook_shows_an_example_that_scores_as_it_says():
    example = re.search(r"^```yaml\n(.*?)^```", (HANDBOOK / "order.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)[1]
    (question,) = read(f"title: T\nlesson: l\nquestions:\n{example}").questions
    assert len(rows_of_the_handbook()) == 5
    for answer, credit, points in rows_of_the_handbook():
        earned = question.credit(question.answer(answer))
        assert (earned, earned * question.points) == (Fraction(credit), Fraction(points))
    by_places = replace(question, rule="places")
    assert [by_places.credit(tuple(answer)) for answer in ("badc", "cbda")] == [Fraction(1, 2), 0]


def test_an_empty_answer_file_shows_the_items_as_the_page_does():
    quiz = read()
    sheet = empty_sheet(quiz)
    assert (
        "  #   a. A first task\n  #   b. The need of both\n  #   c. An answer\n  #   Write all letters in their order: [..., ..., ...]\n  steps:\n"
        in sheet
    )
    assert read_answers(quiz, sheet).answers == {}


def test_an_answer_file_filled_in_by_hand_is_graded():
    quiz = read()
    filled = empty_sheet(quiz).replace("  steps:\n", "  steps: b a c\n", 1)
    result = grade(read_answers(quiz, filled))
    assert (result.questions[0].answer, result.earned) == (("b", "a", "c"), Fraction(1, 2))


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("A first task", "A task", False),
        ("In which order", "Which order", False),
        ("A first task", '"A  first task "', True),
        ("It decides.", "So it is.", True),
    ],
)
def test_the_revision_covers_what_is_seen_and_never_the_key(old, new, same):
    edited = QUIZ.replace(old, new, 1)
    assert (read(edited).questions[0].revision == read().questions[0].revision) is same


def test_other_places_are_no_other_revision(question):
    places = iter("213")
    edited = read(re.sub(r"place: \d", lambda _: f"place: {next(places)}", QUIZ)).questions[0]
    assert (edited.solution() == question.solution(), edited.revision) == (False, question.revision)


@pytest.mark.parametrize("rule", ["next", "places"])
@pytest.mark.parametrize("number", range(2, 6))
def test_an_order_is_refused_exactly_where_it_earns_credit_as_it_is_shown(rule, number):
    accepted = 0
    for places in permutations(range(1, number + 1)):
        items = tuple(Item(id=LETTERS[at], text=f"T{at}", place=place, why="So.") for at, place in enumerate(places))
        earned = replace(BY_PLACES, items=items, rule=rule).credit(tuple(LETTERS[:number]))
        text = with_items(
            "[" + ", ".join(f"{{text: {item.text}, place: {item.place}, why: So.}}" for item in items) + "]"
        )
        text = text.replace("    see", f"    credit: {rule}\n    see")
        if earned:
            with pytest.raises(ProblemsError, match="earn credit as they are shown"):
                read(text)
        else:
            accepted += bool(read(text))
    assert accepted


def test_another_order_of_the_items_is_another_revision():
    first, second = "      - text: A first task\n        place: 1\n        why: It tests the words.\n", "    see"
    moved = QUIZ.replace(first, "").replace(second, first + second)
    assert read(moved).questions[0].revision != read().questions[0].revision


@pytest.mark.parametrize(("length", "long"), [(24, False), (25, True)])
def test_items_are_long_from_the_twenty_fifth_character(length, long):
    assert read(QUIZ.replace("A first task", "x" * length, 1)).questions[0].is_long is long
