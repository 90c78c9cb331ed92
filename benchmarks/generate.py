"""Write a course of any size, and its twin: the same text as plain Material pages.

`python benchmarks/generate.py FOLDER LESSONS [--plain | --module-name | --glossary]`. The course is one that `practicum new` makes,
with other lessons: its settings, *My progress* and *Review*. The twin has the same settings of the theme, and neither
Practicum's theme nor its macros and Markdown extension: objectives, principles, questions, options and reasons are
Markdown that an author would type.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from itertools import zip_longest
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import yaml

import practicum.theme
from benchmarks.invent import LESSONS_A_MODULE, Lesson, Module, Question, invent
from practicum.course.settings import CONFIG
from practicum.scaffold.course import NewCourse, new_course

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "long-course"
OWN_PAGES = ("progress.md", "review.md")  # of the pages that `practicum new` writes, those without a text
MODULES_A_PART = 10
CHECK = "Check yourself"


class _Kept:
    """A value with a tag such as `!ENV`, which is written as it was read."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` without evaluating its tags."""


class _Dumper(yaml.SafeDumper):
    """Writes what `_Loader` read."""


for _prefix in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_prefix, lambda _loader, _suffix, node: _Kept(node))
_Dumper.add_representer(_Kept, lambda _dumper, kept: kept.node)


