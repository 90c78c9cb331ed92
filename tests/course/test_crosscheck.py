"""What only shows when the files are read together."""

from __future__ import annotations

import pytest

from practicum.course.load import load_course
from support.reading import assert_only_fault
from support.reading import course_faults as faults

CONFIG, INDEX, MODULE = "mkdocs.yml", "content/index.md", "content/one/index.md"
FIRST, SECOND = "content/one/first.md", "content/one/second.md"
ARTICLE, ARTICLE_PAGE = "content/sources/article.yml", "content/sources/article.md"
QUIZ, OTHER_QUIZ = "quizzes/first-quiz.yml", "quizzes/second-quiz.yml"
SHOWN = '{{ quiz("first-quiz") }}'

TEACHES = """\
  principles:
    - {{id: again, text: Name them again., why: They are forgotten., {}}}
---
# The second"""
FINAL = """\
title: The final quiz
pass: 60
questions:
  - id: final-parts
    kind: choice
    objective: judge-drafts
    stem: Which draft is whole?
    options:
      - {text: This one, credit: 1, why: It has all parts.}
      - {text: That one, why: It has one part.}
    see: first#the-three-parts
"""
FINAL_QUIZ, SHOWS_FINAL = "quizzes/final.yml", '{{ syllabus() }}\n\n{{ quiz("final") }}'


