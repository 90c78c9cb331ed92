"""The schemas of one course, which its own settings and sources change, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.load import SOURCES, Needs
from practicum.course.read_config import vocabulary_of
from practicum.course.settings import CONFIG
from practicum.course.vocabulary import UNKNOWN
from practicum.files.fields import Fields
from practicum.files.yaml_tree import parse, read_file
from practicum.schema.formats import Trade
from practicum.schema.json_schema import as_text, schemas
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = ".practicum"  # of a course, for editors
PUBLISHED = "schema"  # of a site


def trade_of(folder: Path) -> Trade:
    """Return what the course in a folder changes in its formats; what cannot be read there refuses nothing."""
    try:
        vocabulary = vocabulary_of(
            Fields(parse(read_file(str(folder / CONFIG), CONFIG), CONFIG, tags=True), CONFIG, [])
        )
    except ProblemsError:
        vocabulary = UNKNOWN
    has_sources = any((folder / SOURCES).glob("*.yml"))
    return Trade(vocabulary=vocabulary, needs=Needs(roles=bool(vocabulary.audiences), points=has_sources))


def schema_files(trade: Trade) -> dict[str, str]:
    """Return the text of each schema by the name of its file, in the language that is spoken."""
    return {f"{name}.json": as_text(schema) for name, schema in schemas(trade).items()}


def publish_schemas(folder: Path, site: Path) -> None:
    """Write the schemas of the course in a folder into its built site."""
    (site / PUBLISHED).mkdir(exist_ok=True)
    for name, text in schema_files(trade_of(folder)).items():
        (site / PUBLISHED / name).write_bytes(text.encode())


def outdated(folder: Path) -> Iterator[str]:
    """Yield what to do if the schemas that a course keeps for editors are not those of this engine and its settings."""
    kept = folder / FOLDER
    if not kept.is_dir():
        return
    files = schema_files(trade_of(folder))
    if any(not (kept / name).is_file() or (kept / name).read_bytes() != text.encode() for name, text in files.items()):
        yield say("schema.outdated", folder=FOLDER)
