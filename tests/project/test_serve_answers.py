"""`practicum serve --answers FOLDER`: the figures of each question, without names, kept as the answers and quizzes are."""

import asyncio
import json
import subprocess
import sys
from threading import Event

import pytest

from practicum.base.problem import ProblemsError
from practicum.quiz.reader import load_quiz
from practicum.serve.answers import Answers
from practicum.serve.desk import Desk
from practicum.serve.preview import Preview
from support import learners
from support.analysing import EVERY, class_of
from support.previewing import edit, serving

NAME = "Learner Nr."


def figures(served, quiz="every"):
    """Return the HTML that is shown after each question of a quiz, by its id."""
    return json.loads(served.ask(f"/-/answers/{quiz}").text).get("questions", {})


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A course with answers in its folder, of which one is broken."""
    root = learners.course(tmp_path_factory.mktemp("served") / "course")
    quiz = load_quiz(str(root / "quizzes" / "every.yml"), "every.yml", "every")
    class_of(root / "answers", 20, revisions={"one-of-them": quiz.questions[0].revision})
    class_of(root / "answers", 3, {"sure-one": "a"}, "sure")
    (root / "answers" / "broken.json").write_text('{"quiz": ', "utf-8")
    return root


@pytest.fixture(scope="module")
def served(root):
    with serving(root, "--answers", "answers") as served:
        served.wait(lambda: "Answers in answers: " in served.said())  # said when the figures are there
        yield served


def test_each_question_has_its_figures_and_nobodys_name(served):
    found = figures(served)
    assert set(found) == {*EVERY} - {"in-words"}
    one = found["one-of-them"]
    assert "The class: 20 of 20 answered it. Mean share of its points: 0 % (95 %: 0 % to 16 %)." in one
    assert "The strongest learners choose c: check the key." in one
    assert '<th scope="row" dir="auto">c. Max</th><td class="figure">0 %</td><td class="figure">20 (100 %)' in one
    assert "&lt;b&gt;Anna&lt;/b&gt;" in found["in-gaps"]
    assert NAME not in str(found)
    assert "A secret thought" not in str(found)


def test_fewer_than_five_say_nothing(served):
    assert "The class: 3 answers. Fewer than 5 say nothing." in figures(served, "sure")["sure-one"]
    assert "<table>" not in figures(served, "sure")["sure-one"]
    none = json.loads(served.ask("/-/answers/drawn").text)
    assert none["questions"] == {}
    assert "The class: 0 answers." in none["none"]


def test_broken_files_are_named_once_and_more_answers_count(served, root):
    assert served.said().count("answers/broken.json:1:") == 1
    class_of(root / "answers", 5, {"sure-one": "a"}, "sure")
    said = "Answers in answers: 25 quizzes of 20 learners. Files that could not be read: 1."
    served.wait(lambda: said in served.said())
    assert "5 of 5 answered it" in figures(served, "sure")["sure-one"]
    assert served.said().count("answers/broken.json:1:") == 1


def test_a_quiz_that_was_edited_is_graded_again_and_one_with_a_mistake_is_not(served, root):
    quiz = root / "quizzes" / "every.yml"
    edit(quiz, "{text: Anna, credit: 1, why: It is her mail.}", "{text: Anna, why: It is her mail.}")
    served.wait(lambda: "no option has full credit" in served.said())
    assert "Mean share of its points: 0 %" in figures(served)["one-of-them"]
    edit(quiz, "{text: Max, why", "{text: Max, credit: 1, why")
    served.wait(lambda: "Mean share of its points: 100 %" in figures(served)["one-of-them"])
    edit(quiz, "stem: Who writes?", "stem: Who wrote?")
    served.wait(lambda: "Not counted: 20 from before it was changed." in figures(served)["one-of-them"])


def test_no_page_and_no_site_has_them(served, root, tmp_path):
    served.shows("trial/every.html", "data-question")
    page = served.ask("/trial/every.html").text
    command = [sys.executable, "-m", "practicum", "build", "--course", str(root)]
    subprocess.run(command, check=True, capture_output=True)
    built = [path for path in (root / "site").rglob("*") if path.suffix in (".html", ".js", ".css", ".json")]
    assert built
    for text in (page, *(path.read_text("utf-8") for path in built)):
        for mark in ("preview-figures", "The class:", NAME):
            assert mark not in text
    done = subprocess.run([*command, "--answers", "answers"], capture_output=True, text=True)
    assert done.returncode == 2


def test_a_folder_that_goes_and_comes_back_is_followed(served, root):
    (root / "answers").rename(root.parent / "away")
    served.wait(lambda: not figures(served))
    (root.parent / "away").rename(root / "answers")
    served.wait(lambda: figures(served))
    class_of(root / "answers", 6, {"sure-one": "a"}, "sure")
    served.wait(lambda: "6 of 6 answered it" in figures(served, "sure")["sure-one"])


def test_a_stranger_does_not_get_them(served):
    assert served.ask("/-/answers/every", Cookie="").status == 403


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("nowhere", "nowhere:1:1: "),
        ("file.json", "file.json:1:1: is not a folder. Name the one that the answer files are in."),
        ("empty", "empty:1:1: this folder holds no answer file."),
        ("bad", "bad:1:1: holds no answers that can be graded. practicum grade bad says why."),
    ],
)
def test_what_holds_no_answers_is_one_line(course, tmp_path, folder, said):
    (tmp_path / "file.json").write_text("{}", "utf-8")
    (tmp_path / "empty").mkdir()
    class_of(tmp_path / "bad", 2, {}, "no-such-quiz")
    command = [sys.executable, "-m", "practicum", "serve", "--course", str(course()), "--answers", folder]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(said)


def test_in_a_course_with_mistakes_answers_may_be_of_the_quiz_that_has_them(course, tmp_path):
    answers = Answers(course(), str(class_of(tmp_path / "bad", 2, {}, "no-such-quiz")), "")
    answers.require(is_sound=False)
    with pytest.raises(ProblemsError):
        answers.require(is_sound=True)


def test_what_is_given_up_leaves_the_figures_as_they_are(root):
    answers = Answers(root, str(root / "answers"), "")
    given_up = Event()
    given_up.set()
    assert answers.read(given_up) == []
    assert answers.stamp == ""
    assert answers.of("every") == {}


class Counting:
    """Answers that only count how often they are read."""

    def __init__(self):
        self.times = 0
        self.stamp = ""

    def read(self, _):
        self.times += 1
        return []


class NoSite:
    """A whole site that is never built."""

    site = None

    async def build(self):
        return "no"


def test_an_edit_of_a_lesson_reads_no_answers_and_one_of_a_quiz_does(course, monkeypatch):
    monkeypatch.setattr("practicum.serve.desk.PAUSE", 0)
    root, counting = course(), Counting()

    async def edits():
        desk = Desk(Preview(root), NoSite(), lambda _: None, counting)
        found = []

        async def settled():
            await asyncio.sleep(0.3)
            found.append(counting.times)

        await desk.start()
        await settled()
        await desk.saved([root / "content" / "one" / "first.md"])
        await settled()
        await desk.saved([root / "quizzes" / "first-quiz.yml"])
        await settled()
        desk.handed_in()
        await settled()
        await desk.stop()
        return found

    assert asyncio.run(edits()) == [1, 1, 2, 3]