ONE_FAULT = {
    "unknown objective": ((QUIZ, "recall-parts", "recall-part"), f'{QUIZ}:7:16 questions[0].objective: the lesson "first" has no objective "recall-part".', 'Did you mean "recall-parts"?'),
    "objective of another lesson": ((QUIZ, "recall-parts", "judge-drafts"), f'{QUIZ}:7:16 questions[0].objective: the lesson "first" has no objective "judge-drafts".', "Write one of: recall-parts."),
    "unknown point in a principle": ((FIRST, "[w01, w02]", "[w01, w03]"), f'{FIRST}:13:15 lesson.principles[0].points: no source has a point "w03".', "Did you mean"),
    "unknown point in a question": ((QUIZ, "[w01]", "[x99]"), f'{QUIZ}:21:15 questions[0].rests_on: no source has a point "x99".', "content/sources/"),
    "unknown heading": ((QUIZ, "the-three-parts", "the-tree-parts"), f'{QUIZ}:20:10 questions[0].see: {FIRST} has no heading "the-tree-parts".', 'Did you mean "the-three-parts"?'),
    "unknown heading, none near": ((QUIZ, "the-three-parts", "zzz"), f'{QUIZ}:20:10 questions[0].see: {FIRST} has no heading "zzz".', "Write one of: the-three-parts, what-to-say."),
    "heading of another lesson": ((OTHER_QUIZ, "two-drafts", "the-three-parts"), f'{OTHER_QUIZ}:14:10 questions[0].see: {SECOND} has no heading "the-three-parts".', 'Did you mean "first#the-three-parts"?'),
    "unknown heading of a named lesson": ((QUIZ, "first#what-to-say", "first#what-to-see"), f'{QUIZ}:35:10 questions[1].see: {FIRST} has no heading "what-to-see".', 'Did you mean "first#what-to-say"?'),
    "words of a heading": ((QUIZ, "see: the-three-parts", "see: The three parts"), f'{QUIZ}:20:10 questions[0].see: {FIRST} has no heading "The three parts".', 'Did you mean "the-three-parts"?'),
    "words near those of a heading": ((QUIZ, "see: the-three-parts", "see: The parts"), f'{QUIZ}:20:10 questions[0].see: {FIRST} has no heading "The parts".', 'Did you mean "the-three-parts"?'),
    "words of a heading of a named lesson": ((QUIZ, "first#what-to-say", "first#What to say?"), f'{QUIZ}:35:10 questions[1].see: {FIRST} has no heading "What to say?".', 'Did you mean "first#what-to-say"?'),
    "heading as in Markdown": ((QUIZ, "see: the-three-parts", 'see: "## The three parts"'), f'{QUIZ}:20:10 questions[0].see: {FIRST} has no heading "## The three parts".', 'Did you mean "the-three-parts"?'),
    "heading as in a link": ((QUIZ, "see: the-three-parts", 'see: "#the-three-parts"'), f'{QUIZ}:20:10 questions[0].see: {FIRST} has no heading "#the-three-parts".', 'Did you mean "the-three-parts"?'),
    "heading of a part of a part": ((QUIZ, "see: the-three-parts", "see: a#b#c"), f'{QUIZ}:20:10 questions[0].see: there is no lesson "a#b".', "Write lesson#heading"),
    "unknown lesson of a heading": ((QUIZ, "first#what-to-say", "frist#what-to-say"), f'{QUIZ}:35:10 questions[1].see: there is no lesson "frist".', 'Did you mean "first"?'),
    "no heading of a lesson": ((QUIZ, "first#what-to-say", "first#"), f'{QUIZ}:35:10 questions[1].see: {FIRST} has no heading "".', "Write one of: first#the-three-parts"),
    "question twice in two files": ((OTHER_QUIZ, "which-draft", "which-part"), f'{OTHER_QUIZ}:4:9 questions[0].id: the question "which-part" is already in {QUIZ}:5.', f"Give one of the two another id: in {OTHER_QUIZ} or in {QUIZ}, "),
    "point twice in one file": ((ARTICLE, "  - id: w02", "  - {id: w01, text: More., kind: metric, stance: asserted, for: [client]}\n  - id: w02"), f'{ARTICLE}:10:10 points[1].id: the point "w01" is already in {ARTICLE}:5.', "Give one of the two another id."),
    "quiz that no lesson shows": ((FIRST, SHOWN, ""), f"{QUIZ}:1:1: no lesson shows this quiz.", f"Write {SHOWN} on a line of its own"),
    "quiz that is shown in a comment": ((FIRST, SHOWN, f"{{# {SHOWN} #}}"), f"{QUIZ}:1:1: no lesson shows this quiz.", f"Write {SHOWN}"),
    "quiz that is shown in a raw block": ((FIRST, SHOWN, f"{{% raw %}}{SHOWN}{{% endraw %}}"), f"{QUIZ}:1:1: no lesson shows this quiz.", f"Write {SHOWN}"),
    "quiz that is shown on another page": ((INDEX, "{{ syllabus() }}", '{{ quiz("second-quiz") }}'), f"{OTHER_QUIZ}:1:1: no lesson shows this quiz.", 'Write {{ quiz("second-quiz") }}', (SECOND, '{{ quiz("second-quiz") }}', "")),
    "quiz shown twice on one page": ((FIRST, SHOWN, f"{SHOWN}\n\nAnd {SHOWN}"), f'{FIRST}:27:5 quiz: the quiz "first-quiz" is shown twice on this page.', "Delete one."),
    "unknown quiz": ((FIRST, SHOWN, SHOWN + '\n{{ quiz("frst-quiz") }}'), f'{FIRST}:26:1 quiz: there is no quiz "frst-quiz" to show here.', 'Did you mean "first-quiz"?'),
    "quiz without id": ((FIRST, SHOWN, f"{SHOWN}\n{{{{ quiz() }}}}"), f'{FIRST}:26:1 quiz: there is no quiz "" to show here.', "Write one of: first-quiz, second-quiz."),
    "unknown source": ((ARTICLE_PAGE, 'source("article")', 'source("articel")'), f'{ARTICLE_PAGE}:3:1 source: there is no source "articel" to show here.', 'Did you mean "article"?'),
    "unknown module": ((MODULE, 'syllabus("module-one")', 'syllabus("module-on")'), f'{MODULE}:9:1 syllabus: there is no syllabus "module-on" to show here.', 'Did you mean "module-one"?'),
    "principle of another page": ((SECOND, "## Two drafts", '{{ principle("name-parts") }}\n\n## Two drafts'), f'{SECOND}:14:1 principle: there is no principle "name-parts" to show here.', "Delete the line."),
    "principle that its page does not show": ((FIRST, '{{ principle("name-parts") }}', ""), f"{FIRST}:10:7 lesson.principles[0]: the page does not show this principle.", 'Write {{ principle("name-parts") }}'),
    "principle that is shown twice": ((FIRST, '{{ principle("name-parts") }}', "{{ principle('name-parts') }} {{ principle('name-parts') }}"), f'{FIRST}:21:31 principle: the principle "name-parts" is shown twice', "Delete one."),
    "link of a question to a page that is none": ((QUIZ, "Which part comes", "By [this](one/frist.md), which part comes"), f"{QUIZ}:9:11 questions[0].stem: a link names one/frist.md, which is not a page of the nav.", 'Did you mean "one/first.md"?'),
    "link of a reason to a page that is none": ((QUIZ, "It comes last.", "See [this](zzz.md)."), f"{QUIZ}:19:14 questions[0].options[2].why: a link names zzz.md, which is not a page of the nav.", "from content/"),
    "link of a principle to a heading that is none": ((FIRST, "Name every part.", '"[Name](one/second.md#to-drafts) every part."'), f'{FIRST}:11:13 lesson.principles[0].text: a link names the heading "to-drafts", which content/one/second.md does not have.', 'Did you mean "two-drafts"?'),
    "link of a point": ((ARTICLE, "Parts have names.", "Parts have [names](zzz.md)."), f"{ARTICLE}:11:11 points[1].text: a link names zzz.md, which is not a page of the nav.", "from content/"),
    "point taught in two lessons": ((SECOND, "---\n# The second", TEACHES.format("points: [w01]")), f'{SECOND}:12:77 lesson.principles[0].points: the point "w01" is taught already in {FIRST}:10, by "name-parts".', 'Write it under "revisits:"', (SECOND, "## Two", '{{ principle("again") }}\n\n## Two')),
    "point taken up again where it is taught": ((FIRST, "[w01, w02]", "[w01]\n      revisits: [w02, w01]"), f'{FIRST}:14:17 lesson.principles[0].revisits: the point "w01" is taught in this lesson, by "name-parts".', 'Write it under "points:"'),
    "unknown point taken up again": ((FIRST, "[w01, w02]", "[w01, w02]\n      revisits: [w03]"), f'{FIRST}:14:17 lesson.principles[0].revisits: no source has a point "w03".', "Did you mean"),
    "objective that no question tests": ((FIRST, "  principles:", "    - {id: use-parts, level: apply, text: Use the parts.}\n  principles:"), f'{FIRST}:9:7 lesson.objectives[1]: no question tests the objective "use-parts".', 'Write one with "objective: use-parts"'),
    "question to show with its answer": ((INDEX, "{{ syllabus() }}", '{{ sample("which-prt") }}\n\n{{ syllabus() }}'), f'{INDEX}:3:1 sample: there is no question "which-prt" to show here with its answer.', 'Did you mean "which-part"?'),
    "question to show, none near": ((INDEX, "{{ syllabus() }}", '{{ sample("zzz") }}\n\n{{ syllabus() }}'), f'{INDEX}:3:1 sample: there is no question "zzz" to show here', "Write the id of a question with options, of a practice quiz."),
    "question that is shown twice": ((INDEX, "{{ syllabus() }}", '{{ sample("which-part") }} {{ sample("which-part") }}'), f'{INDEX}:3:28 sample: the question "which-part" is shown twice on this page.', "Delete one."),
    "what is due on a course that asks nothing again": ((INDEX, "{{ syllabus() }}", "{{ review_due() }}\n\n{{ syllabus() }}"), f"{INDEX}:3:1 review_due: no page asks what is due.", "Write {{ review() }} on a page of the nav"),
}  # fmt: skip


