"""What is in the workbook, and what becomes of a page on paper."""

import re

import pytest

from practicum.base.problem import ProblemsError
from practicum.files.yaml_tree import parse
from practicum.words import say

pytest.importorskip("tinyhtml5", reason="the extra workbook is not installed")

from practicum.paper.contents import contents
from practicum.paper.pages import Press, built, keys_of, name_of

NAV = """\
nav:
  - index.md
  - Course:
      - One:
          - one/index.md
          - Another name: one/a.md
      - two.md
  - Handbook:
      - hand/index.md
      - hand/b.md
"""
TITLES = {"index.md": "Home", "one/index.md": "One", "one/a.md": "A", "two.md": "Two"}
TITLES |= {"hand/index.md": "Handbook", "hand/b.md": "B"}


def listed(extra=""):
    found = contents(parse(NAV + extra, "mkdocs.yml", tags=True), TITLES)
    return [(depth, part.title, part.file) for entry in found for part, depth in entry.walk()]


def test_a_section_is_opened_by_its_index_page_and_by_none_other():
    assert listed()[:5] == [
        (1, "Home", "index.md"),
        (1, "Course", ""),
        (2, "One", "one/index.md"),
        (3, "Another name", "one/a.md"),
        (2, "Two", "two.md"),
    ]


def test_pages_and_folders_can_be_left_out_and_an_empty_section_goes_with_them():
    found = listed("extra:\n  workbook:\n    without: [index.md, hand/]\n")
    assert [title for _, title, _ in found] == ["Course", "One", "Another name", "Two"]


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("without: [hands/]", "mkdocs.yml:13:15 extra.workbook.without: no page of the nav is hands/ or in it."),
        ("witout: [hand/]", 'extra.workbook.witout: is not a key of this format. Did you mean "without"?'),
    ],
)
def test_a_mistake_in_what_is_left_out_is_named_with_its_place(extra, message):
    with pytest.raises(ProblemsError) as error:
        listed(f"extra:\n  workbook:\n    {extra}\n")
    assert message in str(error.value)


def paper(body, address="one/a.html"):
    """Return a page on paper, of a book that holds two more: `one/index.html` and `two.html`."""
    page = built(f'<html lang="en"><body><article>{body}</article></body></html>', address)
    return Press({"one/a.html": "p-a", "one/index.html": "p-one", "two.html": "p-two"}, say).paper(page)


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("#here", "#p-a.here"),
        ("index.html", "#p-one"),
        ("../two.html#far", "#p-two.far"),
        ("../two.html#gr%C3%B6%C3%9Fe", "#p-two.gr%C3%B6%C3%9Fe"),
        ("../two.html#größe", "#p-two.gr%C3%B6%C3%9Fe"),
        ("https://example.org/#x", "https://example.org/#x"),
    ],
)
def test_links_lead_to_their_place_in_the_book(href, leads):
    inside = ' data-page="p."' if leads.startswith("#") else ""
    assert paper(f'<p id="here">See <a href="{href}">this</a>.</p>').html == (
        f'<p id="p-a.here">See <a href="{leads}"{inside}>this</a>.</p>'
    )


def test_no_two_pages_and_no_page_and_its_keys_have_one_id():
    files = ["a-b.md", "a/b.md", "a_2f_b.md", "keys-a.md", "A.md", "a.md", "c#.md", "c .md", "ü.md"]
    pages = [name_of(file) for file in files]
    assert len({*pages, *map(keys_of, pages)}) == 2 * len(files)
    assert all(re.fullmatch("[a-z0-9_-]+", name) for name in pages)


def test_a_link_to_what_the_book_leaves_out_is_none_and_its_title_stays():
    shown = paper('<a href="../hand/b.html" data-leads="B" data-other="x">this</a>').html
    assert shown == '<a data-leads="B">this</a>'


def test_what_is_for_screens_goes_and_the_text_around_it_stays():
    body = "<p>One <!-- note --><script>x</script>two <button>Go</button>three</p><script>y</script>"
    assert paper(body).html == "<p>One two three</p>"


def test_fields_become_lines_and_boxes():
    shown = paper('<textarea rows="2">x</textarea><input type="text"><input type="radio">').html
    assert shown.count('book__line"') == 2
    assert 'class="book__radio"' in shown
    assert 'class="typed book__field"' in shown
    assert not any(f"<{tag}" in shown for tag in ("textarea", "input"))


def test_practice_keys_are_printed_apart_and_assessment_keys_are_left_out():
    quiz = (
        '<section class="quiz" data-mode="{}"><form data-key="KEY"><p>STEM</p></form>'
        '<details class="quiz__answers"><summary>Answers</summary><p id="w">WHY</p></details>text after</section>'
    )
    practice = paper(quiz.format("practice"))
    assert "STEM" in practice.html
    assert "text after" in practice.html
    assert 'href="#keys-p-a"' in practice.html
    assert not any(word in practice.html for word in ("WHY", "KEY"))
    assert [str(key) for key in practice.keys] == ['<div class="book__key"><p id="p-a.w">WHY</p></div>']
    assessment = paper(quiz.format("assessment"))
    assert not assessment.keys
    assert assessment.html == f'<p class="book__note">{say("book.assessment").replace("&#39;", chr(39))}</p>'


def test_a_drawing_keeps_its_ids_title_and_description():
    svg = '<svg viewBox="0 0 1 1"><title id="t">Loop</title><desc>Two arrows.</desc><path id="a" d="M0 0"/></svg>'
    shown = paper(svg).html
    assert '<title id="t">Loop. Two arrows.</title>' in shown
    assert 'id="a"' in shown
    assert "<desc" not in shown
