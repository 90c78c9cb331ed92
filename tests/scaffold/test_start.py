"""The files to double-click: they set up and show a course without a terminal, whatever its folder is called."""

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import sysconfig
import time
from compileall import compile_file
from contextlib import contextmanager
from urllib.request import Request, urlopen

import pytest

from practicum.scaffold import NewCourse, new_course, texts
from practicum.scaffold.pin import pin
from practicum.scaffold.texts import course_files, languages
from support.paths import ROOT

WINDOWS = sys.platform == "win32"
NAMES = ("start-windows.bat", "start-mac.command", "start-linux.sh")
NEW_NAMES = tuple(name.replace("start", "new-course") for name in NAMES)  # copies that make a new course
RUN_HERE = ["start-windows.bat"] if WINDOWS else ["start-mac.command", "start-linux.sh"]  # of shells that are here
COPIED = (*NAMES, "scripts/start.py", ".gitattributes")
VALUES = dict.fromkeys(("name", "title", "heading", "language", "site_url", "repo", "requirement", "format"), "x")
FROM_INDEX = os.environ.get("PRACTICUM_START_FROM_INDEX") == "true"  # in a workflow: as people do, with a network
PATIENCE = 300  # seconds
OPENS = "The course opens in the browser"
SETS_UP = "Setting up."


@pytest.fixture(scope="module")
def engine():
    """Return what pins the engine of this repository: a wheel."""
    return pin()


@pytest.fixture
def course(tmp_path, engine, monkeypatch):
    """Return a new course in a folder with spaces, letters beyond ASCII, and characters that shells read."""
    monkeypatch.setattr("practicum.scaffold.course.pin", lambda: engine)
    root = tmp_path / "Übung (1) & 'mehr' Kurse" / "safe-lifting"
    new_course(root, NewCourse(name="safe-lifting", title="Safe lifting"))
    return root


def environment(**more):
    """Return the environment of a file manager, in which pip finds what is installed here, and needs no network."""
    left_out = ("DISPLAY", "WAYLAND_DISPLAY", "VIRTUAL_ENV", "BROWSER")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    here = {} if FROM_INDEX else {"PYTHONPATH": sysconfig.get_path("purelib"), "PIP_NO_INDEX": "1"}
    first = {"PATH": f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}"}  # this Python, of several
    return kept | here | first | {"PYTHONIOENCODING": "utf-8"} | more


@contextmanager
def started(file, tmp_path, typed="", **more):
    """Run a start file while the context lasts, and type something into it; gives a function that waits for a page and returns it with what was said."""
    said, keys = tmp_path / "said.txt", tmp_path / "typed.txt"
    keys.write_text(typed, "utf-8")
    group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if WINDOWS else {"start_new_session": True}
    with said.open("wb") as out, keys.open("rb") as typing:
        running = subprocess.Popen(
            [str(file)],
            cwd=tmp_path,
            env=environment(**more),
            stdin=typing,
            stdout=out,
            stderr=out,
            **group,
        )

    def shown(path=""):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = said.read_text("utf-8", errors="replace")
            address = re.search(r"(http://localhost:([0-9]+)/)-/open/(\S+)", text)
            try:
                if address:
                    cookie = {"Cookie": f"practicum-preview-{address[2]}={address[3]}"}
                    with urlopen(Request(address[1] + path, headers=cookie)) as answer:
                        return answer.read().decode(), said.read_text("utf-8", errors="replace")
            except OSError:
                pass
            assert running.poll() is None, text
            time.sleep(0.3)
        raise AssertionError(said.read_text("utf-8", errors="replace"))

    try:
        yield shown
    finally:
        if WINDOWS:
            subprocess.run(["taskkill", "/t", "/f", "/pid", str(running.pid)], capture_output=True)
        else:
            os.killpg(running.pid, signal.SIGTERM)
        running.wait()


