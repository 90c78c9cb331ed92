"""Two engines, one course; two builds, one result."""

import hashlib
import json
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from support.access import walk
from support.serving import served

LESSONS = ("mutual-need/need-runs-both-ways.html", "mutual-need/opening-declaration.html")
IGNORED = {"data-search-exclude"}  # Zensical takes it out once its index is made


class Elements(HTMLParser):
    """The elements and texts of the quizzes of a page, in order."""

    def __init__(self, text):
        super().__init__()
        self.found, self.depth = [], 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "section" and ("class", "quiz") in attrs:
            self.depth = 1
        elif self.depth and tag == "section":
            self.depth += 1
        if self.depth:
            self.found.append((tag, sorted((k, v) for k, v in attrs if k not in IGNORED)))

    def handle_endtag(self, tag):
        if self.depth and tag == "section":
            self.depth -= 1

    def handle_data(self, data):
        if self.depth and data.strip():
            self.found.append(" ".join(data.split()))


@pytest.mark.parametrize("lesson", LESSONS)
def test_both_engines_build_the_same_quiz(site, zensical_site, lesson):
    ours = Elements((site / lesson).read_text("utf-8")).found
    theirs = Elements((zensical_site / lesson).read_text("utf-8")).found
    assert len(ours) > 300
    assert ours == theirs


def test_both_engines_keep_answers_out_of_the_search(zensical_site):
    index = json.loads((zensical_site / "search.json").read_text("utf-8"))
    found = json.dumps(index, ensure_ascii=False)
    assert "The three parts" in found
    assert "tile maker" not in found
    assert "Waiting for the contract" not in found


def test_both_engines_build_the_same_pages(site, zensical_site):
    def paths(folder):
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))

    assert paths(site) == paths(zensical_site)


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
