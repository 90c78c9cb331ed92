"""Front matter that engines would show as text, or end with, and text that MkDocs would take for front matter."""

from __future__ import annotations

import pytest

from practicum.course.front_matter import front_matter
from support.reading import assert_only_fault, problems

FRONT = "---\ntitle: Tee\n---\n# Head\n"
ABOVE = "the front matter does not begin in the first line, so it is shown as text."
LINE = "front matter begins here, but not as engines need it"
EMPTY = "the front matter has no key."
TAKEN = "MkDocs takes the first line for a setting, and does not show it."


@pytest.mark.parametrize(
    ("text", "start", "fix"),
    [
        (f"\n{FRONT}", f"f:2:1: {ABOVE}", 'Delete what is above "---"'),
        (f" \t\n\n{FRONT}", f"f:3:1: {ABOVE}", 'Delete what is above "---"'),
        (f"\u00a0\n{FRONT}", f"f:2:1: {ABOVE}", 'Delete what is above "---"'),
        (f"\ufeff\n{FRONT}", f"f:2:1: {ABOVE}", 'Delete what is above "---"'),
        (f"# a comment\n{FRONT}", f"f:2:1: {ABOVE}", "move a comment, with a # before it, below that line"),
        (f"<!-- a\ncomment -->\n\n{FRONT}", f"f:4:1: {ABOVE}", "move a comment"),
        ("\n---\n# c\nlesson:\n  id: a\n---\n", f"f:2:1: {ABOVE}", ""),
        ("\n---\ntitle: Needs: a list\n---\n", f"f:2:1: {ABOVE}", ""),
        (f" {FRONT}", f"f:1:1: {LINE}", 'Write "---" at the very beginning'),
        (f"-{FRONT}", f"f:1:1: {LINE}", 'Write "---" at the very beginning'),
        (f"\u200b{FRONT}", f"f:1:1: {LINE}", 'Write "---" at the very beginning'),
        ("---\n---\n# Head\n", f"f:1:1: {EMPTY}", "Delete its lines, or write a key"),
        ("---\n\n  # only a comment\n---\n# Head\n", f"f:1:1: {EMPTY}", "Delete its lines"),
        ("---\ntitle: Tee\n---", "f:3:1: nothing is below the front matter", "Write the page's text below it."),
        ("title: Tee\n\n# Head\n", f"f:1:1: {TAKEN}", 'a line "---" above and below'),
        ("Note: read this.\n", f"f:1:1: {TAKEN}", "Leave the first line empty"),
        ("https://example.org/\n", f"f:1:1: {TAKEN}", "Leave the first line empty"),
    ],
)
def test_front_matter_that_an_engine_does_not_find_is_named_with_its_line_and_cure(text, start, fix):
    assert_only_fault(problems(front_matter, text, "f"), start, fix)


@pytest.mark.parametrize(
    "text",
    [
        "# Head\n\n---\n\nNote: between two rules.\n\n---\n",
        "# Head\n---\nSay: the title: is short.\n",
        "\nNote: below an empty line.\n",
        "A note: in a sentence.\n",
        "# Head\n\ntitle: x\n",
        "----\n\nBelow a rule.\n",
        '{{ quiz("a") }}\n',
        "",
    ],
)
def test_a_page_may_have_rules_and_colons_without_front_matter(text):
    assert front_matter(text, "f") == (None, 0)


@pytest.mark.parametrize("begin", ["---\n", "---  \n", "---\n\n# c\n"])
@pytest.mark.parametrize("end", ["---\n", "...\n", "---\t\n"])
def test_comments_and_spaces_in_front_matter_are_as_the_engines_take_them(begin, end):
    text = f"{begin}title: Tee\n{end}# Head\n"
    assert front_matter(text, "f") == ({"title": "Tee"}, text.count("\n") - 1)


@pytest.mark.parametrize(
    "piece", ["---x\n", "<!--", "\n", "-", "----\na\n", "---- ", "title ", "#\n", " \n", "----\n", "----\n<!-- -->\n"]
)
def test_a_page_of_one_piece_again_and_again_is_looked_at_once(piece):
    text = piece * (200_000 // len(piece))
    assert front_matter(text, "f") == (None, 0)
