"""`extra.rules` of mkdocs.yml: what a course demands of itself, reported by the check at the place of each fault."""

import re
import subprocess
import sys

import pytest

from practicum.base.problem import ProblemsError
from practicum.cli.handbook import keys
from practicum.course.check import check
from practicum.course.load import load_course
from practicum.course.prose import paragraphs
from practicum.course.rules import NUMBERS
from practicum.words import speak
from support.course_small import FILES

CONFIG, FIRST, SECOND, QUIZ, OTHER = (
    "mkdocs.yml",
    "content/one/first.md",
    "content/one/second.md",
    "quizzes/first-quiz.yml",
    "quizzes/second-quiz.yml",
)
TALK = "Names come first. " * 3 + "Say the name of every part that you have in your hand, and say it aloud.\n"
LONG = (FIRST, "## The three parts\n", f"## The three parts\n\n{TALK}")
EXAM = (QUIZ, "lesson: first\n", "mode: assessment\n")
EXAM_SHOWN = (SECOND, '{{ quiz("second-quiz") }}', '{{ quiz("second-quiz") }}\n\n{{ quiz("first-quiz") }}')

# A rule, edits of the small course, which does not follow it, and what is said. Line 14 of mkdocs.yml is the rule.
BROKEN = {
    "points that nobody asks about": (
        "coverage: true",
        [],
        [
            f'{FIRST}:10:7 lesson.principles[0]: questions that rest on the principle "name-parts": 1; 2 are needed.',
            'content/sources/article.yml:10:5 points[1]: no question rests on the point "w02". Write',
        ],
    ),
    "few questions": (
        "lessons: {min_questions: 2}",
        [],
        [
            f'{OTHER}:4:3 questions: the lesson "second" has 1 question(s); a rule of this course asks for at least 2. Write'
        ],
    ),
    "many questions": (
        "lessons: {max_questions: 1}",
        [],
        [f'{QUIZ}:5:3 questions: the lesson "first" has 2 questions; a rule of this course allows 1. Write'],
    ),
    "a long lesson": ("lessons: {max_minutes: 8}", [], [f"{FIRST}:5:12 lesson.minutes: is 9; a rule"]),
    "a lesson that is computed to take long": (
        "lessons: {max_minutes: 8}",
        [(FIRST, "  minutes: 9\n", ""), (FIRST, "## What to say", "Word. " * 1500 + "\n\n## What to say")],
        [f"{FIRST}:4:3 lesson: the lesson takes 9 minutes, 8 to read and 1 for the questions; a rule"],
    ),
    "many words": ("lessons: {max_words: 20}", [LONG], [f"{FIRST}:4:3 lesson: the text of the lesson has 25 words"]),
    "a long paragraph": (
        "lessons: {max_paragraph_words: 24}",
        [LONG],
        [f"{FIRST}:21:1: this paragraph has 25 words; a rule of this course allows 24. Write two"],
    ),
    "long sentences": (
        "lessons: {max_median_sentence: 2}",
        [LONG],
        [f"{FIRST}:4:3 lesson: half of the sentences have 3 words or more; a rule of this course allows 2. Write"],
    ),
    "few kinds": (
        "modules: {min_kinds: 3}",
        [],
        [
            'content/one/index.md:4:3 module: the lessons of the module "module-one" have 2 kind(s) of question (choice, choices)'
        ],
    ),
    "a kind that a module lacks": (
        "modules: {kinds: [choice, dialogue]}",
        [],
        ['content/one/index.md:4:3 module: no lesson of the module "module-one" has a question of the kind dialogue'],
    ),
    "a question without a key": (
        "questions: {keys: [rests_on]}",
        [],
        [
            f'{QUIZ}:22:5 questions[1]: the question "which-names" has no "rests_on:"; a rule of this course asks for it. Write',
            f'{OTHER}:4:5 questions[0]: the question "which-draft" has no "rests_on:"',
        ],
    ),
    "a question without a level": (
        "questions: {keys: [level]}",
        [(OTHER, "    kind: choice\n", "    kind: choice\n    level: apply\n")],
        [
            f'{QUIZ}:{line} questions[{number}]: the question "{ident}" has no "level:"; a rule of this course asks for it. '
            'Write "level: apply", or another one of remember, understand, apply, analyze, evaluate, create; or change'
            for number, (line, ident) in enumerate([("5:5", "which-part"), ("22:5", "which-names")])
        ],
    ),
    "a question without the day of its review": (
        "questions: {keys: [reviewed]}",
        [(QUIZ, "  - id: which-names\n", "  - id: which-names\n    reviewed: 2026-01-31\n")],
        [
            (
                f'{QUIZ}:5:5 questions[0]: the question "which-part" has no "reviewed:"; a rule of this course asks for it. '
                'Look the question over, and write "reviewed: 2027-01-15"; or change'
            ),
            f'{OTHER}:4:5 questions[0]: the question "which-draft" has no "reviewed:"',
        ],
    ),
    "a stem that is there already": (
        "questions: {distinct_stems: true}",
        [(OTHER, "Which draft has every part?", "Which part  comes first?")],
        [
            f"{OTHER}:7:11 questions[0].stem: is that of {QUIZ}:5 too; a rule of this course asks for different stems. Write"
        ],
    ),
    "the longest option is the right one": (
        "options: {max_key_longest: 40}",
        [],
        [
            (
                f"{CONFIG}:14:32 extra.rules.options.max_key_longest: the right option is the longest in 1 of 2 questions; "
                f"the rule allows 40 %. Write a longer wrong option, or a shorter right one, in 1 of them, such as {QUIZ}:5."
            )
        ],
    ),
    "the right option is in one position": (
        "options: {max_key_position: 49}",
        [],
        [
            (
                f"{CONFIG}:14:33 extra.rules.options.max_key_position: the right option is a in 1 of 2 "
                f"questions; the rule allows 49 %. Write the options in another order in 1 of them, such as {QUIZ}:5."
            ),
            f"{CONFIG}:14:33 extra.rules.options.max_key_position: the right option is b in 1 of 2 questions",
        ],
    ),
    "another cut score": (
        "assessments: {pass: 70}",
        [EXAM, EXAM_SHOWN],
        [f'{QUIZ}:3:7 pass: is 80; a rule of this course asks for 70. Write "pass: 70"'],
    ),
    "another number of questions": (
        "assessments: {questions: 3}",
        [EXAM, EXAM_SHOWN],
        [f"{QUIZ}:1:1 draw: the assessment asks 2 questions; a rule of this course asks for 3. Write"],
    ),
    "a small bank": (
        "assessments: {min_bank: 3}",
        [EXAM, EXAM_SHOWN],
        [
            f"{QUIZ}:5:3 questions: the bank of the assessment has 2 questions; a rule of this course asks for at least 3"
        ],
    ),
}


