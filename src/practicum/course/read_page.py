"""content/**/*.md -> Page: front matter, headings with their ids, and macro calls."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions.toc import slugify, unique

from practicum.base.problem import Place, Problem, ProblemsError
from practicum.base.text import closest
from practicum.course.as_written import front_as_written
from practicum.course.front_matter import OURS, front_matter
from practicum.course.macros import MACROS
from practicum.course.page import Call, Page
from practicum.course.template_check import is_template, template_faults
from practicum.files.fields import ALIKE, Fields
from practicum.files.yaml_tree import Text
from practicum.words import grouped, message, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from practicum.files.yaml_tree import Node

MAX_PAGE = 200_000  # characters: Markdown's time grows with the square of the page's length
MAX_OPEN = 1000  # brackets: and with more than that for each that is never closed
_HEADING = re.compile(r"^#.*", re.MULTILINE)
_WORDS = re.compile(r"#{1,6} ([A-Za-z0-9][A-Za-z0-9,.?!'-]*(?: [A-Za-z0-9][A-Za-z0-9,.?!'-]*)*)")  # nothing but words
# What may hide a heading, look like one, or set an id; then the page is converted as Markdown.
_UNCLEAR = re.compile(
    r"^[ \t>*+-][ \t>*+.0-9-]*#|^[0-9]+[.)].*#|^ {0,3}<|<!--|^(?:=+|-+)[ \t]*$|^ {0,3}(?:```|~~~)"
    r"|^(?!#).*\{:?[ \t]*#|^#.*[\[<&]",
    re.MULTILINE,
)
_BEGIN = re.compile(r"\{#|\{%-?\s*raw\s*-?%\}")
_ENDS = {True: re.compile(r"#\}"), False: re.compile(r"\{%-?\s*endraw\s*-?%\}")}  # of a comment, and of what is raw
_ARGUMENT = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[0-9]+)"""
_ARGUMENTS = re.compile(_ARGUMENT)
_CALL = re.compile(rf"\{{\{{-?\s*(\w+)\(\s*((?:{_ARGUMENT}(?:\s*,\s*{_ARGUMENT})*\s*)?)\)")
_BEGUN = re.compile(r"\{\{-?\s*(\w+)\s*\(")
# Calls without faults, so that most pages need no template parser.
_SOUND_CALL = re.compile(_CALL.pattern.replace(r"(\w+)", f"(?:{'|'.join(MACROS)})") + r"\s*-?\}\}")


def read_page(
    text: str, file: str, path: str, problems: list[Problem], variables: Mapping[Text, Node] | None = None
) -> tuple[Page, Fields | None]:
    """Return a page, and the reader of its front matter if that has a key of `OURS`, else None.

    `file` is the page's name in messages, `path` its path in `content/`, `variables` are those that every page may
    use, by their names. Faults are noted in `problems`; raises ProblemsError if the page is too large, or its front matter cannot be read.
    """
    if len(text) > MAX_PAGE:
        what, fix = message("page-file.large", limit=grouped(MAX_PAGE))
        raise ProblemsError([Problem.of_file(file, what, fix)])
    front, body_line = front_matter(text, file)
    body = text.split("\n", body_line)[-1] if body_line else text
    shown, bare = _without_raw(body)
    places = _Places(shown, body_line)
    if front is not None:
        problems += [*_misspelt(front, file), *front_as_written(front, file, OURS)]
    misused = [*_misused(shown, file, places)]
    if not misused and not only_calls(body):
        misused = [*template_faults(body, file, body_line, MACROS, {**(variables or {}), **(front or {})})]
    problems += misused
    left_open = bare.count("[") - bare.count("]")
    if left_open > MAX_OPEN:
        line, column = places.at(shown.find("["))
        what, fix = message("page-file.open", number=grouped(left_open))
        problems.append(Problem(file=file, line=line, column=column, path="", what=what, fix=fix))
    fields = None
    if front is not None and any(Text(key) in front for key in OURS):
        fields = Fields(front, file, problems)
    headings = _headings(bare) if left_open <= MAX_OPEN else {}
    if front is not None and "lesson" not in front:  # whose title is read with it
        Fields(front, file, problems).text("title", "fix.page-title", "")
    own = front.get(Text("title")) if front is not None else None
    if isinstance(own, Text) and is_template(own):
        what, fix = message("page-file.title")
        problems.append(Problem(file=file, line=own.line, column=own.column, path="title", what=what, fix=fix))
    title = str(own or "") or next(iter(headings.values()), path)
    return Page(file=path, title=title, headings=headings, calls=_calls(shown, file, places)), fields