def write(
    folder: Path, lessons: int, *, plain: bool = False, module_name: bool = False, glossary: bool = False
) -> None:
    """Write a course into a new folder; `module_name` names the macros by the plugin's other setting.

    With `glossary`, it has a page of terms as well, one for each lesson, about as many as this repository's course has.
    """
    modules = invent(lessons)
    new_course(folder, NewCourse(name=NAME))
    config = _config(folder, modules)
    for example in ("content/leaving", "quizzes", *(("content",) if plain else ())):
        shutil.rmtree(folder / example)
    if not plain:  # the home page shows a question of the example
        home = folder / "content" / "index.md"
        text = home.read_text(encoding="utf-8").replace("on-the-phone", modules[0].lessons[0].questions[0].id)
        home.write_text(text, encoding="utf-8")
    if glossary:
        config["nav"].append("glossary.md")
    terms = _glossary(modules) if glossary else ()
    for path, text in (*(_plain(modules) if plain else _practicum(modules)), *terms):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    if plain:
        _without_practicum(config)
    elif module_name:
        macros = next(plugin["macros"] for plugin in config["plugins"] if isinstance(plugin, dict))
        del macros["modules"]
        macros["module_name"] = _name_macros(folder)
    text = yaml.dump(config, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    (folder / CONFIG).write_text(text, encoding="utf-8")


def _config(folder: Path, modules: list[Module]) -> dict[str, Any]:
    """Return the settings of the course in a folder, with the nav of the modules in place of its example's."""
    config: dict[str, Any] = yaml.load((folder / CONFIG).read_text(encoding="utf-8"), Loader=_Loader)
    sections = [{m.title: [f"{m.id}/index.md", *(f"{m.id}/{x.id}.md" for x in m.lessons)]} for m in modules]
    parts = [{f"Part {n}": sections[i:end]} for n, (i, end) in enumerate(_parts(len(modules)), 1)]
    sources = {"Sources": ["sources/index.md", *(f"sources/{m.id}.md" for m in modules)]}
    config["nav"] = [page for page in config["nav"] if isinstance(page, str)] + [*parts, sources]
    return config


def _without_practicum(config: dict[str, Any]) -> None:
    """Leave only what plain Material reads in the settings of a course."""
    config["nav"] = [page for page in config["nav"] if page not in OWN_PAGES]
    config["plugins"] = ["search"]
    config["markdown_extensions"].remove("practicum.site.markdown")
    del config["watch"]
    own = yaml.load((Path(practicum.theme.__file__).parent / "mkdocs_theme.yml").read_text("utf-8"), Loader=_Loader)
    del own["extends"], own["static_templates"]
    config["theme"] = own | config["theme"] | {"name": "material"}


def _name_macros(folder: Path) -> str:
    """Write a module of the course's own that has the macros; return its name."""
    (folder / "own.py").write_text("from practicum.site import define_env\n", encoding="utf-8")
    return "own"


def _parts(modules: int) -> Iterator[tuple[int, int]]:
    """Yield where each part of the nav begins and ends: a page has no room for a tab for each of many modules."""
    for begin in range(0, modules, MODULES_A_PART):
        yield begin, begin + MODULES_A_PART


def _page(*parts: str, **front: object) -> str:
    """Return a page with its front matter."""
    head = yaml.dump(front, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=None)
    return f"---\n{head}---\n" + "\n\n".join(parts) + "\n"


def _practicum(modules: list[Module]) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file of the course."""
    yield "content/sources/index.md", "# Sources\n\nWhat each module rests on.\n"
    for module in modules:
        front = {"id": module.id, "why": module.why}
        opening = (f"# {module.title}", module.why, f'{{{{ syllabus("{module.id}") }}}}')
        yield f"content/{module.id}/index.md", _page(*opening, title=module.title, module=front)
        yield f"content/sources/{module.id}.md", f'# About {module.title}\n\n{{{{ source("{module.id}") }}}}\n'
        points = [
            {"id": i, "text": text, "kind": "principle", "stance": "asserted", "for": ["salesperson", "client"]}
            for i, text in module.points.items()
        ]
        source = {"name": f"About {module.title}", "author": module.author, "basis": module.basis, "points": points}
        yield f"content/sources/{module.id}.yml", yaml.dump(source, Dumper=_Dumper, sort_keys=False, width=10_000)
        homes = {p: x.id for x in reversed(module.lessons) for rule in x.principles for p in rule.points}
        for lesson in module.lessons:
            yield f"content/{module.id}/{lesson.id}.md", _lesson(lesson, homes)
            yield f"quizzes/{lesson.id}.yml", quiz_file(lesson)


def _glossary(modules: list[Module]) -> Iterator[tuple[str, str]]:
    """Yield path and text of the glossary's page and of its file."""
    lessons = [lesson for module in modules for lesson in module.lessons]
    terms = [{"id": f"term-{each.id}", "term": each.title, "text": each.opening} for each in lessons]
    yield "content/glossary.md", "# Glossary\n\n{{ glossary() }}\n"
    yield "content/glossary.yml", yaml.dump({"terms": terms}, Dumper=_Dumper, sort_keys=False, width=10_000)


def _lesson(lesson: Lesson, homes: dict[str, str]) -> str:
    """Return a lesson with its front matter and macro calls; `homes` is the lesson that teaches each point."""
    parts = [f"# {lesson.title}", lesson.opening, "{{ objectives() }}"]
    shown = [f'{{{{ principle("{principle.id}") }}}}' for principle in lesson.principles]
    for (heading, body), principle in zip_longest(lesson.sections.items(), shown):
        parts += [f"## {heading}", *body, *filter(None, [principle])]
    parts += [f"## {CHECK}", f'{{{{ quiz("{lesson.id}") }}}}']
    front = {
        "id": lesson.id,
        "minutes": lesson.minutes,
        "objectives": [{"id": i, "level": level, "text": text} for i, (level, text) in lesson.objectives.items()],
        "principles": [
            {"id": rule.id, "text": rule.text, "why": rule.why}
            | {"points": [p for p in rule.points if homes[p] == lesson.id]}
            | {"revisits": [p for p in rule.points if homes[p] != lesson.id]}
            for rule in lesson.principles
        ],
    }
    return _page(*parts, title=lesson.title, lesson=front)


def quiz_file(lesson: Lesson, hints: Sequence[str] = ()) -> str:
    """Return a quiz file in the style of trainers; with `hints`, each question has them, and asks how sure one is."""
    lines = [f"title: {lesson.title}", f"lesson: {lesson.id}", "pass: 80", *(["confidence: true"] if hints else [])]
    lines.append("questions:")
    for question in lesson.questions:
        lines += [f"  - id: {question.id}", f"    kind: {question.kind}", f"    objective: {question.objective}"]
        lines += ["    stem: |", indent(question.stem, " " * 6), "    options:"]
        for option in question.options:
            lines.append(f"      - text: {option.text}")
            lines += ["        credit: 1"] if option.right else []
            lines.append(f"        why: {option.why}")
        lines += ["    hints:", *(f"      - {hint}" for hint in hints)] if hints else []
        lines += [f"    see: {question.see}", f"    rests_on: [{', '.join(question.points)}]", ""]
    return "\n".join(lines)


def _plain(modules: list[Module]) -> Iterator[tuple[str, str]]:
    """Yield path and text of each page of the twin."""
    syllabus = [f"### [{m.title}]({m.id}/index.md)\n\n{m.why}\n\n{_lessons(m, f'{m.id}/')}" for m in modules]
    yield "content/index.md", _page("# The course", *syllabus, title="Home")
    yield "content/sources/index.md", "# Sources\n\nWhat each module rests on.\n"
    for module in modules:
        opening = (f"# {module.title}", module.why, "## Lessons", _lessons(module, ""))
        yield f"content/{module.id}/index.md", _page(*opening, title=module.title)
        about = f"Title\n:   not stated\n\nAuthor\n:   {module.author}\n\nHow we know\n:   {module.basis}"
        points = "\n".join(
            f"1. **{ident}** {text}\n\n    principle · asserted · for the salesperson, client\n"
            for ident, text in module.points.items()
        )
        yield f"content/sources/{module.id}.md", f"# About {module.title}\n\n{about}\n\n## What it says\n\n{points}"
        for lesson in module.lessons:
            yield f"content/{module.id}/{lesson.id}.md", _plain_lesson(lesson)


def _lessons(module: Module, folder: str) -> str:
    """Return a module's lessons as a list of links."""
    return "\n".join(
        f"1. [{x.title}]({folder}{x.id}.md) {x.minutes} min · {len(x.questions)} questions" for x in module.lessons
    )


def _plain_lesson(lesson: Lesson) -> str:
    """Return a lesson as an author without macros writes it."""
    aims = "\n".join(f"- {text}" for _, text in lesson.objectives.values())
    parts = [f"# {lesson.title}", lesson.opening, "**After this you can**", aims]
    shown = [f"**Principle**\n\n**{p.text}**\n\n{p.why}\n\nRests on {', '.join(p.points)}" for p in lesson.principles]
    for (heading, body), principle in zip_longest(lesson.sections.items(), shown):
        parts += [f"## {heading}", *body, *filter(None, [principle])]
    parts.append(f"## {CHECK}")
    for number, question in enumerate(lesson.questions, 1):
        options = "\n".join(
            f"- {letter}. {option.text}" for letter, option in zip("ABCD", question.options, strict=True)
        )
        parts += [_numbered(number, lesson), question.stem, options]
    answers = "\n\n".join(_reasons(number, question, lesson) for number, question in enumerate(lesson.questions, 1))
    parts.append('??? note "Answers and reasons"\n\n' + indent(answers, "    "))
    return _page(*parts, title=lesson.title)


def _numbered(number: int, lesson: Lesson) -> str:
    return f"**Question {number} of {len(lesson.questions)}**"


def _reasons(number: int, question: Question, lesson: Lesson) -> str:
    """Return the reason of every option of a question."""
    listed = "\n".join(
        f"- **{letter}. {'Right' if option.right else 'Not right'}** {option.why}"
        for letter, option in zip("ABCD", question.options, strict=True)
    )
    heading = next(heading for heading in lesson.sections if lesson.anchor(heading) == question.see)
    return f"{_numbered(number, lesson)}\n\n{listed}\n\n[Read again: {heading}](#{question.see})"


def main() -> int:
    """Write one course into the folder that the command line names."""
    parser = argparse.ArgumentParser(description="Write a course, or its plain twin.")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("lessons", type=int, help=f"how many lessons, {LESSONS_A_MODULE} a module")
    parser.add_argument("--plain", action="store_true", help="the twin: the same text without macros")
    parser.add_argument("--module-name", action="store_true", help="name the macros by module_name, not by modules")
    parser.add_argument("--glossary", action="store_true", help="with a glossary: a term for each lesson")
    options = parser.parse_args()
    write(
        options.folder,
        options.lessons,
        plain=options.plain,
        module_name=options.module_name,
        glossary=options.glossary,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