def checked(root):
    """Return what is wrong with a course, a line each."""
    try:
        list(check(load_course(root), str(root), ""))
    except ProblemsError as error:
        return [str(problem) for problem in error.problems]
    return []


def with_rules(*rules):
    return (CONFIG, "extra:\n", "extra:\n  rules:\n" + "".join(f"    {rule}\n" for rule in rules))


@pytest.fixture
def ruled(course):
    """Return a function that writes the small course with rules and edits, all of its objectives tested."""

    def write(rules, edits):
        files = dict(FILES)
        if EXAM in edits:  # the quiz is of the whole course: another tests its lesson
            files["quizzes/third-quiz.yml"] = (
                files[OTHER]
                .replace("lesson: second", "lesson: first")
                .replace("which-draft", "which-again")
                .replace("judge-drafts", "recall-parts")
                .replace("two-drafts", "the-three-parts")
            )
            files[FIRST] = files[FIRST].replace("first-quiz", "third-quiz")
            files[QUIZ] = files[QUIZ].replace("see: the-three", "see: first#the-three")
        for file, old, new in [*([with_rules(*rules)] if rules else []), *edits]:
            assert old in files[file]
            files[file] = files[file].replace(old, new, 1)
        return course(files)

    return write


@pytest.mark.parametrize(("rule", "edits", "said"), BROKEN.values(), ids=BROKEN)
def test_what_breaks_a_rule_is_reported_at_its_place(ruled, rule, edits, said, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert checked(ruled([], edits)) == [], "off by default"
    for line, start in zip(checked(ruled([rule], edits)), said, strict=True):
        assert line.startswith(start)


def test_everything_that_breaks_rules_is_reported_at_once(ruled):
    rules = ["lessons: {min_questions: 2, max_minutes: 8}", "questions: {keys: [level]}"]
    found = checked(ruled(rules, []))
    assert [line.split(" ")[0] for line in found] == [
        f"{FIRST}:5:12",
        f"{QUIZ}:5:5",
        f"{QUIZ}:22:5",
        f"{OTHER}:4:3",
        f"{OTHER}:4:5",
    ]


def test_rules_that_a_course_follows_are_silent(ruled):
    rules = [
        "lessons: {min_questions: 1, max_questions: 2, max_minutes: 9, max_words: 25, max_paragraph_words: 25, max_median_sentence: 3}",
        "modules: {min_kinds: 2, kinds: [choice, choices]}",
        "questions: {keys: [], distinct_stems: true}",
        "options: {max_key_longest: 50, max_key_position: 50}",
        "assessments: {pass: 80, questions: 40, min_bank: 80}",
    ]
    assert checked(ruled(rules, [LONG])) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("lesson: {min_questions: 2}", f'{CONFIG}:14:5 extra.rules.lesson: is not a key of this format. Did you mean "lessons"?'),
        ("lessons: {min_question: 2}", f"{CONFIG}:14:15 extra.rules.lessons.min_question: is not a key of this format. Did"),
        ("lessons: {max_minutes: ten}", f'{CONFIG}:14:28 extra.rules.lessons.max_minutes: "ten" is not a number from 1 to 9999.'),
        ("options: {max_key_longest: 101}", f"{CONFIG}:14:32 extra.rules.options.max_key_longest: "),
        ("modules: {kinds: [dialog]}", f'{CONFIG}:14:23 extra.rules.modules.kinds: "dialog" is not one of: blank, choice'),
        ("questions: {keys: [date]}", f'{CONFIG}:14:24 extra.rules.questions.keys: "date" is not one of: level, reviewed'),
        ("coverage: yes", f'{CONFIG}:14:15 extra.rules.coverage: "yes" is neither true nor false. Write true, or delete'),
        ("lessons: [5, 8]", f"{CONFIG}:14:14 extra.rules.lessons: is a list, not a mapping (keys and values). Write"),
    ],
)  # fmt: skip
def test_a_fault_of_a_rule_is_reported_with_its_place(edited, rule, said):
    with pytest.raises(ProblemsError) as refused:
        load_course(edited(with_rules(rule)))
    (problem,) = refused.value.problems
    assert str(problem).startswith(said)


