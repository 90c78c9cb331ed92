"""content/**/*.md -> Page: front matter, headings with their ids, and the macros called."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from practicum.base.problem import ProblemsError
from practicum.course.engine_settings import EngineSettings
from practicum.course.page_converter import PageConverter
from practicum.course.read_page import read_page
from support.reading import assert_only_fault

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.superfences",
)
CONVERTER = PageConverter(EngineSettings({"extra": {"course": "mine"}}, EXTENSIONS))


def page(text):
    problems = []
    found, _ = read_page(text, "content/p.md", "p.md", problems, converter=CONVERTER)
    assert all(problem.what.startswith("two headings") for problem in problems)  # which a test of its own looks at
    return found


def front_matter(text):
    problems = []
    _, fields = read_page(text, "content/p.md", "p.md", problems)
    assert not problems
    return fields


def faults(text):
    problems = []
    try:
        read_page(text, "f", "p.md", problems)
    except ProblemsError as error:
        problems += error.problems
    return [str(problem) for problem in problems]


def rendered_ids(text):
    """Return the heading ids that the site's engine gives a text."""
    return re.findall(r'<h[1-6][^>]* id="([^"]*)"', Markdown(extensions=EXTENSIONS).convert(text))


HEADINGS = {
    "plain": "# One\n\n## Two words\n\n### Three, with a comma?\n",
    "every level": "# A\n## B\n### C\n#### D\n##### E\n###### F\n",
    "seven characters": "# A\n\n####### B\n",
    "without space": "# A\n\n##B\n",
    "indented by one": "# A\n\n ## B\n",
    "indented by four": "# A\n\n    ## B\n",
    "closed by characters": "# A #\n\n## B ##\n\n## C# ##\n",
    "an empty one": "# A\n\n## \n\n##\n",
    "no latin letters": "# A\n\n## Продажи\n\n## ???\n",
    "accents": "# Élan à la carte\n\n## Größe — now\n",
    "apostrophes and quotes": "# The buyer’s \"need\" isn't 'yours'\n",
    "numbers": "# 1. First\n\n## 2 1/2 ways\n\n## 3\n",
    "hyphens and underlines": "# well-known -- a_b __c__\n",
    "emphasis": "# *One* and **two** and ***three***\n",
    "emphasis by underlines": "# _One_ and __two__\n",
    "code": "# Use `a_b` and `*c*`\n",
    "a link": '# See [the *other* lesson](other.md#two "t") now\n',
    "a link by reference": "# See [the other][1]\n\n[1]: other.md\n",
    "an abbreviation": "# The LMS\n\n*[LMS]: Learning management system\n",
    "an image": "# Look ![a cat](cat.png) here\n",
    "an address": "# See <https://example.org/a>\n",
    "entities": "# This &amp; that &lt; these\n",
    "an ampersand": "# This & that\n",
    "a tag": "# This <em>and</em> that\n",
    "an escape": "# No \\*stars\\* here \\# there\n",
    "a footnote": "# Note[^1]\n\n[^1]: Text.\n",
    "its own id": "# A\n\n## B { #own}\n\n## C {: #other }\n\n## D { #more .wide}\n",
    "its own id and class": "# A\n\n## B { #own .wide}\n\n## C {.wide #other}\n",
    "a class only": "# A\n\n## B {.wide}\n\n## C {: .wide }\n",
    "its own id of other characters": "# A\n\n## B { #own.id:x}\n",
    "its own id after characters": "# A\n\n## B ## { #own}\n",
    "no id but braces": "# A\n\n## B {x} c\n\n## D {}\n",
    "twice": "# A\n\n## B\n\n## B\n\n## B\n",
    "twice and numbered already": "# A\n\n## B_1\n\n## B\n\n## B\n\n## B_1\n",
    "its own id taken before": "# A\n\n## B\n\n## C { #b}\n",
    "its own id taken after": "# A\n\n## C { #b}\n\n## B\n",
    "its own id twice": "# A\n\n## C { #b}\n\n## D { #b}\n",
    "an id on a paragraph": "# A\n\nText.\n{ #b}\n\n## B\n",
    "in a fence": "# A\n\n```yaml\n# no heading\n```\n\n## B\n",
    "in a fence of tildes": "# A\n\n~~~\n# no heading\n```\n# none\n~~~\n\n## B\n",
    "in a longer fence": "# A\n\n````\n```\n# no heading\n```\n# none\n````\n\n## B\n",
    "after a fence that closes with more characters": "# A\n\n```\n# none\n````\n# none\n```\n\n## B\n",
    "after code on one line": "# A\n\n``` x ```\n\n## B\n",
    "after a fence that never closes": "# A\n\n```\n\n## B\n",
    "in a fence with attributes": '# A\n\n``` {.yaml title="x"}\n# none\n```\n\n## B\n',
    "in an indented fence": "# A\n\n- item\n\n    ```\n    # none\n    ```\n\n## B\n",
    "underlined": "One\n===\n\nTwo\n---\n",
    "right after a paragraph": "# A\nText\n## B\nText\n",
    "in a comment": "# A\n\n<!--\n## none\n-->\n\n## B\n",
    "in HTML": "# A\n\n<div>\n## none\n</div>\n\n## B\n",
    "in HTML that holds Markdown": '# A\n\n<div markdown="1">\n\n## B\n\n</div>\n\n## C\n',
    "in HTML of its own": '# A\n\n<h2 id="b">B</h2>\n\n## B\n',
    "in a list": "# A\n\n- ## B\n\n- text\n\n    ## C\n",
    "in a quotation": "# A\n\n> ## B\n",
    "in an admonition": "# A\n\n!!! note\n    ## B\n",
    "a table and a rule": "# A\n\n|#|b|\n|-|-|\n|1|2|\n\n---\n\n## B\n",
}


