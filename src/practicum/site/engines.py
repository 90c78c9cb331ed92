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
# Where the command line of each is, and what it takes for a build.
_ENGINES = {
    "mkdocs": ("mkdocs.__main__", ["build", "--strict"]),
    "zensical": ("zensical.main", ["build", "--strict", "--clean"]),
}
ENGINES = tuple(_ENGINES)
_WORDS_IN = {"mkdocs": "material", "zensical": "zensical"}  # the package with the theme's words
LANGUAGES = "partials/languages"  # where they are in a theme, a file a language


def changes_for(engine: str) -> dict[str, object]:
    """Return the settings that an engine needs for a course that the check accepted, besides the course's own.

    Zensical looks for links in front matter too, and takes those of fields, which begin at `content/`, for a page's.
    The check has followed the links of both.
    """
    return {"validation": {"links": {"not_found": "ignore", "anchors": "ignore"}}} if engine == "zensical" else {}


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
