"""`practicum upgrade`: an older course and its pin of the engine are moved on to the engine that is installed."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from difflib import unified_diff
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from practicum.base.problem import Problem, ProblemsError
from practicum.course.format import FORMAT, format_of, is_copy
from practicum.course.settings import CONFIG, language_of
from practicum.files.atomic_write import atomic_write
from practicum.files.regular import read_whole
from practicum.files.yaml_tree import Table, Text, read_file
from practicum.scaffold.format_1 import config_to_1, files_to_1
from practicum.scaffold.pin import pin
from practicum.scaffold.schemas import schemas_of
from practicum.scaffold.splice import Splice
from practicum.scaffold.texts import START, WORKFLOW, runs, start_files, workflow
from practicum.schema.course import FOLDER
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PINS = "requirements.txt"
_PINNED = re.compile(
    r"^(?:\./engine/practicum-[^\s\[]*\.whl|practicum(?=[ \t]*(?:[\[=<>!~@;#\r]|$)))[ \t]*(\[[^\]]*\])?[^\r\n]*",
    re.MULTILINE,
)
_WHEEL = re.compile(r"engine/practicum-[^/\s\[]*\.whl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file of the course by its path there: what it holds before and after, None where there is no such file."""

    path: str
    old: bytes | None
    new: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """What an upgrade does: `changes` in the order in which they are made, `moves` of files from path to path.

    `unneeded` are files and folders that the course does not need afterwards; they stay.
    """

    changes: tuple[Change, ...]
    moves: dict[str, str]
    unneeded: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.changes or self.moves)


def plan_upgrade(root: Path) -> Upgrade:
    """Return what moves the course in a folder on to the installed engine; nothing is written.

    Raises ProblemsError if the course has no configuration, one of a newer engine, or one that cannot be edited.
    """
    text = read_file(str(root / CONFIG), CONFIG)
    splice = Splice(read_whole(str(root / CONFIG), CONFIG).decode("utf-8") if text else text)
    number = format_of(splice.config)
    copied = number < FORMAT and is_copy(splice.config)
    moves, unneeded = files_to_1(root) if copied else ({}, [])
    extra = splice.config.get(Text("extra"))
    if number < FORMAT or not (isinstance(extra, Table) and Text("format") in extra):
        _name_format(splice, config_to_1(splice, root) if copied else [])
    pins = [*_pin_changes(root, add=copied)]
    starts = _start_files(root) if pins and "scripts" not in unneeded else ()
    files = [*pins, *(_workflow(root) if copied else ()), *_schemas(root), *starts]
    config = Change(path=CONFIG, old=read_whole(str(root / CONFIG), CONFIG), new=splice.done().encode())
    changes = tuple(change for change in (*files, config) if change.old != change.new)
    return Upgrade(changes=changes, moves=moves, unneeded=tuple(unneeded))


def shown(upgrade: Upgrade) -> Iterator[str]:
    """Yield the lines that show an upgrade: a unified diff, and what is moved."""
    for change in upgrade.changes:
        if change.path.endswith(".whl") or change.path.startswith(f"{FOLDER}/") or change.path in START:
            yield say(
                "upgrade.adds" if change.old is None else "upgrade.replaces" if change.new else "upgrade.deletes",
                file=change.path,
            )
            continue
        old = (change.old or b"").decode("utf-8").splitlines()
        new = (change.new or b"").decode("utf-8").splitlines()
        before = "/dev/null" if change.old is None else f"a/{change.path}"
        yield from unified_diff(old, new, before, f"b/{change.path}", lineterm="")
    for path, target in upgrade.moves.items():
        yield say("upgrade.moves", old=path, new=target)


