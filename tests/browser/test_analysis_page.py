"""The page of an analysis in a browser: what axe finds on it in both schemes and widths, and that it fits a phone."""

import subprocess
import sys

import pytest

from support import learners
from support.analysing import analyse, class_of
from support.axe import violations
from support.course_certificate import BOTH, COURSE, FIRST, SECOND, answers, hand_in
from support.course_small import FILES


@pytest.fixture(scope="module")
def analysed(tmp_path_factory):
    """The address of the page of a small class, with a question to look at."""
    root = tmp_path_factory.mktemp("analysed")
    for path, text in (FILES | COURSE).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    wrong = {f"wrong{number}": answers(f"Learner {number}", "{exam-part: a, exam-draft: a}") for number in range(12)}
    sheets = hand_in(
        root / "sheets", mira=answers("Mira", BOTH), tom=answers("Tom", FIRST), ana=answers("Ana", SECOND), **wrong
    )
    page = root / "analysis.html"
    command = [sys.executable, "-m", "practicum", "analyse", "--course", str(root), str(sheets), "--output", str(page)]
    subprocess.run(command, check=True)
    assert "check the key" in page.read_text("utf-8")
    return page.as_uri()


@pytest.fixture(scope="module")
def every(tmp_path_factory):
    """The address of the page of a class that was asked a question of every kind."""
    root = learners.course(tmp_path_factory.mktemp("every") / "course")
    folder = class_of(root.parent / "sheets", 20)
    assert analyse(root, root.parent, str(folder))[0] == 0
    return (root.parent / "analysis.html").as_uri()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["analysed", "every"])
def test_axe_finds_nothing_and_the_page_fits(browser, request, which, scheme, width):
    analysed = request.getfixturevalue(which)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(analysed)
    for closed in page.locator("summary").all():
        closed.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert asked == [analysed]
    context.close()