@pytest.mark.parametrize("row", ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_fault_gives_one_message_with_its_place_and_fix(edited, row):
    edit, start, fix, *more = row
    assert_only_fault(faults(edited(edit, *more)), start, fix)


FOLLOWED = {
    "unknown lesson": ((OTHER_QUIZ, "lesson: second", "lesson: secnd"), f'{OTHER_QUIZ}:2:9 lesson: there is no lesson "secnd".', 'Did you mean "second"?'),
    "unknown lesson, none near": ((OTHER_QUIZ, "lesson: second", "lesson: zzz"), f'{OTHER_QUIZ}:2:9 lesson: there is no lesson "zzz".', "the id of the lesson that it belongs to"),
    "lesson twice": ((SECOND, "id: second", "id: first"), f'{SECOND}:4:7 lesson.id: the lesson "first" is already in {FIRST}:4.', "Give one of the two another id."),
    "objective twice": ((SECOND, "judge-drafts", "recall-parts"), f'{SECOND}:8:11 lesson.objectives[0].id: the objective "recall-parts" is already in {FIRST}:8.', "Give one of the two another id."),
    "point renamed to one there is": ((ARTICLE, "id: w02", "id: w01"), f'{ARTICLE}:10:9 points[1].id: the point "w01" is already in {ARTICLE}:5.', "Give one of the two another id."),
    "quiz shown by a wrong name": ((FIRST, SHOWN, '{{ quiz("frst-quiz") }}'), f'{FIRST}:25:1 quiz: there is no quiz "frst-quiz" to show here.', 'Did you mean "first-quiz"?'),
    "principle shown by a wrong name": ((FIRST, 'principle("name-parts")', 'principle("nam-parts")'), f'{FIRST}:21:1 principle: there is no principle "nam-parts" to show here.', 'Did you mean "name-parts"?'),
}  # fmt: skip


@pytest.mark.parametrize("row", FOLLOWED.values(), ids=FOLLOWED)
def test_a_fault_that_leaves_something_else_loose_is_named_all_the_same(edited, row):
    edit, start, fix = row
    meant = [fault for fault in faults(edited(edit)) if fault.startswith(start)]
    assert len(meant) == 1
    assert fix in meant[0]


def test_a_lesson_that_was_copied_does_not_take_the_place_of_the_first(edited):
    found = faults(edited((SECOND, "id: second", "id: first")))
    assert not [fault for fault in found if fault.startswith(QUIZ)]


def test_a_principle_may_not_be_in_two_lessons(edited):
    again = "  principles:\n    - {id: name-parts, text: Again., why: So., revisits: [w01]}\n---\n# The second lesson\n"
    shown = '{{ principle("name-parts") }}\n\n## Two drafts'
    root = edited((SECOND, "---\n# The second lesson\n", again), (SECOND, "## Two drafts", shown))
    (fault,) = faults(root)
    assert fault.startswith(
        f'{SECOND}:12:12 lesson.principles[0].id: the principle "name-parts" is already in {FIRST}:10.'
    )


def test_a_module_may_not_appear_twice(course, files):
    config = files[CONFIG].replace("  - Sources:", "  - Module two:\n      - two/index.md\n  - Sources:")
    (fault,) = faults(course({CONFIG: config, "content/two/index.md": files[MODULE]}))
    assert fault.startswith(f'content/two/index.md:4:7 module.id: the module "module-one" is already in {MODULE}:')


@pytest.fixture
def whole_course(course, files):
    """Return a function that writes the course with a quiz of its own on its first page, and texts replaced."""

    def write(*edits):
        changed = files | {FINAL_QUIZ: FINAL, INDEX: files[INDEX].replace("{{ syllabus() }}", SHOWS_FINAL)}
        for file, old, new in edits:
            assert old in changed[file]
            changed[file] = changed[file].replace(old, new, 1)
        return course(changed)

    return write


def test_a_quiz_of_the_whole_course_asks_of_any_lesson(whole_course):
    assert [quiz.lesson for quiz in load_course(whole_course()).quizzes] == ["", "first", "second"]
    other = (FINAL_QUIZ, "objective: judge-drafts", "objective: recall-parts")
    assert load_course(whole_course(other)).quizzes[0].questions[0].objective == "recall-parts"


WHOLE_COURSE = {
    "objective": ((FINAL_QUIZ, "judge-drafts", "judge-draft"), f'{FINAL_QUIZ}:6:16 questions[0].objective: no lesson has an objective "judge-draft". Did you mean "judge-drafts"?'),
    "objective, none near": ((FINAL_QUIZ, "judge-drafts", "zzz"), f'{FINAL_QUIZ}:6:16 questions[0].objective: no lesson has an objective "zzz". Write the id of an objective of some lesson.'),
    "lesson of a heading": ((FINAL_QUIZ, "first#", "frist#"), f'{FINAL_QUIZ}:11:10 questions[0].see: there is no lesson "frist". Did you mean "first"?'),
    "heading": ((FINAL_QUIZ, "#the-three-parts", "#the-tree-parts"), f'{FINAL_QUIZ}:11:10 questions[0].see: {FIRST} has no heading "the-tree-parts". Did you mean "first#the-three-parts"?'),
    "heading alone": ((FINAL_QUIZ, "first#the-three-parts", "the-three-parts"), f'{FINAL_QUIZ}:11:10 questions[0].see: "the-three-parts" names no lesson, and this quiz belongs to none. Write lesson#heading, or name'),
    "shown nowhere": ((INDEX, SHOWS_FINAL, ""), f'{FINAL_QUIZ}:1:1: no page of the nav shows this quiz. Write {{{{ quiz("final") }}}} on one page, or "lesson:"'),
    "shown on two pages": ((SECOND, "## Two drafts", '{{ quiz("final") }}\n\n## Two drafts'), f'{SECOND}:14:1 quiz: the quiz "final" is shown on {INDEX} already. Show it on one page.'),
    "shown twice on one page": ((INDEX, SHOWS_FINAL, f'{SHOWS_FINAL}\n{{{{ quiz("final") }}}}'), f'{INDEX}:6:1 quiz: the quiz "final" is shown twice on this page. Delete one.'),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "start"), WHOLE_COURSE.values(), ids=WHOLE_COURSE)
