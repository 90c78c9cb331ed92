"""What the commands' arguments share: the words of the help, and options of several commands."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from practicum.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from contextlib import AbstractContextManager
    from typing import Any, TextIO

    from practicum.files.atomic_write import Writer

# The English texts of argparse, and the ids of the words that replace them.
_ARGPARSE = {
    "usage: ": "usage",
    "positional arguments": "positional",
    "options": "options",
    "show this help message and exit": "help",
    "%(prog)s: error: %(message)s\n": "error",
    "argument %(argument_name)s: %(message)s": "argument",
    "the following arguments are required: %s": "required",
    "unrecognized arguments: %s": "unrecognized",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "expected one argument": "one",
    "expected at least one argument": "some",
    "ignored explicit argument %r": "explicit",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid %(type)s value: %(value)r": "value",
}


def translate_argparse() -> None:
    """Translate argparse into the present language, in place of gettext, from which it reads its texts."""
    words = {english: say(f"argparse.{ident}") for english, ident in _ARGPARSE.items()}
    argparse._ = lambda text: words.get(text, text)  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """A parser whose help is 80 columns wide on every terminal."""

    def __init__(self, *names: Any, **options: Any) -> None:
        options["formatter_class"] = lambda prog: argparse.HelpFormatter(prog, width=80)
        super().__init__(*names, **options)


def add_keys(parser: ArgumentParser) -> None:
    """Add the option for the folder with the answer keys of assessments."""
    parser.add_argument("--keys", metavar=say("cli.meta-dir"), default="", help=say("cli.keys"))


def add_output(parser: ArgumentParser, default: str = "", words: str = "cli.output") -> None:
    """Add the option for the file to write; an empty default is standard output."""
    parser.add_argument("--output", metavar=say("cli.meta-file"), default=default, help=say(words))


def add_quiz(parser: ArgumentParser) -> None:
    """Add the argument for the id of a quiz."""
    parser.add_argument("quiz", metavar=say("cli.meta-quiz"), help=say("cli.quiz"))


def output_to(file: str) -> AbstractContextManager[Writer | TextIO]:
    """Return a context with a writer to standard output, or to a file as `atomic_write`."""
    if not file:
        return nullcontext(sys.stdout)
    from practicum.files.atomic_write import atomic_write

    return atomic_write(file)
