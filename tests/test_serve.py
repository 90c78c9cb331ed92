"""`make serve`: every edit of a lesson, a quiz or a macro shows on the page that a trainer has open."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from trial import small_course

LESSON = "mutual-need/opening-declaration"
PATIENCE = 120  # seconds until an edit that never shows fails the test


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(engine, root):
    """Serve a course while the context lasts; gives the function that waits until a lesson's page holds a text."""
    port = free_port()
    command = [sys.executable, str(root / "scripts" / "build.py"), engine, "--serve", "--port", str(port)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    with (root.parent / "said.txt").open("wb") as said:
        server = subprocess.Popen(command, cwd=root, env=environment, stdout=said, stderr=subprocess.STDOUT)

        def shows(text):
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                try:
                    with urlopen(f"http://localhost:{port}/{LESSON}.html") as answer:
                        if text in answer.read().decode():
                            return True
                except (URLError, ConnectionError):
                    pass  # it starts, or builds anew
                assert server.poll() is None, (root.parent / "said.txt").read_text("utf-8")
                time.sleep(0.3)
            return False

        try:
            yield shows
        finally:
            server.terminate()
            server.wait()


def edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_edits_of_lessons_quizzes_and_macros_show(tmp_path, engine):
    root = small_course(tmp_path / "course")
    quiz = root / "quizzes" / "opening-declaration.yml"
    with serving(engine, root) as shows:
        assert shows('<section class="quiz"')
        lesson = root / "content" / f"{LESSON}.md"
        lesson.write_text(f"{lesson.read_text('utf-8')}\n\nA paragraph that came later.\n", "utf-8")
        assert shows("A paragraph that came later.")
        edit(quiz, "title: ", "title: Anew, ")
        assert shows("Anew, ")
        edit(root / "macros" / "site.py", 'words_for("quiz") |', '{"edited": "A word more"} | words_for("quiz") |')
        assert shows("A word more")
        edit(root / "macros" / "templates" / "quiz.html", "<section class", "<p>A line more.</p><section class")
        assert shows("A line more.")


def test_a_mistake_is_told_and_once_it_is_mended_the_page_is_there_again(tmp_path):
    root = small_course(tmp_path / "course")
    quiz = root / "quizzes" / "opening-declaration.yml"
    with serving("mkdocs", root) as shows:
        assert shows('<section class="quiz"')
        edit(quiz, "title: ", "titel: ")
        end = time.monotonic() + PATIENCE
        told = root.parent / "said.txt"
        while "quizzes/opening-declaration.yml:1:1 titel:" not in told.read_text("utf-8"):
            assert time.monotonic() < end, told.read_text("utf-8")
            time.sleep(0.3)
        edit(quiz, "titel: ", "title: Mended, ")
        assert shows("Mended, ")
