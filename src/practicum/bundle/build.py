"""Course -> the bytes of `grade.pyz`: a zip archive that Python runs, with the grader and the keys of practice quizzes.

It has each module twice: compiled for the Python that wrote the archive, and as source for every other version. It
also has the pure Python part of PyYAML, for answer files in YAML.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipapp import create_archive

import yaml

import practicum
from practicum import words
from practicum.base.text import fold, visible
from practicum.course.quizzes import read_quizzes
from practicum.course.settings import read_settings
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practicum.course.quizzes import Quizzes

# The part of the package that grades, as file patterns; the words of one language are added.
ENGINE = (
    "__init__.py",
    "base/*.py",
    "files/*.py",
    "quiz/**/*.py",
    "grading/*.py",
    "reports/__init__.py",
    "reports/text.py",
    "cli/__init__.py",
    "cli/arguments.py",
    "cli/run.py",
    "cli/standalone.py",
    "words/__init__.py",
)
WORDS = words.PARTS[:3]  # results, files and programs: the parts that grading uses
YAML = (
    "error",
    "events",
    "parser",
    "reader",
    "scanner",
    "tokens",
)  # what reading needs; PyYAML's `__init__` would import everything
MAIN = "import sys\n\nfrom practicum.cli.standalone import main\n\nsys.exit(main())\n"
EARLIEST = 315532800  # 1980-01-01, the earliest time in a zip archive, for every file in it


def bundle(course: str, quizzes: Quizzes | None = None) -> bytes:
    """Return `grade.pyz` for the course in a folder; raises ProblemsError with the faults of its settings and quizzes.

    `quizzes` are those of the course if they were read already. The same course, program and Python give the same bytes.
    """
    settings = read_settings(course)
    words.speak(settings.language)
    quizzes = quizzes or read_quizzes(course)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _copy_engine(root)
        description = {
            "title": visible(fold(settings.title)) or say("bundle.this-course"),
            "mastery": settings.mastery,
            "language": words.spoken(),
            "practice": sorted(quizzes.practice),
            "assessments": sorted(quizzes.keys() - quizzes.practice.keys()),
        }
        for ident, text in quizzes.practice.items():
            _write(root / "quizzes" / f"{ident}.json", text)
        files = sorted(path for path in root.rglob("*") if path.is_file())
        description["mark"] = _version_of(files, description)
        _write(root / "course.json", _json(description))
        _compile(root)
        for path in root.rglob("*"):
            os.utime(path, (EARLIEST, EARLIEST))
        target = io.BytesIO()
        create_archive(root, target, compressed=True)
        return target.getvalue()


def _copy_engine(root: Path) -> None:
    """Write the modules that grade, their words in one language, PyYAML, and `__main__.py`."""
    package = Path(practicum.__file__).parent
    language = words.spoken().replace("-", "_")
    own_words = (f"words/{language}/{part}.py" for part in ("__init__", *WORDS))
    for pattern in (*ENGINE, *own_words):
        for path in package.glob(pattern):
            _write(root / "practicum" / path.relative_to(package), path.read_text(encoding="utf-8"))
    _write(root / "yaml" / "__init__.py", "")
    for name in YAML:
        path = Path(yaml.__file__).with_name(f"{name}.py")
        _write(root / "yaml" / path.name, path.read_text(encoding="utf-8"))
    _write(root / "__main__.py", MAIN)


def _write(path: Path, text: str) -> None:
    """Write a text with the same bytes on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _compile(root: Path) -> None:
    """Compile every module, in an isolated Python, so that the bytes are always the same."""
    options = ["-q", "-b", "--invalidation-mode", "unchecked-hash", "-s", str(root), "-p", "grade.pyz"]
    subprocess.run([sys.executable, "-I", "-S", "-m", "compileall", *options, str(root)], check=True)  # noqa: S603
    for cache in root.rglob("__pycache__"):
        shutil.rmtree(cache)


def _version_of(files: Iterable[Path], description: object) -> str:
    """Return the first 8 hexadecimal digits of a SHA-256 over all that the archive holds."""
    digest = sha256(_json(description).encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
