"""The README: short, and true to what it names."""

import re

from practicum.cli.handbook import arguments
from practicum.cli.main import COMMANDS
from support.paths import ROOT

TEXT = (ROOT / "README.md").read_text("utf-8")


def test_it_is_read_in_one_sitting():
    assert len(TEXT.splitlines()) <= 100


def test_every_file_that_it_links_to_is_there():
    linked = [link for link in re.findall(r"\]\(([^)\s]+)\)", TEXT) if "://" not in link]
    assert "docs/question.png" in linked
    assert [link for link in linked if not (ROOT / link.partition("#")[0]).is_file()] == []


def test_every_command_in_it_exists_with_its_options():
    for command, options in re.findall(r"\bpracticum ([a-z]+)((?: [^`\n]*)?)", re.sub(r"(?m)^\|-.*", "", TEXT)):
        if command in COMMANDS:
            assert set(re.findall(r"--[a-z-]+", options)) <= set(re.findall(r"--[a-z-]+", arguments(command)))
    named = set(re.findall(r"(?:`|bin/|^ {4})practicum ([a-z]+)", TEXT, re.MULTILINE))
    assert {"new", "build", "serve", "grade", "take"} <= named <= set(COMMANDS)


def test_every_make_target_in_it_exists():
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", TEXT))
    assert {"site", "test"} <= named <= made
