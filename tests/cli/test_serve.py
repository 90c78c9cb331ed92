"""Serving a course begins only if an engine can read its settings."""

from __future__ import annotations

import pytest

from practicum.cli.main import main
from practicum.site.engines import ENGINES


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("Small course", "2026"), 'mkdocs.yml:1:12 site_name: YAML takes "2026" for a number'),
        (("nav:\n", "theme: {language: tlh}\nnav:\n"), "mkdocs.yml:3:19 theme.language: the theme has no words in"),
    ],
)
def test_a_fault_of_the_settings_is_named_before_the_engine_begins(edited, engine, edit, said, capfd):
    assert main(["serve", "--course", str(edited(("mkdocs.yml", *edit))), "--engine", engine, "--port", "1"]) == 2
    (found,) = capfd.readouterr().err.splitlines()
    assert found.startswith(said)
