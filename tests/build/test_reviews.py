"""Reviews that are due are named by a build, and are not on the site that it makes."""

import os
import subprocess
import sys

import pytest

from support.course_two_lessons import two_lessons


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_no_page_of_a_built_site_says_that_a_review_is_due(tmp_path, engine):
    root = two_lessons(tmp_path / "course")
    quiz = root / "quizzes" / "opening-declaration.yml"
    quiz.write_text(quiz.read_text("utf-8").replace("    kind: ", "    reviewed: 2020-01-31\n    kind: "), "utf-8")
    command = [sys.executable, "-m", "practicum", "build", "--engine", engine]
    done = subprocess.run(command, cwd=root, env=os.environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "is 2020-01-31: another look has been due since 2021-01-30." in done.stdout
    pages = [path for path in (root / "site").rglob("*") if path.suffix in (".html", ".js", ".json")]
    assert len(pages) > 10
    for page in pages:
        text = page.read_text("utf-8")
        assert "look at it again" not in text, page
        assert "data-due" not in text, page
