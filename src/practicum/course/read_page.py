"""content/**/*.md -> Page: front matter, headings with their ids, and macro calls."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import yaml

from practicum.base.problem import Place, Problem, ProblemsError
from practicum.base.text import closest, has_controls
from practicum.course.as_written import front_as_written
from practicum.course.front_matter import OURS, front_matter
from practicum.course.macro_places import misplaced
from practicum.course.macros import MACROS
from practicum.course.page import Call, Page
from practicum.course.page_converter import PageConverter, PageSource, too_large
from practicum.course.page_template import typed_front_matter
from practicum.course.prose import words_read
from practicum.course.template_check import is_template, template_faults
from practicum.course.titles import title_fault
from practicum.files.fields import ALIKE, Fields
from practicum.files.yaml_tree import Text
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from practicum.files.yaml_tree import Node

_BEGIN = re.compile(r"\{#|\{%-?\s*raw\s*-?%\}")
_ENDS = {True: re.compile(r"#\}"), False: re.compile(r"\{%-?\s*endraw\s*-?%\}")}  # of a comment, and of what is raw
_ARGUMENT = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[0-9]+)"""
_ARGUMENTS = re.compile(_ARGUMENT)
_CALL = re.compile(rf"\{{\{{-?\s*(\w+)\(\s*((?:{_ARGUMENT}(?:\s*,\s*{_ARGUMENT})*\s*)?)\)")
_BEGUN = re.compile(r"\{\{-?\s*(\w+)\s*\(")
_CALLED = "\1"  # in place of a call: no character of a page that can be converted quickly
_AS_WRITTEN = Text("render_macros")  # false: the engines do not read the page as a template
# Calls without faults, so that most pages need no template parser.
_SOUND_CALL = re.compile(_CALL.pattern.replace(r"(\w+)", f"(?:{'|'.join(MACROS)})") + r"\s*-?\}\}")


def read_page(
    text: str,
    file: str,
    path: str,
    problems: list[Problem],
    variables: Mapping[Text, Node] | None = None,
    *,
    converter: PageConverter | None = None,
    listed_as: str = "",
) -> tuple[Page, Fields | None]:
    """Return a page, and the reader of its front matter if that has a key of `OURS`, else None.

    `file` is the page's name in messages, `path` its path in `content/`, `variables` are those that every page may
    use, by their names. `converter` is the course's, `listed_as` the page's title in the nav. Faults are noted in
    `problems`; raises ProblemsError if the page is too large, or its front matter cannot be read.
    """
    if large := too_large(text):
        raise ProblemsError([Problem.of_file(file, *large)])
    front, body_line = front_matter(text, file)
    body = text.split("\n", body_line)[-1] if body_line else text
    has_template = _AS_WRITTEN not in (front or ()) or _typed(text, body_line).get(_AS_WRITTEN) is not False
    shown = _without_raw(body) if has_template else ""
    places = _Places(body, body_line)
    misread = [*front_as_written(front, file, OURS)] if front is not None else []
    problems += [*_misspelt(front or {}, file), *misread]
    misused = [*_misused(shown, file, places)]
    plain = _SOUND_CALL.sub(_CALLED, body) if has_template else body
    more = has_template and is_template(plain)
    if not misused and more:
        misused = [*template_faults(body, file, body_line, MACROS, {**(variables or {}), **(front or {})})]
    problems += misused
    fields = None
    if front is not None and any(Text(key) in front for key in OURS):
        fields = Fields(front, file, problems)
    if front is not None and "lesson" not in front:  # whose title is read with it
        read_title(Fields(front, file, problems))
    own = front.get(Text("title")) if front is not None else None
    if isinstance(own, Text) and (fault := title_fault(own)):
        what, fix = fault
        problems.append(Problem(file=file, line=own.line, column=own.column, path="title", what=what, fix=fix))
    source = PageSource(
        file=file,
        path=path,
        body=shown if misused else body,
        plain=None if more or misused else plain,
        at=places.at,
        front=lambda: _typed(text, body_line),
        title=listed_as or str(own or ""),
        is_template=has_template and not misused and not misread,
    )
    headings = (converter or PageConverter()).headings(source, problems)
    title = str(own or "") or next(iter(headings.values()), path)
    calls = _calls(shown, file, places)
    words = words_read(shown if has_template else body)
    return Page(file=path, title=title, headings=headings, calls=calls, words=words), fields


