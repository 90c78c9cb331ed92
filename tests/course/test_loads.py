"""What runs a script on a page, or is loaded from another host, is named where it is written."""

import pytest

from practicum.course.engine_settings import EngineSettings
from practicum.course.foreign_settings import foreign_settings
from practicum.course.page_converter import PageConverter
from practicum.course.read_page import read_page
from practicum.files.yaml_tree import parse
from support.course_small import faults_with_settings
from support.reading import assert_only_fault

EXTENSIONS = ("abbr", "admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences")
PICTURE = "https://host.example/a.png"


def found(text):
    """Return the problems of a page, as people see them."""
    problems = []
    read_page(text, "f", "p.md", problems, converter=PageConverter(EngineSettings({}, EXTENSIONS)))
    return [str(problem) for problem in problems]


SCRIPTS = {
    "a script": ("# A\n\n<script>\nalert(1)\n</script>\n", "f:3:1 script: a script is on this page"),
    "a script with a file": ("# A\n\nText <script src=x.js></script>\n", "f:3:6 script: a script is on this page"),
    "a script below one in a code block": (
        "```html\n<script>x</script>\n```\n\n<script>x</script>\n",
        "f:5:1 script: a script is on this page",
    ),
    "a raw script": ("{% raw %}<script>x</script>{% endraw %}\n", "f:1:10 script: a script is on this page"),
    "a script below front matter": ("---\ntitle: x\n---\n# A\n\n<SCRIPT>x</SCRIPT>\n", "f:6:1 script: a script is"),
    "a script in a frame": ('<iframe srcdoc="<script>x</script>"></iframe>', "f:1:1 srcdoc: a script is on this page"),
    "a handler": ('# A\n\n<p onclick="x()">y</p>', "f:3:1 onclick: runs a script on this page."),
    "a handler without quotes": ("A <svg onload=x></svg> b", "f:1:3 onload: runs a script on this page."),
    "a handler in an attribute list": (
        '`onclick=` text\n\n[x](y.md){: onclick="x()" }',
        "f:3:13 onclick: runs a script on this page.",
    ),
    "a handler of a picture": ("![x](a.png){ onerror=x }", "f:1:14 onerror: runs a script on this page."),
    "a handler in a later line": ('<img\n src="a.png"\n onerror="x">', "f:1:1 onerror: runs a script on this page."),
    "a link": ("[x](javascript:x)", 'f:1:5 href: the address "javascript:x" runs a script.'),
    "a link of other case": ("[x](JaVaScRiPt:x)", 'f:1:5 href: the address "JaVaScRiPt:x" runs a script.'),
    "a link with an entity": ("[x](java&#115;cript:x)", 'f:1:5 href: the address "javascript:x" runs a script.'),
    "a link with a named entity": ("[x](javascript&colon;x)", 'f:1:5 href: the address "javascript:x" runs a script.'),
    "a link with spaces": ("[x](  javascript:x 'T')", 'f:1:7 href: the address "javascript:x" runs a script.'),
    "a link by reference": ("[x][r]\n\n[r]: javascript:x\n", 'f:3:6 href: the address "javascript:x" runs a script.'),
    "a link with characters that browsers leave out": (
        "<a href=' &#1;java&#9;script:x'>y</a>",
        'f:1:1 href: the address "java script:x" runs a script.',
    ),
    "a form": ("<form action='javascript:x'></form>", 'f:1:1 action: the address "javascript:x" runs a script.'),
    "a button": (
        "<button formaction=vbscript:x>y</button>",
        'f:1:1 formaction: the address "vbscript:x" runs a script.',
    ),
    "a page in a link": (
        "<a href='data:text/html,x'>y</a>",
        'f:1:1 href: the address "data:text/html,x" runs a script.',
    ),
    "a drawing in a frame": (
        "<iframe src='data:image/svg+xml,x'></iframe>",
        'f:1:1 src: the address "data:image/svg+xml,x" runs a script.',
    ),
}
LOADS = {
    "a picture": (f"![x]({PICTURE})", "1:6 src"),
    "a picture by reference": (f"![x][r]\n\n[r]: {PICTURE}\n", "3:6 src"),
    "a picture of the same scheme": ("![x](//host.example/a.png)", "1:6 src"),
    "a picture with an entity": ("![x](h&#116;tps://host.example/a.png)", "1:6 src"),
    "a picture beside a link and code": (f"`![]({PICTURE})` [x]({PICTURE}) ![x]({PICTURE})", "1:72 src"),
    "a picture in an admonition": (f"!!! note\n    Text\n\n    ![x]({PICTURE})\n", "4:10 src"),
    "a tag": (f"Text <IMG SRC={PICTURE}>", "1:6 src"),
    "one of several sizes": (f"<img srcset='a.png 1x, {PICTURE} 2x'>", "1:1 srcset"),
    "a frame": ("<iframe src=https://host.example></iframe>", "1:1 src"),
    "a film": ("<video><source src=https://host.example></video>", "1:8 src"),
    "a film's picture": (f"<video poster={PICTURE}></video>", "1:1 poster"),
    "an object": ("<object data=https://host.example></object>", "1:1 data"),
    "a button's picture": (f"<input type=image src={PICTURE}>", "1:1 src"),
    "a drawing's picture": (f"<svg><image xlink:href='{PICTURE}'/></svg>", "1:6 xlink:href"),
    "a drawing's part": ("<svg><use href='https://host.example#x'/></svg>", "1:6 href"),
    "a style sheet": ("<link rel=stylesheet href=https://host.example>", "1:1 href"),
    "a style": (f'<div style="background:url({PICTURE})">x</div>', "1:1 style"),
    "a style in an attribute list": (f"![x](a.png){{ style=\"background: url('{PICTURE}')\" }}", "1:21 style"),
    "styles that import": ("<style>@import 'https://host.example';</style>", "1:1 style"),
    "styles that hide it": ("<style>@\\69mport/**/url(//host.example)</style>", "1:1 style"),
    "another base": ("<base href='https://host.example/'>", "1:1 href"),
    "another page": ("<meta http-equiv=Refresh content='0; url=https://host.example'>", "1:1 content"),
}