def only_calls(body: str) -> bool:
    """Return whether macro calls without a fault are all that engines read as a template in a page's body."""
    return not is_template(_SOUND_CALL.sub("", body))


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


def _without_raw(body: str) -> tuple[str, str]:
    """Return a body in which comments and what is raw are spaces, and one without comments and the marks of what is raw."""
    shown, bare = [], []
    done = 0
    while begin := _BEGIN.search(body, done):
        is_comment = begin[0] == "{#"
        end = _ENDS[is_comment].search(body, begin.end())
        if end is None:
            break
        shown += [body[done : begin.start()], re.sub(r"[^\n]", " ", body[begin.start() : end.end()])]
        bare += [body[done : begin.start()], "" if is_comment else body[begin.end() : end.start()]]
        done = end.end()
    rest = body[done:]
    return "".join([*shown, rest]), "".join([*bare, rest])


def _misused(shown: str, file: str, places: _Places) -> Iterator[Problem]:
    """Yield a comment that never ends, macros whose brackets cannot be read, and macros that may not be in a heading."""
    if (comment := shown.find("{#")) >= 0:
        line, column = places.at(comment)
        fix = say("page-file.comment-fix")
        what = say("page-file.comment")
        yield Problem(file=file, line=line, column=column, path="", what=what, fix=fix)
    for match in _CALL.finditer(shown):
        macro = MACROS.get(match[1])
        if macro and not macro.in_headings and shown[shown.rfind("\n", 0, match.start()) + 1 :].startswith("#"):
            line, column = places.at(match.start())
            what, fix = message("page-file.term")
            yield Problem(file=file, line=line, column=column, path=match[1], what=what, fix=fix)
    for match in _BEGUN.finditer(shown):
        if match[1] in MACROS and not _CALL.match(shown, match.start()):
            line, column = places.at(match.start())
            what = say("page-file.brackets")
            fix = say("page-file.brackets-fix", macro=match[1])
            yield Problem(file=file, line=line, column=column, path=match[1], what=what, fix=fix)


def _headings(body: str) -> dict[str, str]:
    """Return the text of each heading by the id that the page's table of contents gives it.

    Python-Markdown makes the ids, as on the site. It converts only the lines of headings, and only if one of them is
    more than words, unless the page has something that could hide a heading or look like one.
    """
    whole_page = _UNCLEAR.search(body) is not None
    lines = _HEADING.findall(body)
    words = [match[1] for match in map(_WORDS.fullmatch, lines) if match]
    if not whole_page and len(words) == len(lines):
        used: set[str] = set()
        return {unique(slugify(text, "-"), used): text for text in words}
    engine = _engine(whole_page=whole_page)
    engine.reset().convert(body if whole_page else "\n\n".join(lines))
    found: dict[str, str] = {}
    waiting = list(engine.toc_tokens)
    while waiting:
        token = waiting.pop(0)
        found.setdefault(token["id"], unescape(token["name"]))
        waiting = token["children"] + waiting
    return found


@cache
def _engine(*, whole_page: bool) -> Any:
    """Return a converter that gives headings ids; with `whole_page` it knows every block that can contain a heading."""
    blocks = ("abbr", "admonition", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.superfences")
    return Markdown(extensions=["attr_list", "toc", *(blocks if whole_page else ())])


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
