"""A course in Arabic: its pages run from right to left, and nothing breaks."""

import shutil

import pytest

from practicum.cli.main import main
from support.axe import violations
from support.course_two_lessons import left_out, own_files_to, settings_of
from support.paths import ROOT
from support.serving import served
from support.steps import answer_all, pair

PAGES = ("index.html", "talk/first-question.html", "talk/plan.html", "progress.html", "sources/article.html", "sources/glossary.html")  # fmt: skip
LESSON = "talk/first-question.html"


def arabic_course(root):
    """Write the course of `tests/rtl`, with the settings of the real one."""
    own_files_to(root)
    for figure in (root / "content" / "assets" / "figures").glob("*.svg"):
        figure.unlink()
    shutil.copytree(ROOT / "tests" / "rtl", root, dirs_exist_ok=True, ignore=left_out)
    config = settings_of(root)
    assert "\n  language: en\n" in config
    (root / "mkdocs.yml").write_text(config.replace("\n  language: en\n", "\n  language: ar\n"), "utf-8")


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def arabic(request, site_by):
    """The address of its site, built with an engine."""
    with served(site_by(request.param, "arabic", arabic_course)) as address:
        yield address


def boxes(page, selector, *others):
    """Return where an element, and others within it, begin and end from left to right."""
    first = page.locator(selector).first
    found = [first, *(first.locator(other).first for other in others)]
    return [(box["x"], box["x"] + box["width"]) for box in (each.bounding_box() for each in found)]


def style(page, selector, name):
    return page.locator(selector).first.evaluate("(node, name) => getComputedStyle(node)[name]", name)


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_every_page_runs_from_right_to_left_without_sideways_scrolling(open_page, arabic, width, scheme):
    page = open_page(
        base=arabic, viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    for path in PAGES:
        page.goto(arabic + path)
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl"), path
        if path == LESSON:
            answer_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert violations(page) == [], path


def test_marks_of_a_beginning_are_on_the_right(open_page, arabic):
    page = open_page(LESSON, arabic)
    for selector in (".question", ".principle", ".stimulus", ".tension__side"):
        right, left = (float(style(page, selector, f"border{side}Width")[:-2]) for side in ("Right", "Left"))
        assert right > left + 1, selector
    option = "#q-what-to-say .options li"
    (_, edge), tick, letter, text = boxes(page, option, "input", "b", "label span")
    assert edge > tick[1] > tick[0] >= letter[1] > letter[0] >= text[1]
    pair = "#q-who-says-what .match li"
    (_, edge), letter, text, chosen = boxes(page, pair, "b", ".match__left span", "label >> nth=0")
    assert edge > letter[1] > letter[0] >= text[1]
    assert edge > chosen[1] > text[1]
    _, box, words, moves = boxes(page, "#q-steps-in-order .order li", ".order__box", ".order__text", ".order__moves")
    assert box[0] > words[0] > moves[0]


def test_marks_and_reasons_begin_on_the_right_below_their_question(open_page, arabic):
    page = open_page(LESSON, arabic)
    page.check("#q-what-to-say [value=b]")
    page.locator("#q-what-to-say button[type=submit]").click()
    chosen = ".options__note[data-mark=picked-partly]"
    (start, end), note, mark = boxes(page, "#q-what-to-say .question__why", chosen, f"{chosen} .options__mark")
    assert start <= note[0] < note[1] <= end
    for name in ("padding{}", "border{}Width"):
        right, left = (float(style(page, chosen, name.format(side))[:-2]) for side in ("Right", "Left"))
        assert right > left + 1, name
    assert note[0] <= mark[0] < mark[1] < note[1]
    option = page.locator("#q-what-to-say li[data-mark=picked-partly]")
    symbol = option.evaluate(
        "item => { const { left, right } = getComputedStyle(item, '::after'); return [left, right]; }"
    )
    left, right = (float(side[:-2]) for side in symbol)
    assert left < right


def test_the_buttons_of_an_order_and_the_lists_of_pairs_work(open_page, arabic):
    page = open_page(LESSON, arabic)
    items = page.locator("#q-steps-in-order .order li")
    items.first.locator("[value=next]").click()
    items.nth(1).locator("[value=next]").click()
    items.first.locator("[value=next]").click()
    assert [item.get_attribute("data-letter") for item in items.all()] == ["c", "b", "a"]
    pair(page, "#q-who-says-what", {"a": "seller", "b": "buyer"})
    for question in ("#q-steps-in-order", "#q-who-says-what"):
        page.locator(f"{question} button[type=submit]").click()
        assert page.locator(question).get_attribute("data-status") == "correct"


def test_the_sides_of_a_conversation_are_mirrored(open_page, arabic):
    page = open_page(LESSON, arabic, viewport={"width": 600, "height": 800})
    call = page.locator("#q-first-call")
    for _ in range(2):
        call.locator(".script [type=radio]:visible").first.check()
        call.locator("[value=say]").click()
    (start, end), theirs, ours = boxes(
        page, "#q-first-call .talk", ":scope > li:nth-child(1)", ":scope > li:nth-child(2)"
    )
    assert (abs(theirs[1] - end) <= 1, abs(ours[0] - start) <= 1) == (True, True)
    assert theirs[0] > start + 20
    assert ours[1] < end - 20


def test_what_is_written_runs_as_its_own_letters_do(open_page, arabic):
    page = open_page(LESSON, arabic)
    english = page.locator("#q-what-to-say label span", has_text="Here is our price list")
    assert english.evaluate("node => getComputedStyle(node).direction") == "ltr"
    for field in ("#q-own-question textarea", "#q-fill-the-gap .typed >> nth=0"):
        box = page.locator(field)
        for text, direction in (("قبل", "rtl"), ("Before.", "ltr")):
            box.fill(text)
            assert box.evaluate("node => getComputedStyle(node).direction") == direction


def test_words_without_a_catalogue_keep_their_own_order(open_page, arabic):
    page = open_page(LESSON, arabic)
    hint = page.locator("#q-which-questions .question__hint")
    assert hint.inner_text() == "Choose every answer that is right."
    # The full stop comes last, at the right, as English has it.
    ends = hint.evaluate(
        """(node) => {
          const range = document.createRange();
          const { firstChild: text } = node;
          const at = (place) => (range.setStart(text, place), range.setEnd(text, place + 1), range.getBoundingClientRect().left);
          return [at(0), at(text.data.trimEnd().length - 1)];
        }"""
    )
    assert ends[0] < ends[1]
    assert style(page, "#q-which-questions .question__hint", "textAlign") == "right"


def test_a_report_of_an_arabic_answer_file_keeps_names_and_answers_intact(site_by, tmp_path, capsys, open_page):
    course = site_by("mkdocs", "arabic", arabic_course).parent / "course"
    sheet = tmp_path / "sheet.yml"
    sheet.write_text(
        "quiz: first-question\nlearner: ليلى حداد\nanswers:\n  fill-the-gap: {when: قبل, then: بعد}\n", "utf-8"
    )
    assert main(["grade", "--course", str(course), "--format", "html", str(sheet)]) == 1
    (tmp_path / "report.html").write_text(capsys.readouterr().out, "utf-8")
    page = open_page("report.html", f"{tmp_path.as_uri()}/", viewport={"width": 320, "height": 600})
    assert "ليلى حداد" in page.locator("article").inner_text()
    stem = page.locator(".stem", has_text="املأ الفراغ").first
    assert stem.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
