"""Links in raw HTML are written so that Zensical, which moves them, leaves them where they lead to."""

from types import SimpleNamespace

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor

from practicum.site.raw_links import for_engine


def parser(path, url):
    """Return a parser that knows the page as Zensical's does."""
    markdown = Markdown()
    context = Preprocessor(markdown)
    context.page = SimpleNamespace(path=path, url=url)
    markdown.preprocessors.register(context, "rendering_context", 0)
    return markdown


@pytest.mark.parametrize(
    ("path", "url", "written", "wanted"),
    [
        ("a.md", "a/", "../assets/x.js?v=1", "assets/x.js?v=1"),
        ("a.md", "a/", "../c%23/#q-one", "c%23/#q-one"),
        ("a.md", "a/", "..", "./"),
        ("a.md", "a/", "b/", "a/b/"),
        ("f/a.md", "f/a/", "../../assets/x.js", "../assets/x.js"),
        ("f/a.md", "f/a/", "../..", "../"),
        ("a.md", "a/", "#here", "#here"),
        ("a.md", "a/", "https://example.org/b", "https://example.org/b"),
        ("a.md", "a/", "mailto:a@example.org", "mailto:a@example.org"),
        ("index.md", "", "c%23/", "c%23/"),
        ("f/index.md", "f/", "../c%23/", "../c%23/"),
        ("f/README.md", "f/", "../c%23/", "../c%23/"),
        ("a.md", "a.html", "assets/x.js", "assets/x.js"),
    ],
)
def test_a_link_is_one_between_files_on_pages_that_are_folders(path, url, written, wanted):
    html = '<p data-over="../x/">href="../x/" <a class="b" href="{}">one</a><script defer src="{}"></script></p>'
    assert for_engine(parser(path, url), html.format(written, written)) == html.format(wanted, wanted)


def test_for_mkdocs_nothing_is_changed():
    html = '<a href="../b/">one</a>'
    assert for_engine(Markdown(), html) == html
