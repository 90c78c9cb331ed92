"""Set up .venv: `python scripts/setup.py [--workbook | --dev | --spark]` installs what the lock files name, and this project.

The last line says what to type next, unless `--no-next` says that another program goes on by itself. Runs with any Python from 3.11 on, before anything is installed.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def main() -> int:
    """Install what is missing; return 0, or print in one line what cannot be installed and return 1."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python runs this
        print(f"Practicum needs Python 3.11 or later; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    if not PYTHON.exists() and subprocess.run([sys.executable, "-m", "venv", VENV]).returncode:
        print("Cannot make a virtual environment. On Debian or Ubuntu: apt install python3-venv", file=sys.stderr)
        return 1
    spark, workbook = ("--spark" in sys.argv[1:]), ("--workbook" in sys.argv[1:])
    dev = spark or "--dev" in sys.argv[1:]  # what Spark needs is beside what the tests need
    locks = ["requirements-spark.lock" if spark else "requirements-dev.lock" if dev else "requirements.lock"]
    stamps = ["site.stamp", *(["workbook.stamp"] if dev or workbook else []), *(["dev.stamp"] if dev else [])]
    stamps += ["spark.stamp"] if spark else []
    if workbook and not dev:
        locks.append("requirements-workbook.lock")
    print(f"Setting up .venv from {' and '.join(locks)} ...", flush=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for arguments in (
        ["--require-hashes", *(part for lock in locks for part in ("-r", lock))],
        ["--no-deps", "--no-build-isolation", "-e", "."],
    ):
        if subprocess.run([*pip, *arguments], cwd=ROOT).returncode:
            print(
                f"Setting up .venv failed; the lines above say why. Try again with: {Path(sys.executable).name} scripts/setup.py",
                file=sys.stderr,
            )
            return 1
    for stamp in stamps:
        (VENV / stamp).touch()
    if "--no-next" not in sys.argv[1:]:
        print(next_step(dev=dev, workbook=workbook))
    return 0


def next_step(*, dev: bool, workbook: bool) -> str:
    """Return the line that says what to type after setting up."""
    programs = PYTHON.parent.relative_to(ROOT)
    practicum = programs / "practicum"
    if workbook and not dev:
        return f"Ready. For the course as a PDF, type: {practicum} workbook"
    tests = f"; to run the tests after that: {programs / 'python'} -m pytest" if dev else ""
    return f"Ready. To build the course, type: {practicum} build; to edit it in a browser: {practicum} serve{tests}"


if __name__ == "__main__":
    sys.exit(main())
