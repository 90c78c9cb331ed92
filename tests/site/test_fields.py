"""Fields outside quizzes on their pages: what the check accepts in them is shown as the table of fields says."""

import json

import pytest

from practicum.site.page import open_site, render_page
from support.course_small import FILES
from support.field_table import sections
from support.shown_text import shown, words

HELD = {"content/assets/week.svg": "<svg/>", "content/assets/handout.pdf": "x", "content/assets/the handout.pdf": "x"}
ONE = [row for rows in sections().values() for row in rows if row.one is not None and "javascript" not in row.write]
SETTINGS = (
    FILES["mkdocs.yml"]
    + "docs_dir: content\nmarkdown_extensions: [practicum.site.markdown, tables, attr_list, footnotes]\n"
)
TENSION = {"id": "t01", "strength": "direct", "sides": [{"points": ["w01"]}, {"points": ["w02"]}]}


def fields(text):
    """Return the small course's files with a text in every field of one paragraph outside its quizzes."""

    written = json.dumps(text)
    first = FILES["content/one/first.md"]
    tension = dict.fromkeys(("topic", "between", "reading"), text) | TENSION
    tension["sides"] = [side | {"says": text} for side in TENSION["sides"]]
    return HELD | {
        "mkdocs.yml": SETTINGS,
        "content/index.md": FILES["content/index.md"] + '\n{{ glossary() }}\n\n{{ tension("t01") }}\n',
        "content/one/index.md": FILES["content/one/index.md"].replace("Everything else rests on it.", written)
        + '\n{{ term("account") }}\n',
        "content/one/first.md": first.replace("Recall the parts.", written)
        .replace("Name every part.", written)
        .replace("What has no name is left out.", written)
        .replace("## What to say", "## The parts\n\n## What to say"),
        "content/sources/article.yml": FILES["content/sources/article.yml"]
        .replace("The byline names her.", written)
        .replace("Every talk has parts.", written)
        .replace("Said in passing.", written),
        "content/glossary.yml": json.dumps({"terms": [{"id": "account", "term": "Account", "text": text}]}),
        "content/tensions.yml": json.dumps({"tensions": [tension]}),
    }


PAGES = {  # how many of the fields each shows
    "index.md": 7,
    "one/first.md": 3,
    "sources/article.md": 4,
}


@pytest.mark.parametrize("row", ONE, ids=[row.write for row in ONE])
def test_what_the_check_accepts_is_shown(course, row):
    site = open_site(course(fields(row.write)))
    for page, number in PAGES.items():
        assert shown(render_page(site, page)).count(words(shown(row.one))) >= number
