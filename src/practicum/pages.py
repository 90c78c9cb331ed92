"""content/**/*.md -> Page: front matter, headings with their ids, and the macros called."""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify, unique

from practicum.fields import Fields
from practicum.model import Call, Page, Place
from practicum.problem import Problem, ProblemsError, nearest
from practicum.tree import Table, Text, parse

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*(?:#+[ \t]*)?(?:\{[ \t]*:?[ \t]*#([\w-]+)[^}]*\})?[ \t]*$")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_UNRENDERED = re.compile(r"\{#.*?#\}|\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_CALL = re.compile(r"\{\{-?\s*(\w+)\(\s*(?:\"([^\"\n]*)\"|'([^'\n]*)')?\s*\)")
OURS = ("lesson", "module")


def read_page(text: str, file: str, path: str) -> tuple[Page, Fields | None]:
    """Return a page and the reader of its front matter, or None where it has none of ours.

    `file` names the page in messages, `path` is its place in `content/`. Raises
    ProblemsError if the front matter is no YAML or misspells one of our keys.
    """
    front, body_line = _front_matter(text, file)
    body = text.split("\n", body_line)[-1] if body_line else text
    fields = None
    if front is not None:
        _misspelt(front, file)
        if any(Text(key) in front for key in OURS):
            fields = Fields(front, file, [])
    headings = _headings(body)
    title = str(front.get(Text("title"), "")) if front is not None else ""
    title = title or next(iter(headings.values()), path)
    return Page(file=path, title=title, headings=headings, calls=_calls(body, file, body_line)), fields


def _front_matter(text: str, file: str) -> tuple[Table | None, int]:
    """Return the front matter and the number of lines that it takes."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            inside = "\n".join(lines[:number])
            return (parse(inside, file) if inside.strip("- \n") else None), number + 1
    what = "the front matter does not end."
    mend = 'Write a line "---" after its last key.'
    raise ProblemsError([Problem(file=file, line=1, column=1, path="", what=what, mend=mend)])


def _misspelt(front: Table, file: str) -> None:
    """Raise ProblemsError for a key that is nearly one of ours."""
    problems = [
        Problem(file=file, line=key.line, column=key.column, path=key, what="is no key of a page.", mend=hint.strip())
        for key in front
        if key not in OURS and key[:3] in {ours[:3] for ours in OURS} and (hint := nearest(key, OURS))
    ]
    if problems:
        raise ProblemsError(problems)


def _headings(body: str) -> dict[str, str]:
    """Return the text of each heading by the id that the page's table of contents gives it."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    fence = ""
    for line in body.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
        elif not fence and (match := _HEADING.match(line)):
            plain = _LINK.sub(r"\1", match[2]).replace("*", "").replace("`", "")
            ident = unique(match[3] or slugify(plain, "-"), taken)
            found[ident] = plain
    return found


def _calls(body: str, file: str, offset: int) -> tuple[Call, ...]:
    """Return the macros that a page calls with nothing or with one id, outside of raw blocks."""
    shown = _UNRENDERED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)
    calls = []
    for match in _CALL.finditer(shown):
        before = shown[: match.start()].split("\n")
        place = Place(file=file, line=offset + len(before), column=len(before[-1]) + 1, path=match[1])
        calls.append(Call(place=place, macro=match[1], id=match[2] or match[3] or ""))
    return tuple(calls)
