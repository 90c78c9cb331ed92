"""`practicum upgrade`: an older course and its pin are moved on to the installed engine, whole or not at all."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from practicum.base.problem import Problem, ProblemsError
from practicum.cli.main import main
from practicum.course.format import FORMAT, require_format
from practicum.scaffold import NewCourse, apply_upgrade, new_course, plan_upgrade, shown
from practicum.scaffold import upgrade as upgrading
from practicum.scaffold.pin import Wheel
from practicum.scaffold.texts import START
from practicum.words import speak
from support.course_format_0 import CONFIG, COURSE, MOVED, UPGRADED
from support.paths import ROOT

NEW = "practicum[site]==9"


@pytest.fixture(autouse=True)
def pinned(monkeypatch):
    """Return a function that says what pins the installed engine; a version, until it is called."""

    def let(requirement, wheel=None):
        monkeypatch.setattr(upgrading, "pin", lambda: (requirement, wheel))

    let(NEW)
    return let


@pytest.fixture
def old(tmp_path):
    """Return a function that writes the course of format 0 with changes (None leaves a file out)."""

    def write(changes=None):
        root = tmp_path / "course"
        for path, text in (COURSE | (changes or {})).items():
            if text is not None:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return write


def files(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def upgraded(root):
    plan = plan_upgrade(root)
    apply_upgrade(root, plan)
    return plan


def test_the_configuration_of_format_0_changes_in_its_lines_alone(old):
    root = old()
    upgraded(root)
    assert (root / "mkdocs.yml").read_text("utf-8") == UPGRADED
    assert (root / "requirements.txt").read_text("utf-8") == f"{NEW}\n"
    assert "practicum build" in (root / ".github/workflows/site.yml").read_text("utf-8")


def test_what_the_theme_says_itself_leaves_the_configuration_and_what_differs_stays(old):
    said = (ROOT / "src" / "practicum" / "theme" / "mkdocs_theme.yml").read_text("utf-8")
    lines = said[said.index("icon:") : said.index("static_templates:")].splitlines()
    usual = "".join(f"  {line}\n" for line in lines if "content.action.edit" not in line)  # that is newer
    assert usual.count("palette:") == usual.count("features:") == 1
    theme = "  features:\n    - navigation.tabs # of this course\n"
    icon = "  icon:\n    logo: material/compass-outline\n"
    root = old({"mkdocs.yml": CONFIG.replace(icon, "").replace(theme, usual)})
    upgraded(root)
    assert (root / "mkdocs.yml").read_text("utf-8") == UPGRADED.replace(theme, "")
    (root / "mkdocs.yml").write_text(
        CONFIG.replace(icon, "").replace(theme, usual.replace("primary: custom", "primary: teal")), "utf-8"
    )
    assert "-  features:" in list(shown(plan_upgrade(root)))
    assert "-  palette:" not in list(shown(plan_upgrade(root)))


def test_line_endings_stay(old):
    root = old({"mkdocs.yml": CONFIG.replace("\n", "\r\n")})
    upgraded(root)
    assert (root / "mkdocs.yml").read_bytes() == UPGRADED.replace("\n", "\r\n").encode()


def test_nothing_of_the_course_is_lost(old):
    root = old()
    before = files(root)
    plan = upgraded(root)
    after = files(root)
    assert plan.moves == {path: f"before-format-1/{path}" for path in MOVED}
    for path, content in before.items():
        if path not in ("mkdocs.yml", ".github/workflows/site.yml"):
            assert after[plan.moves.get(path, path)] == content
    assert set(plan.unneeded) == {"before-format-1", "macros", "src/practicum"}
    assert not (root / "overrides").exists()


def test_templates_and_macros_of_the_course_itself_stay_in_use(old):
    root = old({"overrides/partials/footer.html": "<p>Ours</p>\n", "macros/site.py": None})
    plan = upgraded(root)
    config = (root / "mkdocs.yml").read_text("utf-8")
    assert "  custom_dir: overrides\n" in config
    assert "modules: [macros]" in config
    assert "watch: [quizzes, macros]" in config
    assert "macros" not in plan.unneeded
    assert (root / "overrides" / "partials" / "footer.html").exists()
    assert not (root / "overrides" / "main.html").exists()


def test_a_course_without_words_of_format_0_gets_no_vocabulary(old):
    article = COURSE["content/sources/article.yml"].replace("    owed_by: company\n    owed_to: client\n", "")
    root = old({"content/sources/article.yml": article})
    upgraded(root)
    assert "vocabulary" not in (root / "mkdocs.yml").read_text("utf-8")


def test_an_upgrade_is_shown_before_it_is_made(old):
    root = old()
    before = files(root)
    lines = list(shown(plan_upgrade(root)))
    assert lines[:4] == ["--- /dev/null", "+++ b/requirements.txt", "@@ -0,0 +1 @@", f"+{NEW}"]
    assert {"--- a/mkdocs.yml", "-  name: material", "+  name: practicum", "+  format: 1"} <= set(lines)
    assert "moves overrides/main.html to before-format-1/overrides/main.html" in lines
    assert files(root) == before


def test_an_upgraded_course_has_nothing_left_to_do(old):
    root = old()
    upgraded(root)
    assert not plan_upgrade(root)


@pytest.mark.parametrize("failing", ["mkdocs.yml", "requirements.txt", ".github/workflows/site.yml"])
def test_an_upgrade_that_fails_leaves_the_course_as_it_was(old, monkeypatch, failing):
    root = old()
    before = files(root)
    put, failed = upgrading._put, []

    def refuse(path, content):
        if path == root / failing and not failed:
            failed.append(path)
            raise ProblemsError([Problem.of_file(failing, "cannot be written.", "Free some room.")])
        put(path, content)

    monkeypatch.setattr(upgrading, "_put", refuse)
    with pytest.raises(ProblemsError, match="cannot be written"):
        upgraded(root)
    assert files(root) == before


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("practicum[site]==1.0\n", f"{NEW}\n"),
        ("# the engine\npracticum[zensical] == 1.0 # and Zensical\nother==2\n", "# the engine\npracticum[zensical]==9\nother==2\n"),
        ("practicum[site] @ git+https://example.org/p.git@abc", NEW),
        ("practicum\n", f"{NEW}\n"),
        ("./engine/practicum-1-py3-none-any.whl[site,workbook]\n", "practicum[site,workbook]==9\n"),
        ("practicum-plus==1\n", f"practicum-plus==1\n{NEW}\n"),
        ("other", f"other\n{NEW}\n"),
        ("a==1\r\npracticum==1\r\nb==1\r\n", f"a==1\r\n{NEW}\r\nb==1\r\n"),
    ],
)  # fmt: skip
def test_the_line_of_the_engine_is_replaced_and_every_other_line_stays(old, was, becomes):
    root = old({"requirements.txt": was})
    upgraded(root)
    assert (root / "requirements.txt").read_bytes() == becomes.encode()


def test_a_course_that_only_lacks_the_number_gets_it_and_keeps_its_own_files(old):
    config = UPGRADED.replace("  format: 1\n", "")
    root = old({"mkdocs.yml": config.replace("  language: en\n", "  language: en\n  custom_dir: overrides\n")})
    plan = upgraded(root)
    assert [change.path for change in plan.changes] == ["mkdocs.yml"]
    assert (plan.moves, plan.unneeded) == ({}, ())
    assert [line for line in shown(plan) if line.startswith("+ ")] == ["+  format: 1"]


@pytest.mark.parametrize("was", [None, "other==1\n"])
def test_a_course_of_this_format_that_pins_no_engine_is_left_alone(old, was):
    assert not plan_upgrade(old({"mkdocs.yml": UPGRADED, "requirements.txt": was}))


def wheel(text, day):
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr(ZipInfo("practicum/__init__.py", (2026, 1, day, 0, 0, 0)), text)
    return held.getvalue()


def test_a_wheel_takes_the_place_of_the_one_before(old, pinned):
    first, second = "engine/practicum-1-py3-none-any.whl", "engine/practicum-2-py3-none-any.whl"
    pin = f"./{first}[site]\n"
    root = old({"mkdocs.yml": UPGRADED, "requirements.txt": pin, first: wheel("1", 1), "start-linux.sh": "# my own"})
    pinned(f"./{first}[site]", Wheel(Path(first).name, wheel("1", 2)))
    assert not plan_upgrade(root), "the same files, packed on another day"
    pinned(f"./{first}[site]", Wheel(Path(first).name, wheel("1a", 2)))
    assert list(shown(plan_upgrade(root))) == [f"replaces {first}"]
    pinned(f"./{second}[site]", Wheel(Path(second).name, wheel("2", 1)))
    assert [line for line in shown(upgraded(root)) if ".whl" in line] == [
        f"adds {second}",
        f"-./{first}[site]",
        f"+./{second}[site]",
        f"deletes {first}",
    ]
    assert [path.name for path in (root / "engine").iterdir()] == [Path(second).name]
    assert not plan_upgrade(root)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_course_from_before_the_start_files_gets_those_of_a_new_one(tmp_path, language):
    def upgrade(*options):
        command = [sys.executable, "-m", "practicum", "upgrade", *options]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines(), done.stderr

    root = tmp_path / "c"
    new_course(root, NewCourse(name="c", language=language))
    written = {path: (root / path).read_bytes() for path in START}
    assert upgrade("--dry-run")[0] == 0
    for path in START[:-1]:
        (root / path).unlink()
    (root / ".gitattributes").write_text("# my own\n", "utf-8")
    status, lines, errors = upgrade()
    assert (status, errors) == (0, "")
    word = {"en": "adds {}", "de": "neu: {}"}[language]
    assert lines[:-1] == [word.format(path) for path in START[:-1]]
    assert {path: (root / path).read_bytes() for path in START} == written | {".gitattributes": b"# my own\n"}
    assert {name for name in START if (root / name).stat().st_mode & 0o100} == {"start-mac.command", "start-linux.sh"}
    assert upgrade("--dry-run")[0] == 0


@pytest.mark.parametrize(
    ("there", "pins"),
    [("start-linux.sh", True), ("scripts/start.py", True), ("scripts/setup.py", True), ("notes.txt", False)],
)
def test_a_course_that_keeps_some_start_files_or_pins_no_engine_gets_none(old, there, pins):
    pin = {"requirements.txt": f"{NEW}\n"} if pins else {}
    assert not plan_upgrade(old({"mkdocs.yml": UPGRADED, there: "my own"} | pin))


def test_a_copy_of_the_repository_gets_no_start_files_into_a_folder_that_it_is_told_to_delete(old):
    root = old({"scripts/build.py": "of the engine"})
    plan = upgraded(root)
    assert "scripts" in plan.unneeded
    assert not (root / "start-linux.sh").exists()
    (root / "scripts" / "build.py").unlink()
    (root / "scripts").rmdir()
    assert {change.path for change in upgraded(root).changes} == {*START}


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("extra:\n  # what this course says of itself\n  generator: false\n  course: small\n", "extra: {generator: false, course: small}\n", 45),
        ("extra_css:\n  - assets/site.css\n  - assets/own.css\n", "extra_css: [{path: assets/site.css}, assets/own.css]\n", 54),
    ],
)  # fmt: skip
def test_what_cannot_be_spliced_is_named_and_nothing_is_written(old, was, becomes, line):
    assert was in CONFIG
    root = old({"mkdocs.yml": CONFIG.replace(was, becomes)})
    before = files(root)
    with pytest.raises(ProblemsError, match=rf"mkdocs.yml:{line}:\d+: this part cannot be edited.* Write it as lines"):
        plan_upgrade(root)
    assert files(root) == before


def test_a_part_of_a_line_in_brackets_is_cut_out_of_it(old):
    theme = "theme:\n  name: material\n  custom_dir: overrides\n  language: en\n  font: false\n  icon:\n    logo: material/compass-outline\n  features:\n    - navigation.tabs # of this course\n"
    assert theme in CONFIG
    flow = "theme: {name: material, custom_dir: overrides, language: 'en'} # short\n"
    css = "extra_css:\n  - assets/site.css\n  - assets/own.css\n"
    root = old(
        {"mkdocs.yml": CONFIG.replace(theme, flow).replace(css, 'extra_css: [assets/own.css, "assets/site.css"]')}
    )
    upgraded(root)
    config = (root / "mkdocs.yml").read_text("utf-8")
    assert "theme: {name: practicum, language: 'en'} # short\n" in config
    assert config.endswith("extra_css: [assets/own.css]")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("  format: 2\n", "mkdocs.yml:16:11 extra.format: this course has format 2; the engine that is installed here reads format 1: it needs a newer engine. Install"),
        ("  format: one\n", 'mkdocs.yml:16:11 extra.format: "one" is not a number from 0 to 9999. Write the number'),
        ("  format: 1.5\n", "mkdocs.yml:16:11 extra.format: 3/2 is not a whole number. Write the number"),
        ("  format: 0\n", "mkdocs.yml:16:11 extra.format: this course has format 0; the engine"),
    ],
)  # fmt: skip
def test_a_course_of_another_format_is_refused_before_anything_else(edited, given, said):
    root = edited(("mkdocs.yml", "  format: 1\n", given), ("content/one/first.md", "minutes: 9", "minutes: x"))
    with pytest.raises(ProblemsError) as refused:
        require_format(str(root))
    (problem,) = refused.value.problems
    assert str(problem).startswith(said)


def test_a_course_that_names_no_format_has_the_first_unless_it_is_a_copy(edited, old):
    require_format(str(edited(("mkdocs.yml", "  format: 1\n", ""))))
    with pytest.raises(ProblemsError, match=r"mkdocs.yml:47:3 extra.format: this course has format 0"):
        require_format(str(old()))


@pytest.mark.parametrize("command", [["check"], ["build"], ["serve", "--port", "8765"]])
def test_a_course_of_an_older_format_is_neither_checked_nor_built(old, capsys, command):
    assert main(command, str(old())) == 2
    assert capsys.readouterr().err.startswith("mkdocs.yml:47:3 extra.format: this course has format 0; ")


def test_a_course_of_a_newer_format_is_not_moved_back(old, capsys):
    root = old({"mkdocs.yml": UPGRADED.replace("format: 1", "format: 2")})
    before = files(root)
    assert main(["upgrade"], str(root)) == 2
    assert "it needs a newer engine" in capsys.readouterr().err
    assert files(root) == before


def test_the_refusal_is_in_the_language_of_the_course(old):
    speak("de")
    with pytest.raises(ProblemsError, match=r"Dieser Kurs hat Format 0; .* Geben Sie ein: practicum upgrade"):
        require_format(str(old()))


def test_a_dry_run_shows_the_same_and_changes_nothing(old, capsys):
    root = old()
    before = files(root)
    assert main(["upgrade", "--dry-run"], str(root)) == 1
    out = capsys.readouterr().out
    assert out.endswith("Nothing was changed: this was a dry run.\n")
    assert files(root) == before
    assert main(["upgrade"], str(root)) == 0
    done = capsys.readouterr().out
    assert done.startswith(out.removesuffix("Nothing was changed: this was a dry run.\n"))
    assert "delete what is not your own: before-format-1, macros, src/practicum." in done
    assert main(["upgrade", "--dry-run"], str(root)) == 0
    assert capsys.readouterr().out == (
        f"Nothing to do: the course has format {FORMAT} and asks for the engine that is installed.\n"
    )


def test_outside_of_a_course_nothing_is_upgraded(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["upgrade"]) == 2
    assert "there is no course here" in capsys.readouterr().err
    (tmp_path / "quizzes").mkdir()
    assert main(["upgrade"]) == 2
    assert capsys.readouterr().err.startswith("mkdocs.yml:1:1: ")
    assert list(tmp_path.rglob("*")) == [tmp_path / "quizzes"]


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_course_of_format_0_passes_the_check_and_builds_after_its_upgrade(old, engine):
    root = old()
    for command in (["upgrade"], ["check"], ["build", "--engine", engine]):
        done = subprocess.run([sys.executable, "-m", "practicum", *command], cwd=root, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    page = (root / "site" / "one" / "first.html").read_text("utf-8")
    assert "Which part comes first?" in page
    assert "of an engine of format 0" not in (root / "site" / "assets" / "quiz" / "quiz.js").read_text("utf-8")
    assert list((root / "engine").glob("practicum-*.whl"))


def test_a_file_in_the_way_is_named_and_everything_stays_as_it_was(old, capsys):
    root = old({"before-format-1/overrides/main.html": "of the trainer"})
    before = files(root)
    assert main(["upgrade"], str(root)) == 2
    said = capsys.readouterr().err
    assert "before-format-1/overrides/main.html:1:1: is there already, and a file" in said
    assert "Move it to another place, and type practicum upgrade again." in said
    assert files(root) == before