@pytest.mark.parametrize("text", HEADINGS.values(), ids=HEADINGS)
def test_headings_have_the_ids_that_the_site_gives_them(text):
    assert list(page(text).headings) == list(dict.fromkeys(rendered_ids(text)))


@pytest.mark.parametrize("name", ["plain", "closed by characters", "its own id", "in a fence"])
def test_line_ends_of_windows_make_no_difference(name):
    text = HEADINGS[name]
    assert page(text.replace("\n", "\r\n")).headings == page(text).headings


words = st.sampled_from([
    "Need", "need", "the", "Why", "2", "1.", "it's", "“so”", "naïve", "a/b", "C#", "*em*", "**strong**", "`code`", "–",
    "?", "&", "[a link](x.md)", "well-known", "_1", "Ж", ":", "(or)", "100 %", "{x}",
])  # fmt: skip
headings = st.builds(
    "{} {}{}{}".format,
    st.sampled_from(["#", "##", "###", "######"]),
    st.lists(words, min_size=1, max_size=4).map(" ".join),
    st.sampled_from(["", "", " ##", "  "]),
    st.sampled_from(["", "", "", " { #own }", " {: #other-1 }"]),
)
blocks = headings | st.sampled_from(
    [
        "Text.",
        "- item\n- item",
        "```\n# none\n```",
        "~~~ yaml\n## none\n~~~",
        "| a | b |\n|-|-|\n| 1 | # |",
        "> said",
        "---",
        "Text\n# x",
    ]
)


@given(st.lists(blocks, min_size=1, max_size=8).map("\n\n".join))
def test_ids_of_any_headings_are_those_that_the_site_gives_them(text):
    text = f"# Start\n\n{text}"
    assert list(page(text).headings) == list(dict.fromkeys(rendered_ids(text)))


def test_headings_hold_their_text():
    text = "# The *first* `one`\n\n## See [this](x.md) { #own }\n"
    assert page(text).headings == {"the-first-one": "The first one", "own": "See this"}


@pytest.mark.parametrize("hidden", ["{#\n## Hidden\n#}", "{# ## Hidden #}"])
def test_headings_that_are_not_rendered_are_ignored(hidden):
    assert list(page(f"# A\n\n{hidden}\n\n## B\n").headings) == ["a", "b"]


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        ("# A\n\n{% raw %}\n## B {{ x }}\n{% endraw %}\n\n## C\n", ["a", "b-x", "c"]),
        ('# A\n\n## Write {% raw %}{{ quiz("id") }}{% endraw %}\n', ["a", "write-quizid"]),
        ("# A\n\n{% raw %}\n```\n# none {{ x }}\n```\n{% endraw %}\n\n## C\n", ["a", "c"]),
    ],
)
def test_raw_blocks_are_rendered_with_the_headings_in_them(raw, ids):
    assert list(page(raw).headings) == ids


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Told\n---\n# Heading\n", "Told"),
        ("---\ndescription: x\n---\n# Heading\n", "Heading"),
        ("# Heading { #own }\n\n## Other\n", "Heading"),
        ("", "p.md"),
    ],
)
def test_the_title_is_the_given_one_or_the_first_heading_or_the_path(text, title):
    assert page(text).title == title


