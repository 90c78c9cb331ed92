"""Links and pictures in fields: each that leads nowhere, or would load something from elsewhere, is named with its field."""

import pytest

from practicum.course.load import load_course
from support.course_small import FILES
from support.reading import assert_only_fault
from support.reading import course_faults as faults

QUIZ = "quizzes/first-quiz.yml"
FIRST = "content/one/first.md"
STEM = f"{QUIZ}:9:11 questions[0].stem: "
HELD = {"content/assets/hand out.pdf": "x", "content/assets/week.svg": "<svg/>"}

FAULTS = {
    "page that is none": ("[this](one/frist.md)", "a link names one/frist.md, which is not a page of the nav.", 'Did you mean "one/first.md"?'),
    "heading that is none": ("[this](one/second.md#to-drafts)", 'a link names the heading "to-drafts", which content/one/second.md does not have.', 'Did you mean "two-drafts"?'),
    "heading of whichever page": ("[this](#two-drafts)", 'a link leads to "#two-drafts", on whichever page shows it.', "Write the page's path from content/ before the #."),
    "file that is none": ("[this](assets/week.png)", "there is no file content/assets/week.png.", 'Did you mean "assets/week.svg"?'),
    "file outside": ("[this](../mkdocs.yml)", "there is no file content/../mkdocs.yml.", "from content/"),
    "file from the root": ("[this](/assets/week.svg)", "there is no file content//assets/week.svg.", 'Did you mean "assets/week.svg"?'),
    "script": ("[this](javascript:alert)", 'a link leads to "javascript:alert", which pages do not open.', "https:, mailto: or tel:"),
    "address without a scheme": ("[this](//example.org/x)", 'a link leads to "//example.org/x", which pages do not open.', "https:"),
    "picture that is none": ("![A week](picture.svg)", "there is no file content/picture.svg.", "from content/"),
    "picture without words": ("![](assets/week.svg)", 'the picture "assets/week.svg" has no words for people who do not see it.', "between the brackets"),
    "picture of another host": ("![A week](https://example.org/week.svg)", 'the picture "https://example.org/week.svg" would be loaded from another host.', "Put it in content/assets"),
    "picture as data": ("![A week](data:image/png;base64,AA)", 'a link leads to "data:image/png;base64,AA"', "Put the picture in content/assets"),
}  # fmt: skip


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_its_field(course, row):
    written, what, fix = row
    quiz = FILES[QUIZ].replace("Which part comes", f"{written}: which part comes", 1)
    assert_only_fault(faults(course(HELD | {QUIZ: quiz})), STEM + what, fix)


@pytest.mark.parametrize(
    "written",
    [
        "[this](one/first.md#the-parts)",
        "[this](assets/hand%20out.pdf) and [that](<assets/hand out.pdf>)",
        "![A week](assets/week.svg)",
        "[write](mailto:ann@example.org) or [call](tel:+43-1-234)",
        "`[code](nowhere.md)`",
        r"\[text](nowhere.md)",
        "[a reference][one] and [one]",
        "f[i](x, y)",
    ],
)
def test_what_leads_somewhere_or_is_text_is_no_fault(course, written):
    heading = FILES[FIRST].replace("## What to say", "## The parts\n\n## What to say")
    quiz = FILES[QUIZ].replace("Which part comes", f"{written}: which part comes", 1)
    assert load_course(course(HELD | {QUIZ: quiz, FIRST: heading}))
