"""Run every test that needs no browser with each other Python from 3.11 on that this machine has: `python scripts/pythons.py`.

Says which were tried and which are not here; exit status 1 if any of them fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from needs import need

need()

ROOT = Path(__file__).resolve().parent.parent
MINORS = (11, 12, 13, 14)


def find(minor: int) -> str | None:
    """Return a Python 3 of that minor version that runs, or None."""
    roots = [Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"]
    candidates = [shutil.which(f"python3.{minor}")]
    candidates += [str(path) for root in roots for path in sorted(root.glob(f"3.{minor}.*/bin/python3"))]
    for program in filter(None, candidates):
        command = [program, "-c", "import sys; print(*sys.version_info[:2])"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.stdout.split() == ["3", str(minor)]:
            return program
    return None


def tried(program: str, minor: int) -> bool:
    """Set up an environment for a Python and run the tests in it; return whether they passed."""
    folder = ROOT / ".cache" / f"python3.{minor}"
    own = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    steps: list[list[str]] = []
    if not own.exists():
        steps.append([program, "-m", "venv", str(folder)])
    pip = [str(own), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps.append([*pip, "--require-hashes", "-r", "requirements-dev.lock"])
    steps.append([*pip, "--no-deps", "--no-build-isolation", "-e", "."])
    tests = ["--numprocesses=auto", "--dist=worksteal", "--ignore=tests/browser", "-p", "no:cacheprovider"]
    steps.append([str(own), "-m", "pytest", *tests])
    return all(subprocess.run(step, cwd=ROOT).returncode == 0 for step in steps)


def main() -> int:
    """Return the exit status."""
    outcomes = {}
    for minor in MINORS:
        program = None if minor == sys.version_info.minor else find(minor)
        if program:
            print(f"== Python 3.{minor}: {program}", flush=True)
            outcomes[minor] = tried(program, minor)
    absent = [f"3.{minor}" for minor in MINORS if minor not in outcomes and minor != sys.version_info.minor]
    for minor, passed in outcomes.items():
        print(f"Python 3.{minor}: {'passed' if passed else 'FAILED'}")
    if absent:
        print(f"Not on this machine: Python {', '.join(absent)}")
    return 0 if all(outcomes.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
