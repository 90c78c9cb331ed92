"""A small course with a page of headings, for comparing what check finds with what the site shows."""

import re
from html.parser import HTMLParser

from support.course_small import FILES
from support.hostile_pages import EXTRA

LINKED = {
    "content/x.md": "# X\n\n## Y { #y }\n",
    "content/y.md": "# Y\n",
    "content/assets/x.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
}


def write_course(root, extensions, pages):
    """Write a course into a folder: `extensions` is a part of mkdocs.yml, `pages` the Markdown by name."""
    first = f"docs_dir: content\ntheme: {{name: practicum}}\nplugins: [{{macros: {{modules: [practicum.site]}}}}]\n{extensions}nav:\n  - x.md\n  - y.md\n"
    extra = "".join(["extra:\n", *(f"  {key}: {value}\n" for key, value in EXTRA.items())])
    config = FILES["mkdocs.yml"].replace("nav:\n", first + "".join(f"  - {name}\n" for name in pages))
    files = {**FILES, **LINKED, **{f"content/{name}": text for name, text in pages.items()}}
    files["mkdocs.yml"] = config.replace("extra:\n", extra)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        own = name.startswith("quizzes/") and "separator: _" in extensions
        path.write_bytes((re.sub(r"see: .*", _underlined, text) if own else text).encode())
    return root


def _underlined(line):
    """Return a line with the ids of headings as `separator: _` makes them."""
    return line[0].replace("-", "_")


class ShownHeadings(HTMLParser):
    """The texts of the headings that have an id, as `found`, without the links that lead to them and notes' numbers."""

    def __init__(self, html):
        super().__init__()
        self.found = {}
        self._id, self._words, self._left_out = None, [], 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self._id, self._words = given.get("id"), []
        self._left_out += given.get("class") == "headerlink" or (given.get("id") or "").startswith("fnref")

    def handle_endtag(self, tag):
        if re.fullmatch("h[1-6]", tag) and self._id:
            self.found.setdefault(self._id, " ".join("".join(self._words).split()))
            self._id = None
        self._left_out -= bool(self._left_out and tag in ("a", "sup"))

    def handle_data(self, data):
        if not self._left_out:
            self._words.append(data)
