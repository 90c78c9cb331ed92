"""`make serve`: every edit of a lesson, a quiz or a macro shows on the page that a trainer has open."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from support.course_two_lessons import left_out, two_lessons
from support.paths import ROOT

LESSON = "mutual-need/opening-declaration"
PATIENCE = 120  # seconds until an edit that never shows fails the test


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(engine, root):
    """Serve a course while the context lasts; gives the function that waits until a lesson's page holds a text.

    Every few seconds the file that was edited is saved again, as people do who wait in vain.
    """
    port = free_port()
    command = [sys.executable, "-m", "practicum", "serve", "--engine", engine, "--port", str(port)]
    own = {"PYTHONPATH": str(root / "src")}  # a copy of the program, where a test edits it
    environment = os.environ | {"PYTHONUNBUFFERED": "1"} | own
    with (root.parent / "said.txt").open("wb") as said:
        server = subprocess.Popen(command, cwd=root, env=environment, stdout=said, stderr=subprocess.STDOUT)

        def shows(text, saved=None):
            end = time.monotonic() + PATIENCE
            again = time.monotonic() + 5
            while time.monotonic() < end:
                if saved and time.monotonic() > again:  # Zensical misses a second save within one second of the clock
                    saved.write_bytes(saved.read_bytes())  # a mere touch is no save to it
                    again = time.monotonic() + 5
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
            with socket.socket() as probe:
                assert probe.connect_ex(("127.0.0.1", port)), "the engine outlives the script that started it"


def edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_edits_of_lessons_quizzes_and_macros_show(tmp_path, engine):
    root = two_lessons(tmp_path / "course")
    shutil.copytree(ROOT / "src", root / "src", ignore=left_out)
    edit(root / "mkdocs.yml", "watch: [quizzes, macros]", "watch: [quizzes, macros, src/practicum/site]")
    quiz = root / "quizzes" / "opening-declaration.yml"
    lesson = root / "content" / f"{LESSON}.md"
    room = root / "src" / "practicum" / "site"
    code, template = room / "renderer.py", room / "templates" / "quiz.html"
    with serving(engine, root) as shows:
        assert shows('<section class="quiz"')
        edit(lesson, "\n## ", "\nA paragraph that came later.\n\n## ")
        assert shows("A paragraph that came later.", lesson)
        edit(quiz, "title: ", "title: Anew, ")
        assert shows("Anew, ", quiz)
        edit(code, 'words_for("quiz") |', '{"edited": "A word more"} | words_for("quiz") |')
        assert shows("A word more", code)
        edit(template, "<section class", "<p>A line more.</p><section class")
        assert shows("A line more.", template)


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_mistake_is_shown_until_it_is_fixed(tmp_path, engine):
    root = two_lessons(tmp_path / "course")
    quiz = root / "quizzes" / "opening-declaration.yml"
    lesson = root / "content" / f"{LESSON}.md"
    edit(quiz, "title: ", "titel: ")
    mistake = "quizzes/opening-declaration.yml:1:1 titel: is not a key of this format."
    with serving(engine, root) as shows:
        assert shows(mistake)
        edit(quiz, "titel: ", "title: Mended, ")
        assert shows("Mended, ", quiz)
        edit(lesson, "  id: ", "  idd: ")
        assert shows("lesson.idd: is not a key of this format", lesson)
        edit(lesson, "  idd: ", "  id: ")
        edit(quiz, "title: ", "title: Whole again, ")
        assert shows("Whole again, ", quiz)
    said = (tmp_path / "said.txt").read_text("utf-8")
    assert mistake in said
    assert "Traceback" not in said


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_question_whose_review_is_due_says_so_in_the_preview(tmp_path, engine):
    root = two_lessons(tmp_path / "course")
    quiz = root / "quizzes" / "opening-declaration.yml"
    edit(quiz, "    kind: ", "    reviewed: 2020-01-31\n    kind: ")
    with serving(engine, root) as shows:
        assert shows("Reviewed 2020-01-31: look at it again")
        edit(quiz, "2020-01-31", "2021-01-31")
        assert shows("Reviewed 2021-01-31: look at it again", quiz)
