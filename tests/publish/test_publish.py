"""What a build writes beside the pages, without an engine: on a folder like those that engines leave."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from zipfile import ZipFile

import pytest

from practicum.publish.policy import styles_of
from practicum.publish.publish import publish
from practicum.publish.worker import FILE_LIMIT, SITE_LIMIT
from practicum.site.renderer import Reviewed

PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><script>theme = "{path}";</script></head>
<body><article><h1>A page</h1>{text}</article><script type="application/json">{{}}</script></body></html>
"""
OUTLINE = {"course": "course", "pages": {"one/page.html": ["one"]}}
HOSTED = '<p class="hosted">Take <a href="../course-offline.zip">it</a>.</p>'


def hashed(content):
    return b64encode(sha256(content.encode() if isinstance(content, str) else content).digest()).decode()


@pytest.fixture
def site(tmp_path):
    """A folder as MkDocs leaves it."""
    files = {
        "index.html": PAGE.format(path="index", text=""),
        "one/page.html": PAGE.format(path="one/page", text=HOSTED),
        "404.html": PAGE.format(path="404", text=""),
        "search/search_index.json": json.dumps({"config": {"lang": ["en"]}, "docs": []}),
        "assets/javascripts/lunr/min/lunr.de.min.js": "german",
        "assets/javascripts/bundle.0.min.js": 'k="style",{},Xy.toString())}',
        "assets/javascripts/bundle.0.min.js.map": "{}",
        "assets/learner/outline.js": "practicum.outline = null;\n",
        "assets/site.css": "a { color: red }",
        "sitemap.xml": "<urlset/>",
    }
    for path, text in files.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(text, "utf-8")
    return tmp_path / "site"


def worker_files(site):
    return json.loads(re.search(r"FILES = (\{.*?\});", (site / "service-worker.js").read_text("utf-8"))[1])


