"""Pages as templates: what may not end, or fill the memory, is refused before anything runs it."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml

from practicum.course.engine_settings import EngineSettings
from practicum.course.page_converter import PageConverter
from practicum.course.read_page import read_page
from practicum.files.yaml_tree import parse
from support.course_small import FILES

DEEP, LONG, ROUNDS, UNBOUNDED, GROWS, NONE = "nested", "parts", "rounds", "for ever", "double", "pages have no"
ENDLESS = {
    "brackets": ("{{ " + "(" * 10_000 + "1" + ")" * 10_000 + " }}", DEEP),
    "lists": ("{{ " + "[" * 40 + "]" * 40 + " }}", DEEP),
    "not": ("{{ " + "not " * 5000 + "1 }}", DEEP),
    "not in brackets": ("{{ " + ("not " * 20 + "(") * 28 + "1" + ")" * 28 + " }}", DEEP),
    "one choice in another": ("{{ 1" + " if 1 else 1" * 200 + " }}", DEEP),
    "sums": ("{{ 1" + " + 1" * 400 + " }}", DEEP),
    "members": ("{{ page" + ".a" * 400 + " }}", DEEP),
    "filters": ("{{ page.title" + " | upper" * 400 + " }}", DEEP),
    "some filters": ("{{ page.title" + " | upper" * 12 + " }}", UNBOUNDED),
    "a long list": ("{{ [" + "1, " * 60_000 + "] }}", LONG),
    "a long number": ("{{ " + "9" * 5000 + " }}", LONG),
    "statements": ("{% if 1 %}" * 3000 + "{% endif %}" * 3000, DEEP),
    "loops that deep": ("{% for i in [1] %}" * 40 + "{% endfor %}" * 40, DEEP),
    "a long loop": ("{% for i in range(1000000000) %}x{% endfor %}", UNBOUNDED),
    "a power of rounds": ("{% for i in range(10**9) %}x{% endfor %}", UNBOUNDED),
    "rounds of a variable": ("{% for i in range(course.rounds) %}x{% endfor %}", UNBOUNDED),
    "rounds of a loop": ("{% for i in [9999999] %}{% for j in range(i) %}x{% endfor %}{% endfor %}", UNBOUNDED),
    "rounds that were set": ("{% set n = 1000000000 %}{% for i in range(n) %}x{% endfor %}", UNBOUNDED),
    "rounds set twice": ("{% set n = 1 %}{% set n = n + 99999 %}{% for i in range(n) %}x{% endfor %}", UNBOUNDED),
    "another name of range": ("{% set r = range %}{% for i in r(10) %}x{% endfor %}", UNBOUNDED),
    "a range with a step": ("{% for i in range(0, -1000000, -1) %}x{% endfor %}", UNBOUNDED),
    "loops in loops": ("{% for a in range(900) %}{% for b in range(900) %}x{% endfor %}{% endfor %}", ROUNDS),
    "loops over a variable": ("{% for a in course %}" * 3 + "{% endfor %}" * 3, ROUNDS),
    "loops over a text": ("{% set t = '" + "x" * 999 + "' %}{% for a in t %}{% for b in t %}{% endfor %}{% endfor %}", ROUNDS),
    "loop after loop": ("{% for a in range(1000) %}{% for b in range(90) %}{% endfor %}{% endfor %}" * 2, ROUNDS),
    "a long text again and again": ("{% for a in range(999) %}" + "x" * 60_000 + "{% endfor %}", ROUNDS),
    "macros in a loop": ("{% for a in range(500) %}{{ objectives() }}{% endfor %}", ROUNDS),
    "a power": ("{{ 9 ** 9 ** 9 ** 9 }}", UNBOUNDED),
    "a long text": ("{{ 'x' * 10000000000 }}", UNBOUNDED),
    "a product of products": ("{{ 'x' * 1000 * 1000 * 1000 }}", UNBOUNDED),
    "a format": ("{{ '%1000000000d' % 1 }}", UNBOUNDED),
    "a formatted text": ("{{ '{:>1000000000}'.format(1) }}", UNBOUNDED),
    "a wide text": ("{{ 'x' | center(10000000000) }}", UNBOUNDED),
    "a filter by its name": ("{{ ['x'] | map('center', 10000000000) | list }}", UNBOUNDED),
    "replacing again": ("{{ 'x' | replace('x', 'xx') | replace('x', 'xx') }}", UNBOUNDED),
    "a huge indent": ("{{ [1] | tojson(1000000000) }}", UNBOUNDED),
    "words by the million": ("{{ lipsum(n=1000000) }}", UNBOUNDED),
    "a growing list": ("{% set l = [1] %}{% for i in l %}{{ l.append(1) }}{% endfor %}", UNBOUNDED),
    "doubling": ("{% set a = 'x' %}" + "{% set a = a ~ a %}" * 60, GROWS),
    "a namespace": ("{% set n = namespace(x='x') %}{% set n.x = n.x ~ n.x %}", GROWS),
    "a template that calls itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", NONE),
    "a loop in itself": ("{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}", NONE),
    "a page in a page": ("{% include 'content/index.md' %}", NONE),
}  # fmt: skip


def problems(text, extra=""):
    found = []
    written = f"course: [a, b]\n{extra}"
    converter = PageConverter(EngineSettings({"extra": yaml.safe_load(written)}))
    read_page(text, "f", "p.md", found, parse(written, "mkdocs.yml"), converter=converter)
    return found


@pytest.mark.parametrize(("text", "said"), ENDLESS.values(), ids=ENDLESS)
def test_what_may_not_end_is_refused_with_its_line_and_a_fix(text, said):
    found = problems(f"---\ntitle: T\n---\n# T\n\n{text}\n")
    assert said in found[0].what
    assert found[0].fix
    assert {problem.line for problem in found} == {6}


@pytest.mark.parametrize(
    "text",
    [
        "{% for part in course %}{{ loop.index }}. {{ part | title }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for a in course %}{% for b in course %}{{ a ~ b }}{% endfor %}{% endfor %}",
        "{% for i in range(1, 13) %}| {{ i * 5 }} {% endfor %}",
        "{% for i in range(3) %}{{ objectives() }}{% endfor %}",
        "{{ page.meta.get('title', 'none') | upper | replace('A', 'B') }} {{ now().strftime('%Y') }}",
        "{% set name = page.title | default('x', true) %}{{ name }} {{ 'x' * 20 }} {{ 7 % 2 }} {{ [1, 2] | join(', ') }}",
        "{{ course | map('upper') | join(' ') }} {{ course | map(attribute='x') | list | length }}",
        "{% if course and course[0] == 'a' or page.title in ('x', 'y') %}{{ -1 + 2 }}{% elif 1 %}{% else %}{% endif %}",
    ],
)
def test_what_pages_say_with_a_template_stays_possible(text):
    assert problems(text) == []


def test_a_list_of_the_course_counts_as_long_as_it_is():
    text = "{% for a in names %}{% for b in names %}{% endfor %}{% endfor %}"
    assert problems(text, f"names: [{', '.join('x' * 300)}]") == []
    assert ROUNDS in problems(text, f"names: [{', '.join('x' * 400)}]")[0].what


@pytest.mark.parametrize("command", [["check"], ["build"], ["build", "--engine", "zensical"]])
def test_no_command_runs_what_may_not_end(course, command):
    changes = {f"content/page-{number}.md": f"# T\n\n{text}\n" for number, (text, _) in enumerate(ENDLESS.values())}
    nav = "".join(f"  - page-{number}.md\n" for number in range(len(ENDLESS)))
    root = course(changes | {"mkdocs.yml": FILES["mkdocs.yml"].replace("nav:\n", f"nav:\n{nav}", 1)})
    command = [sys.executable, "-m", "practicum", *command]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert {line.split(":")[0] for line in done.stderr.splitlines()} == set(changes)
