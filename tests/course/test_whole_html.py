"""Pages whose HTML is not whole: each place is named, and whole pages are left alone."""

import pytest

from practicum.course.load import load_course
from support.course_small import FILES
from support.reading import assert_only_fault
from support.reading import course_faults as faults

PAGE = "content/one/second.md"
AT = FILES[PAGE].count("\n") + 2
SETTINGS = FILES["mkdocs.yml"] + "markdown_extensions: [attr_list, md_in_html, admonition]\n"

FAULTS = {
    "element": ("<div>x", 0, 1, "nothing closes <div>, so it takes in what follows", "Write </div>"),
    "second of its kind": ("<div>x</div>\n\n<div>y", 2, 1, "nothing closes <div>", "Write </div>"),
    "within a sentence": ("A <b>bold word.", 0, 3, "nothing closes <b>", "Write </b>"),
    "field": ("A <textarea>text.", 0, 3, "nothing closes <textarea>", "Write </textarea>"),
    "inner one": ('<div><span class="a">x</div>', 0, 6, "nothing closes <span>", "Write </span>"),
    "end of nothing": ("x</div>", 0, 2, "</div> closes nothing that is open", "Delete it"),
    "id of two headings": ("## Own { #x }\n\n## More { #x }", 0, 10, 'two headings of the page have the id "x"', "another id"),
}  # fmt: skip


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS)
def test_what_is_not_whole_is_named_with_its_place(course, row):
    written, below, column, what, fix = row
    root = course({"mkdocs.yml": SETTINGS, PAGE: f"{FILES[PAGE]}\n{written}\n"})
    assert_only_fault(faults(root), f"{PAGE}:{AT + below}:{column}: {what}", fix)


@pytest.mark.parametrize(
    "written",
    [
        "<div>x</div> <b>y</b><br> <img src='#' alt=''> a < b and c > d",
        "<ul><li>one<li>two</ul>\n\n<table><tr><td>x</table>",
        '<svg viewBox="0 0 1 1"><path d="M0 0"/><circle r="1"></circle></svg>',
        '<div markdown>\n\n*x*\n\n</div>\n\n!!! note\n\n    <span class="a">x</span>',
        "`<div>` and\n\n    <div>\n\n<!-- <div> -->",
        "## Two drafts\n\n## Two drafts",
    ],
)
def test_a_whole_page_has_no_fault(course, written):
    assert load_course(course({"mkdocs.yml": SETTINGS, PAGE: f"{FILES[PAGE]}\n{written}\n"}))
