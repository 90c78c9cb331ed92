"""A copy of the course with lessons of their own for quizzes that the course itself does not have."""

import shutil

_PAGE = """\
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
_IGNORED = (".venv", ".git", "site", ".cache", ".*_cache", "__pycache__", "tests", "benchmarks")
_LAST = "      - mutual-need/opening-declaration.md\n"


def course_with(root, target, quizzes):
    """Write a copy of the course at `root` to `target`, with `trial/<name>.md` for each quiz (name -> its keys as YAML).

    A quiz's questions have the objective `<name>-objective` and the heading `what-to-read`.
    """
    shutil.copytree(root, target, ignore=shutil.ignore_patterns(*_IGNORED))
    (target / "content" / "trial").mkdir()
    config = (target / "mkdocs.yml").read_text("utf-8")
    assert _LAST in config
    lines = "".join(f"      - trial/{name}.md\n" for name in quizzes)
    (target / "mkdocs.yml").write_text(config.replace(_LAST, _LAST + lines), encoding="utf-8")
    for name, text in quizzes.items():
        (target / "content" / "trial" / f"{name}.md").write_text(_PAGE.format(name=name), encoding="utf-8")
        (target / "quizzes" / f"{name}.yml").write_text(f"title: Trial of {name}\nlesson: {name}\n{text}", "utf-8")
    return target
