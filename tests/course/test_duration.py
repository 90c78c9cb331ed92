"""How long lessons take: the words that are read, the seconds of questions, and minutes that authors write."""

import re
from dataclasses import replace

import pytest

from practicum.course.check import check
from practicum.course.duration import OFF, WORDS_A_MINUTE, Duration, durations, in_all, quiz_seconds
from practicum.course.load import load_course
from practicum.course.prose import words_read
from practicum.quiz import kinds
from practicum.quiz.reader import read_quiz
from practicum.site import ext_rawhtml as rawhtml
from practicum.site.config import from_engine
from practicum.site.renderer import Site
from support.paths import HANDBOOK
from support.quiz_texts import DIALOGUE, MATCH, NUMBER, REFLECTIONS, SHARED
from support.rendering import FINAL, conf_of

FIRST, SECOND = "content/one/first.md", "content/one/second.md"
COMPUTED = ((FIRST, "  minutes: 9\n", ""), (SECOND, "  minutes: 4\n", ""))

PAGE = """\
# One two

Three [four](five.md){ .six } **seven** `eight` {{ principle("nine") }}

- ten
- eleven

| twelve | thirteen |
|-|-|
| fourteen | <b class="fifteen">sixteen</b> |

```python
seventeen
```

<!-- eighteen -->
*[CRM]: nineteen
[twenty]: https://example.org/one
"""


def test_what_a_reader_reads_are_prose_headings_lists_and_tables_without_code_and_macros():
    assert words_read(PAGE) == 12


def question(text, number=0):
    return read_quiz(text, "f", "q").questions[number]


def test_hints_and_reasons_of_wrong_options_are_not_read():
    text = """\
title: T
lesson: lesson
questions:
  - id: one
    kind: choice
    objective: o
    stem: Stem
    hints: [Hint]
    options:
      - {text: Right, credit: 1, why: Because}
      - {text: Wrong, why: Not}
    see: heading
"""
    assert list(question(text).to_read()) == ["Stem", "Right", "Wrong", "Because"]


def test_of_a_conversation_the_way_of_the_best_replies_is_read():
    dialogue = question(DIALOGUE)
    read = list(dialogue.to_read())
    assert read[:2] == [dialogue.stem, dialogue.nodes[0].says]
    assert len([ending for ending in dialogue.endings if ending.debrief in read]) == 1
    assert len(read) < len(list(dialogue.texts()))


def test_a_conversation_that_leads_back_is_read_once():
    first, *others = question(DIALOGUE).nodes
    back = replace(first, replies=tuple(replace(reply, next=first.id) for reply in first.replies))
    read = list(replace(question(DIALOGUE), nodes=(back, *others)).to_read())
    assert read.count(first.says) == 1


@pytest.mark.parametrize(
    "text", [MATCH, NUMBER, f"title: T\nlesson: lesson\n{REFLECTIONS}"], ids=["match", "number", "reflection"]
)
def test_of_other_kinds_everything_but_hints_is_read(text):
    one = question(text)
    assert list(one.to_read()) == [text for key, text in one.texts() if not key.startswith("hints")]


def test_a_stimulus_is_read_once_for_all_its_questions():
    quiz = read_quiz(f"title: T\nlesson: lesson\n{SHARED}", "f", "q")
    about = [one for one in quiz.questions if one.stimulus]
    assert len(about) > len({one.stimulus.id for one in about})
    bare = replace(quiz, questions=tuple(replace(one, stimulus=None) for one in quiz.questions))
    words = sum(words_read(each.title) + words_read(each.text) for each in {one.stimulus for one in about})
    assert quiz_seconds(quiz) - quiz_seconds(bare) == pytest.approx(60 * words / WORDS_A_MINUTE, abs=1)


def test_more_words_take_longer(edited):
    before = load_course(edited())
    stem = "Which part comes first?"
    longer = load_course(edited(("quizzes/first-quiz.yml", stem, f"{stem} " * 101)))
    assert longer.seconds["first-quiz"] == before.seconds["first-quiz"] + 60 * 4 * 100 // WORDS_A_MINUTE