def test_faults_of_rules_and_of_other_files_are_reported_at_once(edited):
    root = edited(with_rules("coverage: maybe"), (FIRST, "minutes: 9", "minutes: x"))
    assert [line.split(":")[0] for line in checked(root)] == [CONFIG, FIRST]


def test_a_broken_rule_is_said_in_the_language_of_the_course(ruled):
    root = ruled(["lessons: {max_minutes: 8}"], [])
    speak("de")
    assert checked(root)[0].startswith(
        f"{FIRST}:5:12 lesson.minutes: ist 9; eine Regel dieses Kurses erlaubt 8 Minuten."
    )


def test_a_broken_rule_stops_check_and_build(ruled):
    root = ruled(["lessons: {max_minutes: 8}"], [])
    for command in ("check", "build"):
        done = subprocess.run([sys.executable, "-m", "practicum", command], cwd=root, capture_output=True, text=True)
        assert done.returncode == 2
        assert done.stderr.startswith(f"{FIRST}:5:12 lesson.minutes: ")
    assert not (root / "site").exists()


PAGE = """\
# A heading of four words

One two, `three`. Four: five [six](page.md#with-words)
seven. {{ term("x", "eight") }}

- nine
- ten
1. eleven

| a | table |
|-|-|

```
code is no prose
```

!!! note "A box"
    Its first line goes with it.

    twelve thirteen
"""


def test_prose_is_paragraphs_and_items_without_headings_tables_and_code():
    found = list(paragraphs(PAGE, 11))
    assert [(each.line, each.words) for each in found] == [(13, 7), (16, 1), (17, 1), (18, 1), (30, 2)]
    assert len(found[0].sentences()) == 3


def test_the_handbook_names_every_rule():
    named = set(re.findall(r"`([a-z_]+)`", keys("rules")))
    assert named >= {key for keys in NUMBERS.values() for key in keys} | {"coverage", "keys", "kinds", "distinct_stems"}
