"""A site that is served as hosts do, and what is said where Lighthouse cannot run."""

import gzip
import urllib.error
import urllib.request

import lighthouse
import pytest
from hosting import hosted


@pytest.fixture
def site(tmp_path):
    (tmp_path / "index.html").write_text("<p>Here</p>" * 50, "utf-8")
    (tmp_path / "404.html").write_text("<p>Not here</p>", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "_headers").write_text(
        "/*\n  X-Policy: strict: 'self'\n/other.js\n  Cache-Control: no-cache\n", "utf-8"
    )
    return tmp_path


def got(address):
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        return answer.headers, answer.read()


def test_text_is_packed_and_sent_with_the_headers_that_the_site_asks_for(site):
    with hosted(site) as base:
        headers, body = got(base)
        assert gzip.decompress(body) == b"<p>Here</p>" * 50
        assert headers["X-Policy"] == "strict: 'self'"
        assert headers["Cache-Control"] == "max-age=600"
        headers, body = got(f"{base}picture.png")
        assert (headers["Content-Encoding"], body) == (None, b"\x89PNG")


@pytest.mark.parametrize("path", ["no.html", "../secret.txt", "%2e%2e/secret.txt"])
def test_nothing_but_the_site_is_served(site, path):
    (site.parent / "secret.txt").write_text("secret", "utf-8")
    with hosted(site) as base, pytest.raises(urllib.error.HTTPError) as refused:
        got(base + path)
    with refused.value as answer:
        assert answer.code == 404


@pytest.mark.parametrize(("browser", "tools", "said"), [(None, "/x", "Chromium"), ("/x", None, "npm")])
def test_missing_requirements_are_named_in_one_line(monkeypatch, capsys, browser, tools, said):
    monkeypatch.setattr(lighthouse, "find", lambda: browser)
    monkeypatch.setattr(lighthouse.shutil, "which", lambda _: tools)
    monkeypatch.setattr("sys.argv", ["lighthouse.py"])
    assert lighthouse.main() == 2
    line = capsys.readouterr().err
    assert said in line
    assert line.count("\n") == 1


def report(performance):
    parts = ("total-blocking-time", "cumulative-layout-shift", "total-byte-weight")
    audits = {part: {"numericValue": 1} for part in parts} | {
        "largest-contentful-paint": {"numericValue": 1500},
        "meta-description": {"score": 0, "title": "No description"},
        "link-text": {"score": 1, "title": "Links say where they lead"},
    }
    refs = [{"id": "meta-description", "weight": 1}, {"id": "link-text", "weight": 1}]
    categories = {name: {"score": 1, "auditRefs": []} for name in lighthouse.CATEGORIES}
    categories["seo"] = {"score": 0.92, "auditRefs": refs}
    categories["performance"]["score"] = performance
    return lighthouse.read({"audits": audits, "categories": categories})


def test_a_table_shows_medians_and_what_costs_points(capsys):
    assert report(0.97).scores == {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 92}
    runs = [report(each) for each in (0.80, 0.96, 0.97)]
    assert lighthouse.show("index.html", runs) is False  # 92 for search
    out = capsys.readouterr().out
    assert out.split()[:5] == ["index.html", "96", "100", "100", "92"]
    assert "meta-description: No description" in out
    assert "link-text" not in out
