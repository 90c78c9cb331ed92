"""Assessments on the page: nothing tells the key, and the saved sheet is graded where the keys are."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from sites import served, violations

ROOT = Path(__file__).resolve().parents[2]
PAGE = "mutual-need/opening-declaration.html"
LESSON = "content/mutual-need/opening-declaration.md"
SECTION = "#quiz-declaration-final"


def assessment(turn):
    """Return an assessment on the lesson; `turn` moves every key to the next option and rewords every reason."""
    quiz = yaml.safe_load((ROOT / "quizzes" / "opening-declaration.yml").read_text(encoding="utf-8"))
    for number, question in enumerate(quiz["questions"]):
        question["id"] = f"final-{number}"
        question["stem"] = f"Final {number}: {question['stem']}"
        options = question["options"]
        worths = [option.get("credit", 0) for option in options]
        for index, option in enumerate(options):
            option["credit"] = worths[index - turn]
            option["why"] = f"Reason zq{turn}{number}{index}: {option['why']}"
    return quiz | {"title": "Final questions", "mode": "assessment", "minutes": 30}


def copy(folder, quiz):
    """Copy the course, with an assessment on one of its lessons."""
    shutil.copytree(
        ROOT, folder, ignore=shutil.ignore_patterns(".venv", ".git", "site", ".cache", ".*_cache", "__pycache__")
    )
    text = yaml.safe_dump(quiz, sort_keys=False, allow_unicode=True)
    (folder / "quizzes" / "declaration-final.yml").write_text(text, encoding="utf-8")
    with (folder / LESSON).open("a", encoding="utf-8") as page:
        page.write('\n## Final\n\n{{ quiz("declaration-final") }}\n')
    return folder


@pytest.fixture(scope="module")
def exam(tmp_path_factory, build_site):
    """Return the course with an assessment, and its built site."""
    root = copy(tmp_path_factory.mktemp("exam") / "course", assessment(0))
    return root, build_site("mkdocs", tmp_path_factory.mktemp("exam-site") / "site", root)


@pytest.fixture(scope="module")
def exam_address(exam):
    with served(exam[1]) as address:
        yield address


def digest(site):
    return {
        str(path.relative_to(site)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def public(quiz):
    return quiz | {
        "questions": [
            question | {"options": [{"text": option["text"]} for option in question["options"]]}
            for question in quiz["questions"]
        ]
    }


@pytest.mark.parametrize("other", [assessment(1), public(assessment(0))], ids=["keys changed", "keys elsewhere"])
def test_the_site_is_the_same_whatever_the_keys_are(exam, tmp_path, build_site, other):
    site = build_site("mkdocs", tmp_path / "site", copy(tmp_path / "course", other))
    assert digest(site) == digest(exam[1])


def test_no_file_of_the_site_holds_a_key_or_a_reason(exam):
    reasons = re.compile("Reason zq|zq0[0-9]")
    for path in exam[1].rglob("*"):
        if path.suffix in (".html", ".json", ".js", ".xml", ".css", ".svg"):
            assert not reasons.search(path.read_text(encoding="utf-8")), path
    page = (exam[1] / PAGE).read_text(encoding="utf-8")
    part = page[page.index('id="quiz-declaration-final"') :]
    part = part[: part.index("</section>")]
    assert "data-key" not in part
    assert "data-answers" not in part
    assert "score.js" not in part


def test_answers_are_saved_and_graded_where_the_keys_are(exam, exam_address, open_page, tmp_path):
    page = open_page(PAGE, base=exam_address)
    assert page.locator(f"{SECTION} button[type=submit]").count() == 0
    assert "30 minutes from your first answer" in page.locator(f"{SECTION} .quiz__rules").inner_text()
    for question in assessment(0)["questions"]:
        for letter, option in zip("abcdefg", question["options"], strict=False):
            if option["credit"] == 1:
                page.check(f"#q-{question['id']} [value={letter}]")
    assert page.locator(f"{SECTION} .quiz__total").first.inner_text() == "30 min left"
    assert page.locator(f"{SECTION} [data-mark]").count() == 0
    page.reload()
    assert page.locator(f"{SECTION} .quiz__end .quiz__total").inner_text() == "7 of 7 questions answered"
    with page.expect_download() as waiting:
        page.locator(f"{SECTION} .quiz__end .md-button--primary").click()
    sheet = tmp_path / "sheet.json"
    waiting.value.save_as(sheet)
    data = json.loads(sheet.read_text(encoding="utf-8"))
    assert (data["attempt"], data["minutes"], len(data["answers"])) == (1, 0, 7)
    environment = os.environ | {"PYTHONPATH": str(exam[0] / "src")}
    command = [sys.executable, exam[0] / "scripts" / "grade.py", "--format", "json", sheet]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["earned"], result["percent"], result["limit"]) == (result["possible"], 100, 30)


def test_the_clock_counts_down_and_says_when_it_is_over(exam_address, open_page):
    page = open_page(PAGE, base=exam_address)
    page.clock.install()
    page.reload()
    clock = page.locator(f"{SECTION} .quiz__rules + .quiz__total")
    spoken = page.locator(f"{SECTION} .quiz__rules ~ .quiz__spoken").first
    assert clock.inner_text() == ""
    page.check("#q-final-0 [value=a]")
    page.clock.run_for(10 * 60_000)
    assert (clock.inner_text(), spoken.text_content()) == ("20 min left", "")
    page.clock.run_for(15 * 60_000)
    assert (clock.inner_text(), spoken.text_content()) == ("5 min left", "5 min left")
    page.clock.run_for(6 * 60_000)
    assert clock.inner_text().startswith("The 30 minutes are over. You can still save your answers")
    reset = page.locator(f"{SECTION} .quiz__end .md-button").last
    reset.click()
    reset.click()
    assert clock.inner_text() == ""
    page.check("#q-final-0 [value=a]")
    assert clock.inner_text() == "30 min left"
    kept = page.evaluate("JSON.parse(localStorage.getItem(Object.keys(localStorage).find((k) => k.endsWith('final'))))")
    assert kept["attempt"] == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_assessment(exam_address, open_page, scheme):
    page = open_page(PAGE, base=exam_address, color_scheme=scheme)
    page.check("#q-final-0 [value=a]")
    assert violations(page) == []
