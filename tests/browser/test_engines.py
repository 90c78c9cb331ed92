"""Two engines, one course; two builds, one result."""

import hashlib
import json
import subprocess
import sys
from html.parser import HTMLParser

from support.access import walk
from support.serving import served

SKIP = '<a id="__skip" tabindex="-1"></a>'  # what Zensical's link past the navigation leads to
IGNORED = {"data-search-exclude"}  # Zensical takes it out once its index is made


class Article(HTMLParser):
    """The tags, attributes and texts of a page's article, in order."""

    def __init__(self, text):
        super().__init__()
        self.found, self.within = [], False
        self.feed(text.replace(SKIP, ""))

    def handle_starttag(self, tag, attrs):
        self.within |= tag == "article"
        if self.within:
            self.found.append((tag, sorted((name, value or "") for name, value in attrs if name not in IGNORED)))

    def handle_endtag(self, tag):
        if self.within:
            self.found.append(f"/{tag}")
        self.within &= tag != "article"

    def handle_data(self, data):
        if self.within and data.strip():
            self.found.append(" ".join(data.split()))


def test_both_engines_build_the_same_articles(site, zensical_site):
    def articles(folder):
        pages = folder.rglob("*.html")
        return {page.relative_to(folder).as_posix(): Article(page.read_text("utf-8")).found for page in pages}

    ours, theirs = articles(site), articles(zensical_site)
    assert len(ours["mutual-need/opening-declaration.html"]) > 1000
    assert ours.keys() == theirs.keys()
    for path, article in ours.items():
        assert article == theirs[path], path


def test_the_tabs_of_both_engines_are_places_for_learners_only(open_page, site, zensical_site):
    for folder in (site, zensical_site):
        with served(folder) as base:
            page = open_page("managers/index.html", base, viewport={"width": 1280, "height": 800})
            tabs = [tab.strip() for tab in page.locator(".md-tabs__link").all_inner_texts()]
            assert tabs == ["Home", "Start here", "Course", "My progress", "Review", "Glossary and more"]
            menu = page.locator(".md-sidebar--primary")
            for name in ("Grade your answers yourself", "Sources", "For managers"):
                assert menu.get_by_text(name, exact=True).count(), name


def test_behind_the_assessment_comes_the_learners_progress(open_page, site, zensical_site):
    for folder in (site, zensical_site):
        with served(folder) as base:
            page = open_page("final-assessment.html", base)
            assert page.locator(".md-footer__link--next").get_attribute("href").endswith("progress.html")


def test_both_engines_keep_answers_out_of_the_search(zensical_site):
    index = json.loads((zensical_site / "search.json").read_text("utf-8"))
    found = json.dumps(index, ensure_ascii=False)
    assert "The three parts" in found
    assert "tile maker" not in found
    assert "Waiting for the contract" not in found


def test_two_builds_are_byte_identical(site, build_site, tmp_path):
    def digests(folder):
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    assert digests(build_site("mkdocs", tmp_path / "again")) == digests(site)


def test_both_sites_offer_the_same_grader(site, zensical_site):
    page = (site / "grade-offline.html").read_text("utf-8")
    assert 'href="grade.pyz" download' in page
    assert (site / "grade.pyz").read_bytes() == (zensical_site / "grade.pyz").read_bytes()
    done = subprocess.run([sys.executable, "-I", str(site / "grade.pyz"), "--version"], capture_output=True, check=True)
    assert b": Consultative Selling, " in done.stdout


def test_at_400_per_cent_the_focus_is_seen_on_zensicals_pages_too(open_page, zensical_site):
    with served(zensical_site) as base:
        page = open_page(
            "mutual-need/opening-declaration.html",
            base,
            viewport={"width": 320, "height": 256},
            reduced_motion="reduce",
        )
        assert walk(page) > 20
