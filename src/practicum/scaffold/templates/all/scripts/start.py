"""Set up .venv where that is needed, and show the course in a browser: what the start files run, each with its own name.

One whose name begins with `new` asks for a title first, and makes and shows a new course beside this folder.

Runs with any Python from 3.11 on, before anything is installed.
"""

import hashlib
import re
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

SERVE = ["serve", "--open"]  # the command of practicum
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "start.txt"  # what was installed here last
PINS = "requirements.txt"
SETUP = ROOT / "scripts" / "setup.py"  # of the engine's own repository
LANGUAGE = "§start_language"  # of a new course
WORDS = {
    "title": "§start_title",
    "no-title": "§start_no_title",
    "old": "§start_old",
    "setting-up": "§start_setting_up",
    "no-environment": "§start_no_environment",
    "not-installed": "§start_not_installed",
    "opening": "§start_opening",
}


def main() -> int:
    """Show the course until its window is closed; return the exit status, after a line that says why if it is not 0."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python runs this
        return failed("old", sys.version.split()[0])
    title = asked() if "".join(sys.argv[1:]).lower().startswith("new") else None
    if title == "":
        return failed("no-title")
    wanted = fingerprint()
    if not is_set_up(wanted):
        print(WORDS["setting-up"], flush=True)
        failure = set_up()
        if failure:
            return failed(failure) if failure in WORDS else 1
        STAMP.write_text(wanted, encoding="utf-8")
    folder = ROOT.parent / ident(title) if title else ROOT
    if title and not make(folder, title):
        return 1
    print(WORDS["opening"], flush=True)
    server = subprocess.Popen([PYTHON, "-m", "practicum", *SERVE], cwd=folder)
    while True:
        try:
            return server.wait()
        except KeyboardInterrupt:  # the server has it too, and ends
            continue


def asked() -> str:
    """Ask for the title of a new course; return an empty text if there is none."""
    print(WORDS["title"], end=" ", flush=True)
    return sys.stdin.readline().strip()


def make(folder: Path, title: str) -> bool:
    """Make a new course; return whether that was possible."""
    arguments = [str(folder), f"--title={title}", f"--language={LANGUAGE}"]
    return subprocess.run([PYTHON, "-m", "practicum", "new", *arguments], cwd=ROOT).returncode == 0


def ident(title: str) -> str:
    """Return the id that is most like a title, as `practicum new` proposes it: `safe-lifting` for "Safe lifting"."""
    plain = normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "my-course"


def failed(word: str, *values: str) -> int:
    """Say why nothing is shown; return the exit status."""
    print(WORDS[word].format(*values), file=sys.stderr)
    return 1


def fingerprint() -> str:
    """Return what is different whenever something has to be installed: by a new version, or in another place."""
    names = ["requirements.lock", "pyproject.toml"] if SETUP.exists() else [PINS]
    files = [*(ROOT / name for name in names), *sorted((ROOT / "engine").glob("*.whl"))]
    found = hashlib.sha256(str(ROOT).encode("utf-8", "surrogateescape"))
    for file in files:
        found.update(file.read_bytes() if file.exists() else b"")
    return found.hexdigest()


def is_set_up(wanted: str) -> bool:
    """Return whether the environment runs and has what is wanted."""
    return STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted and runs()


def runs() -> bool:
    """Return whether the environment has a Python that runs, unless the one that made it was removed, and pip."""
    try:
        return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0
    except OSError:
        return False


def set_up() -> str:
    """Install what the course asks for; return what could not be done: nothing, a word, or what was said already."""
    if not runs():
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True)
        if made.returncode or not runs():
            return "no-environment"
    if SETUP.exists():
        return "said" if subprocess.run([sys.executable, SETUP, "--no-next"]).returncode else ""
    if not pip("-r", PINS):
        return "not-installed"
    asked = (ROOT / PINS).read_text(encoding="utf-8")
    for wheel in (ROOT / "engine").glob("practicum-*.whl"):  # a newer one may have the same version
        if wheel.name in asked and not pip("--no-deps", "--force-reinstall", str(wheel)):
            return "not-installed"
    return ""


def pip(*arguments: str) -> bool:
    """Install something into the environment; return whether that was possible."""
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    return subprocess.run(command, cwd=ROOT).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
