"""The macro of the handbook's pages about commands: the arguments that the parser knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.cli.arguments import Parser, translate_argparse
from practicum.cli.main import add_arguments

if TYPE_CHECKING:
    from argparse import Action
    from typing import Any


class _Recorder(Parser):
    """A parser that keeps what was added to it, in `known`."""

    def __init__(self) -> None:
        self.known: list[Action] = []
        super().__init__()

    def add_argument(self, *names: Any, **options: Any) -> Action:
        self.known.append(super().add_argument(*names, **options))
        return self.known[-1]


def define_env(env: Any) -> None:
    """Define the macro in the environment of MkDocs or Zensical."""
    env.macro(arguments)


def arguments(command: str) -> str:
    """Return a row of a Markdown table for each argument of a command: how it is written, and what its help says.

    Raises KeyError if there is no such command.
    """
    translate_argparse()
    parser = _Recorder()
    add_arguments(parser, command)
    ordered = sorted(parser.known, key=lambda action: bool(action.option_strings))  # as `--help` does
    return "\n".join(f"| {'<br>'.join(map('`{}`'.format, _written(one)))} | {one.help} |" for one in ordered)


def _written(action: Action) -> list[str]:
    """Return the ways to write an argument."""
    if not action.option_strings:
        return [f"{action.metavar} …" if action.nargs else str(action.metavar)]
    values = action.choices or ([action.metavar] if action.metavar else [])
    return [f"{name} {value}" for name in action.option_strings for value in values] or list(action.option_strings)