def test_a_fault_of_a_quiz_of_the_whole_course_gives_one_message(whole_course, edit, start):
    (fault,) = faults(whole_course(edit))
    assert fault.startswith(start)


def test_a_quiz_of_the_whole_course_does_not_test_a_lesson_s_objective(whole_course):
    more = "  objectives:\n    - {id: use-parts, level: apply, text: Use the parts.}\n"
    asks = (FINAL_QUIZ, "judge-drafts", "use-parts")
    (fault,) = faults(whole_course((FIRST, "  objectives:\n", more), asks))
    assert 'no question tests the objective "use-parts"' in fault


def test_a_point_is_taken_up_again_in_another_lesson(edited):
    shown = (SECOND, "## Two", '{{ principle("again") }}\n\n## Two')
    found = load_course(edited((SECOND, "---\n# The second", TEACHES.format("revisits: [w02]")), shown))
    (principle,) = found.lessons[1].principles
    assert (principle.points, principle.revisits) == ((), ("w02",))


def test_a_point_may_not_be_in_two_sources(course, files):
    (fault,) = faults(course({"content/sources/other.yml": files[ARTICLE].replace("id: w02", "id: w03")}))
    assert fault.startswith(f'content/sources/other.yml:5:9 points[0].id: the point "w01" is already in {ARTICLE}:5.')


