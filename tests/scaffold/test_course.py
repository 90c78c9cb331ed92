"""`practicum new`: a small whole course with nothing of another in it."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from html import escape

import pytest
from markdown import markdown

from practicum.base.problem import ProblemsError
from practicum.cli.main import main
from practicum.course.check import check
from practicum.course.format import require_format
from practicum.course.load import load_course
from practicum.course.settings import read_settings
from practicum.scaffold import NewCourse, new_course
from practicum.scaffold import pin as pinning
from practicum.scaffold.texts import course_files, languages, slug

ODD = 'A "title": with # and § and { braces }, *stars* & 5 < 6'


@pytest.fixture(autouse=True)
def _no_wheel(monkeypatch):
    """Pin by version: making a wheel of this repository is tested by itself."""
    monkeypatch.setattr("practicum.scaffold.course.pin", lambda: ("practicum[site]==0", None))


@pytest.mark.parametrize("language", languages())
def test_a_new_course_is_in_order(tmp_path, language):
    root = tmp_path / "safe-lifting"
    new_course(root, NewCourse(name="safe-lifting", language=language))
    require_format(str(root))
    assert read_settings(str(root)).rules is None
    course = load_course(root)
    assert course.title == "Safe lifting"
    assert (len(course.modules), len(course.lessons), len(course.aids.worksheets)) == (1, 1, 1)
    assert len({question.kind for question in course.quizzes[0].questions}) == 3
    assert {call.macro for page in course.pages for call in page.calls} >= {"my_progress", "review", "next_lesson"}
    (line,) = check(course, str(root), "")
    assert "Safe lifting" in line


@pytest.mark.parametrize("language", languages())
def test_trainers_read_in_each_file_what_to_replace_and_learners_do_not(tmp_path, language):
    root = tmp_path / "c"
    new_course(root, NewCourse(name="c", language=language))
    files = [*(root / "content").rglob("*.md"), *(root / "quizzes").glob("*.yml")]
    says = {"en": ("eplace", "stay as they are"), "de": ("rsetzen Sie", "bleiben, wie sie sind")}[language]
    readme, said = (root / "README.md").read_text("utf-8"), []
    for path in files:
        name = path.relative_to(root).as_posix()
        comments = re.findall(r"^# .*", path.read_text("utf-8").split("\ntitle:")[0], re.MULTILINE)
        assert f"`{name}`" in readme
        if name in ("content/progress.md", "content/review.md"):
            assert re.search(rf"`{name}`.* {says[1]}", readme)
        else:
            assert says[0] in " ".join(comments), name
            said += comments
    done = practicum(root, "build")
    assert done.returncode == 0, done.stderr
    pages = "".join(path.read_text("utf-8") for path in (root / "site").rglob("*.html"))
    assert [line for line in said if line.strip("# ") in pages] == []


def test_a_course_is_in_order_without_the_sample(tmp_path):
    """As the README of a new course says it."""
    root = tmp_path / "c"
    new_course(root, NewCourse(name="c"))
    assert practicum(root, "new", "module", "carrying").returncode == 0
    shutil.rmtree(root / "content" / "leaving")
    (root / "quizzes" / "way-out.yml").unlink()
    for name, left_out in (
        ("mkdocs.yml", r".*(When the alarm rings|leaving/).*\n"),
        ("content/index.md", r".*sample.*\n"),
    ):
        text = (root / name).read_text("utf-8")
        (root / name).write_text(re.sub(left_out, "", text), "utf-8")
    done = practicum(root, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing is wrong" in done.stdout


def test_every_language_has_the_same_files():
    def names(language):
        return [path for path, _ in course_files(language, VALUES)]

    assert languages() == ["de", "en"]
    assert names("de") == names("en")


@pytest.mark.parametrize("language", languages())
def test_the_page_for_its_trainers_names_files_and_commands_that_there_are(tmp_path, language):
    root = tmp_path / "c"
    new_course(root, NewCourse(name="c", title=ODD, language=language))
    text = (root / "README.md").read_text("utf-8")
    assert f"<h1>{escape(ODD, quote=False)}</h1>" in markdown(text)
    for path in re.findall(r"`((?:content|quizzes|\.github)/[^`]*|[a-z]+\.(?:yml|txt))`", text):
        assert (root / path).exists(), path
    commands = [shlex.split(line) for line in re.findall(r"`(?:\.venv/bin/)?practicum ([^`]+)`", text)]
    assert {command[0] for command in commands} == {"serve", "check", "build", "new", "upgrade", "schema"}
    (add,) = (command for command in commands if command[0] == "new")
    assert main(add, str(root)) == 0
    load_course(root)


VALUES = dict.fromkeys(("name", "title", "heading", "language", "site_url", "repo", "requirement", "format"), "x")


def test_names_and_addresses_are_those_that_were_asked_for(tmp_path):
    root = tmp_path / "my-course"
    wanted = {"title": ODD, "site_url": "https://example.org/c/", "repo": "https://example.org/r"}
    new_course(root, NewCourse(name="my-course", **wanted))
    assert load_course(root).title == ODD
    config = (root / "mkdocs.yml").read_text("utf-8")
    assert re.search(r"^  course: my-course ", config, re.MULTILINE)
    assert 'site_url: !ENV [SITE_URL, "https://example.org/c/"]' in config
    assert 'repo_url: "https://example.org/r"\nedit_uri: edit/main/content/\n' in config
    assert (root / "requirements.txt").read_text("utf-8") == "practicum[site]==0\n"


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("https://github.com/acme/c", ["https://github.com/acme/c", "edit/main/content/"]),
        ("https://github.com/acme/c.git", ["https://github.com/acme/c", "edit/main/content/"]),
        ("https://gitlab.com/acme/c/", ["https://gitlab.com/acme/c", "-/edit/main/content/"]),
        ("https://gitlab.acme.example/c", ["https://gitlab.acme.example/c", "-/edit/main/content/"]),
        ("https://codeberg.org/acme/c", ["https://codeberg.org/acme/c", "_edit/main/content/"]),
    ],
)
def test_a_repository_on_a_forge_is_edited_by_its_editor(tmp_path, address, lines):
    new_course(tmp_path / "c", NewCourse(name="c", repo=address))
    config = (tmp_path / "c" / "mkdocs.yml").read_text("utf-8")
    assert re.findall(r'^(?:repo_url|edit_uri): "?([^"\n]+)', config, re.MULTILINE) == lines


def test_a_repository_without_a_page_is_refused(tmp_path):
    with pytest.raises(ProblemsError, match=r"^git@example\.org:acme/c: is not the address of a page\. Write the one"):
        new_course(tmp_path / "c", NewCourse(name="c", repo="git@example.org:acme/c"))
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("name", ["Safe Lifting", "über", "a/b", "..", "", "x" * 81, "-a"])
def test_a_name_that_cannot_be_an_id_is_refused_with_one_that_can(tmp_path, name):
    with pytest.raises(ProblemsError, match=rf"^{re.escape(name)}: cannot be an id\. Write small") as refused:
        new_course(tmp_path / "c", NewCourse(name=name))
    assert slug(name) in str(refused.value)
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("what", ["folder", "file"])
def test_nothing_is_overwritten(tmp_path, what):
    there = tmp_path / "safe-lifting"
    if what == "file":
        there.write_text("mine", "utf-8")
    else:
        there.mkdir()
        (there / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(ProblemsError, match="is there already"):
        new_course(there, NewCourse(name="safe-lifting"))
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [
        there.name if what == "file" else "mine.txt"
    ]


def test_nothing_in_it_is_of_another_course(tmp_path):
    for language in languages():
        root = tmp_path / language
        new_course(root, NewCourse(name="other", language=language))
        for path in root.rglob("*"):
            if path.is_file():
                assert not re.search(
                    r"\bsell|\bsales|kahle|brock|williams|consultative", path.read_text("utf-8"), re.IGNORECASE
                ), path


class _Installed:
    def __init__(self, noted):
        self.noted = noted

    def read_text(self, name):
        assert name == "direct_url.json"
        return json.dumps(self.noted) if self.noted else None


COMMIT = {"url": "https://example.org/p.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}


@pytest.mark.parametrize(
    ("noted", "requirement"),
    [
        (None, "practicum[site]==1.2"),
        (COMMIT, "practicum[site] @ git+https://example.org/p.git@abc"),
        ({"url": "https://example.org/p.whl", "archive_info": {}}, "practicum[site] @ https://example.org/p.whl"),
        ({"url": "file:///nowhere/p.whl", "archive_info": {}}, "practicum[site]==1.2"),
    ],
)
def test_the_engine_is_pinned_by_what_it_was_installed_from(monkeypatch, noted, requirement):
    monkeypatch.setattr(pinning, "distribution", lambda _: _Installed(noted))
    monkeypatch.setattr(pinning, "version", lambda _: "1.2")
    assert pinning.pin() == (requirement, None)


def test_an_engine_from_a_wheel_comes_along(monkeypatch, tmp_path):
    wheel = tmp_path / "practicum-1-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    monkeypatch.setattr(pinning, "distribution", lambda _: _Installed({"url": wheel.as_uri(), "archive_info": {}}))
    requirement, held = pinning.pin()
    assert requirement == "./engine/practicum-1-py3-none-any.whl[site]"
    assert held == (wheel.name, b"wheel")


def test_the_command_says_what_to_do_next(tmp_path):
    done = practicum(tmp_path, "new", "safe-lifting", "--title", "Safe lifting")
    assert done.returncode == 0, done.stderr
    assert "practicum serve" in done.stdout
    again = practicum(tmp_path, "new", "safe-lifting", "--title", "Safe lifting")
    assert again.returncode == 2
    assert again.stderr.startswith("safe-lifting: is there already")
    assert again.stderr.endswith(" Open it, or choose another title or name.\n")  # never: delete it


def practicum(folder, *arguments):
    """Run the command in a folder, in a process of its own."""
    command = [sys.executable, "-m", "practicum", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=os.environ)


@pytest.mark.parametrize("given", ["safe-lifting", "of the team/2026/safe-lifting/", "absolute", "."])
def test_a_path_is_a_folder_whose_name_is_the_id(tmp_path, given):
    root = tmp_path / ("of the team/2026/safe-lifting" if "/" in given else "safe-lifting")
    if given == ".":
        root.mkdir()
    done = practicum(root if given == "." else tmp_path, "new", str(root) if given == "absolute" else given)
    assert (done.returncode, done.stderr) == (0, "")
    assert f'cd "{root.relative_to(tmp_path)}"' in done.stdout or " " not in given
    assert "\n  course: safe-lifting " in (root / "mkdocs.yml").read_text("utf-8")
    assert load_course(root).title == "Safe lifting"


@pytest.mark.parametrize("given", ["My Course", "here/My Course"])
def test_a_folder_whose_name_cannot_be_an_id_is_refused_without_a_line(tmp_path, given):
    done = practicum(tmp_path, "new", given)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "My Course: cannot be an id. Write small letters, digits and hyphens, such as my-course.\n"
    assert not list(tmp_path.iterdir())