def calls(text):
    return [(call.macro, call.id, call.place.line, call.place.column) for call in page(text).calls]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{{ quiz("a") }}', [("quiz", "a", 1, 1)]),
        ("{{quiz('a')}}", [("quiz", "a", 1, 1)]),
        ('{{- quiz( "a" ) -}}', [("quiz", "a", 1, 1)]),
        ('{{ quiz("a") | safe }}', [("quiz", "a", 1, 1)]),
        ("{{ objectives() }}", [("objectives", "", 1, 1)]),
        ('One\n\n  {{ quiz("a") }} and {{ quiz("b") }}', [("quiz", "a", 3, 3), ("quiz", "b", 3, 23)]),
        ('---\ntitle: x\n---\n# A\n{{ quiz("a") }}', [("quiz", "a", 5, 1)]),
        ('---\r\ntitle: x\r\n---\r\n# A\r\n{{ quiz("a") }}', [("quiz", "a", 5, 1)]),
        ('{% raw %}{{ quiz("a") }}{% endraw %} {{ quiz("b") }}', [("quiz", "b", 1, 38)]),
        ('{%- raw -%}\n{{ quiz("a") }}\n{%- endraw -%}\n{{ quiz("b") }}', [("quiz", "b", 4, 1)]),
        ('{# {{ quiz("a") }}\n#}{{ quiz("b") }}', [("quiz", "b", 2, 3)]),
        ('{# {% raw %} #}{{ quiz("a") }}{# {% endraw %} #}', [("quiz", "a", 1, 16)]),
        ("{{ page.title }} {{ quiz }}", []),
        ('{ { quiz("a") } }', []),
        ('quiz("a")', []),
    ],
)
def test_macro_calls_are_found_with_their_places(text, found):
    assert calls(text) == found


@pytest.mark.parametrize("text", ["", "# A", "---\ntitle: x\n---\n"])
def test_a_page_without_our_keys_has_nothing_to_read(text):
    assert front_matter(text) is None


@pytest.mark.parametrize("end", ["---", "---  ", "...", "---\r"])
def test_front_matter_is_read_up_to_its_end(end):
    fields = front_matter(f"---\nlesson:\n  id: a\n{end}\n# A\nmore: [\n")
    assert fields.data == {"lesson": {"id": "a"}}
    assert fields.data["lesson"].line == 3


