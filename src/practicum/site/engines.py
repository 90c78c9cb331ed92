"""The site engines, called as their own command lines are, in this process: it has read the course already."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from practicum.base.stop import not_within

STRICT = "PRACTICUM_STRICT"  # false while an engine serves; mkdocs.yml reads it too
# Where the command line of each is, and what it takes for a build and before the address that it serves at.
_ENGINES = {
    "mkdocs": ("mkdocs.__main__", ["build", "--strict"], ["serve", "--dev-addr"]),
    "zensical": ("zensical.main", ["build", "--strict", "--clean"], ["serve", "--dev-addr"]),
}
ENGINES = tuple(_ENGINES)
_WORDS_IN = {"mkdocs": "material", "zensical": "zensical"}  # the package with the theme's words
LANGUAGES = "partials/languages"  # where they are in a theme, a file a language


def is_installed(engine: str) -> bool:
    """Return whether an engine of `ENGINES` can be called here."""
    return find_spec(engine) is not None


def languages(engine: str) -> list[str]:
    """Return the codes of the languages that an engine's theme has words in, in alphabetical order."""
    package = find_spec(_WORDS_IN[engine])
    folder = Path(package.origin).parent / "templates" / LANGUAGES if package and package.origin else Path()
    return sorted(path.stem for path in folder.glob("*.html"))


def build_with(engine: str, config: Path) -> int:
    """Build the site that a configuration file describes, strictly; return the engine's exit status."""
    return _call(engine, [*_ENGINES[engine][1], "--config-file", str(config)])


def serve_with(engine: str, config: Path, address: str) -> int:
    """Serve the site at an address such as `localhost:8000` until Ctrl+C; return the engine's exit status.

    Pages then show the course's mistakes, so that the server goes on.
    """
    os.environ[STRICT] = "false"
    return _call(engine, [*_ENGINES[engine][2], address, "--config-file", str(config)])


def _call(engine: str, arguments: list[str]) -> int:
    from click import ClickException

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # an advertisement of the theme's makers
    cli = import_module(_ENGINES[engine][0]).cli
    try:
        with not_within() if engine == "zensical" else nullcontext():  # it would end the program, with exit status 0
            cli.main(arguments, prog_name=engine, standalone_mode=False)
    except ClickException as error:
        error.show()
        return error.exit_code
    except RuntimeError as error:  # Zensical has said what is wrong, and ends a strict build so
        if engine != "zensical" or type(error) is not RuntimeError:
            raise
        print(error, file=sys.stderr)
        return 1
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    return 0