def run(file, typed="", **more):
    """Run a start file that cannot start, and type something into it; return its exit status and what it said."""
    streams = {"input": typed.encode(), "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run([str(file)], env=environment(**more), timeout=PATIENCE, **streams)
    return done.returncode, done.stdout.decode("utf-8", errors="replace")


@pytest.mark.parametrize("name", RUN_HERE)
def test_a_course_is_set_up_and_shown_and_a_second_start_sets_nothing_up(course, tmp_path, name):
    recorder = tmp_path / "browser"
    recorder.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path / "opened.txt"}"\n', "utf-8")
    recorder.chmod(0o755)
    browser = {} if WINDOWS else {"BROWSER": str(recorder)}
    with started(course / name, tmp_path, **browser) as shown:
        page, said = shown("leaving/way-out.html")
        assert "Safe lifting" in page
        assert (SETS_UP in said, OPENS in said) == (True, True)
        if browser:
            end = time.monotonic() + 30
            while not (tmp_path / "opened.txt").exists() and time.monotonic() < end:
                time.sleep(0.2)
            assert (tmp_path / "opened.txt").read_text("utf-8").strip() in said
    installed = course / ".venv" / ("Lib" if WINDOWS else f"lib/python{sys.version_info[0]}.{sys.version_info[1]}")
    assert (installed / "site-packages" / "practicum" / "__init__.py").exists()
    with started(course / name, tmp_path) as shown:
        page, said = shown()
        assert "Safe lifting" in page
        assert SETS_UP not in said
        with started(course / name, tmp_path) as shown_too:  # another port, since the first is taken
            assert "Safe lifting" in shown_too()[0]


def test_the_repository_has_its_own(tmp_path):
    """As in a ZIP of it: without `.git` and `.venv`, in a folder of another name."""
    root = tmp_path / "practicum main ü"
    root.mkdir()
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    for path in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / path).is_file() and not path.startswith("tests/"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, root / path)
    name = RUN_HERE[-1]
    with started(root / name, tmp_path) as shown:
        page, said = shown()
        assert "Consultative Selling" in page
        assert SETS_UP in said
        assert "Setting up .venv from requirements.lock" in said
    with started(root / name.replace("start", "new-course"), tmp_path, "Safe lifting\n") as shown:
        page, said = shown()
        assert "Safe lifting" in page
        assert "Consultative Selling" not in page
        assert SETS_UP not in said
    assert list((tmp_path / "safe-lifting" / "engine").glob("practicum-*.whl"))


@pytest.mark.parametrize("name", RUN_HERE)
def test_a_copy_named_new_makes_a_course_beside_the_one_that_it_is_in(tmp_path, engine, monkeypatch, name):
    monkeypatch.setattr("practicum.scaffold.course.pin", lambda: engine)
    root, copy = tmp_path / "alter Kurs", name.replace("start", "New course")
    new_course(root, NewCourse(name="kurs", language="de"))
    shutil.copy(root / name, root / copy)
    before = {path for path in root.rglob("*") if ".venv" not in path.parts}
    with started(root / copy, tmp_path, "--Über & 'uns'\n") as shown:
        assert "Wenn der Alarm" in shown("leaving/index.html")[0]
    config = (tmp_path / "uber-uns" / "mkdocs.yml").read_text("utf-8")
    assert """site_name: "--Über & 'uns'"\n""" in config
    assert "\n  language: de\n" in config
    assert {path for path in root.rglob("*") if ".venv" not in path.parts} == before
    status, said = run(root / copy, "Über uns\n")
    assert (status, "uber-uns: gibt es schon" in said) == (1, True)


@pytest.mark.parametrize("name", RUN_HERE)
@pytest.mark.parametrize("typed", ["", "\n", "  \n"])
def test_without_a_title_no_course_is_made(course, name, typed):
    copy = course / name.replace("start", "new")
    shutil.copy(course / name, copy)
    status, said = run(copy, typed)
    assert (status, "Without a title, no course is made." in said) == (1, True)
    assert not (course / ".venv").exists()
    assert list(course.parent.iterdir()) == [course]


def test_the_id_of_a_title_is_the_one_that_the_command_proposes(course):
    titles = ["Safe lifting", "Über uns!", "價值", "  2026: a plan ", "x" * 79 + " y", "ÆØÅ & co"]
    code = "import runpy, sys; print(*map(runpy.run_path(sys.argv[1])['ident'], sys.argv[2:]))"
    command = [sys.executable, "-c", code, str(course / "scripts" / "start.py"), *titles]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.split() == list(map(texts.slug, titles))


@pytest.mark.parametrize("name", RUN_HERE)
def test_what_cannot_be_installed_is_said_and_the_window_stays(course, name):
    (course / "requirements.txt").write_text("./engine/nothing.whl\n", "utf-8")
    status, said = run(course / name)
    assert status == 1
    assert "Setting up failed; the lines above say why." in said
    assert "Traceback" not in said
    assert WINDOWS or said.endswith("Press Enter to close this window. ")
    assert not (course / ".venv" / "start.txt").exists()


@pytest.mark.skipif(WINDOWS, reason="its PATH cannot be emptied")
@pytest.mark.parametrize("name", RUN_HERE)
@pytest.mark.parametrize("older", [False, True])
def test_without_a_new_python_one_line_says_where_to_get_one(course, tmp_path, name, older):
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "dirname"):
        (tools / tool).symlink_to(shutil.which(tool))
    if older:
        (tools / "python3").write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (tools / "python3").chmod(0o755)
    status, said = run(course / name, PATH=str(tools))
    assert status == 1
    first, *rest = said.splitlines()
    assert (
        first
        == "Practicum needs Python 3.11 or later. Get it at https://www.python.org/downloads/ and open this file again."
    )
    assert rest == ["", "Press Enter to close this window. "]


