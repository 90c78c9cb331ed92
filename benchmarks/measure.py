"""Run programs one after the other and compare their time and memory. Needs a Unix, for `os.wait4`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Command:
    """Arguments for a program, the folder to run it in, and the exit statuses that mean success."""

    arguments: tuple[str, ...]
    folder: Path = ROOT
    statuses: tuple[int, ...] = (0,)
    program: str = sys.executable


@dataclass(frozen=True)
class Used:
    """What a run used: seconds of processor and of clock, and the peak of memory in bytes."""

    cpu: float
    wall: float
    peak: int

    def over(self, other: Used) -> tuple[float, float]:
        """Return the ratios of processor time and of clock time to those of another run."""
        return self.cpu / other.cpu, self.wall / other.wall


def run(command: Command) -> Used:
    """Run one program to its end; raises SystemExit with the end of its output if it fails."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            [command.program, *command.arguments], cwd=command.folder, env=environment, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in command.statuses:
            said.seek(0)
            last = said.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"{' '.join(command.arguments)}: exit status {child.returncode}\n{last}")
    return Used(cpu=usage.ru_utime + usage.ru_stime, wall=wall, peak=usage.ru_maxrss * _PEAK_UNIT)


def install(place: Path, *packages: str, python: str = sys.executable) -> str:
    """Make an environment with packages from PyPI in a new folder; return nothing, or a line that says why it failed."""
    pip = (str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    for command in ((python, "-m", "venv", str(place)), pip):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            output = (done.stderr.strip() or done.stdout.strip()).splitlines()
            return f"It cannot be installed: {output[-1] if output else 'no reason given'}"
    return ""


def other_pythons() -> dict[str, str | None]:
    """Return the Pythons of other versions that Practicum runs with, by name; None for one that is not here."""
    if str(ROOT / "scripts") not in sys.path:
        sys.path.append(str(ROOT / "scripts"))
    from pythons import MINORS, find

    return {f"python3.{minor}": find(minor) for minor in MINORS if minor != sys.version_info.minor}


def compare(commands: Mapping[str, Command], runs: int) -> dict[str, Used]:
    """Run each command `runs` times, by turns in alternating order, and return the medians of each."""
    used: dict[str, list[Used]] = {name: [] for name in commands}
    for turn in range(runs):
        for name in list(commands)[:: -1 if turn % 2 else 1]:
            used[name].append(run(commands[name]))
            if sys.stderr.isatty():
                print(".", end="", file=sys.stderr, flush=True)
    return {name: _middle(found) for name, found in used.items()}


def _middle(found: Sequence[Used]) -> Used:
    """Return the medians of several runs, with the highest of their peaks."""
    return Used(
        cpu=median(used.cpu for used in found),
        wall=median(used.wall for used in found),
        peak=max(used.peak for used in found),
    )
