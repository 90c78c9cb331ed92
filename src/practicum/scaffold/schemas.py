"""What lets editors know the formats of a course: its schemas, and settings for Visual Studio Code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.files.atomic_write import atomic_write
from practicum.scaffold.texts import editor_files
from practicum.schema.course import FOLDER, schema_files, trade_of

if TYPE_CHECKING:
    from pathlib import Path

QUIZ = f"# yaml-language-server: $schema=../{FOLDER}/quiz.json\n"  # for editors, at the top of a quiz


def schemas_of(root: Path) -> dict[str, bytes]:
    """Return the content of each file with a schema of the course in `root`, by its path there."""
    return {f"{FOLDER}/{name}": text.encode() for name, text in schema_files(trade_of(root)).items()}


def write_schemas(root: Path) -> list[str]:
    """Write the schemas of the course in `root`, and the settings of editors that are not there; return the paths."""
    files = schemas_of(root)
    files |= {path: text.encode() for path, text in editor_files() if not (root / path).exists()}
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(str(root / path), None) as file:
            file.write(content)
    return list(files)


def comment_for_quiz(root: Path) -> str:
    """Return the line by which editors find the schema of a quiz; nothing where the course has no schemas."""
    return QUIZ if (root / FOLDER / "quiz.json").is_file() else ""
