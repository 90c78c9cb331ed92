"""Blocks of code in fields have the colours of those on the course's pages."""

from pathlib import Path

import pytest
from markdown import markdown
from markupsafe import Markup

from practicum.site.config import SiteConfig
from practicum.site.fieldtext import FieldText, colours

FENCES = ("pymdownx.highlight", "pymdownx.superfences")


def made_by(extensions, configs=None):
    here = Path()
    return colours(SiteConfig(root=here, content=here, extensions=extensions, extension_configs=configs or {}))


@pytest.mark.parametrize("text", ["x = 1", "a\n\n    b", "```\nin it\n```", "<b>&amp;</b>", ""])
def test_a_block_is_as_on_a_page(text):
    fence = "`" * 6
    page = markdown(f"{fence}python\n{text}\n{fence}", extensions=[*FENCES])
    assert made_by(FENCES)(text, "python") == page
    assert '<div class="highlight">' in page


def test_two_blocks_have_no_ids_that_could_be_the_same():
    code = made_by(FENCES, {"pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "linenums": True}})
    assert "id=" not in code("x = 1", "python")


def test_a_course_without_colours_has_plain_code():
    assert made_by(("fenced_code", "tables")) is None
    html = FieldText(str, {}).block("```c++\na < b\n```")
    assert html == '<pre><code class="language-c++">a &lt; b\n</code></pre>'


def test_a_gap_in_code_is_one_to_fill_in():
    site = FieldText(str, {}, made_by(FENCES))
    html = site.gapped("```python\nx = {a} + {b}\n```", ["a"], lambda ident: Markup(f"<input name={ident}>"))
    assert html == '<pre><code class="language-python">x = <input name=a> + {b}\n</code></pre>'
