"""grade.pyz: one file that grades as `practicum grade` does, with nothing but Python."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from zipfile import ZipFile

import pytest
import yaml

from practicum.bundle.build import bundle
from practicum.cli.main import main
from practicum.quiz.reader import read_quiz
from support.course_small import FILES
from support.golden_cases import load_cases
from support.handed import first, progress, second
from support.paths import ROOT

E_MAIL = 640 * 1024  # 555,438 with the nine modules of the second edition
PROGRAM = 384 * 1024  # of it what no course adds to; 390,158 when this was written
GOOD = {"quiz": "first-quiz", "learner": "Sam Lee", "answers": {"which-part": "a", "which-names": ["a", "c"]}}
ASSESSMENT = FILES["quizzes/second-quiz.yml"].replace("lesson: second\n", "lesson: second\nmode: assessment\n")


def cases():
    """Return every golden case with an id that a quiz can have."""
    return {f"case-{number}": case for number, case in enumerate(load_cases(), 1)}


@pytest.fixture(scope="session")
def bundled(tmp_path_factory):
    """A course with the quiz of every golden case and an assessment, its `grade.pyz`, and a sheet of each case."""
    root = tmp_path_factory.mktemp("bundled")
    (root / "course" / "quizzes").mkdir(parents=True)
    (root / "sheets").mkdir()
    (root / "course" / "mkdocs.yml").write_text("site_name: Every kind – of question\nextra: {mastery: 60}\n", "utf-8")
    (root / "course" / "quizzes" / "exam.yml").write_text(ASSESSMENT, "utf-8")
    (root / "course" / "quizzes" / "first-quiz.yml").write_text(FILES["quizzes/first-quiz.yml"], "utf-8")
    for ident, case in cases().items():
        (root / "course" / "quizzes" / f"{ident}.yml").write_text(case.quiz_text, "utf-8")
        quiz = read_quiz(case.quiz_text, "q", ident)
        sheet = json.loads(case.sheet_text({question.id: question.revision for question in quiz.questions}))
        text = json.dumps(sheet | {"quiz": ident}, ensure_ascii=False, indent=2)
        (root / "sheets" / f"{ident}.json").write_text(text, "utf-8")
    (root / "grade.pyz").write_bytes(bundle(str(root / "course")))
    return root


def run(pyz, *arguments, flags=("-I", "-S"), **more):
    """Run a `grade.pyz` as a learner does; return its exit status and what it writes."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [sys.executable, *flags, str(pyz), *map(str, arguments)]
    more = {"env": environment | {"PYTHONIOENCODING": "utf-8"}, "timeout": 120} | more
    done = subprocess.run(command, capture_output=True, check=False, **more)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def held(pyz):
    """Return what a `grade.pyz` holds, by the name of the file."""
    with ZipFile(pyz) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def both(bundled, tmp_path, capfd, monkeypatch):
    """Return a function that grades files by `practicum grade` and by `grade.pyz`, and returns what each says."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments, pyz=bundled / "grade.pyz"):
        status = main(["grade", "--course", str(bundled / "course"), *arguments])
        said = capfd.readouterr()
        return (status, said.out, said.err), run(pyz, *arguments, cwd=tmp_path)

    return call


@pytest.mark.parametrize("form", ["json", "text"])
def test_every_case_is_graded_as_practicum_grade_does(both, bundled, form):
    sheets = sorted(str(path) for path in (bundled / "sheets").iterdir())
    ours, theirs = both("--format", form, *sheets)
    assert theirs == ours
    assert (theirs[0], len(sheets)) == (2, len(cases()))
    assert theirs[1].count("\n") > 100


def test_answer_files_in_yaml_are_graded_the_same(both, bundled, tmp_path):
    for path in (bundled / "sheets").iterdir():
        text = yaml.safe_dump(json.loads(path.read_text("utf-8")), allow_unicode=True)
        (tmp_path / f"{path.stem}.yml").write_text(text, "utf-8")
    ours, theirs = both("--format", "json", *sorted(path.name for path in tmp_path.iterdir()))
    assert theirs == ours


def test_another_python_reads_the_source_to_the_same_result(both, bundled, tmp_path):
    other = tmp_path / "other.pyz"
    with ZipFile(bundled / "grade.pyz") as made, ZipFile(other, "w") as broken:
        for name in made.namelist():
            content = made.read(name)
            broken.writestr(name, b"\0\0\0\0" + content[4:] if name.endswith(".pyc") else content)
    ours, theirs = both("--format", "json", *sorted(map(str, (bundled / "sheets").iterdir())), pyz=other)
    assert theirs == ours


BROKEN = {
    "duplicate.json": '{"quiz": "first-quiz",\n "answers": {"which-part": "a",\n  "which-part": "b"}}',
    "duplicate.yml": "quiz: first-quiz\nanswers:\n  which-part: a\n  which-part: b\n",
    "option.json": '{"quiz": "first-quiz",\n "answers": {"which-part": "z"}}',
    "question.json": '{"quiz": "first-quiz", "answers": {"which-prat": "a"}}',
    "quiz.json": '{"quiz": "frist-quiz", "answers": {}}',
    "no-quiz.json": '{"answers": {}}',
    "type.json": '{"quiz": "first-quiz", "answers": {"which-part": {"a": {"b": "c"}}}}',
    "list.json": '["quiz"]',
    "nan.json": '{"quiz": "first-quiz", "answers": {"which-part": NaN}}',
    "control.json": '{"quiz": "first-quiz", "learner": "\x07", "answers": {}}',
    "escaped.json": '{"quiz": "first-quiz", "answers": {"which-part": "\\u0007"}}',
    "control.yml": "quiz: first-quiz\nlearner: \x00\n",
    "deep.json": '{"quiz": ' + "[" * 100_000,
    "deep.yml": "quiz: " + "{a: " * 200 + "}" * 200,
    "bomb.yml": "a: &a [x, x]\nb: &b [*a, *a]\n" + "".join(f"c{i}: [*b, *b]\n" for i in range(40)),
    "alias.yml": "quiz: *nobody\n",
    "tag.yml": "quiz: !!python/object:os.system x\n",
    "truncated.json": '{"quiz": "first-quiz",\n "answers": {"which-part": "a"',
    "text.json": '{"quiz": "first-quiz", "learner": "Sam',
    "comma.json": '{"quiz": "first-quiz" "answers": {}}',
    "empty.json": "",
    "colon.yml": "quiz: first-quiz\nlearner: a: b\n",
    "tab.yml": "quiz: first-quiz\nanswers:\n\twhich-part: a\n",
    "latin.json": b'{"quiz": "\xe9"}',
}


def test_a_broken_answer_file_gets_clear_lines_and_the_others_are_graded(both, tmp_path):
    for name, text in BROKEN.items():
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (tmp_path / "good.json").write_text(json.dumps(GOOD), "utf-8")
    (status, out, err), theirs = both("missing.json", *BROKEN, "good.json")
    assert (status, theirs[0], theirs[1]) == (2, 2, out)
    assert "Sam Lee" in out
    ours, said = err.splitlines(), theirs[2].splitlines()
    assert {line.split(":")[0] for line in said} == {"missing.json", *BROKEN}
    assert "Traceback" not in theirs[2]
    assert said == ours


def test_the_same_course_makes_the_same_bytes_wherever_and_whenever(bundled, tmp_path):
    made = []
    for number in range(2):
        root = tmp_path / str(number)
        shutil.copytree(bundled / "course", root / "course")
        shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
        environment = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONHASHSEED": str(number), "LC_ALL": "C"}
        code = "import sys; from practicum.cli.main import main; sys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", code, "bundle", "--course", str(root / "course"), "--output", "out.pyz"]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True)
        assert done.stdout.startswith(b"Written: out.pyz (")
        made.append((root / "out.pyz").read_bytes())
    assert made[0] == made[1] == (bundled / "grade.pyz").read_bytes()


def test_the_course_fits_into_an_e_mail():
    made = bundle(str(ROOT))
    with ZipFile(io.BytesIO(made)) as archive:
        course = sum(part.compress_size for part in archive.infolist() if part.filename.endswith(".json"))
    assert len(made) < E_MAIL
    assert len(made) - course < PROGRAM


def test_a_progress_file_is_graded_the_same_and_assessments_in_it_are_only_named(both, bundled, tmp_path):
    kept = {"first-quiz": first("b")}
    (tmp_path / "practice.txt").write_text(progress(kept), "utf-8")
    for form in ("text", "json"):
        ours, theirs = both("--format", form, "practice.txt")
        assert theirs == ours
    (tmp_path / "all.json").write_text(progress({"exam": second(checked=False), **kept}), "utf-8")
    status, out, err = run(bundled / "grade.pyz", "all.json", cwd=tmp_path)
    assert (status, err) == (1, "")
    assert out == theirs_of(bundled, tmp_path, "practice.txt").replace(
        "Passed: 0.\n", "Passed: 0.\nOnly your trainer's grader has the keys of: exam.\n"
    )
    (tmp_path / "exam.json").write_text(progress({"exam": second(checked=False)}), "utf-8")
    status, out, err = run(bundled / "grade.pyz", "exam.json", cwd=tmp_path)
    assert (status, out) == (2, "")
    assert err.startswith("exam.json:8:3 quizzes.exam: ")


def theirs_of(bundled, folder, file):
    """Return the report of a file by `grade.pyz`."""
    return run(bundled / "grade.pyz", file, cwd=folder)[1]


def test_its_report_names_lessons_and_objectives_as_the_installed_grader_does(course, tmp_path, capfd):
    root = course()
    pyz, sheet = tmp_path / "grade.pyz", tmp_path / "s.json"
    pyz.write_bytes(bundle(str(root)))
    sheet.write_text(json.dumps(GOOD | {"answers": {"which-part": "b"}}), encoding="utf-8")
    status, out, err = run(pyz, sheet)
    assert (status, err) == (1, "")
    assert "Read again: The three parts\n" in out
    assert "- Recall the parts: not mastered yet" in out
    assert main(["grade", "--course", str(root), str(sheet)]) == 1
    assert capfd.readouterr().out == out


def test_an_assessment_has_no_key_in_it_and_is_graded_elsewhere(bundled, tmp_path):
    sheet = tmp_path / "exam.json"
    sheet.write_text('{"quiz": "exam",\n "answers": {"which-draft": "b"}}', "utf-8")
    status, out, err = run(bundled / "grade.pyz", "exam.json", cwd=tmp_path)
    assert (status, out) == (2, "")
    assert err == 'exam.json:1:10 quiz: "exam" is an assessment: it is graded where its keys are. Hand this file in.\n'
    found = b"".join(held(bundled / "grade.pyz").values())
    assert b"It opens the talk." in found
    assert b"It has no offer." not in found
    assert b"Which draft" not in found


def test_it_reads_standard_input_and_files_whose_names_look_like_options(bundled, tmp_path):
    (tmp_path / "-x.json").write_text(json.dumps(GOOD), "utf-8")
    status, out, err = run(bundled / "grade.pyz", "-", "--", "-x.json", cwd=tmp_path, input=json.dumps(GOOD).encode())
    assert (status, out.count("Sam Lee"), err) == (0, 2, "")


def test_nothing_that_lies_beside_it_is_taken_for_a_part_of_it(bundled, tmp_path):
    for name in ("zlib", "binascii", "practicum", "yaml", "difflib", "json", "re"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken')")
    (tmp_path / "s.yml").write_text("quiz: first-quiz\nanswers: {which-prat: a}\n", "utf-8")
    shutil.copy(bundled / "grade.pyz", tmp_path)
    status, _, err = run(tmp_path / "grade.pyz", "s.yml", flags=(), cwd=tmp_path)
    assert (status, err) == (
        2,
        's.yml:2:23 answers.which-prat: this quiz has no question "which-prat". Did you mean "which-part"?\n',
    )


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--help"], 0, 'Grade answers to the quizzes of "Every kind – of question", offline.'),
        (["-h"], 0, "usage: python grade.pyz"),
        (["--version"], 0, "Every kind – of question, "),
        (["--format", "xml", "s"], 2, "argument --format: invalid choice: 'xml' (choose from"),
        (["s", "--format"], 2, "argument --format: expected one argument"),
        (["--from=json", "s"], 2, "unrecognized arguments: --from=json"),
        ([], 2, "the following arguments are required: ANSWERS"),
    ],
)
def test_its_options(bundled, arguments, status, said):
    found = run(bundled / "grade.pyz", *arguments)
    assert found[0] == status
    assert said in " ".join(found[2 if status else 1].split())
    assert found[1 if status else 2] == ""


def test_a_closed_pipe_gives_no_traceback(bundled, tmp_path):
    sheet = tmp_path / "s.json"
    sheet.write_text(json.dumps(GOOD), "utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-I", str(bundled / "grade.pyz"), str(sheet)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=120)
    os.close(writer)
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_course_with_mistakes_makes_no_file(course, tmp_path, capsys):
    quiz = FILES["quizzes/first-quiz.yml"].replace("objective: recall-parts", "objectve: recall-parts", 1)
    root = course({"quizzes/first-quiz.yml": quiz, "quizzes/second-quiz.yml": "title: T\n"})
    assert main(["bundle", "--course", str(root), "--output", str(tmp_path / "grade.pyz")]) == 2
    err = capsys.readouterr().err
    assert "questions[0].objectve: is not a key of this format." in err
    assert "quizzes/second-quiz.yml:1:1 questions: is missing." in err
    assert not (tmp_path / "grade.pyz").exists()
