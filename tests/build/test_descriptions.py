"""Descriptions and authors with quotation marks: both engines' themes put them into attributes as they are."""

from html.parser import HTMLParser

import pytest

from support.building import build
from support.course_two_lessons import two_lessons

OURS = """The "why" & <how> of 'it'"""
PAGE = """Only "this" page &amp; <b>"""


class Metas(HTMLParser):
    """Collects what each named `<meta>` says."""

    def __init__(self, html):
        super().__init__()
        self.found = {}
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "meta" and "name" in told:
            self.found[told["name"]] = told.get("content")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_descriptions_and_authors_are_whole_in_the_page(engine, tmp_path):
    root = two_lessons(tmp_path / "course")
    config = root / "mkdocs.yml"
    lines = [line for line in config.read_text("utf-8").split("\n") if not line.startswith("site_description:")]
    own = f"site_description: |-\n  {OURS}\nsite_author: |-\n  {OURS}\n"
    config.write_text(own + "\n".join(lines), "utf-8")
    page = root / "content" / "mutual-need" / "index.md"
    page.write_text(page.read_text("utf-8").replace("---\n", f"---\ndescription: |-\n  {PAGE}\n", 1), "utf-8")
    site = build(engine, tmp_path / "site", root)
    home = Metas((site / "index.html").read_text("utf-8")).found
    assert (home["description"], home["author"]) == (OURS, OURS)
    other = Metas((site / "mutual-need" / "index.html").read_text("utf-8")).found
    assert (other["description"], other["author"]) == (PAGE, OURS)
