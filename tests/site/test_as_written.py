"""Values that YAML takes for something else: the check names each with its cure, or both engines show it as it is written."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys

import pytest

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course
from practicum.site.engines import ENGINES
from support.course_small import FILES
from support.reading import course_faults

NOTHING = ("~", "null")
VALUES = [
    *("2026", "No", "12:30", "2026-01-31", "2026-13-45", "010", "089", ".5", "1.10", "1_000", *NOTHING, "0x1F", "0o17"),
    *("1e3", "yes", "on", "true", "TRUE", "=", "99999999999999999999", "+5", ".inf", "-3", "1.5"),
]
PLACES = ("title", "description", "variable", "extra", "page", "section")
ALL = [(place, value) for place in PLACES for value in VALUES]
AS_THEY_ARE = {"variable": ("2026", "2026-01-31", "-3", "1.5"), "extra": ("2026", "-3", "1.5"), "description": NOTHING}
ENGINE = """\
docs_dir: content
use_directory_urls: false
theme: {name: practicum, language: en}
plugins: [material/search, {macros: {modules: [practicum.site], on_error_fail: true, on_undefined: strict}}]
markdown_extensions: [practicum.site.markdown, attr_list]
"""
COURSE = "010"


def written(place, value):
    """Return how a value is written at a place so that the check accepts it."""
    return value if value in AS_THEY_ARE.get(place, ()) else f'"{value}"'


def course_of(entries):
    """Return the files of a course with a page for each place and what is written there."""
    nav = extra = ""
    files = dict(FILES)
    for number, (place, text) in enumerate(entries):
        page = f"more/p{number}.md"
        key = {"variable": "own"}.get(place, place)
        front = f"---\n{key}: {text}\n---\n" if place in ("title", "description", "variable") else ""
        shown = {"variable": "{{ own }}", "extra": f"{{{{ extra{number} }}}}"}.get(place, "")
        files[f"content/{page}"] = f"{front}# Heading\n\nShown: [{shown}].\n"
        nav += f"  - {text}: {page}\n" if place == "page" else ""
        nav += f"  - {text}:\n      - {page}\n" if place == "section" else ""
        nav += f"  - {page}\n" if place not in ("page", "section") else ""
        extra += f"  extra{number}: {text}\n" if place == "extra" else ""
    config = files["mkdocs.yml"].replace("extra:\n", f"{nav}extra:\n  course: {COURSE}\n{extra}")
    return files | {"mkdocs.yml": config + ENGINE}


@pytest.mark.parametrize(("place", "value"), ALL)
def test_the_check_names_a_value_that_may_be_shown_otherwise_with_place_and_cure(course, place, value):
    files = course_of([(place, value)])
    root = course(files)
    if value in AS_THEY_ARE.get(place, ()):
        load_course(root)
        return
    with pytest.raises(ProblemsError) as caught:
        load_course(root)
    (found,) = caught.value.problems
    line = files[found.file].split("\n")[found.line - 1]
    shown = place in ("variable", "extra") and value in (*NOTHING, "true")
    assert line[found.column - 1 :].startswith("{{" if shown else value), found
    if place == "title" and value in NOTHING:
        assert (found.what, found.fix) == ("is empty.", "Write the page's title, or delete the line.")
    elif shown:  # at the macro: such a value may be meant so, but not shown
        assert f'such as {found.path}: "yes"' in found.fix
    else:
        key = {"page": "", "section": "", "variable": "own: ", "extra": "extra0: "}.get(place, f"{place}: ")
        assert found.fix.startswith(f'Write {key}"{value}"'), found


@pytest.mark.parametrize("value", [value for value in VALUES if value not in NOTHING])
def test_the_check_names_each_text_of_the_settings_that_an_engine_takes_for_something_else(edited, value):
    more = "".join(f"{key}: {value}\n" for key in ("site_description", "site_author", "copyright", "repo_name"))
    more += f"theme: {{language: {value}}}\n"
    root = edited(("mkdocs.yml", "Small course\n", f"{value}\n"), ("mkdocs.yml", "nav:\n", f"{more}nav:\n"))
    found = course_faults(root)
    assert [fault.split(": ")[0].split(" ")[1] for fault in found] == [
        *("site_name", "site_description", "site_author", "copyright", "repo_name", "theme.language")
    ]
    assert all(fault.endswith(f': "{value}".') for fault in found)


@pytest.mark.parametrize("value", [*NOTHING, ""])
def test_a_language_that_is_empty_is_named(edited, value):
    (found,) = course_faults(edited(("mkdocs.yml", "nav:\n", f"theme:\n  language: {value}\nnav:\n")))
    assert found.startswith(
        f"mkdocs.yml:4:{13 if value else 12} theme.language: is empty. Write the code of a language"
    )


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("where", ["front matter", "extra"])
def test_the_check_names_a_key_that_is_not_a_text(edited, where, value):
    place = ("content/index.md", "# Small", f"---\n{value}: x\n---\n# Small")
    edit = (
        place if where == "front matter" else ("mkdocs.yml", "  format: 1\n", f"  format: 1\n  own: {{{value}: x}}\n")
    )
    (found,) = course_faults(edited(edit))
    assert f'YAML takes "{value}" for' in found
    assert found.endswith(f'Write "{value}".')


@pytest.mark.parametrize("value", ["2026", "No", "~", ""])
def test_the_check_names_what_is_not_the_path_of_a_page(edited, value):
    (found,) = course_faults(edited(("mkdocs.yml", "  - index.md\n", f"  - index.md\n  - More: {value}\n")))
    assert found.startswith("mkdocs.yml:5:")
    assert "is not the path of a page. Write the path of a page, such as one/index.md, or an address." in found


@pytest.fixture(scope="module", params=ENGINES)
def site(request, tmp_path_factory):
    """The site of a course with every value at every place, built by one of the engines in a process of its own."""
    root = tmp_path_factory.mktemp("course")
    for path, text in course_of([(place, written(place, value)) for place, value in ALL]).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    command = [sys.executable, "-m", "practicum", "build", "--engine", request.param]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1780000000"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


SHOWN = {
    "title": r"<title>(.*?) - Small course</title>",
    "page": r"<title>(.*?) - Small course</title>",
    "description": r'<meta name="description" content="(.*?)"',
    "variable": r"Shown: \[(.*?)\]",
    "extra": r"Shown: \[(.*?)\]",
}


@pytest.mark.parametrize("place", SHOWN)
def test_pages_of_both_engines_show_what_is_written(site, place):
    for number, (where, value) in enumerate(ALL):
        if where == place:
            page = (site / f"more/p{number}.html").read_text("utf-8")
            found = [html.unescape(text).strip() for text in re.findall(SHOWN[place], page)]
            assert found == ([] if (place, value) in [("description", nothing) for nothing in NOTHING] else [value])


def test_the_navigation_of_both_engines_shows_what_is_written(site):
    home = re.sub(r"<[^>]+>", "\n", (site / "index.html").read_text("utf-8"))
    shown = {html.unescape(line).strip() for line in home.split("\n")}
    assert set(VALUES) <= shown


def test_a_course_has_one_name_for_browsers_and_for_the_offline_grader(site):
    page = (site / "one" / "first.html").read_text("utf-8")
    assert set(re.findall(r'data-course="(.*?)"', page)) == {COURSE}
    script = (site / "assets" / "learner" / "outline.js").read_text("utf-8")
    known = json.loads(re.search(r"^practicum\.outline = (.*);$", script, re.MULTILINE)[1])
    assert known["course"] == COURSE
