"""Learners' data as earlier versions kept it: the course that it belongs to, and the files in `tests/fixtures/learners`.

Run as a script with an earlier version checked out, it makes the files of that version: see the README there.
"""

import json
import sys
from pathlib import Path

from support.clock import at
from support.course_two_lessons import add_pages, course_with
from support.paths import ROOT
from support.steps import ON_ONE_PAGE, pair, settle
from support.steps_progress import saved

FIXTURES = ROOT / "tests" / "fixtures" / "learners"
QUIZZES = ("every", "drawn", "sure", "over", "exam")
LESSONS = {name: f"trial/{name}.html" for name in QUIZZES}
SHEET, PROGRESS, REVIEW = "sheet.html", "progress.html", "review.html"
PREFIX = "practicum/consultative-selling/"
NAME = "Zoë O’Brien 李"
WRITTEN = 'We can.\nWhich tiles?  And "when" – by May? 🙂'
ON_SHEET = {"customer": "Aster Hotels, Łódź\nAnna", "plans": "Two floors\tin May"}
DAY = 86_400_000


def versions():
    """Return the folder of each version that has fixtures."""
    return sorted(path.parent for path in FIXTURES.glob("*/browser.json"))


def course(target):
    """Write the course of the fixtures: the small one, with five quizzes, a worksheet and the learner's two pages."""
    course_with(target, {name: (FIXTURES / "course" / f"{name}.yml").read_text("utf-8") for name in QUIZZES})
    pages = {
        "progress.md": "---\ntitle: My progress\n---\n# My progress\n\n{{ my_progress() }}\n",
        "review.md": "---\ntitle: Review\n---\n# Review\n\n{{ review() }}\n",
        "sheet.md": (FIXTURES / "course" / "sheet.md").read_text("utf-8"),
    }
    return add_pages(target, pages)


def kept(page):
    """Return what the browser keeps of the course, name -> value; the view of quizzes is of every course."""
    settle(page)
    script = "Object.entries(localStorage).filter(([key]) => /^practicum\\/.*\\//.test(key))"
    return {key: json.loads(text) for key, text in sorted(page.evaluate(script))}


def answer_rightly(page):
    """Answer and check a question of each kind on the page `every`; the last one is left half done."""
    page.click("#q-one-of-them .hint >> nth=0")
    page.check("#q-one-of-them [value=b]")
    page.check("#q-one-of-them .confidence [value=sure]")
    page.locator("#q-some-of-them").get_by_label("Mark for later").check()
    page.check("#q-some-of-them [value=a]")
    page.check("#q-some-of-them [value=b]")
    page.check("#q-some-of-them .confidence [value=fairly]")
    page.click("#q-in-order [data-letter=b] [value=previous]")
    pair(page, "#q-in-pairs", {"a": "tiles", "b": "praise"})
    page.check("#q-in-pairs .confidence [value=guess]")
    page.fill("#q-in-gaps input[type=text] >> nth=0", "Needs")
    page.fill("#q-in-gaps input[type=text] >> nth=1", "the  buyer")
    page.fill("#q-a-number input[type=text]", "250.0 h")
    page.fill("#q-in-words textarea", WRITTEN)
    for ident in ("one-of-them", "some-of-them", "in-order", "in-pairs", "in-gaps", "a-number", "in-words"):
        page.locator(f"#q-{ident}").get_by_role("button", name="Check").click()
        settle(page)
    page.check("#q-in-words [data-own] input >> nth=1")
    talk(page, "b", check=True)
    page.get_by_role("button", name="Begin again").click()
    talk(page, "a", "a", check=True)
    page.get_by_role("button", name="Begin again").click()
    talk(page, "a")  # and no further


def talk(page, *letters, check=False, quiz="#q-a-talk"):
    for letter in letters:
        page.check(f"{quiz} .script > :not([hidden]) [value={letter}]")
        page.click(f"{quiz} [value=say]")
        settle(page)
    if check:
        page.locator(quiz).get_by_role("button", name="Check").click()
        page.locator(f"{quiz} .endings").wait_for()


