"""Read a mapping of a file key by key: typed values, with every fault noted.

The course's check and the grader use the same reader, so there is one syntax. A fault never stops the reading: the
reader notes it and returns a harmless value, and the caller discards the record once problems were noted.
"""

from __future__ import annotations

import sys
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from practicum.base.problem import Place, Problem
from practicum.base.text import closest, did_you_mean, has_controls, is_seen, short
from practicum.files.yaml_tree import Items, Table, Text
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from practicum.files.yaml_tree import Node

_T = TypeVar("_T")
LONGEST_ID = 80
LONGEST_NUMBER = 9
ALIKE = 0.8  # of a key where any other may be: site_author is not a misspelt site_name
_fractions: dict[int, Fraction] = {}
_KINDS: dict[type, str] = {Text: "text", Items: "list", Table: "mapping"}


def fraction(text: str) -> Fraction | None:
    """Return the exact number that a text such as `1`, `1/2` or `0.5` means; None for any other text."""
    separator = "/" if "/" in text else "."
    parts = text.split(separator)
    if len(parts) > 2 or not all(p.isascii() and p.isdigit() and len(p) <= LONGEST_NUMBER for p in parts):  # noqa: PLR2004
        return None
    if separator == "/" and not int(parts[-1]):
        return None
    return Fraction(text)


def _shared_fraction(number: int) -> Fraction:
    """Return an integer as a fraction, always the same object: a course leaves thousands of values to the default."""
    if number not in _fractions:
        _fractions[number] = Fraction(number)
    return _fractions[number]


def _is_one_paragraph(text: str) -> bool:
    """Return whether a field can be one paragraph."""
    from practicum.markup.blocks import is_one_paragraph  # imported late: few of the quizzes to grade need it

    return is_one_paragraph(text)


def is_id(text: str) -> bool:
    """Return whether a text can be an id: small letters and digits, in parts joined by single hyphens."""
    parts = text.split("-")
    return text.isascii() and text == text.lower() and len(text) <= LONGEST_ID and all(p.isalnum() for p in parts)


def _is_day(text: str) -> bool:
    """Return whether a text is YYYY-MM-DD and that day exists; importing `datetime` would slow the grader's start."""
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not (text.isascii() and all(part.isdigit() for part in parts)):
        return False
    year, month, day = map(int, parts)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return year > 0 and 0 < month <= len(lengths) and 0 < day <= lengths[month - 1]


def _wrong_type(found: type | None, wanted: type) -> str:
    """Return the message that a value has the wrong type; None for an empty value."""
    kind = _KINDS[found] if found else "nothing"
    return say("fields.kind", found=say(f"fields.a-{kind}"), wanted=say(f"fields.a-{_KINDS[wanted]}"))


def _hinted(fix: str, found: Node, wanted: type) -> str:
    """Return how to fix a value of the wrong type, with what a colon does to a text."""
    return f"{fix} {say('fix.colon')}" if isinstance(found, Table) and found and wanted is Text else fix


