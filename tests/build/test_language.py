"""A language that an engine's theme has no words in is named before the engine ends with a template that is not found."""

from __future__ import annotations

import pytest

from practicum.build.site import build_site
from practicum.site.engines import ENGINES
from support.reading import problems


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("language", "fix"), [("no", "Write one of: af, ar, "), ("pt-br", 'Did you mean "pt-BR"?')])
def test_a_language_without_words_in_the_theme_is_named_with_its_place(edited, engine, language, fix):
    root = edited(("mkdocs.yml", "nav:\n", f'theme:\n  language: "{language}"\nnav:\n'))
    (found,) = problems(lambda: [*build_site(root, engine)])
    assert found.startswith(f'mkdocs.yml:4:13 theme.language: the theme has no words in the language "{language}".')
    assert fix in found
