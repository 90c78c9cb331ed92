"""One page and one question of a course, made without a site engine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from practicum.site.config import from_engine, from_file
from practicum.site.page import open_site, render_page, render_question
from support.paths import ROOT

PAGES = {
    "a lesson with a quiz": "what-selling-is-for/stars-suppliants.md",
    "a page of a module": "mutual-need/index.md",
    "a worksheet": "first-meeting/call-plan-worksheet.md",
    "the glossary": "glossary.md",
    "points of a source": "sources/customers-job.md",
    "a learner's progress": "progress.md",
    "a page of code and tables": "grade-offline.md",
    "an assessment below a box": "final-assessment.md",
    "the home page": "index.md",
}
ALONE = """\
import sys
for engine in ("mkdocs", "mkdocs_macros", "material", "zensical"):
    sys.modules[engine] = None
from practicum.site.page import open_site, render_page, render_question
site = open_site(sys.argv[1])
print(render_page(site, "glossary.md"))
print(render_page(site, "what-selling-is-for/stars-suppliants.md"))
"""


class _Article(HTMLParser):
    """Takes the inside of a page's only `<article>`, as it is written."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._starts = [0]
        for line in page.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.begin = self.end = 0
        self.feed(page)
        self.inner = page[self.begin : self.end]

    def _at(self):
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag, _):
        if tag == "article":
            self.begin = self._at() + len(self.get_starttag_text())

    def handle_endtag(self, tag):
        if tag == "article":
            self.end = self._at()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    known = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", folder], cwd=ROOT, env=known, check=True)
    return folder


@pytest.fixture(scope="module")
def site():
    return open_site(ROOT)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_an_article_is_what_mkdocs_writes(built, site, path):
    page = (built / path.replace(".md", ".html")).read_text(encoding="utf-8")
    assert render_page(site, path).strip() == _Article(page).inner.strip()


def test_a_page_made_again_is_the_same(site):
    path = "what-selling-is-for/stars-suppliants.md"
    assert render_page(site, path) == render_page(site, path)


def test_a_question_is_what_its_page_shows(site):
    page = render_page(site, "what-selling-is-for/stars-suppliants.md")
    quiz = re.search(r'data-quiz="([^"]+)"', page)[1]
    for ident in re.findall(r'data-question="([^"]+)"', page):
        alone = render_question(site, quiz, ident)
        form, answers = alone[alone.index("<form") : alone.index("</form>")], alone[alone.index("<div data-answers") :]
        assert form in page
        assert answers.strip() in page
        assert alone.count("<form") == 1


def test_what_does_not_exist_is_refused(site):
    for unknown in (
        lambda: render_page(site, "nowhere.md"),
        lambda: render_question(site, "nowhere", "x"),
        lambda: render_question(site, next(iter(site._quizzes)), "nowhere"),
    ):
        with pytest.raises(ValueError, match="nowhere"):
            unknown()


def test_no_engine_is_needed():
    made = subprocess.run([sys.executable, "-c", ALONE, ROOT], cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    assert 'class="quiz"' in made.stdout


def test_the_file_says_what_mkdocs_says_of_it():
    config = pytest.importorskip("mkdocs.config").load_config(str(ROOT / "mkdocs.yml"))
    ours, its = from_file(ROOT), from_engine(config)
    assert (ours.root, ours.content, ours.directory_urls) == (its.root, its.content, its.directory_urls)
    assert dict(ours.extra).items() <= dict(its.extra).items()
    assert list(ours.extensions) == list(its.extensions)
    assert {name: own for name, own in its.extension_configs.items() if own} == ours.extension_configs


def test_tags_of_mkdocs_are_read(tmp_path, monkeypatch):
    text = """\
docs_dir: !ENV [PRACTICUM_TEST_PAGES, content]
use_directory_urls: !ENV PRACTICUM_TEST_URLS
extra: {course: !ENV [PRACTICUM_TEST_UNSET, mine], other: !other x}
markdown_extensions:
  - toc:
      slugify: !!python/name:os.path.join
      emoji: !!python/name:no.such.name
  - tables
"""
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("PRACTICUM_TEST_PAGES", "pages")
    monkeypatch.setenv("PRACTICUM_TEST_URLS", "false")
    config = from_file(tmp_path)
    assert config.content == tmp_path / "pages"
    assert config.directory_urls is False
    assert config.extra == {"course": "mine", "other": "x"}
    assert config.extensions == ("toc", "tables", "fenced_code")
    assert config.extension_configs == {"toc": {"slugify": os.path.join}}
