"""What the page says of weights that are not defined, and of each learner."""

import subprocess
import sys

import pytest

from support.course_certificate import COURSE, FIRST, SECOND, answers, hand_in


@pytest.fixture
def page(course, tmp_path):
    """The page of a class of 30, of whom half know one question, of 3 points, and half the other, of 2."""
    half = {f"{name}{number}": answers(f"{name} {number}", given) for number in range(15) for name, given in KNOWN}
    sheets = hand_in(tmp_path / "sheets", **half)
    made = tmp_path / "page.html"
    command = ["analyse", "--course", str(course(COURSE)), str(sheets), "--output", str(made)]
    subprocess.run([sys.executable, "-m", "practicum", *command], check=True, capture_output=True)
    return made.read_text("utf-8")


KNOWN = (("Mira", FIRST), ("Tom", SECOND))


def test_a_weight_that_is_not_defined_says_so(page):
    """Who has the 2 points has fewer in all, C(x, T) < 0; so the other question has the whole weight."""
    assert page.count("not defined: it goes against the whole") == 1
    assert "40 % / – <small>(not defined" in page
    assert "60 % / 100 %" in page


def test_each_learner_is_folded_with_what_was_passed(page):
    assert page.count('<details>\n<summary dir="auto">Mira ') == 15
    assert "Mira 3: 1 of 1 passed" in page
    assert "Tom 3: 0 of 1 passed" in page