def read_title(fields: Fields) -> str:
    """Return the title in the front matter of a page that is not a lesson, or an empty text."""
    return fields.text("title", "fix.page-title", "")


def only_calls(body: str) -> bool:
    """Return whether macro calls without a fault are all that engines read as a template in a page's body."""
    return not is_template(_SOUND_CALL.sub("", body))


def _typed(text: str, lines: int) -> dict[str, Any]:
    """Return the front matter as the engines type it; nothing where they cannot."""
    try:
        return typed_front_matter(text, lines)
    except (yaml.YAMLError, ValueError):
        return {}


def _misspelt(front: Mapping[Text, Node], file: str) -> Iterator[Problem]:
    """Yield each key that looks like a misspelt key of `OURS`, or that hides a macro."""
    for key in front:
        meant = closest(key.lower(), OURS, ALIKE) if key not in OURS else ""
        hint = say("fix.nearest", word=meant) if meant else ""
        what = say("page-file.no-key")
        if key in MACROS:
            what, hint = say("page-file.hides"), say("fix.another-key")
        if hint:
            yield Problem(file=file, line=key.line, column=key.column, path=key, what=what, fix=hint)


class _Places:
    """Finds lines and columns of a page's file."""

    def __init__(self, body: str, offset: int) -> None:
        """`offset` is the number of lines above `body` in the file."""
        self._starts = [0, *(match.end() for match in re.finditer("\n", body))]
        self._offset = offset

    def at(self, index: int) -> tuple[int, int]:
        """Return the line and column in the file of an index in the body."""
        line = bisect_right(self._starts, index)
        return self._offset + line, index - self._starts[line - 1] + 1


def _without_raw(body: str) -> str:
    """Return a body in which comments and what is raw are spaces."""
    shown = []
    done = 0
    while begin := _BEGIN.search(body, done):
        end = _ENDS[begin[0] == "{#"].search(body, begin.end())
        if end is None:
            break
        shown += [body[done : begin.start()], re.sub(r"[^\n]", " ", body[begin.start() : end.end()])]
        done = end.end()
    return "".join([*shown, body[done:]])


def _misused(shown: str, file: str, places: _Places) -> Iterator[Problem]:
    """Yield a comment that never ends, and macros whose brackets cannot be read."""
    if (comment := shown.find("{#")) >= 0:
        line, column = places.at(comment)
        fix = say("page-file.comment-fix")
        what = say("page-file.comment")
        yield Problem(file=file, line=line, column=column, path="", what=what, fix=fix)
    for match in _BEGUN.finditer(shown):
        if match[1] in MACROS and not _CALL.match(shown, match.start()):
            line, column = places.at(match.start())
            what = say("page-file.brackets")
            fix = say("page-file.brackets-fix", macro=match[1])
            yield Problem(file=file, line=line, column=column, path=match[1], what=what, fix=fix)
    for found in misplaced(shown, [*_CALL.finditer(shown)]):
        line, column = places.at(found.start)
        yield Problem(file=file, line=line, column=column, path=found.macro, what=found.what, fix=found.fix)
    if has_controls(shown):
        line, column = places.at(next(index for index, one in enumerate(shown) if has_controls(one)))
        yield Problem(file=file, line=line, column=column, path="", what=say("file.control"), fix=say("fix.delete-it"))


def _argument(written: str) -> str:
    """Return the value of an argument as it is written in a macro's brackets."""
    return re.sub(r"\\(.)", r"\1", written[1:-1]) if written[0] in "\"'" else written


def _calls(shown: str, file: str, places: _Places) -> tuple[Call, ...]:
    """Return the macro calls of a page whose arguments are texts and numbers."""
    calls = []
    for match in _CALL.finditer(shown):
        line, column = places.at(match.start())
        place = Place(file=file, line=line, column=column, path=match[1])
        texts = tuple(_argument(text) for text in _ARGUMENTS.findall(match[2]))
        calls.append(Call(place=place, macro=match[1], id=texts[0] if texts else "", more=texts[1:]))
    return tuple(calls)
