"""Pictures of an analysis: the page's colours, no ids, every word as text, and a page that does without them."""

import os
import re
import subprocess
import sys
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from practicum.analysis.drawing import SIZE, WIDTH, fitting, lines, width_of
from practicum.analysis.picture_rows import lowest, share_rows, sure_rows
from practicum.analysis.pictures import pictures
from practicum.analysis.ways import ways
from practicum.markup.plain import plain, plain_line
from support.answer_rows import EMOJI, HOSTILE, RIGHT_TO_LEFT, choice, figures_of, quiz_of, reply, talk
from support.course_talk import TALK, attempts, hand_in_talk

MOST_BYTES = 12_000
LONG = "Nobody has asked what the price of doing nothing is, and it is the question."


def drawn(stem="What?", opens="Hello?", title="A date"):
    """Return every picture of a small class."""
    quiz = figures_of(quiz_of(choice(stem), talk(opens, title) | {"stem": stem}, confidence="true"), *attempts(12))
    one, two = quiz.questions
    with pictures() as found:
        return [
            found.shares(quiz),
            found.facilities(quiz),
            found.sureness(one),
            found.ways(two.question, ways(two.question, two.answers)),
        ]


def words_of(svg):
    return [element.text for element in ET.fromstring(svg).iter("text")]


def test_pictures_say_in_words_what_they_show():
    shares, facilities, sureness, way = (ET.fromstring(svg) for svg in drawn())
    assert shares.get("aria-label") == "Median 44 %; 2 of 12 reached 80 %."
    assert facilities.get("aria-label") == "From 25 % (What?) to 50 %; below 50 %: 1 of 2 questions."
    assert sureness.get("aria-label") == ("sure: 6 of 9 right. a guess: 0 of 3 right.")
    assert way.get("aria-label") == (
        "Learners: 12. Endings: Nothing: 8 (67 %); A date: 4 (33 %). The commonest way: 1 → 4 (8)."
    )


def test_pictures_have_the_colours_of_the_page_and_no_ids():
    for svg in drawn():
        assert not re.search(r"\sid=|href|url\(|<style|<defs|<metadata|<image", svg)
        assert not re.search("#[0-9a-f]{3}|rgb", svg)
        values = re.findall('(?:fill|stroke):([^;"]+)', svg)
        assert values
        assert all(re.fullmatch(r"none|var\(--[a-z]+\)", value) for value in values)


def test_pictures_are_the_same_each_time():
    assert drawn() == drawn()


@pytest.mark.parametrize("words", [HOSTILE, RIGHT_TO_LEFT, EMOJI, "$x$", "&amp;", "e\N{COMBINING ACUTE ACCENT}" * 12])
def test_words_stay_text(words):
    _, facilities, _, way = map(ET.fromstring, drawn(words, words, words))
    assert f"({fitting(plain_line(words), 2 * WIDTH)})" in facilities.get("aria-label")
    assert f"{fitting(words, WIDTH)}: 4 (33 %)" in way.get("aria-label")
    for svg, begin in ((facilities, plain_line(words)[:5]), (way, f"1. {plain(words)}"[:5]), (way, f"3. {words}"[:5])):
        assert [text for text in svg.iter("text") if text.text.startswith(begin)]
        assert {element.tag for element in svg.iter()} == {"svg", "path", "text"}


def test_a_large_conversation_shows_what_most_reached_in_few_bytes():
    number = 60
    replies = [[reply(LONG, f"n{place + 1}", 1), reply("Stop", f"e{place}")] for place in range(number)]
    replies[-1][0]["next"] = "e0"
    replies[5].append(reply("Back", "n0"))
    nodes = [{"id": f"n{place}", "says": LONG, "replies": own} for place, own in enumerate(replies)]
    endings = [{"id": f"e{place}", "title": LONG, "debrief": "D"} for place in range(number)]
    quiz = quiz_of({"kind": "dialogue", "nodes": nodes, "endings": endings})
    given = [({"q0": ["a"] * place + ["b"]}, {}) for place in range(number)]
    (each,) = figures_of(quiz, *given, ({"q0": [*"aaaaacb"]}, {})).questions
    found = ways(each.question, each.answers)
    with pictures() as draw:
        svg = draw.ways(each.question, found)
        assert draw.left_out(found) == 2 * number - draw.most_places
    assert len(svg.encode()) < MOST_BYTES