def digests(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_outline_is_written_and_replaced_by_the_next_build(site):
    script = site / "assets" / "learner" / "outline.js"
    for pages in ({}, {"one/page.html": ["a", "b"]}):
        publish(site, OUTLINE | {"pages": pages}, 0)
        assert json.loads(re.fullmatch(r"practicum\.outline = (.*);\n", script.read_text("utf-8"))[1])["pages"] == pages
        (site / "one" / "page.html").write_text(PAGE.format(path="one/page", text=HOSTED), "utf-8")
    script.write_text("practicum.outlined = null;\n", "utf-8")
    with pytest.raises(ValueError, match="0 places"):
        publish(site, OUTLINE, 0)


def test_the_worker_knows_every_file_by_what_is_in_it(site):
    publish(site, OUTLINE, 0)
    files = worker_files(site)
    ours = ["assets/learner/outline.js", "assets/site.css", "index.html", "offline.js", "one/page.html"]
    assert sorted(files) == ["assets/javascripts/bundle.0.min.js", *ours, "search/search_index.json", "sitemap.xml"]
    assert all(hashed((site / path).read_bytes()) == value for path, value in files.items())


def test_a_handbook_in_the_site_is_in_the_copy_and_not_among_what_browsers_keep(site):
    pages = {"handbook/index.html": PAGE.format(path="handbook", text=""), "handbook/assets/site.css": ""}
    index = json.dumps({"config": {"lang": ["en"]}, "docs": []})
    for path, text in (pages | {"handbook/search/search_index.json": index}).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    publish(site, OUTLINE, 0)
    assert not [path for path in worker_files(site) if path.startswith("handbook/")]
    with ZipFile(site / "course-offline.zip") as packed:
        own = {path.removeprefix("course/") for path in packed.namelist() if path.startswith("course/handbook/")}
        assert own == {*pages, "handbook/search/search_index.js"}
        page = packed.read("course/handbook/index.html").decode()
    assert '<script src="../assets/javascripts/iframe-worker.js">' in page


def test_a_courses_own_folder_of_that_name_is_kept_by_browsers(site):
    (site / "handbook").mkdir()
    (site / "handbook" / "index.html").write_text(PAGE.format(path="handbook", text=""), "utf-8")
    publish(site, OUTLINE, 0)
    assert "handbook/index.html" in worker_files(site)


@pytest.mark.parametrize("name", ["_redirects", "_routes.json", ".htaccess", "CNAME", "robots.txt", "web.config"])
def test_a_file_for_hosts_is_neither_in_the_copy_nor_among_what_browsers_keep(site, name):
    (site / name).write_text("/old /new 301\n", "utf-8")
    (site / "assets" / name).write_text("This one is for learners.", "utf-8")
    publish(site, OUTLINE, 0)
    with ZipFile(next(site.glob("*.zip"))) as packed:
        copied = {path.partition("/")[2] for path in packed.namelist()}
    for kept in (worker_files(site), copied):
        assert name not in kept
        assert f"assets/{name}" in kept


def test_a_page_whose_name_begins_like_a_file_for_hosts_is_kept(site):
    (site / "_index.html").write_text(PAGE.format(path="_index", text=""), "utf-8")
    publish(site, OUTLINE, 0)
    assert "_index.html" in worker_files(site)
    with ZipFile(next(site.glob("*.zip"))) as packed:
        assert "course/_index.html" in packed.namelist()


def test_the_search_ranks_a_lesson_first_whatever_its_file_is_called(site):
    docs = [{"location": "c%23%20%281%29.html#a", "title": "A"}]
    index = site / "search" / "search_index.json"
    index.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": docs}), "utf-8")
    publish(site, OUTLINE | {"pages": {"c# (1).html": ["one"]}}, 0)
    assert json.loads(index.read_text("utf-8"))["docs"][0]["boost"] == 4


def test_the_search_ranks_lessons_above_other_pages(site):
    docs = [
        {"location": "one/page.html#a", "title": "A"},
        {"location": "one/page.html#b", "title": "B", "boost": 9},
        {"location": "index.html", "title": "C"},
    ]
    index = site / "search" / "search_index.json"
    index.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": docs}), "utf-8")
    publish(site, OUTLINE, 0)
    found = {entry["title"]: entry.get("boost", 1) for entry in json.loads(index.read_text("utf-8"))["docs"]}
    assert found == {"A": 4, "B": 9, "C": 1}


def test_a_large_file_needs_the_network_but_a_page_does_not(site):
    (site / "film.mp4").write_bytes(b"0" * (FILE_LIMIT + 1))
    (site / "grade.pyz").write_bytes(b"0" * FILE_LIMIT)
    (site / "long.html").write_text(PAGE.format(path="long", text="x" * FILE_LIMIT), "utf-8")
    publish(site, OUTLINE, 0)
    assert {"grade.pyz", "long.html"} < set(worker_files(site))
    assert "film.mp4" not in worker_files(site)
    with ZipFile(site / "course-offline.zip") as packed:
        assert "course/film.mp4" in packed.namelist()


def test_a_site_that_is_too_large_has_no_worker(site):
    (site / "service-worker.js").write_text("of the build before", "utf-8")
    with (site / "film.mp4").open("wb") as film:
        film.truncate(SITE_LIMIT)
    said = publish(site, OUTLINE, 0)
    assert "browsers will not keep it" in said[0]
    assert not (site / "service-worker.js").exists()
    assert "offline.js" not in (site / "index.html").read_text("utf-8")


def test_an_edit_changes_the_version_and_that_file_alone(site, tmp_path):
    def built():
        publish(site, OUTLINE, 0)
        return worker_files(site), (site / "offline.js").read_text("utf-8")

    untouched = {path: (site / path).read_text("utf-8") for path in ("index.html", "one/page.html", "404.html")}
    before, script = built()
    for path, text in untouched.items():
        (site / path).write_text(text.replace("A page", "The page") if path == "index.html" else text, "utf-8")
    after, changed = built()
    assert {path for path in before if before[path] != after[path]} == {"index.html", "offline.js"}
    assert re.findall(r'"[0-9a-f]{16}"', script) != re.findall(r'"[0-9a-f]{16}"', changed)


def test_pages_register_the_worker_relative_to_themselves(site):
    publish(site, OUTLINE, 0)
    assert '<script defer src="../offline.js"></script></body>' in (site / "one/page.html").read_text("utf-8")
    assert '<script defer src="offline.js"></script></body>' in (site / "index.html").read_text("utf-8")


def test_the_copy_is_the_same_twice_and_not_in_itself(site, tmp_path):
    publish(site, OUTLINE, 1_700_000_000)
    first = digests(site)
    for path in ("index.html", "one/page.html", "404.html"):
        text = HOSTED if path == "one/page.html" else ""
        (site / path).write_text(PAGE.format(path=path.removesuffix(".html"), text=text), "utf-8")
    publish(site, OUTLINE, 1_700_000_000)
    assert digests(site) == first
    with ZipFile(site / "course-offline.zip") as packed:
        names = packed.namelist()
        assert packed.getinfo("course/index.html").date_time == (2023, 11, 14, 22, 13, 20)
        assert packed.read("course/search/search_index.js").startswith(b"var __index = {")
        page = packed.read("course/one/page.html").decode()
    assert '<script src="../assets/javascripts/iframe-worker.js"></script></head>' in page
    assert "offline" not in page
    assert not [name for name in names if name.endswith((".zip", ".map", "404.html", "_headers", "lunr.de.min.js"))]


def test_a_search_in_another_language_keeps_its_files(site):
    (site / "search/search_index.json").write_text(json.dumps({"config": {"lang": ["de"]}, "docs": []}), "utf-8")
    publish(site, OUTLINE, 0)
    assert "assets/javascripts/lunr/min/lunr.de.min.js" in worker_files(site)


def test_the_policy_names_the_themes_scripts_by_their_hashes(site):
    publish(site, OUTLINE, 0)
    headers = (site / "_headers").read_text("utf-8")
    themes = [f'theme = "{path}";' for path in ("index", "one/page", "404")]
    hashes = sorted(f"'sha256-{hashed(script)}'" for script in themes)
    assert f"script-src 'self' {' '.join(hashes)}; " in headers
    assert headers.startswith("/*\n  Content-Security-Policy: default-src 'self'; ")
    assert headers.count("sha256-") == 3


def test_a_script_of_an_author_is_named_and_not_allowed(site):
    (site / "index.html").write_text(PAGE.format(path="index", text="\n<script>mine()</script>"), "utf-8")
    said = publish(site, OUTLINE, 0)
    assert said[0].startswith("index.html:3: this script is in the page itself, and browsers will not run it.")
    assert hashed("mine()") not in (site / "_headers").read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- <script>mine()</script> -->",
        '<script data-words=\'{"more": "a > b"}\' src="mine.js"></script>',
        '<script type="application/json">{"mine": 1}</script>',
        "&lt;script>mine()",
    ],
)
def test_what_is_not_an_inline_script_of_an_author_is_not_named(site, text):
    (site / "index.html").write_text(PAGE.format(path="index", text=text), "utf-8")
    said = publish(site, OUTLINE, 0)
    assert len(said) == 1, said
    assert (site / "_headers").read_text("utf-8").count("sha256-") == 3