@pytest.mark.parametrize(
    ("text", "start", "fix"),
    [
        ("---\ntitle: x\n", "f:1:1: the front matter does not end.", 'Write a line "---"'),
        ("---", "f:1:1: the front matter does not end.", 'Write a line "---"'),
        ("---\nleson:\n  id: a\n---\n", "f:2:1 leson: is not a key of a page.", 'Did you mean "lesson"?'),
        ("---\ntitle: x\nLesson:\n  id: a\n---\n", "f:3:1 Lesson: is not a key of a page.", 'Did you mean "lesson"?'),
        ("---\ntitle: x\nLESSON:\n  id: a\n---\n", "f:3:1 LESSON: is not a key of a page.", 'Did you mean "lesson"?'),
        ("---\nlessons:\n  id: a\n---\n", "f:2:1 lessons: is not a key of a page.", 'Did you mean "lesson"?'),
        ("---\nmodul:\n  id: a\n---\n", "f:2:1 modul: is not a key of a page.", 'Did you mean "module"?'),
        ("---\ntitle:\n---\nText.\n", "f:2:7 title: is empty.", "or delete the line."),
        ("---\ntitle: [a, b]\n---\n", "f:2:8 title: is a list, not a text.", "Write the page's title"),
        ("---\nwhole: true\n---\n{{ whole }}\n", 'f:4:1 whole: "whole" is true, false or empty', 'whole: "yes"'),
        ("---\ntitle: a: b\n---\n", "f:2:9: this is not YAML", 'title: "a: b"'),
        ("---\njust words\n---\n", "f:1:1: this file holds no keys.", ""),
        ("---\nx: 1\nx: 2\n---\n", 'f:3:1 x: "x" appears twice; the first is in line 2.', "Delete one."),
        ("---\nx: !!python/object:a.b {}\n---\n", "f:2:4: the tag", "Delete it."),
        ("---\ntitle: x\nquiz: y\n---\n", "f:3:1 quiz: hides the macro of the same name.", "another name"),
        ("---\ntitle: The {{ x }}\n---\n", 'f:2:8 title: a title cannot hold "{{", "{%" or "{#"', "Write it without"),
        ("---\ntitle: The {% way\n---\n", 'f:2:8 title: a title cannot hold "{{", "{%" or "{#"', "Write it without"),
        ("# A\n\n## B {#own}\n", 'f:3:6: the characters "{#" start a comment that does not end.', "write { #id }"),
        (
            "---\ntitle: x\n---\nText {# and more\n",
            'f:4:6: the characters "{#" start a comment that does not end.',
            "with #}",
        ),
        ('# A\n\n{{ quizz("a") }}\n', 'f:3:1 quizz: there is no macro "quizz".', 'Did you mean "quiz"?'),
        ('Text {{ thing("a") }}\n', 'f:1:6 thing: there is no macro "thing".', "{% raw %}"),
        (
            "---\ntitle: x\n---\n# A\n\nDear {{ learner }},\n",
            'f:6:6 learner: nothing here is called "learner".',
            "{% raw %}",
        ),
        ("# A\r\rDear {{ learner }},\r", 'f:3:6 learner: nothing here is called "learner".', "{% raw %}"),
        ("# A\n\n{% if %}\n", "f:3:1: this cannot be read: Expected an expression", "{{ objectives() }}"),
        ("# A\n\n{{ page.title\n", "f:3:1: this cannot be read: unexpected end of template", "{% raw %}"),
        ("{% raw %}\nText\n", "f:1:1: this cannot be read: Missing end of raw directive.", "{% raw %}"),
        ("{{ Objectives() }}\n", 'f:1:1 Objectives: there is no macro "Objectives".', 'Did you mean "objectives"?'),
    ],
)
def test_a_page_that_is_not_in_order_is_named_with_its_place_and_fix(text, start, fix):
    assert_only_fault(faults(text), start, fix)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x\nlevel: 2\n---\n{{ title }} {{ level }}\n",
        "{{ page.title }} {{ config.site_name }} {{ extra.course }} {{ course }}\n",
        "{% set x = 2 %}{{ x }}{% for y in range(x) %}{{ y }}{% endfor %}\n",
        "{# {{ name }} #}{% raw %}{{ name }} {% if %}{% endraw %}\n",
        '{{- quiz("a") -}} {{ objectives() }} {{ now() }}\n',
    ],
)
def test_what_the_engines_can_read_is_in_order(text):
    problems = []
    read_page(text, "f", "p.md", problems, {"course": ""}, converter=CONVERTER)
    assert problems == []


@pytest.mark.parametrize("key", ["description", "hide", "template", "tags", "status", "moderator"])
def test_keys_of_the_site_engine_are_left_alone(key):
    assert front_matter(f"---\n{key}: x\n---\n") is None


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("{#" * 90_000, 1, "a comment that does not end"),
        ("{% raw %}" * 20_000, 1, "Missing end of raw directive"),
        ("{{ quiz( " * 20_000, 20_000, "brackets"),
        ("".join(f"{{{{ name{number} }}}} " for number in range(10_000)), 100, "nothing here is called"),
        ("[" * 100_000, 1, "100,000 brackets of this page are never closed."),
    ],
    ids=["comments", "raw", "macros", "names", "brackets"],
)
def test_a_page_of_one_fault_again_and_again_is_read_to_its_end(text, number, said):
    problems = []
    read_page(f"# A\n\n{text}", "f", "p.md", problems)
    assert len(problems) == number
    assert said in problems[0].what


def test_a_page_that_is_too_long_to_convert_is_refused():
    with pytest.raises(ProblemsError, match=r"f:1:1: this page has more than 200,000 characters\. Split it\."):
        read_page("# A\n" * 50_001, "f", "p.md", [])


@pytest.mark.parametrize("character", ["\x00", "\x02", "\x0b", "\x0c", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_a_control_character_in_a_page_is_named_where_it_is(character):
    problems = []
    read_page(f'# A page\n\nOne\n\n{{{{ term("share", "a{character}b") }}}}\n', "content/a.md", "a.md", problems)
    (fault,) = map(str, problems)
    assert fault.startswith("content/a.md:5:20: there is a character here")
