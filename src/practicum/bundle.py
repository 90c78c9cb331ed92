"""Course -> the text of `grade.pyz`: a script that holds the grader and the keys of the practice quizzes.

It is no zip archive: running one takes 1.6 times as long as an empty Python before its
first line. A small bootstrap, readable in the file, imports modules from lines of base64
at its end. Each stands there compiled for the Python that wrote the file, and as source for
every other. `carried` is what then runs.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from zlib import compress

import practicum
from practicum import kinds
from practicum.course import quiz_ids
from practicum.exact import Fraction
from practicum.model import fold
from practicum.problem import ProblemsError, visible
from practicum.quizfile import load_quiz
from practicum.record import Record
from practicum.settings import read_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.problem import Problem

START = "practicum.carried"
# What `tree` needs of PyYAML, all of it without C; the package's own first file would import the rest.
YAML = ("error", "events", "parser", "reader", "scanner", "tokens")
_FOLDER = Path(__file__).parent


def bundle(course: str) -> str:
    """Return the text of `grade.pyz` for the course in a folder; raises ProblemsError if it is not in order.

    It follows from the course, the program and the Python that runs this, and from nothing else.
    """
    settings = read_settings(course)
    title = visible(fold(settings.title)) or "this course"
    quizzes, assessments = _quizzes(course)
    own, theirs = _program(), _yaml()
    about = {"title": title, "mastery": settings.mastery, "practice": list(quizzes), "assessments": assessments}
    about["mark"] = sha256(json.dumps([about, quizzes, own, theirs]).encode()).hexdigest()[:8]
    codes = json.loads(_run("compiling.py", json.dumps([own, _at_once(own)])))
    parts = {
        **{f"code{name and '/'}{name}": bytes.fromhex(code) for name, code in codes["codes"].items()},
        "source/practicum": _json(own).encode(),
        "source/yaml": _json(theirs).encode(),
        "course": _json(about).encode(),
        **{f"quiz/{ident}": text.encode() for ident, text in quizzes.items()},
    }
    lines = [f"#= {name} {b64encode(compress(part, 9)).decode()}\n" for name, part in parts.items()]
    filled = {"TITLE": title, "VERSION": practicum.__version__, "MAGIC": codes["magic"]}
    head = (_FOLDER / "bootstrap.txt").read_text(encoding="utf-8")
    for name, value in filled.items():
        head = head.replace(f"@{name}@", value)
    return f"{head}{''.join(lines)}#= end\n"


def _quizzes(course: str) -> tuple[dict[str, str], list[str]]:
    """Return each practice quiz as JSON by its id, and the ids of the assessments, whose keys are not carried."""
    practice: dict[str, str] = {}
    assessments: list[str] = []
    problems: list[Problem] = []
    for ident in quiz_ids(course):
        file = f"quizzes/{ident}.yml"
        try:
            quiz = load_quiz(os.path.join(course, file), file, ident)
        except ProblemsError as error:
            problems += error.problems
        else:
            if quiz.mode == "practice":
                practice[ident] = _json(packed(quiz))
            else:
                assessments.append(ident)
    if problems:
        raise ProblemsError(problems)
    return practice, assessments


def packed(value: object) -> object:
    """Return a part of the model as plain data, each type by its name; `carried.unpacked` turns it back."""
    if isinstance(value, tuple):
        return [packed(item) for item in value]
    if isinstance(value, Fraction):
        return _typed(value, [value.numerator, value.denominator])
    if isinstance(value, Record):
        return _typed(value, [packed(getattr(value, name)) for name in value._fields])
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} cannot be carried")


def _typed(value: object, data: list[object]) -> dict[str, object]:
    return {f"{type(value).__module__}.{type(value).__qualname__}": data}


def _program() -> dict[str, str]:
    """Return the source of each module of this package that the file's program can come to import, by its name."""
    found: dict[str, str] = {}
    wanted = [START, *(f"{kinds.__name__}.{kind}" for kind in kinds.names())]
    while wanted:
        name = wanted.pop()
        source = _source(name)
        if source is not None and name not in found:
            found[name] = source
            wanted += [name.rpartition(".")[0], *_imported(ast.parse(source))]
    return dict(sorted(found.items()))


def _at_once(program: dict[str, str]) -> list[str]:
    """Return the modules of a program that are imported whatever it is asked to do."""
    found: dict[str, None] = {}
    wanted = [START]
    while wanted:
        name = wanted.pop()
        if name in program and name not in found:
            found[name] = None
            wanted += [name.rpartition(".")[0], *_imported(ast.parse(program[name]), at_once=True)]
    return sorted(found)


def _source(name: str) -> str | None:
    """Return the source of a module of this package, or None for what is none."""
    path = _FOLDER.joinpath(*name.split(".")[1:])
    for file in (path / "__init__.py", path.with_suffix(".py")):
        if name.split(".", maxsplit=1)[0] == practicum.__name__ and file.is_file():
            return file.read_text(encoding="utf-8")
    return None


def _imported(tree: ast.AST, *, at_once: bool = False) -> Iterator[str]:
    """Yield what could be the name of a module in the imports of a source, but for those of type checkers.

    With `at_once`, those in functions are left out too.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if at_once and isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        yield from _imported(node, at_once=at_once)


def _yaml() -> dict[str, str]:
    """Return the source of what is carried of PyYAML, by the modules' names."""
    import yaml

    folder = Path(yaml.__file__).parent
    return {"yaml": ""} | {f"yaml.{name}": (folder / f"{name}.py").read_text(encoding="utf-8") for name in YAML}


def _run(script: str, given: str) -> str:
    """Run a script of this folder in a Python that nothing but itself has an influence on; return what it writes."""
    kept = {name: value for name, value in os.environ.items() if name == "SYSTEMROOT"}  # Windows needs it
    environment = kept | {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    command = [sys.executable, "-S", "-P", str(_FOLDER / script)]
    done = subprocess.run(command, input=given.encode(), stdout=subprocess.PIPE, env=environment, check=True)  # noqa: S603
    return done.stdout.decode()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
