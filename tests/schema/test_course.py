"""The schemas of a course as files: for editors beside its files, and on its site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from practicum.cli.main import main
from practicum.course.load import load_course
from practicum.scaffold import NewCourse, apply_upgrade, new_course, new_part, plan_upgrade
from practicum.scaffold.schemas import comment_for_quiz, schemas_of
from practicum.scaffold.texts import editor_files
from practicum.schema.course import FOLDER, outdated, publish_schemas, schema_files, trade_of
from practicum.schema.json_schema import FORMATS
from practicum.words import spoken
from support.course_small import FILES
from support.paths import ROOT

COMMENT = "# yaml-language-server: $schema="


@pytest.fixture(autouse=True)
def _no_wheel(monkeypatch):
    """Pin by version: making a wheel of this repository is tested by itself."""
    for module in ("course", "upgrade"):
        monkeypatch.setattr(f"practicum.scaffold.{module}.pin", lambda: ("practicum[site]==0", None))


def schema(root, name):
    return json.loads((root / FOLDER / f"{name}.json").read_text("utf-8"))


def test_a_new_course_has_schemas_a_comment_that_names_one_and_settings_that_match(tmp_path):
    root = tmp_path / "demo"
    new_course(root, NewCourse(name="demo"))
    assert sorted(path.stem for path in (root / FOLDER).iterdir()) == sorted(FORMATS)
    for quiz in (root / "quizzes").glob("*.yml"):
        first = quiz.read_text("utf-8").splitlines()[0]
        assert first.startswith(COMMENT)
        assert (quiz.parent / first.removeprefix(COMMENT)).resolve() == root / FOLDER / "quiz.json"
    settings = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))
    assert {Path(path).stem for path in settings["yaml.schemas"]} == {*FORMATS} - {"page"}
    for path in (*settings["yaml.schemas"], *(each["url"] for each in settings["json.schemas"])):
        assert (root / path).is_file()
    assert [*root.glob(settings["yaml.schemas"]["./.practicum/quiz.json"])]
    assert [*outdated(root)] == []
    load_course(root)


def test_this_course_has_its_schemas_and_each_of_its_quizzes_names_one():
    assert trade_of(ROOT).vocabulary.is_known
    assert [*outdated(ROOT)] == []
    kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / FOLDER).iterdir()}
    assert kept == {*schemas_of(ROOT)}
    for path, text in editor_files():
        assert (ROOT / path).read_text("utf-8") == text
    for quiz in sorted((ROOT / "quizzes").glob("*.yml")):
        assert quiz.read_text("utf-8").startswith(comment_for_quiz(ROOT)), quiz.name


def test_a_further_quiz_names_the_schema_where_there_is_one(tmp_path, course):
    root = tmp_path / "demo"
    new_course(root, NewCourse(name="demo"))
    new_part(root, "quiz", "again", within="way-out")
    new_part(root, "lesson", "stairs")
    for name in ("again", "stairs"):
        assert (root / "quizzes" / f"{name}.yml").read_text("utf-8").startswith(COMMENT)
    bare = course()
    new_part(bare, "quiz", "again", within="first")
    assert (bare / "quizzes" / "again.yml").read_text("utf-8").startswith("title:")


def test_the_schemas_speak_the_courses_language_and_the_program_goes_on_in_its_own(tmp_path):
    new_course(tmp_path / "demo", NewCourse(name="demo", language="de"))
    assert schema(tmp_path / "demo", "quiz")["properties"]["title"]["description"].startswith("Der Titel des Quiz.")
    assert spoken() == "en"


def test_the_words_of_a_trade_are_those_of_its_schemas(course):
    root = course()
    found = schema_files(trade_of(root))
    points = json.loads(found["source.json"])["properties"]["points"]["items"]
    assert {"owed_by", "owed_to"} <= set(points["properties"])
    assert "for" in points["required"]
    assert points["properties"]["for"]["items"]["anyOf"][0]["enum"] == [
        "salesperson",
        "sales manager",
        "company",
        "client",
    ]
    lesson = json.loads(found["page.json"])["properties"]["lesson"]
    assert "roles" in lesson["required"]
    config = FILES["mkdocs.yml"].replace("  vocabulary:\n", "  vocabulary:\n    kinds: {rule: Rule of thumb}\n")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    offered = json.loads(schema_files(trade_of(root))["source.json"])["properties"]["points"]["items"]["properties"][
        "kind"
    ]
    assert offered["anyOf"][0] == {"enum": ["rule"], "enumDescriptions": ["Rule of thumb"]}


def test_check_says_when_schemas_are_old_and_schema_and_upgrade_write_them(course, capsys):
    root = course()
    assert main(["check"], str(root)) == 0
    assert FOLDER not in capsys.readouterr().out
    assert main(["schema"], str(root)) == 0
    written = capsys.readouterr().out.splitlines()
    assert written == [
        *(f"{FOLDER}/{name}.json" for name in FORMATS),
        ".vscode/extensions.json",
        ".vscode/settings.json",
    ]
    assert main(["check"], str(root)) == 0
    assert FOLDER not in capsys.readouterr().out
    (root / FOLDER / "quiz.json").write_text("{}", "utf-8")
    (root / ".vscode" / "settings.json").write_text("{}", "utf-8")
    assert main(["check"], str(root)) == 0
    assert "practicum schema" in capsys.readouterr().out.splitlines()[-1]
    upgrade = plan_upgrade(root)
    assert [change.path for change in upgrade.changes] == [f"{FOLDER}/quiz.json"]
    apply_upgrade(root, upgrade)
    assert [*outdated(root)] == []
    main(["schema"], str(root))
    assert (root / ".vscode" / "settings.json").read_text("utf-8") == "{}"


def test_a_course_that_cannot_be_read_has_schemas_that_refuse_no_words(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: [", "utf-8")
    points = json.loads(schema_files(trade_of(tmp_path))["source.json"])["properties"]["points"]["items"]
    assert "kind" not in points["properties"]
    assert "additionalProperties" not in points


def test_the_site_has_the_schemas_of_the_course(course, tmp_path):
    root, site = course(), tmp_path / "made"
    site.mkdir()
    publish_schemas(root, site)
    assert {path.name: path.read_text("utf-8") for path in (site / "schema").iterdir()} == schema_files(trade_of(root))
    code = Path(publish_schemas.__code__.co_filename).parents[1] / "build" / "site.py"
    assert re.search(
        r"publish\(stage\.made.*\n\s+publish_schemas\(root, stage\.made\).*\n\s+stage\.take_place",
        code.read_text("utf-8"),
    )
