"""The handbook in a course's site: only where the course says so, and apart from it."""

import os
import re
import subprocess
import sys

import pytest

from support.course_two_lessons import two_lessons


@pytest.fixture(params=["mkdocs", "zensical"])
def built(request, tmp_path):
    """A German course with the handbook, built by an engine: its site and what the build said."""
    root = two_lessons(tmp_path / "course")
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8").replace("language: en", "language: de")
    config.write_text(text.replace("\nextra:\n", "\nextra:\n  handbook: true\n"), "utf-8")
    command = [sys.executable, "-m", "practicum", "build", "--engine", request.param]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"})
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site", done.stdout


def footer(page):
    return " ".join(re.search(r'<div class="md-copyright">(.*?)</div>', page.read_text("utf-8"), re.DOTALL)[1].split())


def test_the_handbook_is_a_small_site_in_a_folder_of_the_courses(built):
    site, said = built
    pages = {path.name for path in (site / "handbook").glob("*.html")}
    assert {"index.html", "choice.html", "scoring.html", "grade.html"} <= pages
    assert "404.html" not in pages
    assert not [path for path in site.rglob("*") if path.suffix in (".yml", ".md") or path.name == "__init__.py"]
    assert footer(site / "handbook" / "choice.html") == '<a href="../index.html">Back to Consultative Selling</a>'
    lesson = site / "mutual-need" / "opening-declaration.html"
    assert footer(lesson) == '<a href="../handbook/index.html">Handbuch für Lehrende (englisch)</a>'
    index = next(path for path in (site / "search.json", site / "search" / "search_index.json") if path.exists())
    assert "handbook" not in index.read_text("utf-8")
    assert "write a table for spreadsheets" in (site / "handbook" / "grade.html").read_text("utf-8")
    assert "Gebaut mit" in said


def test_a_course_that_says_nothing_of_it_has_neither_handbook_nor_link(tmp_path):
    root = two_lessons(tmp_path / "course")
    subprocess.run([sys.executable, "-m", "practicum", "build"], cwd=root, capture_output=True, check=True)
    assert not (root / "site" / "handbook").exists()
    assert footer(root / "site" / "index.html") == ""
