"""`practicum serve`: edits show, mistakes are named, nothing is written to the course, no stranger is answered."""

import errno
import os
import signal
import socket
from hashlib import sha256

import pytest

from practicum.serve.port import listen
from practicum.serve.whole import wrong
from support.course_two_lessons import two_lessons
from support.previewing import edit, serving

LESSON = "mutual-need/opening-declaration"
PAGE = f"{LESSON}.html"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return two_lessons(tmp_path_factory.mktemp("served") / "a course")


@pytest.fixture(scope="module")
def served(course):
    with serving(course) as served:
        served.shows(PAGE, '<section class="quiz"')
        yield served


def state_of(folder):
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_edits_show_and_nothing_is_written_to_the_course(tmp_path, engine):
    root = two_lessons(tmp_path / "course")
    quiz, lesson = root / "quizzes" / "opening-declaration.yml", root / "content" / f"{LESSON}.md"
    before = state_of(root)
    with serving(root, "--engine", engine) as served:
        served.shows(PAGE, '<section class="quiz"')
        assert state_of(root) == before
        edit(lesson, "\n## ", "\nA paragraph that came later.\n\n## ")
        served.shows(PAGE, "A paragraph that came later.")
        edit(quiz, "title: ", "title: Anew, ")
        served.shows(PAGE, "Anew, ")
        after = state_of(root)
        (root / "content" / "later.md").write_text("# A page that came later\n", "utf-8")
        edit(root / "mkdocs.yml", "nav:\n", "nav:\n  - later.md\n")
        served.shows("later.html", "A page that came later")
        served.wait(lambda: "later.html" in served.ask(f"/{PAGE}").text)  # in the menu
    assert {*state_of(root)} == {*after, "content/later.md"}


def test_a_mistake_is_named_and_the_page_stays(served, course):
    quiz, lesson = course / "quizzes" / "opening-declaration.yml", course / "content" / f"{LESSON}.md"
    whole = quiz.read_text("utf-8")
    edit(quiz, "title: ", "titel: ")
    served.wait(lambda: "quizzes/opening-declaration.yml:1:1 titel: is not a key of this format." in served.said())
    assert '<section class="quiz"' in served.ask(f"/{PAGE}").text
    quiz.write_text(whole, "utf-8")
    served.wait(lambda: served.said().count("No mistakes.") == 1)
    edit(lesson, "  id: ", "  idd: ")
    served.wait(lambda: "lesson.idd: is not a key of this format" in served.said())
    edit(lesson, "  idd: ", "  id: ")
    served.wait(lambda: served.said().count("No mistakes.") == 2)


def test_a_course_with_a_mistake_is_served_once_it_is_fixed(tmp_path):
    root = two_lessons(tmp_path / "course")
    quiz = root / "quizzes" / "opening-declaration.yml"
    edit(quiz, "title: ", "titel: <b>")
    with serving(root) as served:
        page = served.ask("/").text
        assert "titel: is not a key of this format." in page
        assert "The course cannot be shown yet" in page
        edit(quiz, "titel: <b>", "title: ")
        served.shows(PAGE, '<section class="quiz"')


def test_a_site_that_cannot_be_built_is_said_to_have_only_what_is_wrong(tmp_path):
    root = two_lessons(tmp_path / "course")
    edit(root / "mkdocs.yml", "plugins:\n", "plugins:\n  - nosuch\n")
    with serving(root) as served:
        served.wait(lambda: "nosuch" in served.said())
        page = served.ask("/index.html").text
        for shown in (served.said(), page):
            assert 'The "nosuch" plugin is not installed' in shown.replace("&#34;", '"')
            assert "nothing is wrong" not in shown
            assert " endings" not in shown