@pytest.mark.parametrize(("text", "start"), SCRIPTS.values(), ids=SCRIPTS)
def test_what_runs_a_script_is_named_where_it_is_written(text, start):
    assert_only_fault(found(text), start)


@pytest.mark.parametrize(("text", "place"), LOADS.values(), ids=LOADS)
def test_what_is_loaded_from_another_host_is_named_where_it_is_written(text, place):
    (said,) = found(text)
    assert said.startswith(f"f:{place}: ")
    assert "is loaded from another host" in said
    assert "content/assets/" in said


def test_each_place_of_the_same_picture_is_named_except_in_code():
    said = found(f"![x]({PICTURE})\n\n    ![x]({PICTURE})\n\n![y]({PICTURE})\n")
    assert [one.split(" ")[0] for one in said] == ["f:1:6", "f:5:6"]


def test_what_a_loop_writes_again_and_again_is_named_once():
    (said,) = found(f"{{% for n in [1, 2, 3] %}}\n![x]({PICTURE})\n{{% endfor %}}\n")
    assert said.startswith("f:2:6 src")


@pytest.mark.parametrize(
    "text",
    [
        f"[x]({PICTURE}) {PICTURE} <{PICTURE}> `![]({PICTURE})`",
        f'<a href="{PICTURE}">z</a>\n\n![x](assets/a.png)\n\n<img src="a.png" srcset="b.png 2x">',
        "[mail](mailto:a@host.example) and on time=3, onclick= and javascript: in the text, url(//x)",
        "```html\n<script>x</script>\n<p onclick=x>\n```\n\n    <script>x</script>\n",
        "<!-- <script>x</script> -->\n\n{# <script>x</script> #}\n",
        "<script type='application/json'>{}</script>",
        "<img src='data:image/svg+xml,x'>",
        f"<link rel=canonical href={PICTURE}> <blockquote cite={PICTURE}>x</blockquote>",
        "<svg xmlns='http://www.w3.org/2000/svg'><use href='#x'/></svg>",
    ],
)
def test_what_people_follow_or_read_is_not_named(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>\n" * 5000,
        "".join(f"<p on{chr(97 + n % 26)}x{n}=y>" for n in range(5000)),
        f"`![]({PICTURE})`\n" * 2000 + f"![]({PICTURE})\n",
        "](" + " " * 150_000 + ")",
        "<div style='" + "/*" * 70_000 + "'>x</div>",
        "<div style='" + "," * 10_000 + " " * 100_000 + "'>x</div>",
    ],
    ids=["scripts", "handlers", "in code", "spaces", "comments", "commas"],
)
def test_a_page_of_one_thing_again_and_again_is_read_to_its_end(text):
    assert len(found(text)) <= 100


SETTINGS = {
    "a style sheet": ("extra_css: [https://host.example/a.css]\n", "mkdocs.yml:3:13 extra_css[0]: "),
    "a script": ("extra_javascript:\n  - path: //host.example/a.js\n", "mkdocs.yml:4:11 extra_javascript[0].path: "),
    "a logo": ("theme: {name: practicum, logo: https://host.example/a.svg}\n", "mkdocs.yml:3:32 theme.logo: "),
    "an icon": ("theme: {favicon: https://host.example/a.svg}\n", "mkdocs.yml:3:18 theme.favicon: "),
    "a font by its name": ("theme: {font: Roboto}\n", "mkdocs.yml:3:9 theme.font: fonts are loaded from Google"),
    "fonts": ("theme:\n  font:\n    text: Roboto\n", "mkdocs.yml:4:3 theme.font: fonts are loaded from Google"),
}


@pytest.mark.parametrize(("settings", "start"), SETTINGS.values(), ids=SETTINGS)
def test_what_the_settings_load_from_another_host_is_named(tmp_path, settings, start):
    assert_only_fault(faults_with_settings(tmp_path, settings), start)


def test_a_counter_of_visits_is_named():
    written = "extra:\n  analytics: {provider: google, property: G-1}\n"
    (said,) = map(str, foreign_settings(parse(written, "mkdocs.yml")))
    assert said.startswith("mkdocs.yml:2:3 extra.analytics: every page tells another host")
    assert list(foreign_settings(parse(written.replace("google", "custom"), "mkdocs.yml"))) == []


@pytest.mark.parametrize(
    "settings",
    ["extra_css: [assets/a.css]\nextra_javascript: [assets/a.js]\n", "theme: {font: false, logo: assets/a.svg}\n"],
)
def test_settings_that_load_the_courses_own_files_are_in_order(tmp_path, settings):
    assert faults_with_settings(tmp_path, settings) == []
