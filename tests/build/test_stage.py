"""A site is replaced only by a whole one."""

import os
import re
import subprocess
import sys
import threading

import pytest

from practicum.build.stage import PREFIX, staged
from support.course_two_lessons import two_lessons


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old", "utf-8")
    return tmp_path


def test_what_was_made_takes_the_sites_place_and_nothing_else_is_left(root):
    with staged(root, root / "site") as stage:
        assert stage.config.read_text("utf-8").startswith('INHERIT: "mkdocs.yml"\nsite_dir: ')
        stage.made.mkdir()
        (stage.made / "page.html").write_text("new", "utf-8")
        stage.take_place()
    assert tree(root) == {"site/page.html": b"new"}


def test_a_build_that_is_interrupted_leaves_the_old_site(root):
    def interrupted():
        with staged(root, root / "site") as stage:
            stage.made.mkdir()
            (stage.made / "page.html").write_text("half", "utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert tree(root) == {"site/index.html": b"old"}


def test_where_nothing_was_made_the_old_site_comes_back(root):
    with pytest.raises(OSError, match="site"), staged(root, root / "site") as stage:
        stage.take_place()
    assert tree(root) == {"site/index.html": b"old"}


@pytest.fixture
def hidden(root):
    """Put hidden entries into the old site."""
    (root / "site" / ".git").mkdir()
    (root / "site" / ".git" / "HEAD").write_text("ref", "utf-8")
    (root / "site" / ".domains").write_text("mine", "utf-8")
    (root / "site" / ".nojekyll").symlink_to("nowhere")
    return root


def test_hidden_entries_of_the_old_site_stay_unless_the_new_one_has_them(hidden):
    with staged(hidden, hidden / "site") as stage:
        stage.made.mkdir()
        (stage.made / ".domains").write_text("built", "utf-8")
        stage.take_place()
    assert tree(hidden) == {"site/.git/HEAD": b"ref", "site/.domains": b"built"}
    assert (hidden / "site" / ".nojekyll").is_symlink()


@pytest.mark.parametrize("failing", [".git", ".domains", "site"])
def test_hidden_entries_come_back_with_the_old_site_when_a_move_fails(hidden, monkeypatch, failing):
    before = tree(hidden)
    rename = os.rename

    def refuse(source, target):
        if ".practicum-" in str(source) and source.name == failing and source.parent.name != "site":
            raise OSError("refused: " + failing)
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    with staged(hidden, hidden / "site") as stage:
        stage.made.mkdir()
        with pytest.raises(OSError, match="refused"):
            stage.take_place()
    assert tree(hidden) == before
    assert (hidden / "site" / ".nojekyll").is_symlink()


def test_of_builds_at_the_same_time_one_stays_whole(root):
    start = threading.Barrier(4)

    def build(name):
        with staged(root, root / "site") as stage:
            stage.made.mkdir()
            for page in "ab":
                (stage.made / page).write_text(name, "utf-8")
            start.wait()
            stage.take_place()

    threads = [threading.Thread(target=build, args=(str(number),)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pages = tree(root)
    assert set(pages) == {"site/a", "site/b"}
    assert pages["site/a"] == pages["site/b"]


def build(root, *arguments):
    command = [sys.executable, "-m", "practicum", "build", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"})


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize("fault", ["course", "engine"])
def test_a_mistake_leaves_the_old_site_byte_for_byte_and_no_traceback(tmp_path, engine, fault):
    root = two_lessons(tmp_path / "course")
    (root / "site").mkdir()
    (root / "site" / "404.html").write_text("old", "utf-8")
    page = root / "content" / "index.md"
    quiz = root / "quizzes" / "opening-declaration.yml"
    if fault == "course":
        quiz.write_text(quiz.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    else:  # what the check does not look for, and both engines refuse
        page.write_text(page.read_text("utf-8") + "\n[Nowhere](nowhere.md)\n", "utf-8")
    done = build(root, "--engine", engine)
    said = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)  # Zensical colours every character
    assert done.returncode == 2, said
    assert ("titel" if fault == "course" else "nowhere.md") in said
    assert "Traceback" not in said
    assert tree(root / "site") == {"404.html": b"old"}
    assert not [path.name for path in root.iterdir() if path.name.startswith(PREFIX)]
