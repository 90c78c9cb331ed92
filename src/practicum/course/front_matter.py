"""The front matter of a page, found where both engines find it, and named where they would show or drop it as text."""

from __future__ import annotations

import re

from practicum.base.problem import Problem, ProblemsError
from practicum.files.yaml_tree import Table, parse
from practicum.words import message

OURS = ("lesson", "module", "worksheet")
_KNOWN = "|".join((*OURS, "title", "description", "author", "hide", "tags", "template", "search", "render_macros"))
_ENDS = ("---", "...")
_ABOVE = re.compile(
    r"(?:\s|[\ufeff\u200b]|#[^\n]*\n|<!--.*?-->)*+", re.DOTALL
)  # blank lines, comments of YAML and HTML
# A block between two rules with a key of front matter, wherever it begins.
_BLOCK = re.compile(rf"-{{3,}}[ \t]*\n(?:(?!\s*-{{3,}}\s*$).*\n)*?(?:{_KNOWN})[ \t]*:", re.MULTILINE)
_TAKEN = re.compile(r" {0,3}[A-Za-z0-9_-]+:")  # what MkDocs takes for a setting in the first line: its `META_RE`


def front_matter(text: str, file: str) -> tuple[Table | None, int]:
    """Return the front matter (None if there is none) and its number of lines.

    Raises ProblemsError if it never ends, is empty, or does not begin and end as engines need it, and if MkDocs would
    drop the first line of a page without front matter.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        _check_none(text, lines[0], file)
        return None, 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in _ENDS:
            if not any(inner.strip() and not inner.lstrip().startswith("#") for inner in lines[1:number]):
                raise _refusal(file, 1, *message("page-file.front-empty"))
            if number + 1 == len(lines):
                raise _refusal(file, number + 1, *message("page-file.front-last"))
            return parse("\n".join(lines[:number]), file), number + 1
    raise _refusal(file, 1, *message("page-file.front"))


def _check_none(text: str, first: str, file: str) -> None:
    """Raise ProblemsError if a page has front matter below its first line, or a first line that MkDocs drops."""
    above = _ABOVE.match(text)
    start = above.end() if above else 0
    if _BLOCK.match(text, start):
        line = text.count("\n", 0, start) + 1
        raise _refusal(file, line, *(message("page-file.front-above") if line > 1 else message("page-file.front-line")))
    if _TAKEN.match(first):
        raise _refusal(file, 1, *message("page-file.taken"))


def _refusal(file: str, line: int, what: str, fix: str) -> ProblemsError:
    return ProblemsError([Problem(file=file, line=line, column=1, path="", what=what, fix=fix)])
