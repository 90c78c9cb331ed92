"""What the commands' arguments have in common: the words of their help, and the options that several of them take."""

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

# What argparse says by itself, and the words that take its place.
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
    """Let argparse speak the language that is spoken now: it takes its own words from gettext, by their English."""
    words = {english: say(f"argparse.{key}") for english, key in _ARGPARSE.items()}
    argparse._ = lambda text: words.get(text, text)  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """A parser whose help has 80 columns, however wide the terminal is."""

    def __init__(self, *names: Any, **options: Any) -> None:
        options["formatter_class"] = lambda prog: argparse.HelpFormatter(prog, width=80)
        super().__init__(*names, **options)


def add_keys(parser: ArgumentParser) -> None:
    """Let a command take the folder with the keys of assessments."""
    parser.add_argument("--keys", metavar=say("cli.meta-dir"), default="", help=say("cli.keys"))


def add_output(parser: ArgumentParser, default: str = "", words: str = "cli.output") -> None:
    """Let a command take the file to write to; by default it is standard output."""
    parser.add_argument("--output", metavar=say("cli.meta-file"), default=default, help=say(words))


def add_quiz(parser: ArgumentParser) -> None:
    """Let a command take the id of a quiz."""
    parser.add_argument("quiz", metavar=say("cli.meta-quiz"), help=say("cli.quiz"))


def output_to(file: str) -> AbstractContextManager[Writer | TextIO]:
    """Give what writes to standard output, or to a file that is there only once it is whole."""
    if not file:
        return nullcontext(sys.stdout)
    from practicum.files.atomic_write import atomic_write

    return atomic_write(file)
