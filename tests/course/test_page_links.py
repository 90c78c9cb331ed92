"""Links in the Markdown of pages: what would end a build is named with its line, and what is not a link is not."""

import pytest

from practicum.course.load import load_course
from support.course_small import FILES
from support.reading import assert_only_fault
from support.reading import course_faults as faults

PAGE = "content/one/second.md"
AT = FILES[PAGE].count("\n") + 2
HELD = {"content/assets/week.svg": "<svg/>", "content/assets/a b.pdf": "x"}
SETTINGS = FILES["mkdocs.yml"] + "markdown_extensions: [attr_list, footnotes]\n"

FAULTS = {
    "page": ("[x](frist.md)", 5, 'a link leads to "frist.md", where nothing is.', 'Did you mean "first.md"?'),
    "page by a reference": ("[x][y]\n\n[y]: ../index.mdx", 6, 'a link leads to "../index.mdx", where nothing is.', 'Did you mean "../index.md"?'),
    "file": ("[x](../assets/b.pdf)", 5, 'a link leads to "../assets/b.pdf", where nothing is.', "../assets/"),
    "picture": ("![x](assets/week.svg)", 6, 'a link leads to "assets/week.svg", where nothing is.', 'Did you mean "../assets/week.svg"?'),
    "folder": ("[x](../one/)", 5, 'a link leads to "../one/", where nothing is.', "of a page or file"),
    "root": ("[x](/index.md)", 5, 'a link leads to "/index.md", from the root of a host that may be any.', "own folder"),
    "heading of another page": ("[x](first.md#the-four-parts)", 5, 'a link names the heading "the-four-parts", which content/one/first.md does not have.', 'Did you mean "the-three-parts"?'),
    "heading by its words": ("[x](first.md#What-to-say%3F)", 5, 'a link names the heading "What-to-say?", which content/one/first.md does not have.', 'Did you mean "what-to-say"?'),
    "heading by its words with spaces": ("[x](first.md#The three parts)", 5, 'a link names the heading "The three parts", which content/one/first.md does not have.', 'Did you mean "the-three-parts"?'),
    "heading of its own by its words": ('[x](#Two drafts "More")', 5, 'a link names the heading "Two drafts", which content/one/second.md does not have.', 'Did you mean "two-drafts"?'),
    "heading with parentheses": ("[x](#Two drafts (to judge))", 5, 'a link names the heading "Two drafts (to judge)", which content/one/second.md does not have.', 'Did you mean "two-drafts"?'),
    "page with spaces": ("[x](my page.md)", 5, 'a link leads to "my page.md", where nothing is.', "of a page or file"),
    "question of another page": ("[x](first.md#q-wich-part)", 5, 'a link names the heading "q-wich-part", which content/one/first.md does not have.', 'Did you mean "q-which-part"?'),
    "page without headings": ("[x](../index.md#nowhere)", 5, 'a link names the heading "nowhere", which content/index.md does not have.', "leave out the #"),
    "heading of its own": ("[x](#nothing)", 5, 'a link names the heading "nothing", which content/one/second.md does not have.', "Write one of: two-drafts."),
}  # fmt: skip


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS)
def test_a_link_that_leads_nowhere_is_named_with_its_line(course, row):
    written, column, what, fix = row
    line = AT + written.count("\n")
    root = course(HELD | {"mkdocs.yml": SETTINGS, PAGE: f"{FILES[PAGE]}\n{written}\n"})
    assert_only_fault(faults(root), f"{PAGE}:{line}:{column}: {what}", fix)


def test_a_heading_by_its_words_in_two_lines_is_named_with_the_first(course):
    root = course({PAGE: f"{FILES[PAGE]}\n[x](#Two\ndraft)\n"})
    what = 'a link names the heading "Two draft", which content/one/second.md does not have.'
    assert_only_fault(faults(root), f"{PAGE}:{AT}:5: {what}", 'Did you mean "two-drafts"?')


@pytest.mark.parametrize(
    "written",
    [
        "[x](first.md) [y](first.md#the-three-parts) [z](../index.md) [o](#two-drafts)",
        "[x](first.md#principle-name-parts) [y](first.md#q-which-part) [z](../sources/article.md#w01)",
        "[x](first.md 'Its title') [y](#two-drafts \"Two drafts\") [z](../assets/a b.pdf)",
        "[x] (#The three parts)\n\n`[x](#The three parts)`",
        "[x](<../assets/a b.pdf>) [y](../assets/a%20b.pdf) ![z](../assets/week.svg)",
        "[x](https://example.org/frist.md) [y](mailto:a@example.org) [z](//example.org/frist.md)",
        "`[x](frist.md)`\n\n```\n[x](frist.md)\n```\n\n    [x](frist.md)\n\n<!-- [x](frist.md) -->",
        "[y]: frist.md",
        "[x](#own-id)\n\n## Own { #own-id }",
        "[x](#own-text)\n\nA paragraph.\n{: #own-text }",
        "A note[^1].\n\n[^1]: It is here.",
        "{{ term_link }}[x]({{ there }})",
    ],
)
def test_what_leads_somewhere_or_is_not_a_link_is_no_fault(course, written):
    text = FILES[PAGE].replace("title: The", 'there: first.md\nterm_link: ""\ntitle: The', 1)
    assert load_course(course(HELD | {"mkdocs.yml": SETTINGS, PAGE: f"{text}\n{written}\n"}))


def test_a_page_with_another_fault_is_not_said_to_lack_headings(course):
    first = FILES["content/one/first.md"].replace("minutes: 9", "minutes: nine")
    page = f"{FILES[PAGE]}\n[x](first.md#the-three-parts)\n"
    assert_only_fault(faults(course({"content/one/first.md": first, PAGE: page})), "content/one/first.md:5", "minutes")
