"""What the tests of progress share: a course with a worksheet, and hands that answer, save and read in."""

import json

from playwright.sync_api import expect
from sites import settle
from trial import course_with

FIRST, SECOND = "mutual-need/need-runs-both-ways.html", "mutual-need/opening-declaration.html"
LESSON, PAGE, SHEET = SECOND, "progress.html", "sheet.html"
PLACE = "practicum/consultative-selling"
ONE, TWO = "#q-declaration-first-move", "#q-declaration-own-reasons"
SURE = """\
confidence: true
questions:
  - id: sure-one
    kind: choice
    objective: sure-objective
    stem: One?
    options: &o
      - {text: This, credit: 1, why: It is.}
      - {text: That, why: It is not.}
    see: what-to-read
  - id: sure-two
    kind: choice
    objective: sure-objective
    points: 2
    stem: Two?
    options:
      - {text: This, credit: 1, why: It is.}
      - {text: That, credit: 1/3, why: In part.}
      - {text: Those, why: They are not.}
    see: what-to-read
""".replace(" &o", "")
WORKSHEET = """\
---
title: Plan a visit
worksheet: {id: plan-visit, minutes: 15}
---
# Plan a visit

Fill this in before you call on the customer.

{{ write("customer", "The customer", 2) }}

| Question | Heard |
|-|-|
| Plans | {{ cell("plans", "What you heard about their plans") }} |
"""
PROGRESS = "---\ntitle: My progress\nhide: [toc]\n---\n# My progress\n\n{{ next_lesson() }}\n\n{{ my_progress() }}\n"
SIZES = {"small": 320, "phone": 390, "laptop": 1280}
DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"
FULL = """
const usual = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key.startsWith("practicum/") && !window.roomy) throw new DOMException("full", "QuotaExceededError");
  return usual.call(this, key, value);
};
"""


def write_course(target):
    """Write the small course with a quiz that asks how sure one is, a worksheet and the page of progress."""
    course_with(target, {"sure": SURE})
    content = target / "content"
    (content / SHEET.replace("html", "md")).write_text(WORKSHEET, "utf-8")
    (content / PAGE.replace("html", "md")).write_text(PROGRESS, "utf-8")
    home = content / "index.md"
    home.write_text(home.read_text("utf-8").replace("## The course", "{{ next_lesson() }}\n\n## The course"), "utf-8")
    config = (target / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n  - index.md\n  - progress.md\n  - sheet.md\n"
    (target / "mkdocs.yml").write_text(config.replace("nav:\n  - index.md\n", nav), "utf-8")
    return target


def answer(page, rightly=True, chance=None):
    """Answer and check every question of a page: rightly, wrongly, or by chance."""
    for form in page.locator("form.question").all():
        key = json.loads(form.get_attribute("data-key"))
        right = [letter for letter, credit in key.items() if credit == "1"]
        wanted = right if rightly else [letter for letter in key if letter not in right][:1]
        if chance:
            if chance.random() < 0.2:
                continue
            several = form.get_attribute("data-kind") == "choices"
            wanted = chance.sample(list(key), chance.randint(1, len(key)) if several else 1)
        for letter in key:
            box = form.locator(f".options [value={letter}]")
            if letter in wanted:
                box.check()
            elif form.get_attribute("data-kind") == "choices":
                box.uncheck()
        form.locator("[type=submit]").click()
        settle(page)


def kept(page, name):
    for tab in page.context.pages:
        settle(tab)
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", f"{PLACE}/{name}") or "null")


def answers(page, name="opening-declaration"):
    return {ident: entry["answer"] for ident, entry in (kept(page, name) or {"answers": {}})["answers"].items()}


def saved(page, path, press="Save my progress as a file"):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=press).click()
    waiting.value.save_as(path)
    return path


def read_in(page, path):
    page.get_by_label("Read a file in").set_input_files(path)
    page.wait_for_function("document.querySelector('.overview__told').textContent")
    return page.locator(".overview__told").inner_text()


def part(page, name):
    return page.locator(f"[data-part={name}]").inner_text()


def nav(page, name, stands):
    """Wait until a name in the navigation stands as it should: its mark comes after what was clicked on is painted."""
    link = page.locator(".md-nav--primary").get_by_role("link", name=name)
    expect(link.first.locator(".stand")).to_have_text(f", {stands}", timeout=30_000)
