"""While a course is served, its pages and the terminal say of a mistake what the check says: file, line, column and cure."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys

import pytest

from practicum.site.engines import ENGINES, STRICT
from support.reading import course_faults

FIRST = "content/one/first.md"
ENGINE = f"""\
docs_dir: content
use_directory_urls: false
theme: {{name: practicum, language: en}}
plugins:
  - material/search
  - macros: {{modules: [practicum.site], on_error_fail: !ENV [{STRICT}, true], on_undefined: strict}}
markdown_extensions: [practicum.site.markdown, attr_list]
"""
MISTAKES = {
    "curly quotes": ('{{ quiz("first-quiz") }}', "{{ quiz(“first-quiz”) }}"),
    "a bracket left open": ('{{ quiz("first-quiz") }}', '{{ quiz("first-quiz" }}'),
    "braces left open": ("## What to say", "## What to say\n\n{{ page.title"),
    "an unknown name": ("## What to say", "## What to say\n\nDear {{ name }},"),
    "an unknown macro": ("## What to say", '## What to say\n\n{{ quizz("first-quiz") }}'),
    "an unknown quiz": ('{{ quiz("first-quiz") }}', '{{ quiz("frist-quiz") }}'),
    "a title that is a number": ("title: The first lesson", "title: 2026"),
    "a misspelt key": ("minutes: 9", "minuts: 9"),
}


def served(root, engine):
    """Build a course as an engine does that serves it, in a process of its own; return what the terminal and each page show."""
    command = [sys.executable, "-m", engine, "build"]
    environment = os.environ | {STRICT: "false", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr, {path.stem: path.read_text("utf-8") for path in (root / "site" / "one").glob("*")}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("mistake", MISTAKES)
def test_pages_and_terminal_say_what_the_check_says(edited, engine, mistake):
    root = edited((FIRST, *MISTAKES[mistake]), ("mkdocs.yml", "extra:\n", f"{ENGINE}extra:\n"))
    faults = course_faults(root)
    terminal, pages = served(root, engine)
    for page in ("first", "second"):
        (box,) = re.findall(r'<div class="admonition failure" role="alert">(.*?)</div>', pages[page], re.DOTALL)
        assert [html.unescape(item) for item in re.findall("<li>(.*?)</li>", box, re.DOTALL)] == faults
    assert all(fault in terminal for fault in faults)
    assert not re.search("Macro (Syntax|Rendering) Error|Macro rendering failed|Traceback", terminal + pages["first"])
    if mistake in (
        "an unknown quiz",
        "a title that is a number",
        "a misspelt key",
    ):  # the rest of the page is there to read
        assert "The three parts" in pages["first"]
