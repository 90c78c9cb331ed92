"""`extra.vocabulary` of mkdocs.yml: the words of a course's trade."""

import pytest

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course
from practicum.words import speak

CONFIG = "mkdocs.yml"
ARTICLE = "content/sources/article.yml"
AUDIENCES = "[salesperson, sales manager, company, client]"
RELATION = '{from: owed_by, to: owed_to, text: "owed by the {from} to the {to}"}'


def test_a_word_is_shown_by_its_label(edited):
    labels = "{salesperson: Nurse, sales manager: Matron, company: Ward, client: Patient}"
    vocabulary = load_course(edited((CONFIG, AUDIENCES, labels))).vocabulary
    assert vocabulary.audience("client") == "Patient"
    assert vocabulary.kind("principle") == "principle"


def test_kinds_of_points_are_those_of_the_course(edited):
    course = edited(
        (CONFIG, "  vocabulary:\n", "  vocabulary:\n    kinds: {principle: Rule, distinction: Difference}\n")
    )
    assert load_course(course).vocabulary.kind("distinction") == "Difference"
    course = edited((CONFIG, "  vocabulary:\n", "  vocabulary:\n    kinds: [principle]\n"))
    with pytest.raises(
        ProblemsError, match=rf'{ARTICLE}:12:11 points\[1\].kind: "distinction" is not one of: principle'
    ):
        load_course(course)


def test_a_course_without_audiences_asks_for_no_roles_and_takes_any_audience(edited):
    course = edited(
        (CONFIG, f"    audiences: {AUDIENCES}\n", ""),
        ("content/one/first.md", "  roles: [salesperson]\n", ""),
        (ARTICLE, "[company]", "[everyone who lifts]"),
    )
    found = load_course(course)
    assert found.lessons[0].roles == ()
    assert found.sources[0].points[1].audience == ("everyone who lifts",)


def test_a_course_without_sources_asks_for_no_points(course):
    quiz = "title: T\nlesson: only\nquestions:\n  - id: q\n    kind: choice\n    objective: o\n    stem: S\n    see: here\n"
    quiz += "    options:\n      - {text: A, credit: 1, why: W}\n      - {text: B, why: W}\n"
    lesson = "---\ntitle: T\nlesson:\n  id: only\n  minutes: 1\n  objectives:\n    - {id: o, level: apply, text: T.}\n"
    lesson += (
        "  principles:\n    - {id: p, text: T., why: W}\n---\n## Here\n\n{{ quiz('only') }}\n{{ principle('p') }}\n"
    )
    module = "---\ntitle: M\nmodule:\n  id: m\n  why: W.\n---\n# M\n"
    files = {
        CONFIG: "site_name: T\nnav:\n  - M:\n      - m/index.md\n      - m/only.md\n",
        "content/m/index.md": module,
        "content/m/only.md": lesson,
        "quizzes/only.yml": quiz,
    }
    root = course(dict.fromkeys(_paths(course), None) | files)
    assert load_course(root).lessons[0].principles[0].points == ()


def _paths(course):
    root = course()
    paths = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    for path in paths:
        (root / path).unlink()
    return paths


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (AUDIENCES, "nurse", "mkdocs.yml:14:16 extra.vocabulary.audiences: needs a list of words, or a mapping"),
        (AUDIENCES, "[nurse, [doctor]]", "mkdocs.yml:14:16 extra.vocabulary.audiences: needs a list of words"),
        ("{to}", "them", r"mkdocs.yml:15:50 extra.vocabulary.relation.text: needs {from} once and {to} once."),
        ("from: owed_by, ", "", "mkdocs.yml:15:15 extra.vocabulary.relation.from: is missing. Write the key"),
        (
            "audiences:",
            "audience:",
            'extra.vocabulary.audience: is not a key of this format. Did you mean "audiences"?',
        ),
    ],
)
def test_a_fault_of_the_vocabulary_is_reported_with_its_place(edited, old, new, message):
    with pytest.raises(ProblemsError) as refused:
        load_course(edited((CONFIG, old, new)))
    (problem,) = refused.value.problems
    assert message in str(problem)


def test_a_usual_kind_without_a_label_is_shown_in_the_language_of_the_course(edited):
    course = edited((CONFIG, "  vocabulary:\n", "  vocabulary:\n    kinds: [principle, distinction, oath]\n"))
    vocabulary = load_course(course).vocabulary
    speak("de")
    assert (vocabulary.kind("principle"), vocabulary.kind("oath")) == ("Grundsatz", "oath")
