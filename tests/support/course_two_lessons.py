"""The course of `tests/fixtures/two_lessons`, which no edit of the real one changes, and lessons for further quizzes."""

import re
import shutil

from support.paths import FIXTURES, ROOT

LESSON = """\
---
title: Trial of {name}
lesson:
  id: {name}
  minutes: 5
  roles: [salesperson]
  objectives:
    - {{id: {name}-objective, level: apply, text: Try it.}}
---
# Trial of {name}

## What to read

A paragraph.

{{{{ quiz("{name}") }}}}
"""
_MADE = shutil.ignore_patterns(".venv", ".git", ".cache", ".*_cache", "__pycache__")
_OWN = ("macros", "content/assets")  # what a copy of the real course's settings needs of it
_LAST = "      - mutual-need/opening-declaration.md\n"


def left_out(folder, names):
    """Leave out what is made: the built `site/` of a course too, but not the package of that name."""
    return _MADE(folder, names) | ({"site"} if "mkdocs.yml" in names else set())


def copy_course(target, root=ROOT):
    """Copy what a course is made of to a new folder, and return that."""
    target.mkdir(parents=True)
    for part in ("content", "quizzes", "macros"):
        if (root / part).is_dir():
            shutil.copytree(root / part, target / part, ignore=left_out)
    shutil.copy(root / "mkdocs.yml", target)
    return target


def own_files_to(target):
    """Write the real course's macros, icon and drawings to `target`."""
    for folder in _OWN:
        shutil.copytree(ROOT / folder, target / folder, ignore=left_out)


def two_lessons(target, quiz=None):
    """Write the course of `tests/fixtures/two_lessons` to `target`, with the settings of the real one.

    `quiz` is another text for its quiz `opening-declaration`.
    """
    own_files_to(target)
    shutil.copytree(FIXTURES / "two_lessons", target, dirs_exist_ok=True)
    (target / "mkdocs.yml").write_text(settings_of(target), encoding="utf-8")
    if quiz:
        (target / "quizzes" / "opening-declaration.yml").write_text(quiz, "utf-8")
    return target


def settings_of(course):
    """Return the settings of the real course with the nav of another, without its own rules and the handbook in the site."""
    config = re.sub(r"(?m)^  handbook: true.*\n", "", without_rules((ROOT / "mkdocs.yml").read_text("utf-8")))
    nav = (course / "nav.yml").read_text("utf-8")
    return re.sub(r"^nav:\n(?:[ ].*\n)+", nav, config, flags=re.MULTILINE)


def without_rules(config):
    """Return the settings of the real course without what it alone follows: its rules, and where its files go."""
    return re.sub(r"^  (?:rules|hand_in):.*\n(?:    .*\n)+", "", config, flags=re.MULTILINE)


def course_with(target, quizzes):
    """Write that course to `target`, with `trial/<name>.md` for each quiz (name -> its keys as YAML).

    A quiz's questions have the objective `<name>-objective` and the heading `what-to-read`.
    """
    two_lessons(target)
    config = (target / "mkdocs.yml").read_text("utf-8")
    assert _LAST in config
    lines = "".join(f"      - trial/{name}.md\n" for name in quizzes)
    (target / "mkdocs.yml").write_text(config.replace(_LAST, _LAST + lines), encoding="utf-8")
    for name, text in quizzes.items():
        write_lesson(target, name, text)
    return target


def add_pages(target, pages, on_home=""):
    """Write further pages (name -> text), listed in this order after the home page; `on_home` goes above its list."""
    for name, text in pages.items():
        (target / "content" / name).write_text(text, "utf-8")
    home = target / "content" / "index.md"
    heading = "## The course"
    home.write_text(home.read_text("utf-8").replace(heading, f"{on_home}{heading}"), "utf-8")
    config = target / "mkdocs.yml"
    nav = "nav:\n  - index.md\n"
    assert nav in config.read_text("utf-8")
    more = "".join(f"  - {name}\n" for name in pages)
    config.write_text(config.read_text("utf-8").replace(nav, nav + more), "utf-8")
    return target


def write_lesson(target, name, text):
    """Write the lesson `trial/<name>.md` and its quiz."""
    (target / "content" / "trial").mkdir(exist_ok=True)
    (target / "content" / "trial" / f"{name}.md").write_text(LESSON.format(name=name), encoding="utf-8")
    (target / "quizzes" / f"{name}.yml").write_text(f"title: Trial of {name}\nlesson: {name}\n{text}", "utf-8")
