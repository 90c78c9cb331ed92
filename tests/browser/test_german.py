"""The course of `tests/fixtures/german`: its pages hold no word of the English catalogue, and page and grader agree."""

import json
import subprocess
from fractions import Fraction

import pytest

from practicum.words import PARTS
from support.axe import violations
from support.building import graded
from support.course_two_lessons import copy_course
from support.english_left import english_left
from support.paths import FIXTURES
from support.serving import served
from support.sizes import SIZES
from support.steps import answer_all, check, find, saved_answers, status
from support.steps_progress import unfold

COURSE = FIXTURES / "german"
LESSON = "erstgespraech/fragen.html"
EXAM = "pruefung.html"
PAGES = (
    "index.html", "erstgespraech/index.html", LESSON, "erstgespraech/vorbereitung.html", EXAM, "fortschritt.html",
    "wiederholen.html", "sources/glossar.html", "sources/leitfaden.html", "sources/streitpunkte.html",
    "sources/woher.html", "404.html",
)  # fmt: skip
HOURS = "#q-ausfall-in-stunden"
HOURS_FIELD = f"{HOURS} .number input"
SAVE = "Meine Antworten speichern"
# Every text and every attribute of a page, and what its attributes hold as JSON.
TEXTS = """() => {
  const NAMES = [
    "class", "id", "href", "src", "type", "name", "value", "for", "data-status", "data-part", "data-file",
    "aria-controls", "aria-describedby", "aria-labelledby",
  ];
  const found = [];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, data } = walker.currentNode;
    if (!parent.closest("script, style, noscript")) found.push(data);
  }
  const into = (value) => {
    if (typeof value === "string") found.push(value);
    else if (value && typeof value === "object") Object.values(value).forEach(into);
  };
  for (const node of document.querySelectorAll("*")) {
    for (const { name, value } of node.attributes) {
      if (NAMES.includes(name)) continue;
      try {
        into(JSON.parse(value));
      } catch {
        found.push(value);
      }
    }
  }
  for (const node of document.querySelectorAll("noscript")) found.push(node.textContent);
  return found;
}"""


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def german(request, site_by):
    """The address of its site, built with an engine."""
    with served(site_by(request.param, "german", lambda root: copy_course(root, COURSE))) as address:
        yield address


@pytest.fixture
def lesson(open_page, german):
    """The lesson, with all questions on one page."""
    return open_page(LESSON, german)


def english_on(page):
    texts = page.evaluate(TEXTS)
    assert len(texts) > 50
    return {key: text for text in texts for key in english_left(text, *PARTS)}


def graded_here(page, tmp_path):
    """Save the answers of a page; return what the grader makes of them, as JSON of one line."""
    sheet = tmp_path / "antworten.json"
    sheet.write_text(saved_answers(page, SAVE), "utf-8")
    return json.loads(subprocess.run(graded(COURSE, sheet), capture_output=True, text=True).stdout)


def on_page(page):
    """Return the points of each checked question as the page says them: (earned, possible)."""
    found = {}
    for form in page.locator("form.question").all():
        said = form.locator(".question__status").inner_text()
        if "Punkte: " in said:
            earned, possible = said.partition("Punkte: ")[2].partition(".")[0].split(" von ")
            found[form.get_attribute("id").removeprefix("q-")] = tuple(
                Fraction(number.replace(",", ".")) for number in (earned, possible)
            )
    return found


