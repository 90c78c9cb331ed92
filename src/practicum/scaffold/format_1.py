"""Format 0 -> 1: a copy of the engine's repository becomes a course that uses the installed engine and its theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import practicum.theme
from practicum.course.load import SOURCES
from practicum.course.settings import CONFIG, CONTENT
from practicum.course.vocabulary import POINT_KINDS
from practicum.files.yaml_tree import Items, Table, Text, parse, read_file
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from practicum.files.yaml_tree import Node
    from practicum.scaffold.splice import Splice

KEPT = "before-format-1"  # the folder for files that would take the place of the engine's
_OVERRIDES = ("404.html", "main.html", "shell.html")
_ASSETS = ("early.js", "site.css", "terms.js", "worksheet.css")
_ASSET_FOLDERS = ("learner/", "quiz/")
_NEW_FEATURES = ("content.action.edit",)  # of the theme, since format 0
_EXTENSIONS = ("macros.rawhtml", "macros.leads", "macros.cells")
# Of the engine's repository, in the order in which they are named: a course has none of them to itself.
_ENGINE = (
    "benchmarks", "macros", "paper", "player", "scripts", "src/practicum", "tests",
    "pyproject.toml", "requirements.lock", "requirements-dev.lock", "requirements-workbook.lock",
)  # fmt: skip


class Moved(NamedTuple):
    """What becomes of the files: `moves` from path to path, and what is `unneeded` and stays where it is."""

    moves: dict[str, str]
    unneeded: list[str]


def files_to_1(root: Path) -> Moved:
    """Return what becomes of the files of a course beside its configuration."""
    assets = root / CONTENT / "assets"
    found = [*(root / "overrides" / name for name in _OVERRIDES), *sorted(assets.rglob("*"))]
    paths = [path.relative_to(root).as_posix() for path in found if path.is_file()]
    moves = {path: f"{KEPT}/{path}" for path in paths if path.startswith("overrides/") or _is_engines(path)}
    engine = [name for name in _ENGINE if (root / name).exists() and not (name == "macros" and _own_macros(root))]
    return Moved(moves, [*([KEPT] if moves else []), *engine])


def config_to_1(splice: Splice, root: Path) -> list[str]:
    """Edit a configuration; return the lines to add under `extra`."""
    config = splice.config
    _theme(splice, config.get(Text("theme")), root)
    _plugins(splice, config.get(Text("plugins")), root)
    _extensions(splice, config.get(Text("markdown_extensions")))
    if not _own_macros(root):
        _without(splice, "watch", lambda path: path == "macros")
    for key in ("extra_css", "extra_javascript"):
        _without(splice, key, lambda path: _is_engines(f"{CONTENT}/{path}"))
    extra = config.get(Text("extra"))
    known = isinstance(extra, Table) and Text("vocabulary") in extra
    return [] if known or not _needs_vocabulary(root) else [*_vocabulary()]


def _is_engines(path: str) -> bool:
    """Return whether a path in the course is that of a script or style of the engine."""
    name = path.removeprefix(f"{CONTENT}/assets/")
    return name != path and (name in _ASSETS or name.startswith(_ASSET_FOLDERS))


def _own_macros(root: Path) -> bool:
    """Return whether the course has macros beside the engine's; format 0 had the engine's in the same folder."""
    return (root / "macros").is_dir() and not (root / "macros" / "site.py").exists()


def _theme(splice: Splice, theme: Node | None, root: Path) -> None:
    """Take the engine's theme, and from the configuration what that says itself."""
    if not isinstance(theme, Table):
        return
    own = parse((Path(practicum.theme.__file__).parent / "mkdocs_theme.yml").read_text("utf-8"), CONFIG)
    usual = {key: value for key, value in own.items() if key in ("font", "icon", "features", "palette")}
    if isinstance(features := own.get(Text("features")), Items):
        usual[Text("features")] = Items(each for each in features if each not in _NEW_FEATURES)
    for key, value in theme.items():
        if key == "name" and value == "material" and isinstance(value, Text):
            splice.replace(value, "practicum")
        elif (key == "custom_dir" and _only_engines(root, str(value))) or (key in usual and value == usual[key]):
            splice.delete(key, value)


def _only_engines(root: Path, folder: str) -> bool:
    """Return whether a folder of templates has nothing but the engine's."""
    files = [path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file()]
    return folder == "overrides" and all(path.removeprefix("overrides/") in _OVERRIDES for path in files)


def _plugins(splice: Splice, plugins: Node | None, root: Path) -> None:
    """Name the search as the theme needs it, and take the engine's macros from the package."""
    for item in plugins if isinstance(plugins, Items) else ():
        name, options = next(iter(item.items())) if isinstance(item, Table) else (item, None)
        if name == "search" and isinstance(name, Text):
            splice.replace(name, "material/search")
        modules = options.get(Text("modules")) if name == "macros" and isinstance(options, Table) else None
        for module in modules if isinstance(modules, Items) else ():
            if module == "macros" and isinstance(module, Text) and not _own_macros(root):
                splice.replace(module, "practicum.site")


def _extensions(splice: Splice, extensions: Node | None) -> None:
    """Name the engine's extension in place of its three parts."""
    parts = [each for each in extensions or () if isinstance(each, Text) and each in _EXTENSIONS]
    for part in parts[1:]:
        splice.delete(part)
    for part in parts[:1]:
        splice.replace(part, "practicum.site.markdown")


def _without(splice: Splice, key: str, is_meant: Callable[[str], bool]) -> None:
    """Delete items of a list, which may name a path in a mapping, and the list if nothing else is in it."""
    items = splice.config.get(Text(key))
    if not isinstance(items, Items):
        return
    paths = ((item, item.get(Text("path")) if isinstance(item, Table) else item) for item in items)
    meant = [item for item, path in paths if isinstance(path, Text) and is_meant(path)]
    if meant and len(meant) == len(items):
        splice.delete(next(each for each in splice.config if each == key), items)
        return
    for item in meant:
        splice.delete(item)


def _needs_vocabulary(root: Path) -> bool:
    """Return whether points of the sources use words that engines of format 0 knew by themselves."""
    for path in (root / SOURCES).glob("*.yml"):
        points = parse(read_file(str(path), f"{SOURCES}/{path.name}"), f"{SOURCES}/{path.name}").get(Text("points"))
        for point in points if isinstance(points, Items) else ():
            if isinstance(point, Table) and (Text("owed_by") in point or point.get(Text("kind")) == "obligation"):
                return True
    return False


def _vocabulary() -> Iterator[str]:
    """Yield the words that engines of format 0 knew by themselves, as the lines of `vocabulary`."""
    shown = say("upgrade.owed", first="{from}", second="{to}")
    yield "vocabulary:"
    yield f"  kinds: [{', '.join((*POINT_KINDS[:3], 'obligation', *POINT_KINDS[3:]))}]"
    yield f'  relation: {{from: owed_by, to: owed_to, text: "{shown}"}}'