def test_what_comes_next_needs_a_lesson_with_a_quiz(course, files):
    lessons = [file for file in files if not file.startswith("quizzes/")]
    root = course({file: files[file] for file in lessons} | {INDEX: "# Home\n\n{{ next_lesson() }}\n"})
    for quiz in (root / "quizzes").iterdir():
        quiz.unlink()
    assert f"{INDEX}:3:1 next_lesson: no lesson has a quiz, so nothing can come next." in " ".join(faults(root))


def test_a_quiz_may_be_shown_on_one_page_only(edited):
    found = faults(edited((SECOND, "## Two drafts", f"{SHOWN}\n\n## Two drafts")))
    assert any(SECOND in fault and '"first-quiz"' in fault for fault in found)


def test_a_quiz_is_shown_by_the_lesson_that_it_names(edited):
    other = '{{ quiz("second-quiz") }}'
    found = faults(edited((SECOND, other, ""), (FIRST, SHOWN, f"{SHOWN}\n\n{other}")))
    assert any("second-quiz" in fault for fault in found)


@pytest.mark.parametrize(
    ("edits", "only"),
    [
        ([(QUIZ, "title:", "title: a:")], QUIZ),
        ([(QUIZ, "kind: choice\n", "kind: x\n")], QUIZ),
        ([(SECOND, "title:", "title: a:")], SECOND),
        ([(SECOND, "title:", "title: a:"), (QUIZ, "see: first#what-to-say", "see: second#two-drafts")], SECOND),
        ([(FIRST, "title:", "title: a:")], FIRST),
        ([(MODULE, "title:", "title: a:"), (INDEX, "syllabus()", 'syllabus("module-one")')], MODULE),
        ([(ARTICLE, "name:", "name: a:")], ARTICLE),
        ([(ARTICLE, "  - id: w01\n    text", "  - text"), (ARTICLE, "  - id: w02\n    text", "  - text")], ARTICLE),
        ([(FIRST, "  id: first\n", ""), (SECOND, "  id: second\n", "")], "content/one/"),
    ],
)
def test_what_hangs_on_a_broken_file_is_not_reported_as_well(edited, edits, only):
    own = [fault for fault in faults(edited(*edits)) if "belongs to no module" not in fault]
    assert all(fault.startswith(only) for fault in own), own
    assert not [fault for fault in own if '""' in fault]