def start_over(page):
    """Start a quiz over, by the button in what is folded at its end."""
    page.locator(".quiz__end details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again").click()
    settle(page)


def answer_exam(page):
    """Answer some questions of the assessment, begun for a second time."""
    page.check("#q-exam-one-of-them [value=a]")
    start_over(page)
    page.check("#q-exam-one-of-them [value=c]")
    page.get_by_role("button", name="Hide", exact=True).click()
    page.check("#q-exam-some-of-them [value=c]")
    page.click("#q-exam-one-of-them .hint >> nth=0")
    pair(page, "#q-exam-in-pairs", {"b": "orders"})
    page.fill("#q-exam-in-gaps input[type=text] >> nth=1", "Anna ")
    page.fill("#q-exam-a-number input[type=text]", "two hundred")
    page.click("#q-exam-in-order [data-letter=c] [value=previous]")
    talk(page, "a", "b", quiz="#q-exam-a-talk")
    page.fill("#q-exam-in-words textarea", WRITTEN)
    page.locator("#q-exam-in-words textarea").blur()
    page.get_by_label("Your name").last.fill(NAME)
    page.keyboard.press("Tab")


def live(page, base):
    """Learn as a learner does: every sort of thing that the player keeps is kept in the end."""

    def go(path):
        page.goto(base + path)
        page.wait_for_load_state("networkidle")

    go(LESSONS["every"])
    answer_rightly(page)
    go(LESSONS["drawn"])
    forms = page.locator("form.question:visible").all()
    for form in forms[:4]:
        form.locator("[value=a]").check()
        form.get_by_role("button", name="Check").click()
        settle(page)
    forms[3].locator("[value=b]").check()  # changed since
    go(LESSONS["sure"])
    for ident, letter, level in (("sure-one", "a", "sure"), ("sure-two", "b", "sure")):
        page.check(f"#q-{ident} .options [value={letter}]")
        page.check(f"#q-{ident} .confidence [value={level}]")
        page.click(f"#q-{ident} [type=submit]")
        settle(page)
    page.locator("#q-sure-two").get_by_role("button", name="Try again").click()
    settle(page)
    go(LESSONS["over"])
    page.check("#q-over-one [value=a]")
    page.click("#q-over-one [type=submit]")
    for number in ("seven", "7"):
        page.fill("#q-over-two .number input", number)
        page.click("#q-over-two [type=submit]")
        settle(page)
    start_over(page)
    page.fill("#q-over-two .number input", "8")
    page.click("#q-over-two [type=submit]")
    go(LESSONS["exam"])
    answer_exam(page)
    go(SHEET)
    for field, text in ON_SHEET.items():
        page.fill(f"#write-{field}", text)
    page.locator("h1").click()
    page.wait_for_timeout(500)
    # Reviews of earlier days, which only time can make.
    page.evaluate(
        """([key, day]) => {
          const record = JSON.parse(localStorage.getItem(key));
          for (const list of Object.values(record.log)) list.unshift([list[0][0] - 9 * day, 2], [list[0][0] - 4 * day, 3]);
          localStorage.setItem(key, JSON.stringify(record));
        }""",
        [f"{PREFIX}sure", DAY],
    )
    go(PROGRESS)


def main(version):
    """Write what this version keeps of the course to the folder of that name."""
    import tempfile

    from playwright.sync_api import sync_playwright

    from support.building import ARGUMENTS, build, script
    from support.serving import served

    folder = FIXTURES / version
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        root = course(Path(place) / "course")
        site = build("mkdocs", Path(place) / "site", root)
        browser = playwright.chromium.launch(executable_path=script("browser").find(), args=ARGUMENTS)
        context = browser.new_context(service_workers="block")
        context.add_init_script(ON_ONE_PAGE)
        page = context.new_page()
        with served(site) as base:
            page.goto(f"{base}404.html")
            at(page)
            live(page, base)
            (folder / "browser.json").write_text(
                json.dumps(kept(page), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
            saved(page, folder / "progress.json")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