def test_forty_questions_are_drawn_in_few_bytes():
    quiz = figures_of(quiz_of(*(choice(LONG) for _ in range(50))), *([({"q0": "a"}, {})] * 5))
    with pictures() as draw:
        svg = draw.facilities(quiz)
    assert len([text for text in words_of(svg) if text.endswith("…")]) == 40
    assert len(svg.encode()) < MOST_BYTES


def test_shares_in_steps_of_ten_by_hand():
    rows = share_rows({Fraction(0): 1, Fraction(3, 4): 2, Fraction(79, 100): 3, Fraction(9, 10): 4, Fraction(1): 5}, 75)
    assert [(row.low, row.reached, row.less) for row in rows if row.number] == [(0, 0, 1), (70, 5, 0), (90, 9, 0)]
    rows = share_rows({Fraction(72, 100): 1, Fraction(78, 100): 2}, 75)
    assert [(row.low, row.reached, row.less) for row in rows if row.number] == [(70, 2, 1)]


def test_confidence_by_hand_and_nothing_of_fewer_than_five():
    sure = {("sure", True): 3, ("sure", False): 1, ("guess", True): 1}
    assert [(row.level, row.right, row.number) for row in sure_rows(sure)] == [
        ("sure", 3, 4),
        ("guess", 1, 1),
    ]
    assert sure_rows({("sure", True): 4}) == []


def test_the_lowest_question_is_first_and_four_answers_say_nothing():
    quiz = figures_of(quiz_of(choice(), choice()), *([({"q0": "a", "q1": "b"}, {})] * 5))
    assert [each.question.id for each in lowest(quiz.questions)] == ["q1", "q0"]
    assert lowest(figures_of(quiz_of(choice()), *([({"q0": "a"}, {})] * 4)).questions) == []


def test_a_text_is_cut_where_it_has_no_more_room():
    assert fitting("Short", 100) == "Short"
    cut = fitting(LONG, 100)
    assert cut.endswith("…")
    assert width_of(cut) <= 100
    assert fitting("価格" * 9, 5 * SIZE) == "価格…"
    assert fitting("e\N{COMBINING ACUTE ACCENT}" * 9, 60)[-2] != "e"
    assert lines("one two three", width_of("one two"), 2) == ["one two", "three"]
    assert lines("Unbreakable" * 9, 60, 2) == [fitting("Unbreakable" * 9, 60)]


@pytest.fixture
def root(course):
    """A course with a choice and a conversation, and answer files of twelve."""
    root = course(TALK)
    hand_in_talk(root / "sheets")
    return root


def page_of(root, **environment):
    """Analyse in a process of its own; return the page."""
    command = [sys.executable, "-m", "practicum", "analyse", "--course", str(root), "sheets"]
    done = subprocess.run(command, cwd=root, env=os.environ | environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return (root / "analysis.html").read_text("utf-8")


def test_a_page_has_no_equal_ids_and_the_same_bytes_each_time(root):
    page = page_of(root)
    assert page.count("<svg") == 4
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "<script" not in page
    assert page == page_of(root)


def test_matplotlib_says_nothing_on_the_terminal(root):
    (root / "taken").write_text("", "utf-8")
    assert "<svg" in page_of(root, MPLCONFIGDIR=str(root / "taken" / "fonts"))


def test_without_matplotlib_the_page_has_its_tables_and_a_line_that_says_what_to_do(root):
    blocked = root / "blocked"
    blocked.mkdir()
    (blocked / "matplotlib.py").write_text("raise ModuleNotFoundError(name='matplotlib')\n", "utf-8")
    page = page_of(root, PYTHONPATH=str(blocked))
    assert "<svg" not in page
    assert page.count("type: pip install &#34;practicum[analyse]&#34;") == 1
    assert "sure: 6 of 9 right" in page
    assert "1. The buyer: " in page