def test_a_script_is_found_however_it_is_written(site):
    (site / "index.html").write_text(PAGE.format(path="index", text='<SCRIPT\nid="x">mine()</Script >'), "utf-8")
    assert publish(site, OUTLINE, 0)[0].startswith("index.html:2: ")


def test_pages_can_carry_the_policy_themselves(site):
    publish(site, OUTLINE, 0, policy_in_pages=True)
    page = (site / "one/page.html").read_text("utf-8")
    assert page.index("Content-Security-Policy") < page.index("<script>")
    assert hashed('theme = "one/page";') in page
    assert hashed('theme = "index";') not in page
    assert hashed(page) == worker_files(site)["one/page.html"]
    with ZipFile(site / "course-offline.zip") as packed:
        assert b"Content-Security-Policy" not in packed.read("course/one/page.html")


def test_the_style_that_a_themes_script_puts_into_pages_is_found():
    assert styles_of("Ab='.x{color:red}';f(C(\"style\",{},Ab.toString()))") == [".x{color:red}"]
    assert styles_of("Ab='.x{color:red}'") == []


REVIEWED = (
    Reviewed("ask", "index.html", "Ask & say", ["one/00000001"], '<section class="quiz">The key of ask.</section>'),
)


def test_what_can_be_reviewed_is_a_script_a_quiz_and_a_list(site):
    (site / "assets/learner/questions.js").write_text("practicum.questions = null;\n", "utf-8")
    publish(site, OUTLINE, 0, reviewed=REVIEWED)
    text = (site / "assets/learner/questions.js").read_text("utf-8")
    listed = json.loads(re.fullmatch("practicum.questions = (.*);\n", text)[1])["quizzes"]
    assert list(listed) == ["ask"]
    assert listed["ask"] | {"version": ""} == {
        "page": "index.html",
        "title": "Ask & say",
        "version": "",
        "keys": ["one/00000001"],
    }
    (script,) = (site / "assets/learner/quiz").iterdir()
    html = json.loads(script.read_text("utf-8").removeprefix('(practicum.cuts ??= {})["ask"] = ').removesuffix(";\n"))
    assert html == REVIEWED[0].html
    assert hashed(script.read_bytes()) == worker_files(site)["assets/learner/quiz/ask.js"]


def test_where_no_page_asks_again_nothing_is_written(site):
    (site / "assets/learner/questions.js").write_text("practicum.questions = null;\n", "utf-8")
    publish(site, OUTLINE, 0)
    assert not (site / "assets/learner/quiz").exists()
    assert (site / "assets/learner/questions.js").read_text("utf-8") == "practicum.questions = null;\n"


