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
from practicum import kinds, words
from practicum.course import quiz_ids
from practicum.exact import Fraction
from practicum.model import fold
from practicum.problem import ProblemsError, visible
from practicum.quizfile import load_quiz
from practicum.record import Record
from practicum.settings import read_settings
from practicum.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.model import Quiz
    from practicum.problem import Problem

FIRST, START = "practicum.carrying", "practicum.carried"
RESULTS, FILES = words.PARTS[:2]  # the words that it can come to say
WIDTH = 4000  # signs of a line: Python reads past longer and shorter ones more slowly
# What `tree` needs of PyYAML, all of it without C; the package's own first file would import the rest.
YAML = ("error", "events", "parser", "reader", "scanner", "tokens")
_FOLDER = Path(__file__).parent


def bundle(course: str) -> str:
    """Return the text of `grade.pyz` for the course in a folder; raises ProblemsError if it is not in order.

    It follows from the course, the program and the Python that runs this, and from nothing else.
    """
    settings = read_settings(course)
    words.speak(settings.language)
    title = visible(fold(settings.title)) or say("bundle.this-course")
    quizzes = _quizzes(course)
    practice = {quiz.id: _json(packed(quiz)) for quiz in quizzes if quiz.mode == "practice"}
    about = {
        "title": title,
        "mastery": settings.mastery,
        "language": words.spoken(),
        "practice": list(practice),
        "assessments": [quiz.id for quiz in quizzes if quiz.id not in practice],
    }
    own, theirs = _program(), _yaml()
    about["mark"] = sha256(_json([about, practice, own, theirs]).encode()).hexdigest()[:8]
    at_once: tuple[str, ...] = ()
    for name in (START, *_usual(quizzes), _words(RESULTS)):
        at_once = _at_once(own, name, at_once)
    made = json.loads(_run("compiling.py", _json([_source(FIRST), own, theirs, at_once])))
    parts = {name: bytes.fromhex(part) for name, part in made["parts"].items()}
    parts["course"] = _json(about).encode()
    parts |= {f"quiz/{number}": text.encode() for number, text in enumerate(practice.values())}
    where, lines = _lines(parts)
    filled = {"TITLE": title, "VERSION": practicum.__version__, "MAGIC": made["magic"], "WHERE": where}
    head = (_FOLDER / "bootstrap.txt").read_text(encoding="utf-8")
    for name, value in filled.items():
        head = head.replace(f"@{name}@", value)
    return head + lines


def _lines(parts: dict[str, bytes]) -> tuple[str, str]:
    """Return where each part begins, counted back from the end, and how long it is; and the lines that hold them."""
    lines, end = [], "# end\n"
    where, after = [], len(end)
    for name, part in reversed(parts.items()):
        text = b64encode(compress(part, 9)).decode()
        cut = "\n# ".join(text[start : start + WIDTH] for start in range(0, len(text), WIDTH))
        lines.append(f"# {cut}\n")
        after += len(lines[-1])
        where.append(f"{name} {after} {len(lines[-1])}")
    return " ".join(where), "".join([*reversed(lines), end])


def _quizzes(course: str) -> list[Quiz]:
    """Return the quizzes of a course; raises ProblemsError with all that is wrong in them."""
    quizzes: list[Quiz] = []
    problems: list[Problem] = []
    for ident in quiz_ids(course):
        file = f"quizzes/{ident}.yml"
        try:
            quizzes.append(load_quiz(os.path.join(course, file), file, ident))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return quizzes


def packed(value: object) -> object:
    """Return a part of the model as plain data: its values in their order under the name of its type.

    `carried.unpacked` turns it back. So a quiz is read once, when the file is made, and no fault comes up later.
    """
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Fraction):
        values: list[object] = [value.numerator, value.denominator]
    elif isinstance(value, Record):
        fields = [getattr(value, name) for name in value._fields]
        values = [list(map(packed, field)) if isinstance(field, tuple) else packed(field) for field in fields]
    else:  # a tuple in a tuple, say
        raise TypeError(f"{type(value).__name__} cannot be carried")
    return {f"{type(value).__module__}.{type(value).__qualname__}": values}


def _program() -> dict[str, str]:
    """Return the source of each module of this package that the file's program can come to import, by its name."""
    found: dict[str, str] = {}
    wanted = [START, *(f"{kinds.__name__}.{kind}" for kind in kinds.names()), *map(_words, (RESULTS, FILES))]
    while wanted:
        name = wanted.pop()
        source = _source(name)
        if source is not None and name not in found:
            found[name] = source
            wanted += [name.rpartition(".")[0], *_imported(ast.parse(source))]
    return dict(sorted(found.items()))


def _words(part: str) -> str:
    """Return the module of a part of the words in the course's language."""
    return f"{words.__name__}.{words.spoken().replace('-', '_')}.{part}"


def _usual(quizzes: list[Quiz]) -> list[str]:
    """Return the modules of the kinds that at least half of the quizzes have."""
    found = [{question.kind for question in quiz.questions} for quiz in quizzes]
    return [f"{kinds.__name__}.{kind}" for kind in kinds.names() if 2 * sum(kind in own for own in found) > len(found)]


def _at_once(program: dict[str, str], name: str, found: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return a module of a program and all that its import imports, each after those that it needs, behind `found`."""
    for inner in (name.rpartition(".")[0], *_imported(ast.parse(program[name]), at_once=True)):
        if inner in program and inner not in (name, *found):
            found = _at_once(program, inner, found)
    return found if name in found else (*found, name)


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
