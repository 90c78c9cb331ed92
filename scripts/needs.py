"""What a script needs of the Python that runs it; a line says how to get it. Runs with any Python 3."""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PYTHON = os.path.join(".venv", *(("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")))


def need(*packages: str) -> None:
    """End the program with exit status 2 and a line if its Python is too old or cannot import one of `packages`."""
    script = f"scripts/{os.path.basename(sys.argv[0])}"
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python runs this
        version = sys.version.split()[0]
        _end(f"{script} needs Python 3.11 or later; this is {version}.")
    missing = [name for name in packages if not _is_there(name)]
    if missing:
        first = "" if os.path.exists(os.path.join(ROOT, PYTHON)) else "python3 scripts/setup.py, then "
        _end(f"{script} needs {', '.join(missing)}, which this Python does not have. Run: {first}{PYTHON} {script}")


def _is_there(package: str) -> bool:
    from importlib.util import find_spec  # imported late: the grader needs no package from here

    return find_spec(package) is not None


def _end(line: str) -> None:
    print(line, file=sys.stderr)
    sys.exit(2)