def test_a_page_loads_the_part_of_the_outline_that_its_navigation_leads_to(site):
    navigation = '<div class="md-nav md-nav--primary"><a href="{}" class="md-nav__link">A</a><a href="#top">B</a></div>'
    for path, href in (("index.html", "one/page%20two.html"), ("one/page.html", "page two.html"), ("404.html", "/x")):
        html = PAGE.format(path=path, text='<a href="one/page.html">In the text</a>')
        (site / path).write_text(html.replace("<article>", navigation.format(href) + "<article>", 1), "utf-8")
    words = {"none": "none", "begun": "begun", "passed": "passed"}
    known = {"course": "course", "words": words, "pages": {"one/page two.html": ["two"], "one/page.html": ["one"]}}
    publish(site, known, 0)
    (part,) = (site / "assets" / "learner" / "outline").iterdir()
    text = part.read_text("utf-8").removeprefix("practicum.part = ").removesuffix(";\n")
    assert json.loads(text) == known | {"pages": {"one/page two.html": ["two"]}}
    assert part.relative_to(site).as_posix() in worker_files(site)
    link = f'assets/learner/outline/{part.name}" data-navigation>'
    assert f'href="{link}' in (site / "index.html").read_text("utf-8")
    assert f'href="../{link}' in (site / "one" / "page.html").read_text("utf-8")
    assert "data-navigation" not in (site / "404.html").read_text("utf-8")


def test_white_space_around_a_page_s_text_goes_and_none_in_it_or_in_scripts(site):
    text = "<pre>\n  one\n\n  two</pre>\n\n    <p>three"
    page = site / "one" / "page.html"
    html = PAGE.format(path="a\\n\n\n  b", text=text)
    page.write_text(html.replace("<body>", "<body>\n\n      \n    <header>\n      <b>x</b>  y\n"), "utf-8")
    publish(site, OUTLINE, 0)
    shown = page.read_text("utf-8")
    assert text in shown
    assert 'theme = "a\\n\n\n  b";' in shown
    assert "<body>\n<header>\n<b>x</b>  y\n<article>" in shown


def test_the_palette_keeps_the_colours_that_a_page_names(site):
    kept = (
        "[data-md-color-scheme=slate]{--a:1}",
        "[data-md-color-primary=custom],[data-md-color-primary=red]{--b:1}",
        "[data-md-color-accent=teal]{--c:1}",
        "a,[data-md-color-primary=blue]{--d:1}",
    )
    gone = ("[data-md-color-primary=red]{--e:1}", "[data-md-color-scheme=slate][data-md-color-accent=custom]{--f:1}")
    for folder in ("", "modern/"):
        path = site / "assets" / "stylesheets" / f"{folder}palette.0.min.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(kept) + "@media screen{" + "".join(gone) + "}", "utf-8")
    body = '<body data-md-color-primary="custom" data-md-color-accent="teal">'
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("<body>", body), "utf-8")
    publish(site, OUTLINE, 0)
    for folder in ("", "modern/"):
        style = (site / "assets" / "stylesheets" / f"{folder}palette.0.min.css").read_text("utf-8")
        red = ",[data-md-color-primary=red]"
        assert style == "".join(kept).replace(red, "").replace(",[data-md-color-primary=blue]", "") + "@media screen{}"


def test_the_theme_keeps_the_styles_of_what_pages_or_scripts_have(site):
    kept = (
        "@font-face{font-family:a}",
        "a:hover,.one .two{--a:1}",
        "@keyframes b{0%{--b:1}to{--b:2}}",
        "@media print{.made{--c:1}}",  # by a script
        ".one--large{--d:1}",  # perhaps by a script, in parts
        ".one:not(.never){--e:.5em}",
        ".one:is(.two,.never){--f:1}",
        ".out{--g:1;.never{--h:1}}",
        '.two{--i:url("data:image/svg+xml;charset=utf-8,<svg/>")}',
    )
    gone = (".never{--j:1}", ".one .never,.never--large{--k:1}", "@media screen{.one>.never:hover{--l:1}}")
    style = site / "assets" / "stylesheets" / "modern" / "main.0.min.css"
    style.parent.mkdir(parents=True)
    style.write_text("".join(kept) + "".join(gone), "utf-8")
    (site / "assets" / "own.js").write_text("node.classList.add('made', 'out')", "utf-8")
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("<body>", '<body class="one two">'), "utf-8")
    publish(site, OUTLINE, 0)
    assert style.read_text("utf-8") == "".join(kept) + "@media screen{}"
