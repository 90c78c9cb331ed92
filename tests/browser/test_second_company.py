"""A second company: the wheel in an empty environment, a course of its own, both engines, a browser, nothing of ours."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from io import BytesIO
from zipfile import ZipFile

import pytest

from support.paths import ROOT
from support.serving import served

OURS = re.compile(rb"\bsell|\bsales|kahle|brock|williams|consultative", re.IGNORECASE)
LICENCES = ("-LICENSE.txt", "licenses/LICENSE")  # that of MIT speaks of the right to sell copies
MATERIAL = "assets/javascripts/"  # the scripts of the theme below ours
NAV = "      - leaving/my-way-worksheet.md\n"
SECOND = """\
---
title: Where to wait
lesson:
  id: where-to-wait
  minutes: 3
  objectives:
    - {id: find-place, level: remember, text: Find the meeting point.}
---
# Where to wait

## The place

Behind the bicycles.

{{ quiz("where-to-wait") }}
"""
QUIZ = """\
title: Where to wait
lesson: where-to-wait
questions:
  - id: where
    kind: choice
    objective: find-place
    stem: Where do you wait?
    options:
      - {text: Behind the bicycles, credit: 1, why: It is far enough from the house.}
      - {text: At the door, why: Others have to get out.}
    see: the-place
"""


def run(*command, cwd, **environment):
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, env=clean | environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment_with(place, name, extra):
    """Make an empty environment with the wheel and one of its extras; return the folder of its programs."""
    wheels = list((place / "dist").glob("*.whl"))
    if not wheels:
        run(
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "--wheel-dir",
            place / "dist",
            ROOT,
            cwd=place,
        )
        wheels = list((place / "dist").glob("*.whl"))
    venv.create(place / name, with_pip=True)
    programs = place / name / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", f"practicum[{extra}] @ {wheels[0].as_uri()}", cwd=place)
    return programs


@pytest.fixture(scope="module")
def company(once):
    """A folder with the environments `site` and `zensical`, and the course `safe-lifting`, which has a second lesson."""

    def make(place):
        programs = environment_with(place, "site", "site")
        environment_with(place, "zensical", "zensical")
        said = run(programs / "practicum", "new", "safe-lifting", "--title", "Safe lifting", cwd=place)
        assert "practicum serve" in said
        pip = [programs / "python", "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps"]
        run(*pip, "--requirement", "requirements.txt", cwd=place / "safe-lifting")  # the pin installs
        course = place / "safe-lifting"
        config = (course / "mkdocs.yml").read_text("utf-8")
        assert NAV in config
        (course / "mkdocs.yml").write_text(config.replace(NAV, f"      - leaving/waiting.md\n{NAV}"), "utf-8")
        (course / "content" / "leaving" / "waiting.md").write_text(SECOND, "utf-8")
        (course / "quizzes" / "where-to-wait.yml").write_text(QUIZ, "utf-8")

    return once("company", make)


@pytest.fixture(scope="module", params=["site", "zensical"])
def built(request, company, once):
    """The course's folder with the site that the engine of one of the environments built."""
    engine = {"site": "mkdocs", "zensical": "zensical"}[request.param]
    bin_folder = "Scripts" if sys.platform == "win32" else "bin"
    program = company / request.param / bin_folder / "practicum"

    def make(root):
        shutil.copytree(company / "safe-lifting", root / "course")
        assert "nothing is wrong" in run(program, "check", cwd=root / "course")
        run(program, "build", "--engine", engine, cwd=root / "course", SOURCE_DATE_EPOCH="1780000000")

    return once(f"company-{engine}", make) / "course", program


def test_the_engine_without_mkdocs_is_really_without_it(company):
    bin_folder = "Scripts" if sys.platform == "win32" else "bin"
    python = company / "zensical" / bin_folder / "python"
    found = run(python, "-c", "from importlib.util import find_spec; print(find_spec('mkdocs'))", cwd=company)
    assert found == "None\n"


def test_what_is_answered_on_the_page_is_graded_alike_by_the_file_that_it_saves(built, browser, tmp_path):
    course, program = built
    with served(course / "site") as address:
        context = browser.new_context(accept_downloads=True)
        page = context.new_page()
        page.goto(f"{address}leaving/waiting.html")
        form = page.locator("form.question").first
        form.get_by_label("Behind the bicycles").check()
        form.get_by_role("button", name="Check").click()
        page.get_by_label("Your name").fill("Ada")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save my answers").click()
        file = tmp_path / "answers.json"
        download.value.save_as(file)
        context.close()
    report = json.loads(run(program, "grade", "--format", "json", file, cwd=course))
    assert (report["quiz"], report["earned"], report["possible"]) == ("where-to-wait", "1", "1")
    alone = run(sys.executable, course / "site" / "grade.pyz", "--format", "json", file, cwd=tmp_path)
    assert json.loads(alone)["earned"] == "1"


def test_no_file_of_it_speaks_of_selling(built):
    course, _ = built
    found = [
        name
        for name, content in _contents(course)
        if OURS.search(content) and not name.endswith(LICENCES) and MATERIAL not in name
    ]
    assert found == []


def _contents(folder):
    """Yield the name and the bytes of every file, and of those inside archives."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _unpacked(path.relative_to(folder).as_posix(), path.read_bytes())


def _unpacked(name, content):
    if name.endswith((".zip", ".pyz", ".whl")):
        with ZipFile(BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from _unpacked(f"{name}/{inner}", archive.read(inner))
    else:
        yield name, content