@pytest.mark.parametrize(
    ("err", "shown"),
    [
        ("INFO    -  Cleaning\nWARNING -  Doc file 'a.md' has a fault\n  in two lines\n", "WARNING -  Doc file 'a.md' has a fault\n  in two lines"),
        ("\x1b[33mWarning:\x1b[0m anchor does not exist\n1 issue found\n", "Warning: anchor does not exist\n1 issue found"),
        ("INFO    -  Cleaning\n", "Course: nothing is wrong.\nINFO    -  Cleaning"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_build_is_all_that_is_shown_of_it(err, shown):
    assert wrong("Course: nothing is wrong.", err) == shown


def test_folders_that_are_made_later_are_watched(tmp_path):
    root = two_lessons(tmp_path / "course")
    quizzes, away = root / "quizzes", tmp_path / "away"
    with serving(root) as served:
        served.shows(PAGE, '<section class="quiz"')
        quizzes.rename(away)
        served.wait(lambda: "there is no quiz" in served.said())
        quizzes.mkdir()
        for file in away.iterdir():
            (quizzes / file.name).write_bytes(file.read_bytes())
        edit(quizzes / "opening-declaration.yml", "title: ", "title: Anew, ")
        served.shows(PAGE, "Anew, ")
        edit(quizzes / "opening-declaration.yml", "Anew, ", "Once more, ")
        served.shows(PAGE, "Once more, ")
        page = root / "content" / "later" / "still" / "page.md"
        page.parent.mkdir(parents=True)
        page.write_text("# A page that came later\n", "utf-8")
        edit(root / "mkdocs.yml", "nav:\n", "nav:\n  - later/still/page.md\n")
        served.shows("later/still/page.html", "A page that came later")
        edit(page, "came later", "came last")
        served.shows("later/still/page.html", "A page that came last")


def test_a_question_whose_review_is_due_says_so(served, course):
    quiz = course / "quizzes" / "opening-declaration.yml"
    whole = quiz.read_text("utf-8")
    edit(quiz, "    kind: ", "    reviewed: 2020-01-31\n    kind: ")
    served.shows(PAGE, "Reviewed 2020-01-31: look at it again")
    edit(quiz, "2020-01-31", "2021-01-31")
    served.shows(PAGE, "Reviewed 2021-01-31: look at it again")
    quiz.write_text(whole, "utf-8")


def test_a_course_that_breaks_its_own_rules_is_shown_with_what_is_left_to_do(tmp_path):
    root = two_lessons(tmp_path / "course")
    edit(root / "mkdocs.yml", "\nextra:\n", "\nextra:\n  rules: {lessons: {min_questions: 40, max_questions: 50}}\n")
    with serving(root) as served:
        served.shows(PAGE, '<section class="quiz"')
        page = root / "content" / "later.md"
        page.write_text("# A page that came later\n", "utf-8")
        edit(root / "mkdocs.yml", "nav:\n", "nav:\n  - later.md\n")
        served.shows("later.html", "A page that came later")
        assert "40" in served.said()


FOREIGN = {
    "no token": {"Cookie": None},
    "another token": {"Cookie": "practicum-preview-{port}=AAAAAAAAAAAAAAAAAAAAAAAA"},
    "the token of a preview at another port": {"Cookie": "practicum-preview-1={token}"},
    "another name of this machine, as a rebound name has": {"Host": "example.org"},
    "another port": {"Host": "localhost:1"},
    "a page of another site": {"Origin": "https://example.org"},
    "a page of another port": {"Origin": "http://localhost:1"},
    "a page without an origin": {"Origin": "null"},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("path", ["/", f"/{PAGE}", "/-/events?page=index.html", "/-/preview.js"])
def test_no_stranger_is_answered(served, headers, path):
    values = {"port": served.port, "token": served.token}
    answer = served.ask(path, **{name: text and text.format(**values) for name, text in headers.items()})
    assert answer.status == 403
    assert len(answer.text) < 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_only_reading_is_answered(served, method):
    assert served.ask(f"/{PAGE}", method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/../mkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        "/..%2fmkdocs.yml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/-/run.py",
        "/-/../run.py",
    ],
)
def test_paths_do_not_leave_the_site(served, path):
    answer = served.ask(path)
    assert answer.status == 404
    assert "site_name" not in answer.text


def test_the_first_address_sets_a_cookie_that_scripts_and_other_sites_do_not_get(served):
    answer = served.ask(f"/-/open/{served.token}", Cookie=None)
    assert (answer.status, answer.getheader("Location")) == (303, "/")
    cookie = answer.getheader("Set-Cookie").lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert served.ask("/-/open/wrong", Cookie=None).status == 403


def test_it_listens_at_this_machine_alone(served):
    own = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in own - {"127.0.0.1", "127.0.1.1"}:
        with socket.socket() as probe:
            assert probe.connect_ex((address, served.port))


def port_of(listening):
    return listening.getsockname()[1]


def test_a_port_that_was_just_let_go_is_free():
    with listen([0]) as first:
        port = port_of(first)
        with socket.create_connection(("127.0.0.1", port)) as browser:
            first.accept()[0].close()  # the server's end goes first, so the system remembers the connection there
            assert browser.recv(1) == b""
    with listen([port, 0]) as second:
        assert port_of(second) == port


@pytest.mark.parametrize(("family", "address"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_a_port_at_which_another_program_listens_is_passed_over(family, address):
    with socket.socket(family) as other:
        try:
            other.bind((address, 0))
        except OSError:
            pytest.skip("this machine has no such address")
        other.listen()
        with listen([port_of(other), 0]) as found:
            assert port_of(found) != port_of(other)
        with pytest.raises(OSError, match=str(errno.EADDRINUSE)):
            listen([port_of(other)])


def test_a_taken_port_is_named(served, course, tmp_path):
    with pytest.raises(AssertionError, match="is used by another program"), serving(course, "--port", str(served.port)):
        pass


@pytest.mark.skipif(os.name == "nt", reason="other signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_ctrl_c_and_a_closed_window_end_it_with_status_0_and_delete_what_it_built(tmp_path, monkeypatch, name):
    root = two_lessons(tmp_path / "course")
    built = tmp_path / "temporary"
    built.mkdir()
    monkeypatch.setenv("TMPDIR", str(built))
    with serving(root) as served:
        served.shows(PAGE, '<section class="quiz"')
        assert [*built.glob("practicum-*")]
        served.process.send_signal(getattr(signal, name))
        assert served.process.wait(timeout=30) == 0
    assert not [*built.glob("practicum-*")]
