"""Assessments on the page: nothing tells the key, and the saved sheet is graded where the keys are."""

import hashlib
import json
import re
import subprocess

import pytest
import yaml

from practicum.quiz import kinds
from practicum.quiz.answer_keys import public_part
from support.axe import violations
from support.building import graded
from support.course_two_lessons import two_lessons
from support.handbook import handbook_example
from support.serving import served

PAGE = "mutual-need/opening-declaration.html"
LESSON = "content/mutual-need/opening-declaration.md"
SECTION = "#quiz-declaration-final"
CLOCK = f"{SECTION} .quiz__clock"


SHOWN = ("choice", "choices")


def examples():
    """Return the handbook's example of each kind."""
    return [yaml.safe_load(handbook_example(kind))[0] for kind in kinds.names()]


def assessment(turn):
    """Return an assessment with a question of each kind; `turn` changes every key, and rewords every reason."""
    questions = examples()
    for number, question in enumerate(questions):
        question |= {"id": f"final-{number}", "objective": "compose-declaration", "see": "the-three-parts"}
        question.pop("rests_on", None)
        turned(question, turn)
        reworded(question, f"zq{turn}{number}")
    return {
        "title": "Final questions",
        "lesson": "opening-declaration",
        "mode": "assessment",
        "minutes": 30,
        "questions": questions,
    }


def turned(question, turn):
    """Move the key of a question on by so many places, or change it in another way if `turn` is not 0."""
    for item in question.get("items", []) if turn else ():
        item["place"] = len(question["items"]) + 1 - item["place"]  # mixed as well as before
    for listed, key in (("options", "credit"), ("lefts", "right")):
        holders = question.get(listed, [])
        values = [holder.get(key, 0) for holder in holders]
        for index, holder in enumerate(holders):
            holder[key] = values[index - turn]
    if turn and "answer" in question:
        question["answer"] += 1
    for gap in question.get("gaps", []) if turn else ():
        gap["accept"] = ["nothing of the kind"]
    for reply in (reply for node in question.get("nodes", []) for reply in node["replies"]):
        reply["credit"] = reply.get("credit", 0) or ("1/3" if turn else 0)