class Fields:
    """The keys of one mapping; `close` reports the keys that were never read.

    In every method, `key` is a key of the mapping, and `fix` is the id of the message that says how to fix a fault
    of its value. A method never raises: it notes a fault in `problems` and returns a harmless value.
    """

    def __init__(
        self, data: Table, file: str, problems: list[Problem], path: str = "", secret: Collection[str] = ()
    ) -> None:
        """Read from `data`, and note faults of `file` in `problems` with paths that start with `path`.

        Faults of the `secret` keys, at any depth, are not noted: their values are in another file.
        """
        self.data = data
        self.file = file
        self.path = path
        self.problems = problems
        self.secret = secret
        self.asked: dict[str, None] = {}
        self._missing: dict[str, Problem] = {}  # by key: what was noted, until its misspelling is found

    def note(self, key: str, what: str, fix: str, at: Node | None = None) -> None:
        """Note a fault at the node `at`, by default the value of `key`, or the mapping if it has no such key."""
        if key in self.secret:
            return
        place = at if at is not None else self.data.get(Text(key), self.data)
        path = f"{self.path}.{key}".strip(".")
        self.problems.append(
            Problem(file=self.file, line=place.line, column=place.column, path=path, what=what, fix=fix)
        )

    def place(self) -> Place:
        """Return where the mapping is."""
        return Place(file=self.file, line=self.data.line, column=self.data.column, path=self.path)

    def _take(self, key: str, kind: type, fix: str, *, required: bool, **values: object) -> Node | None:
        """Return the value of a key if it has the type `kind`, else None; note what is missing or has another type.

        `values` are filled into the text of `fix`.
        """
        self.asked[key] = None
        value = self.data.get(Text(key))
        if value is None:
            if required and key not in self.secret:
                self.note(key, say("fields.missing"), say(fix, **values))
                self._missing[key] = self.problems[-1]
            return None
        if type(value) is not kind:
            if not value and not required and isinstance(value, Text):
                return None
            self.note(key, _wrong_type(type(value) if value else None, kind), _hinted(say(fix, **values), value, kind))
            return None
        return value

    def text(self, key: str, fix: str, default: str | None = None, *, blank: bool = False) -> str:
        """Return a text without the space around it, or the default where the key is missing.

        An empty text is a fault unless `blank` is true; so is one with a control character, which YAML can write as an
        escape, but no page can show.
        """
        value = self.word(key, fix, default, blank=blank)
        if has_controls(value):
            self.note(key, *message("fields.controls"))
        return value

    def word(self, key: str, fix: str, default: str | None = None, *, blank: bool = False) -> str:
        """Return a text as `text` does, whatever it holds: what a learner wrote, or what has a check of its own."""
        value = self._take(key, Text, fix, required=default is None)
        if value is None:
            return default or ""
        if not is_seen(str(value)) and not blank:
            self.note(key, say("fields.blank"), say(fix))
        return str(value).strip()

    def line(self, key: str, fix: str, default: str | None = None) -> str:
        """Return a text of one paragraph, without a list, a table or a block of code, or the default as `text` does."""
        value = self.text(key, fix, default)
        if "\n" in value and not _is_one_paragraph(value):
            self.note(key, *message("fields.paragraphs"))
        return value

    def name(self, key: str, fix: str, default: str | None = None) -> str:
        """Return an id of small letters, digits and single hyphens. It may be empty if there is a default."""
        value = self.word(key, fix, default, blank=default is not None)
        if value and value != default:
            self._check_id(key, value, self.data.get(Text(key), self.data))
        return value

    def names(self, key: str, fix: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of ids without duplicates."""
        found: dict[str, None] = {}
        for at, value in self._texts(key, fix, required=required):
            if value in found:
                self.note(key, say("fields.twice", given=value), say("fix.delete-one"), at)
            elif self._check_id(key, value, at):
                found[value] = None
        return tuple(found)

    def choices(self, key: str, allowed: Iterable[str], fix: str, *, required: bool = True) -> tuple[str, ...]:
        """Return a list of words, each one of those allowed."""
        found = []
        for at, value in self._texts(key, fix, required=required):
            if value in allowed:
                found.append(value)
            else:
                self.note(key, say("fields.not-one-of", given=value, known=", ".join(allowed)), say(fix), at)
        return tuple(found)

    def choice(self, key: str, allowed: Iterable[str], fix: str, default: str | None = None) -> str:
        """Return one of the allowed words. It may be empty if there is a default."""
        value = self.word(key, fix, default, blank=default is not None) or default or ""
        if value and value not in allowed:
            self.note(
                key,
                say("fields.not-one-of", given=value, known=", ".join(allowed)),
                f"{say(fix)} {did_you_mean(value, allowed)}".rstrip(),
            )
        return sys.intern(value)  # one object for thousands of equal texts in a course

    def date(self, key: str, fix: str) -> str:
        """Return an existing day as YYYY-MM-DD, or an empty text where the key is missing or empty."""
        value = self.word(key, fix, "", blank=True)
        if value and not _is_day(value):
            self.note(key, say("fields.no-day", given=short(value)), say(fix))
        return sys.intern(value)

    def found(
        self, key: str, find: Callable[[str], _T | None], known: Callable[[], Iterable[str]], fix: str
    ) -> _T | None:
        """Return what `find` gives for a word, None for one that is not among the `known()`, which are asked for late."""
        value = self.text(key, fix)
        found = find(value)
        if value and found is None:
            self.choice(key, known(), "fix.one-of-them")
        return found

    def number(
        self, key: str, low: int, high: int, default: int | None, fix: str, *, finest: int = 0, zero: bool = True
    ) -> Fraction:
        """Return an exact number from `low` to `high`, both included; `1/2` and `0.5` are read exactly.

        Its denominator is at most `finest`, if that is not 0. It may be 0 only if `zero` is true.
        """
        usual = _shared_fraction(low if default is None else default)
        value = self._take(key, Text, fix, required=default is None, low=low, high=high)
        if value is None or (not value and default is not None):
            return usual
        exact = fraction(str(value))
        if exact is None or not low <= exact <= high:
            self.note(
                key, say("fields.no-number", given=short(str(value)), low=low, high=high), say(fix, low=low, high=high)
            )
            return usual
        what = ""
        if finest and exact.denominator > finest:
            what = say("fields.fine", given=exact, finest=finest) if finest > 1 else say("fields.no-whole", given=exact)
        elif not (exact or zero):
            what = say("fields.zero")
        if what:
            self.note(key, what, say(fix, low=low, high=high))
        return exact

    def integer(self, key: str, low: int, high: int, default: int | None, fix: str) -> int:
        """Return an integer from `low` to `high`, both included."""
        return int(self.number(key, low, high, default, fix, finest=1))

    def flag(self, key: str, fix: str) -> bool:
        """Return whether the value is `true`; a missing or empty one counts as `false`."""
        value = self.word(key, fix, "false", blank=True) or "false"
        if value not in ("true", "false"):
            self.note(key, say("fields.no-flag", given=short(value)), say(fix))
        return value == "true"

    def lines(self, key: str, fix: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the key is missing."""
        return tuple(value for _, value in self._shown(key, fix, required=False))

    def entries(self, key: str, fix: str, *, required: bool = False) -> list[Text]:
        """Return the texts of a list, each with its place for `note`."""
        return [at for at, _ in self._shown(key, fix, required=required)]

    def tables(self, key: str, fix: str, least: int = 1, most: int = 0) -> list[Fields]:
        """Return a reader for each mapping of a list of `least` to `most`; with 0 the key may be missing, or all may be."""
        items = self._take(key, Items, fix, required=least > 0)
        if items is None:
            return []
        readers = []
        for index, item in enumerate(items):
            if isinstance(item, Table):
                readers.append(
                    Fields(item, self.file, self.problems, f"{self.path}.{key}[{index}]".strip("."), self.secret)
                )
            else:
                self.note(f"{key}[{index}]", _wrong_type(type(item), Table), say(fix), item)  # type: ignore[arg-type]
        if len(items) < least:
            self.note(key, say("fields.few", number=len(items), least=least), say(fix))
        if most and len(items) > most:
            self.note(key, say("fields.many", number=len(items), most=most), say("fix.fewer"))
        return readers

    def table(self, key: str, fix: str, *, required: bool = True) -> Fields | None:
        """Return a reader for the mapping under a key, or None."""
        value = self._take(key, Table, fix, required=required)
        return (
            Fields(value, self.file, self.problems, f"{self.path}.{key}".strip("."), self.secret)
            if isinstance(value, Table)
            else None
        )

    def by_id(self, key: str, fix: str, wrong: tuple[str, str] | None = None, *, required: bool = False) -> Fields:
        """Return a reader for a mapping of ids; one of nothing where the value is missing, empty or `[]`.

        `wrong` is the message for a value that is not a text, or is empty; without it, any value will do.
        """
        value = self.data.get(Text(key))
        if value is not None and not value:
            self.asked[key] = None
            found = None
        else:
            found = self.table(key, fix, required=required)
        reader = found or Fields(Table(), self.file, self.problems)
        for ident, each in reader.data.items():
            if wrong and not (each and isinstance(each, Text)):
                reader.note(str(ident), *wrong)
        return reader

    def value(self, key: str, kind: str, read: Callable[[Node | None], _T]) -> _T:  # noqa: ARG002 - others record it
        """Return what `read` makes of the value of a key, or of None; `kind` names what it may be."""
        self.asked[key] = None
        return read(self.data.get(Text(key)))

    def empty(self, key: str, what: str, fix: str) -> None:
        """Note a key that has no place here, unless its value is empty; `what` is the id of the message."""
        if Text(key) in self.data:
            self.asked[key] = None
            if self.data[Text(key)] != "":
                self.note(key, say(what), say(fix))

    def close(self) -> None:
        """Note every key that was not read, with the most similar key that was; that one is then not also missing."""
        for key in self.data:
            if key not in self.asked:
                meant = closest(key.lower(), self._missing) or closest(key.lower(), self.asked)
                self._note_unknown(key, meant)

    def close_among_others(self, *keys: str) -> None:
        """Note each key that looks like one of `keys` that is not there; the mapping may hold any other key."""
        absent = [key for key in keys if Text(key) not in self.data]
        for key in self.data:
            if key not in keys and (meant := closest(key.lower(), absent, ALIKE)):
                self._note_unknown(key, meant)

    def misspells(self, *keys: str) -> bool:
        """Return whether one of `keys` is not there, but a key like it: what it may hold is not known then."""
        absent = [key for key in keys if Text(key) not in self.data]
        return any(closest(key.lower(), absent, ALIKE) for key in self.data)

    def _note_unknown(self, key: Text, meant: str) -> None:
        """Note that a key is not of the format, in place of the note that the key `meant`, if any, is missing."""
        if meant in self._missing:
            self.problems.remove(self._missing.pop(meant))
        known = say("fields.unknown-fix", known=", ".join(self.asked))
        self.note(str(key), say("fields.unknown"), say("fix.nearest", word=meant) if meant else known, key)

    def _shown(self, key: str, fix: str, *, required: bool) -> Iterable[tuple[Text, str]]:
        """Yield what `_texts` does, and note each text with a control character."""
        for at, value in self._texts(key, fix, required=required):
            if has_controls(value):
                self.note(key, *message("fields.controls"), at)
            yield at, value

    def _texts(self, key: str, fix: str, *, required: bool) -> Iterable[tuple[Text, str]]:
        """Yield each text of a list as its node and stripped; note what is not a text."""
        items = self._take(key, Items, fix, required=required)
        if required and items is not None and not items:
            self.note(key, say("fields.blank"), say(fix))
        for item in items or ():
            if isinstance(item, Text) and is_seen(item):
                yield item, item.strip()
            else:
                self.note(key, say("fields.no-text"), _hinted(say(fix), item, Text), item)  # type: ignore[arg-type]

    def _check_id(self, key: str, value: str, at: Node) -> bool:
        """Return whether a text is an id, noting it if not."""
        good = is_id(value)
        if not good:
            self.note(key, say("fields.no-id", given=short(value)), say("fix.id"), at)
        return good