def apply_upgrade(root: Path, upgrade: Upgrade) -> None:
    """Make the changes of an upgrade; if one is not possible, undo those before it, and raise ProblemsError or OSError.

    The configuration, which names the format, comes last: after a kill, another upgrade does the rest.
    """
    undo: list[tuple[Path, bytes | None]] = []
    moved: list[tuple[Path, Path]] = []
    try:
        for old, new in upgrade.moves.items():
            _move(root / old, root / new)
            moved.append((root / old, root / new))
        for change in upgrade.changes:
            undo.append((root / change.path, change.old))
            _put(root / change.path, change.new)
    except BaseException:
        for path, content in reversed(undo):
            _put(path, content)
        for before, after in reversed(moved):
            _move(after, before)
        raise


def _name_format(splice: Splice, more: list[str]) -> None:
    """Write the present format, and more lines, under `extra`."""
    extra = splice.config.get(Text("extra"))
    lines = [f"format: {FORMAT}", *more]
    named = extra.get(Text("format")) if isinstance(extra, Table) else None
    if isinstance(named, Text):
        splice.replace(named, str(FORMAT))
        lines = more
    if isinstance(extra, Table) and extra:
        splice.insert(extra, lines)
    else:
        splice.append(["extra:", *(f"  {line}" for line in lines)])


def _pin_changes(root: Path, *, add: bool) -> Iterator[Change]:
    """Yield what pins the installed engine; a course that pins none in requirements.txt gets a pin if `add` is true."""
    path = root / PINS
    old = read_whole(str(path), PINS) if path.exists() else None
    text = old.decode("utf-8") if old is not None and read_file(str(path), PINS) else ""
    line = _PINNED.search(text)
    if line is None and not add:
        return
    requirement, wheel = pin()
    if line is None:
        new = f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{requirement}\n"
    else:
        new = text[: line.start()] + requirement.replace("[site]", line[1] or "[site]") + text[line.end() :]
    if wheel:
        there = root / "engine" / wheel.name
        held = read_whole(str(there), wheel.name) if there.exists() else None
        if held is None or not _same(held, wheel.content):
            yield Change(path=f"engine/{wheel.name}", old=held, new=wheel.content)
    yield Change(path=PINS, old=old, new=new.encode())
    for name in _WHEEL.findall(line[0]) if line else ():
        if name not in new and (root / name).exists():
            yield Change(path=name, old=read_whole(str(root / name), name), new=None)


def _workflow(root: Path) -> Iterator[Change]:
    """Yield the workflow that publishes a course, if it has one: that of format 0 ran the scripts of the repository."""
    if (root / WORKFLOW).exists():
        yield Change(path=WORKFLOW, old=read_whole(str(root / WORKFLOW), WORKFLOW), new=workflow().encode())


def _schemas(root: Path) -> Iterator[Change]:
    """Yield the schemas for editors, if the course keeps them."""
    for path, new in schemas_of(root).items() if (root / FOLDER).is_dir() else ():
        old = read_whole(str(root / path), path) if (root / path).exists() else None
        yield Change(path=path, old=old, new=new)


def _start_files(root: Path) -> Iterator[Change]:
    """Yield what starts a course without a terminal, if it has none of it: a course may keep one of three, or its own.

    Beside `scripts/setup.py`, of a copy of the engine's repository, it would set that up.
    """
    if not any((root / path).exists() for path in (*START[:-1], "scripts/setup.py")):
        for path, new in start_files(language_of(str(root))).items():
            if not (root / path).exists():
                yield Change(path=path, old=None, new=new)


def _same(one: bytes, other: bytes) -> bool:
    """Return whether two wheels hold the same files; the times in them may differ."""
    try:
        files = [
            sorted((each.filename, each.CRC) for each in ZipFile(BytesIO(wheel)).infolist()) for wheel in (one, other)
        ]
    except BadZipFile:
        return False
    return files[0] == files[1]


def _put(path: Path, content: bytes | None) -> None:
    """Let a file hold something; None deletes it."""
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(str(path), None) as file:
        file.write(content)
    if runs(content):
        path.chmod(0o755)


def _move(old: Path, new: Path) -> None:
    """Move a file that is not there yet; a folder that is empty then is deleted."""
    if new.exists():
        raise ProblemsError([Problem.of_file(str(new), *message("upgrade.exists"))])
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)
    with suppress(OSError):
        old.parent.rmdir()