def reworded(node, mark):
    """Put a mark before every text that gives a reason, at whatever depth, and before what is right for a text."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("why", "debrief", "example"):
                node[key] = f"Reason {mark}: {value}"
            elif key == "rubric":
                for criterion in value:
                    criterion["text"] = f"Reason {mark}: {criterion['text']}"
            reworded(value, mark)
    elif isinstance(node, list):
        for item in node:
            reworded(item, mark)


def copy(folder, quiz):
    """Copy the course, with an assessment on one of its lessons."""
    two_lessons(folder)
    text = yaml.safe_dump(quiz, sort_keys=False, allow_unicode=True)
    (folder / "quizzes" / "declaration-final.yml").write_text(text, encoding="utf-8")
    with (folder / LESSON).open("a", encoding="utf-8") as page:
        page.write('\n## Final\n\n{{ quiz("declaration-final") }}\n')
    return folder


@pytest.fixture(scope="module")
def exam(course_once):
    """Return the course with an assessment, and its built site."""
    root = course_once("exam", lambda course: copy(course, assessment(0)))
    return root, root.parent / "site"


@pytest.fixture(scope="module")
def exam_address(exam):
    with served(exam[1]) as address:
        yield address


QUESTIONS = assessment(0)["questions"]


def answer(form, question):
    """Answer a question rightly, with what the page offers for it."""
    kind = question["kind"]
    if kind in SHOWN:
        for letter, option in zip("abcdefg", question["options"], strict=False):
            if option["credit"] == 1:
                form.locator(f"[value={letter}]").check()
    elif kind == "match":
        for row, left in zip(form.locator(".match li").all(), question["lefts"], strict=True):
            row.locator(f"[value={left['right']}]").check()
    elif kind == "order":
        place_all(form, [item["place"] for item in question["items"]])
    elif kind == "number":
        form.locator("input[type=text]").fill(str(question["answer"]))
    elif kind == "blank":
        accepted = {gap["id"]: gap["accept"][0] for gap in question["gaps"]}
        order = re.findall(r"\{([a-z0-9-]+)\}", question["text"])
        for field, ident in zip(form.locator("input[type=text]").all(), order, strict=True):
            field.fill(accepted[ident])
    elif kind == "dialogue":
        nodes = {node["id"]: node for node in question["nodes"]}
        for letter in best_way(nodes, question["nodes"][0]["id"]):
            form.locator(f"fieldset input[type=radio][value={letter}]:visible").check()
            form.get_by_role("button", name="Say this").click()
    else:
        form.locator("textarea").fill("We need you, too.")
        form.locator("textarea").blur()


def place_all(form, places):
    """Bring the items of an order into their places, by the buttons: each in turn moves up until it is there."""
    shown = list(places)
    for target in range(1, len(places) + 1):
        at = shown.index(target)
        while at >= target:
            form.get_by_role("button", name="Move up").nth(at).click()
            shown[at - 1], shown[at] = shown[at], shown[at - 1]
            at -= 1


def best_way(nodes, start):
    """Return the letters of replies with full credit from a node to an ending."""
    if start not in nodes:
        return []
    for letter, reply in zip("abcdefg", nodes[start]["replies"], strict=False):
        if reply.get("credit") == 1:
            return [letter, *best_way(nodes, reply["next"])]
    raise AssertionError(f"no reply of {start} has full credit")


def digest(site):
    return {
        str(path.relative_to(site)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def public(quiz):
    """Return the part of an assessment that learners may see."""
    return yaml.safe_load(public_part(yaml.safe_dump(quiz, sort_keys=False), "quizzes/declaration-final.yml"))


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


def test_answers_are_saved_and_graded_where_the_keys_are(exam, exam_address, open_page, tmp_path):
    page = open_page(PAGE, base=exam_address)
    assert page.locator(f"{SECTION} button[type=submit]").count() == 0
    assert "30 minutes from your first answer" in page.locator(f"{SECTION} .quiz__rules").inner_text()
    for number in range(len(QUESTIONS)):
        answer(page.locator(f"#q-final-{number}"), QUESTIONS[number])
    assert page.locator(CLOCK).inner_text() == "30 min left"
    assert page.locator(f"{SECTION} [data-mark]").count() == 0
    page.reload()
    assert (
        page.locator(f"{SECTION} .quiz__end .quiz__total").inner_text()
        == f"{len(QUESTIONS)} of {len(QUESTIONS)} answered"
    )
    page.locator(SECTION).get_by_label("Your name, for the file").fill("Lea")
    with page.expect_download() as waiting:
        page.locator(f"{SECTION} .quiz__end .md-button--primary").click()
    sheet = tmp_path / "sheet.json"
    waiting.value.save_as(sheet)
    data = json.loads(sheet.read_text(encoding="utf-8"))
    assert (data["attempt"], data["minutes"], len(data["answers"])) == (1, 0, len(QUESTIONS))
    command = graded(exam[0], sheet)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["earned"], result["percent"], result["limit"]) == (result["possible"], 100, 30)


def test_a_number_that_cannot_be_read_is_marked_and_asked_about_and_the_rest_is_graded(
    exam, exam_address, open_page, tmp_path
):
    page = open_page(PAGE, base=exam_address)
    number = next(at for at, question in enumerate(QUESTIONS) if question["kind"] == "number")
    for at, question in enumerate(QUESTIONS):
        answer(page.locator(f"#q-final-{at}"), question)
    form = page.locator(f"#q-final-{number}")
    field, status = form.locator("input[type=text]"), form.locator(".question__status")
    assert (field.get_attribute("aria-invalid"), status.inner_text()) == (None, "")
    field.fill("about 12")
    field.blur()
    assert field.get_attribute("aria-invalid") == "true"
    assert status.inner_text().startswith('"about 12" cannot be read as a number.')
    message = page.locator(f"{SECTION} .quiz__message")
    save = page.locator(f"{SECTION} .quiz__end .md-button--primary")
    save.click()
    assert message.inner_text().startswith(
        f"Not saved yet, because an answer cannot be read as it is: Question {number + 1} of"
    )
    with page.expect_download() as waiting:
        save.click()
    sheet = tmp_path / "sheet.json"
    waiting.value.save_as(sheet)
    assert json.loads(sheet.read_text(encoding="utf-8"))["answers"][f"final-{number}"] == "about 12"
    done = subprocess.run(graded(exam[0], sheet), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"answers.final-{number}: " in done.stderr
    found = json.loads(done.stdout)["questions"]
    assert {question["status"] for question in found if question["id"] != f"final-{number}"} == {"correct", "written"}
    assert [question["status"] for question in found if question["id"] == f"final-{number}"] == ["unreadable"]
    field.fill("12 months")
    assert field.get_attribute("aria-invalid") is None
    field.blur()
    save.click()
    assert message.inner_text().startswith("Not saved yet"), "another answer is asked about again"
    field.fill("12")
    field.blur()
    with page.expect_download():
        save.click()


def test_the_clock_counts_down_and_announces_its_end(exam_address, open_page):
    page = open_page(PAGE, base=exam_address)
    page.clock.install()
    page.reload()
    clock = page.locator(CLOCK)
    spoken = page.locator(f"{SECTION} .quiz__bar [role=status]")
    over = page.locator(f"{SECTION} .quiz__over")
    assert clock.inner_text() == ""
    page.check("#q-final-1 [value=a]")
    page.clock.run_for("10:02")
    assert (clock.inner_text(), spoken.text_content()) == ("20 min left", "")
    page.clock.run_for(15 * 60_000)
    assert (clock.inner_text(), spoken.text_content()) == ("5 min left", "5 min left")
    page.clock.run_for(6 * 60_000)
    assert clock.inner_text() == "Time is up"
    assert over.inner_text().startswith("The 30 minutes are over. You can still save your answers")
    assert spoken.text_content() == over.inner_text()
    reset = page.locator(f"{SECTION} .quiz__end .md-button").last
    reset.click()
    reset.click()
    assert (clock.inner_text(), over.inner_text(), spoken.text_content()) == ("", "", "")
    page.check("#q-final-1 [value=a]")
    assert clock.inner_text() == "30 min left"
    kept = page.evaluate("JSON.parse(localStorage.getItem(Object.keys(localStorage).find((k) => k.endsWith('final'))))")
    assert kept["attempt"] == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_assessment(exam_address, open_page, scheme):
    page = open_page(PAGE, base=exam_address, color_scheme=scheme)
    page.check("#q-final-1 [value=a]")
    assert violations(page) == []
