"""The handbook: a site of its own, a page for each command, nothing of one course."""

import os
import re
import subprocess
import sys

import pytest

from practicum.cli.handbook import arguments
from practicum.cli.main import COMMANDS
from support.paths import HANDBOOK, ROOT

PAGES = sorted(HANDBOOK.glob("*.md"))
OURS = re.compile(r"\bsell|\bsales|kahle|brock|williams|consultative", re.IGNORECASE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def command_page(command):
    return (HANDBOOK / f"{command}.md").read_text("utf-8")


def test_it_is_built_by_itself_and_every_link_in_it_leads_somewhere(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "docs/mkdocs.yml", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"})
    assert done.returncode == 0, done.stderr
    for command in COMMANDS:
        page = (tmp_path / f"{command}.html").read_text("utf-8")
        assert "<td><code>--course DIR</code></td>" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_speaks_of_the_course_in_this_repository_or_links_out_of_the_handbook(page):
    text = page.read_text("utf-8")
    assert OURS.findall(text) == []
    prose = re.sub(r"{% raw %}.*?{% endraw %}|^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    assert [link for link in re.findall(r"\]\(([^)\s]+)\)", prose) if link.startswith(("..", "/"))] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_page_with_an_example_its_help_and_its_exit_statuses(command):
    text = command_page(command)
    assert re.search(rf"^    (printf .* \| )?practicum {command}\b", text, re.MULTILINE)
    assert f'| Argument | Meaning |\n|-|-|\n{{{{ arguments("{command}") }}}}\n' in text
    table = re.search(r"^## Exit status\n\n\| Status \| Meaning \|\n\|-\|-\|\n(.*)\Z", text, re.MULTILINE | re.DOTALL)
    rows = table[1].splitlines()
    assert {"0", "2"} <= {row.split("|")[1].strip() for row in rows}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_name_no_option_that_does_not_exist(page):
    every = {option for command in COMMANDS for option in OPTION.findall(arguments(command))} | {"--version"}
    named = set(OPTION.findall(page.read_text("utf-8")))
    assert named <= every


@pytest.mark.parametrize("command", COMMANDS)
def test_a_commands_page_names_only_its_own_options(command):
    own = set(OPTION.findall(arguments(command)))
    if command == "bundle":
        own |= {"--format", "--version"}  # of what it writes
    assert set(OPTION.findall(command_page(command))) <= own


@pytest.mark.parametrize("command", COMMANDS)
def test_the_arguments_on_a_page_are_those_of_the_help_word_for_word(command, tmp_path):
    run = [sys.executable, "-m", "practicum", command, "--help"]
    said = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    help_text = " ".join(said.split())
    rows = [row.strip("| ").split(" | ") for row in arguments(command).splitlines()]
    assert [meaning for _, meaning in rows if " ".join(meaning.split()) not in help_text] == []
    named = {option for name, _ in rows for option in OPTION.findall(name)}
    assert (
        named == set(OPTION.findall(said.partition("Example:")[0].partition("options:")[2])) >= {"--help", "--course"}
    )


def test_there_is_no_page_of_a_command_that_does_not_exist():
    assert {page.stem for page in PAGES if "{{ arguments(" in page.read_text("utf-8")} == set(COMMANDS)
    with pytest.raises(KeyError):
        arguments("grad")
