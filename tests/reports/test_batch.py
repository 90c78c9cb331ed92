"""Many answer files at once: folders, one on a line, and what happens when something breaks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tracemalloc

import pytest

from practicum.course.locate import quiz_finder
from practicum.grading import inputs
from practicum.reports import batch as many
from support.batch import BAD, KIM, SAM, lines, rows
from support.paths import ROOT

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of Unix")


def test_a_file_holds_one_answer_file_a_line(grade):
    status, out, err = grade("--format", "json", "a.jsonl", a_jsonl=lines(SAM, "", "  ", BAD, KIM))
    assert status == 2
    assert [json.loads(line)["learner"] for line in out.splitlines()] == ["Sam Lee", "Kim Poor"]
    assert err == 'a.jsonl:4:71 answers.which-one: this quiz has no question "which-one". Did you mean "which-names"?\n'


@pytest.mark.parametrize(
    ("sheets", "status"), [((SAM, SAM), 0), ((SAM, KIM), 1), ((SAM, KIM, BAD), 2), ((), 2), (("{",), 2)]
)
@pytest.mark.parametrize("options", [[], ["--table"], ["--csv", "o.csv"], ["--format", "json"]])
def test_the_exit_status_is_that_of_the_worst_line(grade, sheets, status, options):
    assert grade("a.ndjson", *options, a_ndjson=lines(*sheets))[0] == status


def test_lines_and_files_come_to_the_same(grade):
    sheets = [SAM, KIM, SAM | {"answers": {}}, KIM | {"revisions": {"which-part": "stale"}}]
    files = {f"s{n}_json": json.dumps(sheet, indent=1) for n, sheet in enumerate(sheets)}
    for form in ([], ["--format", "json"]):
        single = grade(*form, *(name.replace("_", ".") for name in files), **files)
        assert grade(*form, "all.jsonl", all_jsonl=lines(*sheets)) == single
        assert grade(*form, "--lines", "-", stdin=lines(*sheets)) == single


def test_standard_input_is_one_answer_file_unless_lines_are_asked_for(grade):
    status, out, err = grade("-", stdin=lines(SAM, KIM))
    assert (status, out) == (2, "")
    assert err.startswith("<stdin>:2:1")
    assert grade("-", "--lines", stdin=lines(SAM, KIM))[0] == 1


def test_an_unreadable_line_does_not_stop_the_others(folder, grade):
    raw = (
        b"\xef\xbb\xbf" + lines(SAM).encode() + b'{"quiz": "\xff"}\n' + b"x" * 2_000_001 + b"\r\n" + lines(KIM).encode()
    )
    (folder / "a.jsonl").write_bytes(raw + b"y" * 5_000_000)
    status, out, err = grade("a.jsonl", "--format", "json")
    assert (status, out.count("\n")) == (2, 2)
    assert err.splitlines() == [
        "a.jsonl:2:11: this line is not UTF-8 text. Save the file as UTF-8.",
        "a.jsonl:3:1: this line is larger than 2,000,000 bytes. Write the answers of one attempt per line.",
        "a.jsonl:5:1: this line is larger than 2,000,000 bytes. Write the answers of one attempt per line.",
    ]


def test_no_fault_of_a_line_points_at_another(grade):
    _, _, err = grade(
        "a.jsonl", a_jsonl=lines(SAM, SAM, '{"quiz": "first-quiz", "answers": {}, "quiz": "x"}', '{"a": \u2028}')
    )
    assert [line.split(":")[1] for line in err.splitlines()] == ["3", "4", "4", "4"]
    assert "line 1" not in err


def test_every_input_is_tried(folder, grade):
    (folder / "empty").mkdir()
    status, out, err = grade("empty", "none.jsonl", "a.jsonl", "no.jsonl", a_jsonl=lines(SAM), no_jsonl="\n")
    assert (status, out.count("Sam Lee")) == (2, 1)
    assert [line.split(" ")[0] for line in err.splitlines()] == ["empty:1:1:", "none.jsonl:1:1:", "no.jsonl:1:1:"]


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_a_folder_is_walked_in_the_order_of_its_paths(folder, monkeypatch, batch):
    monkeypatch.setattr(inputs, "BATCH", batch)
    names = [
        "b.json",
        "a-b/x.yml",
        "a/x.yml",
        "a/y/z.jsonl",
        "a.yml",
        "a0/q.json",
        "c/notes.txt",
        "Z.ndjson",
        "é.yaml",
        "d.txt",
    ]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "a" / "round").symlink_to(folder)
    (folder / "linked.json").symlink_to(folder / "d.txt")
    wanted = sorted(f"./{name}" for name in [*names, "linked.json"] if not name.endswith(".txt"))
    assert list(inputs._walk(".")) == wanted
    assert inputs.size(["."]) == len(wanted)


def test_a_folder_that_cannot_be_read_is_named(folder, grade, monkeypatch):
    (folder / "group" / "closed").mkdir(parents=True)
    (folder / "group" / "s.json").write_text(json.dumps(SAM), encoding="utf-8")
    scan = os.scandir

    def scandir(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    status, out, err = grade("group")
    assert (status, out.count("Sam Lee")) == (2, 1)
    assert err.startswith(f"group{os.sep}closed:1:1: cannot be read: permission denied.")


def test_a_file_keeps_its_permissions_and_its_place_behind_a_link(folder, grade):
    (folder / "real.csv").write_text("old", encoding="utf-8")
    (folder / "real.csv").chmod(0o640)
    (folder / "o.csv").symlink_to("real.csv")
    grade("a.jsonl", "--csv", "o.csv", a_jsonl=lines(SAM))
    assert (folder / "o.csv").is_symlink()
    assert (folder / "real.csv").stat().st_mode & 0o777 == 0o640
    assert len(rows("real.csv")) == 1


def script(*arguments, **more):
    """Start the grader as people do."""
    command = [sys.executable, str(ROOT / "scripts" / "grade.py"), *map(str, arguments)]
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE) | more
    return subprocess.Popen(command, text=True, encoding="utf-8", **streams)


@posix
def test_a_full_disk_leaves_the_old_file(course, folder):
    import resource

    (folder / "o.csv").write_text("old", encoding="utf-8")
    done = script(
        "--course", course(), "-", "--lines", "--csv", "o.csv",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )  # fmt: skip
    out, err = done.communicate(lines(*[SAM] * 500), timeout=120)
    assert (done.returncode, out) == (2, "")
    assert err == "o.csv:1:1: cannot be written: file too large. Name another file, or make room for it.\n"
    assert os.listdir(folder) == ["o.csv"]
    assert (folder / "o.csv").read_text(encoding="utf-8") == "old"


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("form", [["--format", "json"], ["--csv", "o.csv"], ["--csv", "/dev/full"]])
def test_a_closed_output_is_reported(course, folder, form):
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = script("--course", course(), "-", "--lines", *form, stdout=full)
        _, err = done.communicate(lines(*[SAM] * 500), timeout=120)
    assert (done.returncode, err.count("\n")) == (2, 1)
    assert "no space left on device" in err
    assert "Traceback" not in err


@posix
def test_an_interruption_leaves_nothing_half_written(course, folder):
    done = script("--course", course(), "-", "--lines", "--csv", "o.csv", "--format", "json")
    done.stdin.write(lines(*[SAM] * 400))
    done.stdin.flush()
    done.stdout.readline()  # it is at work
    assert [name for name in os.listdir(folder) if name.endswith(".part")]
    done.send_signal(signal.SIGINT)
    _, err = done.communicate(timeout=120)
    assert (done.returncode, err) == (2, "\npracticum: stopped before the end. No file was written.\n")
    assert os.listdir(folder) == []


def test_progress_shows_on_long_work(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(many, "monotonic", lambda: now[0])
    written = []
    bar = many.Progress(written.append, 100)
    bar.add(10)
    bar.clear()
    assert written == [], "short work shows nothing"
    now[0] = 1.0
    bar.add(32)
    bar.add(1)
    assert written == [f"\r[{'#' * 12}{'-' * 18}]  42 %  answer files: 2"]
    bar.clear()
    assert written[1] == "\r" + " " * (len(written[0]) - 1) + "\r"
    unknown = many.Progress(written.append, 0)
    now[0] = 2.0
    unknown.add(1)
    assert written[-1] == "\ranswer files: 1"


@posix
def test_progress_shows_on_a_terminal_only(course, folder):
    import pty

    (folder / "sitecustomize.py").write_text("import practicum.reports.batch as m; m.PATIENCE = 0", encoding="utf-8")
    (folder / "a.jsonl").write_text(lines(*[SAM] * 50), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT / "src")])}
    ours, theirs = pty.openpty()
    done = script("--course", course(), "a.jsonl", "--csv", "o.csv", stderr=theirs, env=environment)
    out = done.communicate(timeout=120)[0]
    os.close(theirs)
    shown = b""
    try:
        while some := os.read(ours, 10_000):
            shown += some
    except OSError:  # how Linux says that nobody writes any more
        pass
    os.close(ours)
    shown = shown.decode()
    assert done.returncode == 0
    assert "] " in shown
    assert shown.startswith("\r[")
    assert shown.endswith("\r")
    assert out.endswith("Answer files graded: 50.\n")
    done = script("--course", course(), "a.jsonl", "--csv", "o.csv", env=environment)
    assert done.communicate(timeout=120)[1] == ""


def test_memory_does_not_grow_with_the_answer_files(course, folder):
    find = quiz_finder(str(course()), "", str)

    def peak(sheets):
        with open("a.jsonl", "w", encoding="utf-8") as stream:
            stream.writelines(lines(SAM | {"learner": f"Learner {n}"}) for n in range(sheets))
        tracemalloc.start()
        many.grade_batch(["a.jsonl"], sys.stdin, find, csv="o.csv", write=str, complain=str)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(4000) < 1.2 * peak(400)