@pytest.mark.parametrize("name", RUN_HERE)
def test_a_file_alone_says_to_unpack_the_zip(course, tmp_path, name):
    alone = tmp_path / name
    shutil.copy(course / name, alone)
    status, said = run(alone)
    assert status == 1
    assert "unpack all of it first" in said


@pytest.mark.skipif(sys.platform != "linux", reason="for desktops of Linux")
def test_a_file_manager_without_a_window_gets_one(course, tmp_path):
    terminal = tmp_path / "x-terminal-emulator"
    terminal.write_text('#!/bin/sh\necho "terminal: $1 $2"\n', "utf-8")
    terminal.chmod(0o755)
    status, said = run(course / "start-linux.sh", DISPLAY=":9", PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert (status, said) == (0, f"terminal: -e {course}/start-linux.sh\n")


def test_what_was_installed_is_known_by_its_content_and_its_place(course):
    def fingerprint(root):
        code = "import runpy, sys; print(runpy.run_path(sys.argv[1])['fingerprint']())"
        start = str(root / "scripts" / "start.py")
        return subprocess.run([sys.executable, "-c", code, start], capture_output=True, text=True, check=True).stdout

    first = fingerprint(course)
    assert fingerprint(course) == first
    (wheel,) = (course / "engine").glob("*.whl")
    wheel.write_bytes(wheel.read_bytes() + b" ")
    second = fingerprint(course)
    (course / "requirements.txt").write_text("practicum[site]==9\n", "utf-8")
    third = fingerprint(course)
    moved = course.rename(course.parent / "elsewhere")
    assert len({first, second, third, fingerprint(moved)}) == 4


@pytest.mark.parametrize("language", languages())
def test_files_are_those_that_their_systems_read(tmp_path, language, monkeypatch):
    monkeypatch.setattr("practicum.scaffold.course.pin", lambda: ("practicum[site]==0", None))
    root = tmp_path / "c"
    assert {*COPIED} <= {*new_course(root, NewCourse(name="c", language=language))}
    batch = (root / "start-windows.bat").read_bytes()
    assert batch.isascii()  # Windows reads it in the code page of each machine
    assert batch.count(b"\n") == batch.count(b"\r\n") > 20
    labels = set(re.findall(rb"^:(\w+)", batch, re.MULTILINE))
    assert set(re.findall(rb"(?:goto |call :)(\w+)", batch)) == labels == {b"try", b"packed", b"missing", b"hold"}
    for name in NAMES[1:]:
        text = (root / name).read_bytes()
        assert b"\r" not in text
        assert WINDOWS or (root / name).stat().st_mode & stat.S_IXUSR
        assert shutil.which("sh") is None or subprocess.run(["sh", "-n", str(root / name)]).returncode == 0
    words = json.loads((ROOT / f"src/practicum/scaffold/templates/{language}/language.json").read_text("utf-8"))
    assert not [text for text in words.values() if re.search(r"""['"`$&|<>^%!]""", text)]  # that shells read


def test_what_an_installer_compiles_is_not_of_a_course(tmp_path, monkeypatch):
    shutil.copytree(texts._FOLDER, tmp_path / "templates", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(texts, "_FOLDER", tmp_path / "templates")
    before = course_files("en", VALUES)
    compile_file(tmp_path / "templates" / "all" / "scripts" / "start.py", quiet=1)
    assert list((tmp_path / "templates").rglob("*.pyc"))
    assert course_files("en", VALUES) == before


def test_those_of_the_repository_are_those_of_an_english_course():
    texts = dict(course_files("en", VALUES))
    for path in COPIED:
        assert (ROOT / path).read_text("utf-8") == texts[path], path
    for name, new in zip(NAMES, NEW_NAMES, strict=True):
        assert (ROOT / new).read_bytes() == (ROOT / name).read_bytes(), new
    assert b"\r\n" in (ROOT / "start-windows.bat").read_bytes()
    every = [*NAMES, *NEW_NAMES]
    listed = subprocess.run(["git", "ls-files", "--stage", *every], cwd=ROOT, capture_output=True, text=True).stdout
    modes = {line.split("\t")[1]: line.split()[0] for line in listed.splitlines()}
    assert modes in ({}, {name: "100644" if name.endswith(".bat") else "100755" for name in every})  # {}: no repository
