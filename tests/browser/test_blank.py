"""The kind `blank` on a page: gaps within Markdown, marked one by one, and the same comparison as Python's."""

import json
import unicodedata
from pathlib import Path

import pytest
from markupsafe import Markup
from playwright.sync_api import expect

from practicum.base.problem import ProblemsError
from practicum.quiz.reader import read_quiz
from practicum.quiz.typed_text import alike, lower
from practicum.site.fieldtext import FieldText
from support.axe import violations
from support.paths import ROOT
from support.steps import check_as_is

LESSON = "mutual-need/opening-declaration.html"
GAPS = "#q-letter-gaps"
WRITTEN = ["Requires", "the buyer of a chain of hotels, who waits and waits and waits", "", "TRUE"]


@pytest.fixture
def page(open_page, typed_address):
    return open_page(LESSON, base=typed_address)


def gap(page, number):
    return page.get_by_role("textbox", name=f"Gap {number} of 4")


def fill(page):
    for number, text in enumerate(WRITTEN, 1):
        gap(page, number).fill(text)


def status(page):
    return page.locator(f"{GAPS} .question__status").inner_text()


def test_gaps_can_be_in_emphasis_lists_and_code(page):
    assert [gap(page, n).evaluate("field => field.parentNode.parentNode.tagName") for n in (1, 2, 3, 4)] == [
        "STRONG",
        "EM",
        "LI",
        "CODE",
    ]
    assert page.locator(f"{GAPS} .blank").inner_text().split("\n")[0].split() == [
        *["Each", "side", "says", "what", "it", "1"],
        *["from", "the", "other,", "and", "the", "2", "speaks", "first."],
    ]


def test_fields_are_left_as_they_are_typed(page):
    for name, value in {
        "autocomplete": "off",
        "autocapitalize": "off",
        "spellcheck": "false",
        "maxlength": "200",
    }.items():
        assert gap(page, 2).get_attribute(name) == value


def test_it_is_answered_by_keyboard_alone_and_each_gap_is_marked(page):
    gap(page, 1).focus()
    for text in WRITTEN:
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Check"
    page.keyboard.press("Enter")
    assert status(page) == "Still open: 1. Press Check again to check it as it is."
    assert page.locator(f"{GAPS} [data-mark]").count() == 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Check"
    assert status(page).startswith("Partly right. Points: 0.5 of 1.")
    page.locator(f"{GAPS} .question__why summary").click()
    notes = page.locator(f"{GAPS} .options__note").all()
    assert [note.locator("p").first.inner_text() for note in notes] == [
        "Gap 2: not right.",
        "Gap 3: not filled.",
        "Gap 1: right.",
        "Gap 4: right.",
    ]
    assert "Accepted: seller / salesperson.\nThe seller has the reason to begin." in notes[0].inner_text().replace(
        "\n\n", "\n"
    )
    assert notes[2].locator("em").inner_text() == "Wishes"
    for number, mark in enumerate(("right", "not right", "not filled", "right"), 1):
        assert gap(page, number).get_attribute("aria-description").startswith(f"Gap {number}: {mark}. Accepted: ")
    marks = [
        gap(page, n).evaluate("field => getComputedStyle(field.parentNode, '::after').content") for n in (1, 2, 3, 4)
    ]
    assert ["✓" in mark for mark in marks] == [True, False, False, True]
    assert ["✗" in mark for mark in marks] == [False, True, True, False]
    page.get_by_role("button", name="Try again").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{GAPS} legend")).to_be_focused()
    page.keyboard.press("Tab")
    expect(gap(page, 1)).to_be_focused()
    assert [gap(page, n).input_value() for n in (1, 2, 3, 4)] == ["", "", "", ""]
    assert page.locator(f"{GAPS} [data-mark], {GAPS} [aria-description]").count() == 0


def test_enter_in_a_gap_checks(page):
    gap(page, 1).fill("needs")
    gap(page, 1).press("Enter")
    assert status(page).startswith("Still open: 3.")
    gap(page, 1).press("Enter")
    assert status(page).startswith("Partly right. Points: 0.2 of 1.")
    assert "Gap 1: right. Accepted: needs / requires." in " ".join(
        page.locator(f"{GAPS} [role=status]").text_content().split()
    )


def test_typing_takes_stale_feedback_away(page):
    fill(page)
    check_as_is(page, GAPS)
    gap(page, 3).press("x")
    assert status(page) == ""
    assert page.locator(f"{GAPS} .options__note").count() == 0


