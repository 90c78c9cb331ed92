"""One typing error gives one message: at the key, with the key that was meant, in every file that a course has."""

from __future__ import annotations

import re

import pytest

from practicum.course.front_matter import front_matter
from practicum.files.yaml_tree import parse
from practicum.quiz.reader import read_quiz
from support.course_small import FILES
from support.golden_cases import load_cases
from support.reading import course_faults, problems
from support.typos import WAYS, assert_one_message, keys_of, misspelt

NAMES_OF_THE_AUTHOR = ("mkdocs.yml", ".nav")  # sections and titles
OPTIONAL_TO_THE_ENGINE = {("mkdocs.yml", "site_url"), ("content/one/index.md", "title")}
FOUND = [
    (file, path, key)
    for file, text in FILES.items()
    for key, path in keys_of(
        (parse(text, file, tags=True) if file.endswith(".yml") else front_matter(text, file)[0]) or {}
    )
    if (file, path[:4]) != NAMES_OF_THE_AUTHOR and (file, key) not in OPTIONAL_TO_THE_ENGINE
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("file", "path", "key"), FOUND, ids=[f"{file}{path}.{key}" for file, path, key in FOUND])
def test_a_misspelt_key_of_a_course_gives_one_message(course, file, path, key, way):
    text = misspelt(FILES[file], key, way)
    assert_one_message(course_faults(course({file: text})), f"{file}:{key.line}:{key.column}", key)


def _keys_of_kinds():
    """Return one quiz and key for each key that the golden cases have anywhere."""
    found = {}
    for case in load_cases():
        if "problems" not in case.expect:
            for key, path in keys_of(parse(case.quiz_text, "f")):
                place = (case.name.partition(":")[0], re.sub("[0-9]+", "", path), str(key))
                found.setdefault(place, (case.quiz_text, key))
    return found


KINDS = _keys_of_kinds()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("text", "key"), KINDS.values(), ids=[" ".join(place) for place in KINDS])
def test_a_misspelt_key_of_any_kind_of_question_gives_one_message(text, key, way):
    found = problems(read_quiz, misspelt(text, key, way), "f", "q")
    assert_one_message(found, f"f:{key.line}:", key)


@pytest.mark.parametrize("key", ["site_author", "site_dir", "site_url", "not_in_nav", "extra_css", "repo_name"])
def test_another_key_of_the_engine_is_not_taken_for_a_missing_one(edited, key):
    (said,) = course_faults(
        edited(("mkdocs.yml", 'site_name: Small course\nsite_url: !ENV [SITE_URL, ""]', f"{key}: x"))
    )
    assert said == "mkdocs.yml:1:1 site_name: is missing. Write the course's title."
