"""Drawn fields in every form of report: all of their text is shown, and nothing of it is markup or steers a terminal."""

import json
import re
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from practicum.base.lines import columns
from practicum.base.text import is_seen, visible
from practicum.grading.score import grade
from practicum.markup.plain import plain
from practicum.quiz.reader import read_quiz
from practicum.reports.markdown import as_markdown
from practicum.reports.page import HtmlReport
from practicum.reports.text import Names, as_data, as_text
from practicum.reports.view import view
from support.course_small import FILES
from support.field_pieces import PIECES
from support.reading import read_answers
from support.shown_text import shown, words

OWN = {"article", "h1", "h2", "p", "ul", "ol", "li", "strong", "span", "small", "div", "b"}
OF_FIELDS = {"table", "thead", "tbody", "tr", "th", "td", "blockquote", "pre", "code", "em", "a", "br"}
FIELDS = (
    st.lists(st.sampled_from([*PIECES, "\x1b[2J", "\u202e"]), max_size=14).map("".join).map(str.strip).filter(is_seen)
)
QUIZ = read_quiz(FILES["quizzes/first-quiz.yml"], "f", "first-quiz")
NAMES = Names(url=lambda path: f"https://x.example/{path}")
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")


def reported(field):
    """Return a result in which a field is the stem of what was answered, its option and its reason."""
    question = QUIZ.questions[0]
    option = replace(question.options[1], text=" ".join(field.split()), why=field)
    question = replace(question, stem=field, options=(question.options[0], option, question.options[2]))
    quiz = replace(QUIZ, questions=(question,))
    return grade(read_answers(quiz, "quiz: first-quiz\nanswers: {which-part: b}\n"))


def close(text):
    """Return a text without white space, as a report shows its characters."""
    return "".join("\n".join(map(visible, text.expandtabs(4).split("\n"))).split())


@given(FIELDS)
@example("```\n\tx\n\n  y\n```\n- a\n- b")
def test_a_text_report_shows_all_of_a_field_within_its_width(field):
    report = as_text(reported(field))
    assert close(f"b: {plain(field)}") in close(report)
    assert all(columns(line) <= 79 and line == visible(line) for line in report.split("\n"))


@given(FIELDS)
def test_html_shows_what_the_text_report_does_and_only_its_own_elements(field):
    article = HtmlReport(NAMES.url).article(view(reported(field), NAMES, 80))
    assert {name for _, name in TAG.findall(article)} <= OWN | OF_FIELDS
    kept = "\n".join(visible(line) for line in field.expandtabs(4).split("\n"))
    assert words(plain(kept)) in shown(article)


@given(FIELDS)
def test_markdown_makes_no_html_and_no_link_of_a_field(field):
    report = "".join(as_markdown(view(reported(field), NAMES, 80)))
    page = Markdown(extensions=["tables", "pymdownx.superfences"]).convert(report)
    assert {name for _, name in TAG.findall(page)} <= OWN | OF_FIELDS - {"a"}


@given(FIELDS)
def test_the_data_hold_a_reason_on_one_line(field):
    (question,) = as_data(reported(field))["questions"]
    assert question["feedback"] == f"b: {' '.join(plain(field).split())}".strip()
    assert json.loads(json.dumps(question)) == question
