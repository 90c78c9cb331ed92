"""Values of mkdocs.yml and of front matter that an engine would end with, or show otherwise than they are written.

Our own pages show every value as it is written (`files.yaml_tree`), so what only they read is not looked at here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from practicum.base.problem import Problem
from practicum.files.bare_text import DAY, NOTHING, TRUTH, is_altered, is_unreadable, kind_of
from practicum.files.yaml_tree import Items, Table, Text
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from practicum.files.fields import Fields
    from practicum.files.yaml_tree import Node

_SHOWN = ("site_name", "site_description", "site_author", "copyright", "repo_name")  # by the theme, as texts
_SHOWN_ON_PAGE = ("title", "description", "author")
_OURS = ("course", "format", "handbook", "keys", "mastery", "rules", "vocabulary", "workbook")  # of `extra`


class _Found(NamedTuple):
    """A text in a file: `path` leads to it, `within` is the key of its mapping, empty in a list, None for a key."""

    text: Text
    path: str
    within: str | None


def settings_as_written(fields: Fields) -> None:
    """Note in `fields`, the reader of mkdocs.yml, each text that an engine takes for something else."""
    theme = fields.data.get(Text("theme"))
    language = theme.get(Text("language")) if isinstance(theme, Table) else None
    shown = [*((key, fields.data.get(Text(key))) for key in _SHOWN), ("theme.language", language)]
    for path, value in shown:
        if isinstance(value, Text) and kind_of(value) not in ("", NOTHING):
            found = _Found(value, path, path.rpartition(".")[2])
            fields.problems.append(_problem(found, fields.file, is_text=True))
    if isinstance(language, Text) and not language:
        what, fix = say("fields.blank"), say("fix.language")
        fields.problems.append(_at(language, fields.file, "theme.language", what, fix))
    for found in _texts(fields.data.get(Text("nav")), "nav"):
        if kind_of(found.text) and found.within is None:
            fields.problems.append(_problem(found, fields.file))
        elif kind_of(found.text):
            what = say("as-written.page", given=found.text.bare)
            fields.problems.append(_at(found.text, fields.file, found.path, what, say("fix.nav-page")))
    for found in _texts(fields.data.get(Text("extra")), "extra"):
        ours = found.path.split(".")[1].partition("[")[0] in _OURS
        # No engine can keep a day, or a key that is not a text, in what it hands to its theme.
        if kind_of(found.text) == DAY or _ends_build(found) or (is_altered(found.text) and not ours):
            fields.problems.append(_problem(found, fields.file))


def front_as_written(front: Table, file: str, ours: Collection[str]) -> Iterator[Problem]:
    """Yield the faults of a page's front matter; what is under the keys `ours` is only for our own pages."""
    for found in _texts(front, ""):
        key = found.path.partition(".")[0].partition("[")[0]
        is_text = found.path in _SHOWN_ON_PAGE and found.within is not None
        taken = kind_of(found.text) not in ("", NOTHING) if is_text else is_altered(found.text) and key not in ours
        if taken or _ends_build(found):
            yield _problem(found, file, is_text=is_text)


def _ends_build(found: _Found) -> bool:
    """Return whether an engine ends with a text, or passes over what is around it, as with keys of other types."""
    return is_unreadable(found.text) or (found.within is None and kind_of(found.text) != "")


def _texts(node: Node | None, path: str, within: str = "", seen: set[int] | None = None) -> Iterator[_Found]:
    """Yield every text of a tree, with its keys; what aliases repeat comes once."""
    seen = set() if seen is None else seen
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Text):
        yield _Found(node, path, within)
    elif isinstance(node, Items):
        for index, item in enumerate(node):
            yield from _texts(item, f"{path}[{index}]", "", seen)
    else:
        for key, value in node.items():
            inner = f"{path}.{key}".lstrip(".")
            if key != "<<" or isinstance(value, Text):  # else YAML merges what is there
                yield _Found(key, inner, None)
            yield from _texts(value, inner, key, seen)


def _problem(found: _Found, file: str, *, is_text: bool = False) -> Problem:
    """Return the problem of a text that an engine takes for something else; with `is_text` it cannot be meant so."""
    text, kind = found.text, kind_of(found.text)
    quoted = f'"{text.bare}"'
    instead = f"{found.within}: {quoted}" if found.within else quoted
    what = say("as-written.taken", given=text.bare, kind=say(f"as-written.{kind}"))
    fix = say("as-written.taken-fix", instead=instead)
    if kind == TRUTH and found.within and not is_text:
        value = "true" if text.lower() in ("yes", "on", "true") else "false"
        fix = say("as-written.truth-fix", instead=instead, value=value)
    return _at(text, file, found.path, what, fix)


def _at(text: Text, file: str, path: str, what: str, fix: str) -> Problem:
    return Problem(file=file, line=text.line, column=text.column, path=path, what=what, fix=fix)
