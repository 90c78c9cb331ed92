"""How long the steps of a path take, and all of it."""

import re

import pytest

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course
from practicum.site import ext_rawhtml as rawhtml
from practicum.site.config import from_engine
from practicum.site.renderer import Site
from support.rendering import conf_of

FIRST, HOME = "content/one/first.md", "content/index.md"
COMPUTED = (FIRST, "  minutes: 9\n", "")


def home(files, *calls):
    """Return the text of the home page with some macros."""
    return files[HOME] + "".join(f"\n{{{{ {call} }}}}\n" for call in calls)


@pytest.fixture
def said(course, files):
    """Return a function that gives what a macro says on a home page with some calls; `first` has computed minutes."""

    def said(calls, macro, *arguments):
        root = course({HOME: home(files, *calls), FIRST: files[FIRST].replace("  minutes: 9\n", "")})
        getattr(Site(from_engine(conf_of(root))).times, macro)("index.md", *arguments)
        return next(reversed(rawhtml._kept.values()))[0].replace("\xa0", " ")

    return said


def test_a_lesson_says_both_parts_or_what_is_written(said):
    assert said([], "takes", "first") == '<span class="time">read 1 min, questions 1 min</span>'
    assert said([], "takes", "second", "path") == '<span class="time">4 min</span>'


def test_a_path_adds_up_what_is_called_a_part_of_it(said):
    calls = ['takes("first", "both")', 'takes("second", "both")', 'takes("second", "other")', 'takes("second")']
    calls += ['takes_in_all("both")', 'takes_in_all("other")']
    assert said(calls, "takes_in_all", "both") == "6 min: read 1 min, questions 1 min, other 4 min"
    assert said(calls, "takes_in_all", "other") == "4 min: read 0 min, questions 0 min, other 4 min"


def test_a_path_of_more_than_an_hour_is_said_in_hours(said):
    calls = ['takes("first", "long")'] * 40
    assert said(calls, "takes_in_all", "long") == "1 h 20 min: read 40 min, questions 40 min"


def test_what_does_not_exist_is_a_mistake_of_the_course(course, files):
    calls = ('takes("frist", "new")', 'takes("nothing-like-it")', 'takes_in_all("old")', "takes_in_all()")
    with pytest.raises(ProblemsError) as caught:
        load_course(course({HOME: home(files, *calls)}))
    none = "takes: there is no lesson, worksheet or quiz"
    found = [re.sub("^content/index.md:[0-9]+:[0-9]+ ", "", str(problem)) for problem in caught.value.problems]
    assert found[0] == f'{none} "frist" to say how long it takes. Did you mean "first"?'
    assert found[1].startswith(f'{none} "nothing-like-it" ')
    assert found[1].endswith("Write the id of a lesson, a worksheet or a quiz.")
    assert [text.partition(". ")[0] for text in found[2:]] == [
        f'takes_in_all: nothing on this page is part of the path "{path}"' for path in ("old", "")
    ]