def test_no_page_holds_a_word_of_the_english_catalogue(open_page, german):
    page = open_page(base=german)
    for path in PAGES:
        page.goto(german + path)
        assert page.locator("html").get_attribute("lang") == "de"
        assert english_on(page) == {}, path


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_no_page_has_a_fault_of_access_or_scrolls_sideways(open_page, german, width, scheme):
    page = open_page(
        base=german, viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    for path in PAGES:
        page.goto(german + path)
        if path in (LESSON, EXAM):
            answer_all(page)
            page.evaluate("scrollTo(0, 0)")  # wherever else it stops, the bar that stays in sight may be over an option
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert violations(page) == [], path


@pytest.mark.parametrize("path", [LESSON, EXAM])
@pytest.mark.parametrize("size", ["phone", "small"])
def test_the_number_of_a_question_is_not_behind_the_mark_for_later(open_page, german, path, size):
    page = open_page(path, german, viewport=SIZES[size])
    for form in page.locator("form.question:visible").all():
        number, later = (form.locator(part).first.bounding_box() for part in (".quiz__number", ".later"))
        assert number["x"] + number["width"] <= later["x"] or later["y"] + later["height"] <= number["y"] + 1


def test_what_the_player_says_is_german(lesson):
    for button in lesson.locator("form.question button[type=submit]:visible").all():
        button.click()
    assert "Wähle zuerst eine Antwort aus und prüfe sie dann." in lesson.locator("article").inner_text()
    assert english_on(lesson) == {}
    for choice in lesson.locator(".confidence label:first-of-type").all():
        choice.click()
    for hint in lesson.locator(".hint summary:visible").all():
        hint.click()
    answer_all(lesson)
    assert lesson.locator(".quiz__total").inner_text().startswith("8 von 8 Fragen geprüft")
    assert english_on(lesson) == {}
    saved_answers(lesson, SAVE)
    lesson.get_by_role("button", name="Von vorn beginnen").click()
    assert lesson.get_by_role("button", name="Zum Löschen aller Antworten noch einmal drücken").is_visible()
    assert english_on(lesson) == {}


def test_an_assessment_is_german(open_page, german):
    page = open_page(EXAM, german)
    answer_all(page)
    page.get_by_role("button", name=SAVE).click()
    assert english_on(page) == {}


def test_page_and_grader_give_the_same_points(lesson, tmp_path):
    answer_all(lesson)
    lesson.fill(HOURS_FIELD, "1.5 Std.")
    check(lesson, HOURS)
    said = on_page(lesson)
    result = graded_here(lesson, tmp_path)
    scored = {
        each["id"]: (Fraction(each["credit"]) * Fraction(each["points"]), Fraction(each["points"]))
        for each in result["questions"]
    }
    assert said == {ident: scored[ident] for ident in said}
    assert set(scored) - set(said) == {"zusammenfassung-schreiben"}
    assert said["ausfall-in-stunden"] == (1, 1)
    assert said["fragen-zuordnen"] == (Fraction(1, 2), 2)
    assert f"{result['percent']} %" in lesson.locator(".quiz__total").inner_text()


def test_parts_of_a_point_are_shown_with_a_comma(lesson):
    answer_all(lesson)
    assert "Punkte: 0,5 von 2" in status(lesson, "#q-fragen-zuordnen")


def test_a_decimal_comma_is_read_neither_by_the_page_nor_by_the_grader_and_both_say_what_to_write(lesson, tmp_path):
    lesson.fill(HOURS_FIELD, "1,5")
    check(lesson, HOURS)
    assert "mit Punkt statt Komma" in status(lesson, HOURS)
    assert "mit Punkt statt Komma" in lesson.locator(f"{HOURS} .question__hint").inner_text()
    assert lesson.get_attribute(HOURS, "data-status") is None
    sheet = tmp_path / "antworten.yml"
    sheet.write_text('quiz: fragen\nanswers: {ausfall-in-stunden: "1,5"}\n', "utf-8")
    done = subprocess.run(graded(COURSE, sheet), capture_output=True, text=True)
    assert "In „1,5“ steht ein Komma, das keine Tausender trennt. Schreib 1.5, wenn es" in done.stderr
    statuses = {each["id"]: each["status"] for each in json.loads(done.stdout)["questions"]}
    assert statuses["ausfall-in-stunden"] == "unreadable"


def test_progress_and_worksheets_are_german(open_page, german):
    page = open_page(LESSON, german)
    answer_all(page)
    page.goto(f"{german}erstgespraech/vorbereitung.html")
    page.locator("textarea").first.fill("Frau Keller")
    page.goto(f"{german}fortschritt.html")
    page.wait_for_selector("[data-part=file]:not([hidden])")
    unfold(page)
    assert "Bestandene Lektionen: " in page.locator(".overview").inner_text()
    assert "1 von 5 Feldern, zuletzt geändert am" in page.locator(".overview").inner_text()
    assert english_on(page) == {}
    page.set_input_files("input[type=file]", {"name": "x.json", "mimeType": "application/json", "buffer": b"{"})
    page.get_by_text("Das ist keine vollständige Fortschrittsdatei.").wait_for()
    assert english_on(page) == {}


def test_the_search_is_german_and_finds_german_words(open_page, german, request):
    page = open_page(base=german)
    page.goto(f"{german}404.html")
    assert page.locator("h1").inner_text() == "404 – nicht gefunden"
    page.goto(f"{german}index.html")
    assert any("erstgespraech/fragen" in address for address in find(page, "Molkerei"))
    if "mkdocs" in request.node.callspec.id:
        index = page.request.get(f"{german}search/search_index.json").json()
        assert index["config"]["lang"] == ["de"]
