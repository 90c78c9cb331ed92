"""What the tests of *Review* share: a course with a question of every kind, and hands that answer by keyboard alone."""

import json
import re
from datetime import UTC, datetime, timedelta
from time import time

import yaml
from playwright.sync_api import expect
from progressing import kept
from sites import settle
from trial import course_with, handbook_example

from practicum.quiz import kinds

expect.set_options(timeout=30_000)
LESSON, KINDS, SURE, WARM, FINAL = (
    "mutual-need/opening-declaration.html",
    *(f"trial/{name}.html" for name in ("kinds", "sure", "warm", "final")),
)
PAGE, PROGRESS, HOME = "review.html", "progress.html", "index.html"
QUIZZES = "assets/learner/quiz"
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
_CLOCK = """(ahead) => {
  window.ahead = ahead;
  if (window.usualDate) return;
  window.usualDate = Date;
  window.Date = class extends usualDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [Date.now()]));
    }
    static now = () => usualDate.now() + Math.round(window.ahead);
  };
}"""  # Playwright's own clock replaces timers, too, and the theme's code stumbles over that
_SURE = """\
confidence: true
questions:
  - id: sure-{number}
    kind: choice
    objective: {name}-objective
    stem: What is it? ({name} {number})
    options:
      - {{text: This, credit: 1, why: It is.}}
      - {{text: That, credit: 1/2, why: In half.}}
      - {{text: The third, credit: 1/3, why: In part.}}
      - {{text: None, why: It is something.}}
    hints: [Think of it.]
    see: what-to-read
"""
_PAGES = {
    "review.md": "---\ntitle: Review\nhide: [toc]\n---\n# Review\n\n{{ review() }}\n",
    "progress.md": "---\ntitle: My progress\nhide: [toc]\n---\n# My progress\n\n{{ review_due() }}\n\n{{ my_progress() }}\n",
}


def _every_kind():
    """Return a quiz of the handbook's example of each kind, one lesson's worth."""
    questions = []
    for kind in kinds.names():
        question = yaml.safe_load(handbook_example(kind))[0]
        question |= {"id": f"kind-{kind}", "objective": "kinds-objective", "see": "what-to-read"}
        question.pop("rests_on", None)
        questions.append(question)
    return yaml.safe_dump({"questions": questions}, sort_keys=False)


def _choices(name, number, head=""):
    first, *rest = (_SURE.format(name=name, number=f"{name}-{index}") for index in range(number))
    return head + first + "".join(text.partition("questions:\n")[2] for text in rest)


def write_course(target):
    """Write the small course with a quiz of every kind, one that asks how sure one is, one to warm up, one to hand in."""
    quizzes = {
        "kinds": _every_kind(),
        "sure": _choices("sure", 3),
        "warm": _choices("warm", 1, "pass: 0\n"),
        "final": _choices("final", 1, "mode: assessment\n").replace("confidence: true\n", ""),
    }
    course_with(target, quizzes)
    content = target / "content"
    for name, text in _PAGES.items():
        (content / name).write_text(text, "utf-8")
    home = content / "index.md"
    home.write_text(home.read_text("utf-8").replace("## The course", "{{ review_due() }}\n\n## The course"), "utf-8")
    config = (target / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n  - index.md\n  - progress.md\n  - review.md\n"
    (target / "mkdocs.yml").write_text(config.replace("nav:\n  - index.md\n", nav), "utf-8")
    return target


def at(page, days=0, minutes=0):
    """Set the clock of a page, and of every page that it becomes; it goes on from there."""
    ahead = (BEGIN + timedelta(days=days, minutes=minutes)).timestamp() * 1000 - time() * 1000
    page.add_init_script(f"({_CLOCK})({ahead})")
    page.evaluate(_CLOCK, ahead)


def base(page):
    """Return the address of the site that a page belongs to."""
    return re.match(r"(http://[^/]+/|file:.*/site/)", page.url)[1]


def go(page, path):
    page.goto(base(page) + path)


def log(page, quiz):
    """Return the ratings that are kept of a quiz: question -> ratings, oldest first."""
    found = (kept(page, quiz) or {}).get("log", {})
    return {key.split("/")[0]: [rating for _, rating in reviews] for key, reviews in found.items()}


def choose(page, ident, letter, sure=None):
    """Answer a lettered question of the page, and check it."""
    form = page.locator(f"#q-{ident}")
    form.locator(f".options [value={letter}]").check()
    if sure:
        form.locator(f".confidence [value={sure}]").check()
    form.locator("[type=submit]").click()
    settle(page)


def learn(page, path=SURE, letter="a"):
    """Answer and check every lettered question of a lesson."""
    go(page, path)
    for ident in page.locator("form.question:has(.options [type=radio])").evaluate_all(
        "a => a.map((f) => f.id.slice(2))"
    ):
        choose(page, ident, letter)


def tab_to(page, selector, back=False):
    """Press the Tab key until an element has the focus."""
    for _ in range(80):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def answer_by_keyboard(page):
    """Answer and check the question that Review shows, from its heading on; gives its kind."""
    form = ".review form.question"
    kind = page.get_attribute(form, "data-kind")
    if kind in ("choice", "choices"):
        tab_to(page, f"{form} .options input")
        page.keyboard.press("Space")
    if kind == "match":
        for index in range(page.locator(f"{form} select").count()):
            tab_to(page, f"{form} li:nth-child({index + 1}) select")
            page.keyboard.press("ArrowDown")
    if kind == "blank":
        for index in range(page.locator(f"{form} input").count()):
            tab_to(page, f"{form} [id$=gap{index + 1}]")
            page.keyboard.type("we")
    if kind == "number":
        tab_to(page, f"{form} .number input")
        page.keyboard.type("500")
    while kind == "dialogue" and page.locator(f"{form} .script input:visible").count():
        back = page.evaluate("document.activeElement.value === 'say'")
        tab_to(page, f"{form} .script input", back)
        page.keyboard.press("Space")
        tab_to(page, f"{form} [value=say]")
        page.keyboard.press("Enter")
    tab_to(page, f"{form} > .question__controls [type=submit]")
    page.keyboard.press("Enter")
    return kind


def due(page):
    return page.locator(".due")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def begin(page, days, address=None):
    """Come back after some days, and start a sitting."""
    at(page, days)
    page.goto((address or base(page)) + PAGE)
    press(page, "Start ten minutes")
    page.wait_for_selector(".review form.question")


def asked(page):
    return page.get_attribute(".review form.question", "data-question")


def check(page, letter="a"):
    """Answer the question of the sitting."""
    expect(page.locator(".review h2")).to_be_focused()
    choose(page, asked(page), letter)


def listed(folder):
    text = (folder / "assets" / "learner" / "questions.js").read_text("utf-8")
    return json.loads(re.search("questions = (.*);\n", text)[1])["quizzes"]
