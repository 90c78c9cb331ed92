"""content/assets/figures/*.svg: what a drawing may hold."""

from __future__ import annotations

import pytest

from practicum.base.problem import ProblemsError
from practicum.course.figures import check_figure
from practicum.course.load import load_course
from support.reading import assert_only_fault

FILE, PAGE = "content/assets/figures/two-boxes.svg", "content/one/index.md"
SVG = """\
<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 180">
  <title>Two  boxes &amp; an arrow</title>
  <g fill="none" stroke="currentColor"><rect id="a" width="9" height="9"/><use href="#a"/></g>
  <text x="1">Words</text>
</svg>
"""
SHOWN = '\n{{ figure("two-boxes") }}\n'


def faults(text):
    return [str(problem) for problem in check_figure(text, "f")[1]]


def test_a_valid_drawing_has_a_title_and_no_fault():
    assert check_figure(SVG, "f") == ("Two boxes & an arrow", [])


FAULTS = {
    "no title": (("  <title>Two  boxes &amp; an arrow</title>\n", ""), "f:1:1: has no <title>", "right after <svg>"),
    "empty title": (("Two  boxes &amp; an arrow", " "), "f:1:1: has no <title>, or an empty one", "right after <svg>"),
    "no viewBox": ((' viewBox="0 0 640 180"', ""), "f:2:1: has no viewBox", 'viewBox="0 0 640 360"'),
    "bad viewBox": (("0 0 640 180", "0 0 640"), "f:2:1: has no viewBox", 'viewBox="0 0 640 360"'),
    "width": ((' viewBox="', ' width="640" viewBox="'), "f:2:1: sets its width.", "Delete width"),
    "height": ((' viewBox="', ' height="50%" viewBox="'), "f:2:1: sets its height.", "Delete height"),
    "script": (("<text", "<script>alert(1)</script><text"), "f:5:3: holds <script>", "shapes and text only"),
    "event": (("<text", '<text onclick="x()"'), "f:5:3: holds onclick=", "Delete it."),
    "event in capitals": (("<text", '<text ONLOAD="x()"'), "f:5:3: holds ONLOAD=", "Delete it."),
    "style": (("<text", '<text style="fill:red"'), "f:5:3: holds style=", "as attributes"),
    "style element": (("<text", "<style>*{fill:red}</style><text"), "f:5:3: holds a <style>", "as attributes"),
    "foreign": (("<text", "<foreignObject/><text"), "f:5:3: holds <foreignObject>", "shapes and text only"),
    "picture": (("<text", '<image href="https://x.org/a.png"/><text'), "f:5:3: holds <image>", "shapes and text only"),
    "outside": (('href="#a"', 'href="other.svg#a"'), 'f:4:75: refers to "other.svg#a" outside', "Draw it here"),
    "outside by url": (("<text", '<text clip-path="url(https://x.org/a#b)"'), "f:5:3: refers to", "Draw it here"),
    "paint from outside": (('fill="none"', 'fill="url(https://x.org/a)"'), "f:4:3: has a colour of its own", "currentColor"),
    "colour": (('fill="none"', 'fill="#000"'), 'f:4:3: has a colour of its own, fill="#000"', "currentColor"),
    "another program": (("<text", '<i:x xmlns:i="http://i.org/"/><text'), "f:5:3: holds <x>", "plain SVG"),
    "its attributes": (("<text", '<text xmlns:i="http://i.org/" i:label="x"'), "f:5:3: holds label=", "plain SVG"),
    "document type": (("<svg", '<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg'), "f:2:", "Delete that line."),
    "entity": (("Words", "&words;"), "f:5:15: this is not XML: undefined entity.", "plain SVG"),
    "not well-formed": (("</text>", ""), "f:6:3: this is not XML: mismatched tag.", "plain SVG"),
    "cut off": (("</svg>\n", ""), "f:6:1: this is not XML", "plain SVG"),
    "no namespace": ((' xmlns="http://www.w3.org/2000/svg"', ""), "f:2:1: this <svg> does not say", "<svg xmlns="),
    "stylesheet": (("<svg", '<?xml-stylesheet href="a.css"?>\n<svg'), "f:2:1: holds a processing instruction", "Delete it."),
}  # fmt: skip


@pytest.mark.parametrize("row", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_its_place_and_fix(row):
    (old, new), start, fix = row
    assert old in SVG
    assert_only_fault(faults(SVG.replace(old, new, 1)), start, fix)


@pytest.mark.parametrize("text", ["", "words", "<html/>", "<" * 9999, "<g>" * 9999, "\0"])
def test_a_file_that_is_not_a_drawing_gives_one_fault(text):
    (fault,) = faults(text)
    assert fault.startswith("f:")


def test_deep_nesting_is_refused():
    (fault,) = faults(SVG.replace("<text", "<g>" * 50 + "<text"))
    assert "nested more than 24 deep" in fault


def test_a_title_of_a_part_is_not_the_drawings():
    assert "has no <title>" in faults(SVG.replace("<title>", "<g><title>").replace("</title>", "</title></g>"))[0]


def shown(course, files, line, changes=None):
    with pytest.raises(ProblemsError) as caught:
        load_course(course({FILE: SVG, PAGE: f"{files[PAGE]}\n{line}\n"} | (changes or {})))
    return [str(problem) for problem in caught.value.problems]


def test_a_page_shows_a_drawing(course, files):
    found = load_course(course({FILE: SVG, PAGE: files[PAGE] + SHOWN}))
    assert [(figure.id, figure.title) for figure in found.aids.figures] == [("two-boxes", "Two boxes & an arrow")]


@pytest.mark.parametrize(
    ("line", "what", "fix"),
    [
        ('{{ figure("two-boxs") }}', "there is no figure content/assets/figures/two-boxs.svg.", 'Did you mean "two-boxes"?'),
        ('{{ figure("zzz") }}', "there is no figure content/assets/figures/zzz.svg.", "Put the drawing at"),
        (SHOWN + SHOWN, 'the figure "two-boxes" is shown twice', "Delete one."),
    ],
)  # fmt: skip
def test_what_a_page_cannot_show_is_named(course, files, line, what, fix):
    (fault,) = shown(course, files, line)
    assert fault.startswith(f"{PAGE}:1")
    assert what in fault
    assert fix in fault


@pytest.mark.parametrize(
    ("path", "text", "what"),
    [
        (FILE, SVG.replace("Words", "<script/>"), "holds <script>"),
        (FILE, SVG + " " * 100_000, "larger than 100,000 bytes"),
        (FILE, b"\xff", "not UTF-8"),
        ("content/assets/figures/Two.svg", SVG, "its name cannot be an id."),
    ],
)
def test_every_drawing_is_checked_whether_shown_or_not(course, files, path, text, what):
    (fault,) = shown(course, files, "", {path: text})
    assert fault.startswith(f"{path}:")
    assert what in fault
