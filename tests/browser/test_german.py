"""The small course in German: no word of the English catalogue is on its pages, before and after everything is answered."""

import pytest

from support.axe import violations
from support.course_two_lessons import course_with
from support.english_left import english_left
from support.handbook import handbook_example
from support.quiz_texts import REFLECTIONS, SHARED
from support.serving import served
from support.steps import answer_all, find
from support.steps_progress import unfold

PLAN = """\
---
title: Plan a visit
worksheet: {id: plan-visit, minutes: 15}
---
# Plan a visit

{{ write("customer", "The customer", 2) }}
"""
AIDS = """\
# Aids

{{ term("trial-share") }}

{{ tension("t98") }}

{{ figure("arrow") }}

{{ glossary() }}

{{ coverage() }}
"""
ALL = "# All of them\n\n{{ tensions() }}\n"
MINE = "# My progress\n\n{{ next_lesson() }}\n\n{{ my_progress() }}\n"
TERMS = "terms:\n  - {id: trial-share, term: trial share, text: The share of a trial., ours: true}\n"
TENSIONS = """\
tensions:
  - id: t98
    topic: What a trial owes
    strength: direct
    between: Inside Williams
    sides:
      - {says: A trial owes terms., points: [w04]}
      - {says: A trial owes nothing., points: [w38]}
    reading: Both speak of trials (w04).
"""
ARROW = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>An arrow</title><path d="M0 0h9"/></svg>'
EXAM = """\
mode: assessment
minutes: 30
shuffle: true
confidence: true
questions:
  - id: which-gauge
    kind: choice
    objective: exam-objective
    stem: Which gauge does the examiner read?
    options:
      - {text: The brass zebra, why: Zebras are read.}
      - {text: The tin heron, credit: 1, why: Herons are read.}
    see: what-to-read
"""
NAV = "\nnav:\n  - index.md\n"
LESSON = "mutual-need/opening-declaration.html"
PAGES = (
    "index.html", "mutual-need/index.html", LESSON, "trial/shared.html", "trial/reflections.html", "trial/exam.html",
    "sources/do-you-need-me.html", "aids.html", "all.html", "plan.html", "progress.html", "404.html",
)  # fmt: skip
# Every text and every attribute of a page, and what its attributes hold as JSON.
TEXTS = """() => {
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
      if (["class", "id", "href", "src", "type", "name", "value", "for", "data-status", "data-part", "data-file"].includes(name)) continue;
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


def german_course(root):
    """Write the small course with one page of each sort and every kind of question, in German."""
    course_with(root, {"shared": SHARED, "reflections": REFLECTIONS, "exam": EXAM})
    quiz = root / "quizzes" / "opening-declaration.yml"
    kinds = ("match", "order", "number", "blank", "dialogue", "choices")
    quiz.write_text("\n".join([quiz.read_text("utf-8").rstrip(), *map(handbook_example, kinds)]), "utf-8")
    content = root / "content"
    for name, text in (("plan", PLAN), ("aids", AIDS), ("all", ALL), ("progress", MINE)):
        (content / f"{name}.md").write_text(text, "utf-8")
    (content / "glossary.yml").write_text(TERMS, "utf-8")
    (content / "tensions.yml").write_text(TENSIONS, "utf-8")
    for figure in (content / "assets" / "figures").glob("*.svg"):
        figure.unlink()
    (content / "assets" / "figures" / "arrow.svg").write_text(ARROW, "utf-8")
    config = (root / "mkdocs.yml").read_text("utf-8")
    assert NAV in config
    assert "\n  language: en\n" in config
    config = config.replace(NAV, NAV + "  - plan.md\n  - aids.md\n  - all.md\n  - progress.md\n")
    (root / "mkdocs.yml").write_text(config.replace("\n  language: en\n", "\n  language: de\n"), "utf-8")


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def german(request, site_by):
    """The address of its site, built with an engine."""
    with served(site_by(request.param, "german", german_course)) as address:
        yield address


def english_on(page):
    texts = page.evaluate(TEXTS)
    assert len(texts) > 50
    return {key: text for text in texts for key in english_left(text, "results", "pages")}


def test_no_page_holds_a_word_of_the_english_catalogue(open_page, german):
    page = open_page(base=german)
    for path in PAGES:
        page.goto(german + path)
        assert page.locator("html").get_attribute("lang") == "de"
        assert english_on(page) == {}, path


def test_what_the_player_says_is_german(open_page, german):
    page = open_page(LESSON, german)
    for button in page.locator("form.question button[type=submit]:visible").all():
        button.click()
    assert "Wähle zuerst eine Antwort aus und prüfe sie dann." in page.locator("article").inner_text()
    assert english_on(page) == {}
    answer_all(page)
    assert page.locator(".quiz__total").inner_text().startswith("13 von 13 Fragen geprüft")
    assert english_on(page) == {}
    page.get_by_role("button", name="Meine Antworten speichern").click()
    page.get_by_role("button", name="Von vorn beginnen").click()
    assert page.get_by_role("button", name="Zum Löschen aller Antworten noch einmal drücken").is_visible()
    assert english_on(page) == {}
    assert violations(page) == []


@pytest.mark.parametrize("path", ["trial/shared.html", "trial/reflections.html", "trial/exam.html"])
def test_hints_confidence_stimuli_and_assessments_are_german(open_page, german, path):
    page = open_page(path, german)
    for choice in page.locator(".confidence label:first-of-type").all():
        choice.click()
    for hint in page.locator(".hint summary:visible").all():
        hint.click()
    answer_all(page)
    assert english_on(page) == {}


def test_progress_and_worksheets_are_german(open_page, german):
    page = open_page(LESSON, german)
    answer_all(page)
    page.goto(f"{german}plan.html")
    page.fill("textarea", "Pico")
    page.goto(f"{german}progress.html")
    page.wait_for_selector("[data-part=file]:not([hidden])")
    unfold(page)
    assert "Bestandene Lektionen: " in page.locator(".overview").inner_text()
    assert "1 von 1 Feldern, zuletzt geändert am" in page.locator(".overview").inner_text()
    assert english_on(page) == {}
    page.set_input_files("input[type=file]", {"name": "x.json", "mimeType": "application/json", "buffer": b"{"})
    page.get_by_text("Das ist keine vollständige Fortschrittsdatei.").wait_for()
    assert english_on(page) == {}


def test_the_search_finds_german_words_and_the_page_of_what_is_not_found_speaks_german(open_page, german):
    page = open_page(base=german)
    page.goto(f"{german}404.html")
    assert page.locator("h1").inner_text() == "404 – nicht gefunden"
    page.goto(f"{german}index.html")
    assert find(page, "declaration")