def test_a_drawn_quiz_takes_as_long_as_the_questions_that_it_asks(edited):
    quiz = "quizzes/first-quiz.yml"
    whole = load_course(edited()).seconds["first-quiz"]
    drawn = load_course(edited((quiz, "pass: 80\n", "draw: [{objective: recall-parts, take: 1}]\n")))
    assert drawn.seconds["first-quiz"] == whole // 2


def test_objectives_principles_and_terms_count_where_the_page_shows_them(edited):
    bare = (FIRST, "{{ objectives() }}\n", "")
    long = (FIRST, "text: Recall the parts.", f"text: {'Recall the parts. ' * 200}")
    why = (FIRST, "why: What has no name is left out.", f"why: {'What has no name is left out. ' * 200}")
    assert durations(load_course(edited(*COMPUTED, long)))["first"].read == 3
    assert durations(load_course(edited(*COMPUTED, long, bare)))["first"].read == 1
    assert durations(load_course(edited(*COMPUTED, why)))["first"].read == 7


@pytest.mark.parametrize("outline", [True, False])
def test_minutes_are_computed_where_none_are_written(edited, outline):
    taken = durations(load_course(edited(COMPUTED[0]), outline=outline))
    assert taken["first"] == Duration(read=1, answer=1)
    assert (taken["second"].written, taken["second"].minutes) == (4, 4)


def test_a_quiz_of_the_whole_course_counts_for_no_lesson(course, files):
    page = files["content/index.md"] + '\n{{ quiz("final") }}\n'
    more = load_course(course({"quizzes/final.yml": FINAL.format(mode="practice"), "content/index.md": page}))
    assert more.seconds["final"]
    assert durations(more) == durations(replace(more, quizzes=tuple(q for q in more.quizzes if q.lesson)))


def test_a_module_takes_the_sum_of_what_its_lessons_show():
    some = [Duration(read=5, answer=7), Duration(read=6, answer=8)]
    assert in_all(some) == Duration(read=11, answer=15)
    assert in_all([*some, Duration(read=1, answer=1, written=20)]).minutes == 46


@pytest.mark.parametrize(
    ("written", "is_off"), [(0, False), (7, True), (8, False), (10, False), (12, False), (13, True)]
)
def test_written_minutes_are_off_above_a_fifth_of_what_was_computed(written, is_off):
    assert Duration(read=4, answer=6, written=written).is_off is is_off


def test_the_check_remarks_on_written_minutes_that_are_off_and_finds_nothing_wrong(edited):
    root = edited(COMPUTED[1])
    remark, fine = check(load_course(root, outline=True), str(root), "")
    assert remark.startswith(f"{FIRST}:5:12 lesson.minutes: is 9; reading takes 1 min and ")
    assert "nothing is wrong" in fine


def syllabus(root):
    Site(from_engine(conf_of(root))).syllabus("index.md", "")
    html = next(reversed(rawhtml._kept.values()))[0]
    return re.findall('syllabus__about"(?: data-takes="([0-9 ]+)")?>([^<]*?) ?<', html.replace("\xa0", " "))


def test_the_list_of_lessons_shows_both_parts_or_what_is_written(edited):
    each = ("1 1", "read 1 min, questions 1 min")
    assert syllabus(edited(*COMPUTED)) == [("2 2", "read 2 min, questions 2 min"), each, each]
    assert syllabus(edited(COMPUTED[1])) == [("", "11 min"), ("", "9 min"), each]


def test_the_handbook_has_the_table_by_which_minutes_are_computed():
    text = (HANDBOOK / "durations.md").read_text("utf-8")
    table = {kind: int(seconds) for kind, seconds in re.findall(r"^\| `([a-z]+)` \| ([0-9]+) \|$", text, re.MULTILINE)}
    assert table == {name: kinds.find(name).seconds for name in kinds.names()}
    assert f"A minute is for {WORDS_A_MINUTE} words" in text
    assert f"more than {OFF} per cent" in text