def test_gaps_are_high_enough_for_a_finger(open_page, typed_address):
    page = open_page(LESSON, base=typed_address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert all(gap(page, number).bounding_box()["height"] >= 40 for number in (1, 2, 3, 4))


def test_nothing_typed_asks_for_something(page):
    gap(page, 1).fill(" \u3000")
    page.locator(f"{GAPS} button[type=submit]").click()
    assert status(page) == "Fill a gap first, then check it."


def test_it_is_kept_and_comes_back_checked(page):
    fill(page)
    check_as_is(page, GAPS)
    page.reload()
    assert [gap(page, n).input_value() for n in (1, 2, 3, 4)] == WRITTEN
    assert status(page).startswith("Partly right. Points: 0.5 of 1.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    answers = json.loads(Path(download.value.path()).read_text("utf-8"))["answers"]
    assert answers == {"letter-gaps": {"verb": WRITTEN[0], "who": WRITTEN[1], "how": WRITTEN[3]}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_is_big_enough_and_axe_finds_nothing(open_page, typed_address, scheme, width):
    page = open_page(
        LESSON,
        base=typed_address,
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
        reduced_motion="reduce",
    )
    for answer in ("no", "yes"):
        if answer == "yes":
            fill(page)
            check_as_is(page, GAPS)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for number in (1, 2, 3, 4):
            box = gap(page, number).bounding_box()
            assert min(box["width"], box["height"]) >= 24
            assert box["x"] + box["width"] <= width


def test_it_reads_without_javascript(open_page, typed_address):
    page = open_page(LESSON, base=typed_address, java_script_enabled=False)
    assert gap(page, 4).is_visible()
    accepted = page.locator("[data-answers=letter-gaps] strong")
    assert not accepted.first.is_visible()
    page.locator(".quiz__answers summary").click()
    assert accepted.all_inner_texts()[:2] == ["Accepted: needs / requires.", "Accepted: seller / salesperson."]


def test_it_prints_as_numbered_lines(page):
    page.emulate_media(media="print")
    style = "field => [getComputedStyle(field).borderTopWidth, getComputedStyle(field).borderBottomWidth]"
    assert gap(page, 2).evaluate(style) == ["0px", "1px"]
    assert page.locator(f"{GAPS} .gap span").all_inner_texts() == ["1", "2", "3", "4"]
    assert page.locator("[data-answers=letter-gaps] [data-reason=gap4]").bounding_box()["height"] > 0


# `accept` gets to see the form in which an answer is compared.
FORMS = """([texts, cased]) => texts.map((text) => {
  let form;
  window.practicum.kinds.blank.credit([{ id: "x", cased, accept: { includes: (seen) => { form = seen; } } }], { x: text });
  return form;
})"""


@pytest.mark.parametrize("around", ["{}", "A{}Σ", "a\u0345{}\u0334 Σ"])
def test_the_browser_compares_characters_as_python_does(scripts, around):
    """The first plane; tests/player/test_unicode.py looks at the others, without a browser."""
    characters = (chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)
    texts = [around.format(character) for character in characters]
    found = scripts.evaluate(FORMS, [texts, False])
    odd = [(text, form) for text, form in zip(texts, found, strict=True) if alike(text) != form]
    assert [[hex(ord(character)) for character in text] for text, _ in odd] == []
    if around == "{}":
        module = (ROOT / "player" / "core" / "text.js").read_text("utf-8")
        scripts.add_script_tag(content=f"{module}\nwindow.lower = lower;", type="module")
        scripts.wait_for_function("() => window.lower !== undefined")
        assert scripts.evaluate("texts => texts.map(lower)", texts) == [lower(text) for text in texts]
        assert scripts.evaluate(FORMS, [texts, True]) == [alike(text, case_sensitive=True) for text in texts]


def test_python_itself_agrees_with_the_unicode_that_is_settled():
    """Characters that this Python does not know yet must not be among those that it changes."""
    for code in range(0x10000):
        if unicodedata.category(chr(code)) == "Cn":
            assert alike(f"a{chr(code)}b") == f"a{chr(code)}b"


def test_a_name_of_every_object_is_an_id_like_any_other(scripts):
    key = '[{ id: "constructor", cased: false, accept: ["x"] }, { id: "b", cased: false, accept: ["y"] }]'
    assert (
        scripts.evaluate(f"practicum.kinds.blank.credit({key}, practicum.kinds.blank.answer({key}, {{ b: 'y' }}))")
        == "1/2"
    )
    with pytest.raises(Exception, match="TypeError"):
        scripts.evaluate(f'practicum.kinds.blank.answer({key}, JSON.parse(\'{{"__proto__": "y"}}\'))')


def read(text, *idents):
    gaps = [{"id": ident, "accept": ["x"], "why": "W"} for ident in idents]
    question = {"id": "b", "kind": "blank", "objective": "o", "stem": "S", "see": "s", "text": text, "gaps": gaps}
    return read_quiz(json.dumps({"title": "T", "lesson": "l", "questions": [question]}), "f.yml", "q").questions[0]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("{a} b", "<p>[a] b</p>"),
        ("**b**{a} c", "<p><strong>b</strong>[a] c</p>"),
        ("**{a}** *{b}*_{c}_", "<p><strong>[a]</strong> <em>[b]</em><em>[c]</em></p>"),
        ("one\n{a}", "<p>one\n[a]</p>"),
        ("{a}{b}s", "<p>[a][b]s</p>"),
        ("# b {a}", "<p># b [a]</p>"),
        ("`x {a}{b}`", "<p><code>x [a][b]</code></p>"),
        ("```\n{a} = 1\n```", "<pre><code>[a] = 1\n</code></pre>"),
        ("- {a}\n- {b}", "<ul><li>[a]</li>\n<li>[b]</li></ul>"),
        ("a < {a} & <b>{b}</b>", "<p>a &lt; [a] &amp; &lt;b&gt;[b]&lt;/b&gt;</p>"),
        (
            "[l](https://example.org) {a}",
            '<p><a href="https://example.org" data-leads="https://example.org">l</a> [a]</p>',
        ),
        ("{b}, {a}", "<p>[b], [a]</p>"),
    ],
)
def test_gaps_are_where_their_author_wrote_them(text, html):
    ids = [ident for ident in "abc" if f"{{{ident}}}" in text]
    assert {gap.id for gap in read(text, *ids).gaps} == {*ids}
    assert FieldText(str, {}).gapped(text, ids, lambda ident: Markup(f"[{ident}]")) == html


@pytest.mark.parametrize(
    "text", ["[{a}](x)", "[x](https://example.org/{a})", "![{a}](x.png)", "<https://x.y/{a}>", r"\{a}"]
)
def test_a_gap_that_cannot_be_typed_into_is_refused(text):
    with pytest.raises(ProblemsError, match=r"f\.yml:1:.*\.text: \{a\} is where nobody can type"):
        read(text, "a")
