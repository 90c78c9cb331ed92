"""A course and its built site -> one HTML document, with the styles to print it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from practicum.course.addresses import address
from practicum.course.load import load_course
from practicum.course.settings import CONFIG, read_settings
from practicum.files.yaml_tree import Text, parse, read_file
from practicum.paper.contents import contents
from practicum.paper.pages import Paper, Press, built, keys_of, name_of
from practicum.words import say

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book's HTML, and the files of its styles in the order in which they apply."""

    html: str
    styles: tuple[Path, ...]


def book(root: Path, site: Path, *, made: str = "") -> Book:
    """Return the book of the course in `root`, built into `site`; `made` is the day on its cover.

    Raises ProblemsError with the faults of the course, and FileNotFoundError if a page was not built.
    """
    course = load_course(root, outline=True)
    directory_urls = read_settings(str(root)).directory_urls
    config = parse(read_file(str(root / CONFIG), CONFIG), CONFIG, tags=True)
    entries = contents(config, {page.file: page.title for page in course.pages})
    parts = [part for entry in entries for part in entry.walk()]
    files = [entry.file for entry, _ in parts if entry.file]
    at = {file: address(file, directory_urls=directory_urls) for file in files}
    names = {file: name_of(file) for file in files}
    press = Press({at[file]: names[file] for file in files}, say)
    papers: dict[str, Paper] = {}
    styles: dict[Path, None] = {}
    language, direction = "en", "ltr"
    for file in files:
        path = at[file] + ("index.html" if at[file].endswith("/") or not at[file] else "")
        page = built((site / path).read_text(encoding="utf-8"), at[file])
        language, direction = page.language, page.direction
        styles |= dict.fromkeys(site / style for style in page.styles)
        papers[file] = press.paper(page)
    html = _template().render(
        title=course.title,
        description=config.get(Text("site_description"), ""),
        made=made,
        language=language,
        direction=direction,
        entries=entries,
        parts=parts,
        names=names,
        papers=papers,
        keyed=[part for part in parts if part[0].file and papers[part[0].file].keys],
        worksheets={worksheet.page.file for worksheet in course.aids.worksheets},
    )
    return Book(html=html, styles=(*styles, _HERE / "print.css"))


def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"say": say, "keys_of": keys_of}
    return environment.get_template("book.html")
