"""Course -> the bytes of `grade.pyz`: a zip archive that Python runs, with the grader and the keys of practice quizzes.

It has each module twice: compiled for the Python that wrote the archive, and as source for every other version. It
also has the pure Python part of PyYAML, for answer files in YAML.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml

import practicum
from practicum import words
from practicum.base.text import fold, visible
from practicum.course.quizzes import read_quizzes
from practicum.course.settings import read_settings
from practicum.reports.glance import Glance
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from practicum.course.quizzes import Quizzes

# The part of the package that grades, as file patterns; the words of one language are added.
ENGINE = (
    "__init__.py",
    "base/*.py",
    *(
        f"files/{name}.py"
        for name in ("__init__", "fields", "json_tree", "plain_yaml", "regular", "yaml_faults", "yaml_tree")
    ),
    *(f"markup/{name}.py" for name in ("__init__", "blocks", "inline", "plain", "tree")),
    *(f"quiz/{name}.py" for name in ("__init__", "blueprint", "graph", "lettered", "model", "reader", "typed_text")),
    "quiz/kinds/*.py",
    *(f"grading/{name}.py" for name in ("__init__", "calibration", "mastery", "progress", "score", "sheet")),
    *(f"reports/{name}.py" for name in ("__init__", "handed", "text")),
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
MAIN = b"import sys\n\nfrom practicum.cli.standalone import main\n\nsys.exit(main())\n"
_LEVEL = 9  # of zlib: the smallest
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the earliest time in a zip archive, for every file in it


def bundle(course: str, quizzes: Quizzes | None = None) -> bytes:
    """Return `grade.pyz` for the course in a folder; raises ProblemsError with the faults of its settings and quizzes.

    `quizzes` are those of the course if they were read already. The same course, program and Python give the same bytes.
    """
    settings = read_settings(course)
    words.speak(settings.language)
    quizzes = quizzes or read_quizzes(course)
    modules = _modules()
    names = Glance(course).of_quizzes(quizzes[ident] for ident in quizzes.practice)
    shown = {
        "objectives": names.objectives,
        "headings": {see: (heading.words, heading.lesson) for see, heading in names.headings.items()},
    }
    keys = {"names.json": _json(shown).encode()}
    keys |= {f"quizzes/{ident}.json": text.encode() for ident, text in quizzes.practice.items()}
    description = {
        "title": visible(fold(settings.title)) or say("bundle.this-course"),
        "course": settings.course,
        "mastery": settings.mastery,
        "language": words.spoken(),
        "practice": sorted(quizzes.practice),
        "assessments": sorted(quizzes.keys() - quizzes.practice.keys()),
    }
    description["mark"] = _version_of({**modules, **keys}, description)
    files = {**modules, **keys, **_compiled(modules), "course.json": _json(description).encode()}
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for path, data in sorted(files.items()):
            archive.writestr(ZipInfo(path, EARLIEST), data, ZIP_DEFLATED, _LEVEL)
    return target.getvalue()


def _modules() -> dict[str, bytes]:
    """Return the modules that grade, their words in one language, PyYAML, and `__main__.py`, by their paths."""
    package = Path(practicum.__file__).parent
    language = words.spoken().replace("-", "_")
    own_words = (f"words/{language}/{part}.py" for part in ("__init__", *WORDS))
    own = {
        f"practicum/{path.relative_to(package).as_posix()}": path
        for pattern in (*ENGINE, *own_words)
        for path in package.glob(pattern)
    }
    others = {f"yaml/{name}.py": Path(yaml.__file__).with_name(f"{name}.py") for name in YAML}
    copied = {path: _source(module) for path, module in (own | others).items()}
    return {**copied, "yaml/__init__.py": b"", "__main__.py": MAIN}


def _source(module: Path) -> bytes:
    """Return the text of a module, with the same bytes on every system."""
    return module.read_text(encoding="utf-8").encode()


def _compiled(modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the modules, without docstrings, as an isolated Python compiles them: the bytes are always the same."""
    options = ["-q", "-b", "-o", "2", "--invalidation-mode", "unchecked-hash", "-p", "grade.pyz"]
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for path, source in modules.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(source)
        command = [sys.executable, "-I", "-S", "-m", "compileall", *options, "-s", folder, folder]
        subprocess.run(command, check=True)  # noqa: S603
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.pyc")}


def _version_of(files: Mapping[str, bytes], description: object) -> str:
    """Return the first 8 hexadecimal digits of a SHA-256 over all that the archive holds."""
    digest = sha256(_json(description).encode())
    for path, data in sorted(files.items()):
        digest.update(path.encode() + b"\0" + data)
    return digest.hexdigest()[:8]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