def test_a_course_in_order_has_no_faults_whatever_its_macros_look_like(edited):
    spaced = (
        "Text.\n\n{{- quiz( 'first-quiz' ) -}} {{ page.title }} {{ syllabus() }} {% raw %}{{ quiz('zzz') }}{% endraw %}"
    )
    assert load_course(edited((FIRST, SHOWN, spaced))).title == "Small course"


@pytest.mark.parametrize(
    "link",
    ["[a](one/second.md)", "[a](one/second.md#two-drafts)", "[a](https://example.org/a.md)", "<https://a.org/b.md#c>"],
)
def test_links_from_fields_to_nav_pages_and_other_sites_are_accepted(edited, link):
    assert load_course(edited((QUIZ, "It comes last.", f"See {link}."))).title == "Small course"


@pytest.mark.parametrize(
    ("heading", "macro", "ident"),
    [
        ("## Q which part", "quiz", "q-which-part"),
        ("## Quiz: first quiz", "quiz", "quiz-first-quiz"),
        ("## Names { #principle-name-parts }", "principle", "principle-name-parts"),
    ],
)
def test_a_heading_with_the_id_of_what_a_macro_puts_into_its_page_is_named(edited, heading, macro, ident):
    with_ids = (CONFIG, "nav:\n", "markdown_extensions: [attr_list]\nnav:\n")
    found = faults(edited(with_ids, (FIRST, "## What to say", f"{heading}\n\nText.\n\n## What to say")))
    assert_only_fault(found, f"{FIRST}:", "## ")
    assert f" {macro}: the heading " in found[0]
    assert f"has the id {ident}, which is needed here." in found[0]


@pytest.mark.parametrize(
    ("file", "macro", "heading", "ident"),
    [
        ("content/index.md", "{{ syllabus() }}", "## Module: module one", "module-module-one"),
        ("content/sources/article.md", '{{ source("article") }}', "## W01", "w01"),
        ("content/index.md", "{{ coverage() }}", "## From article", "from-article"),
    ],
)
def test_it_is_named_whatever_the_macro_shows(edited, file, macro, heading, ident):
    title = "# The article\n" if "sources" in file else "# Small course\n"
    shown = "" if "syllabus" in macro or "source(" in macro else f"\n{macro}\n"
    (found,) = faults(edited((file, title, f"{title}{shown}\n{heading}\n\nText.\n")))
    assert f"has the id {ident}, which is needed here." in found


@pytest.mark.parametrize(
    ("second", "ident"),
    [
        ("{{ syllabus() }}", "module-module-one"),
        ('{{ syllabus("module-one") }}', "module-module-one"),
        ("{{ coverage() }}\n\n{{ coverage() }}", "from-article"),
    ],
)
def test_two_macros_that_put_one_id_into_a_page_are_named(edited, second, ident):
    (found,) = faults(edited(("content/index.md", "{{ syllabus() }}\n", f"{{{{ syllabus() }}}}\n\n{second}\n")))
    assert f"has put something with the id {ident} into this page already" in found
