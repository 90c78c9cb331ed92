"""A course with more questions than the real one asks: for kinds that no lesson uses yet."""

import shutil

ROOT_ONLY = (".venv", ".git", "site", ".cache", ".*_cache", "__pycache__")
LESSON = "mutual-need/opening-declaration.html"


def build_with(build, root, folder, questions):
    """Build a copy of the course of `root` whose quiz of `LESSON` asks `questions` (YAML) too; return the site's folder."""
    course = folder / "course"
    shutil.copytree(root, course, ignore=shutil.ignore_patterns(*ROOT_ONLY))
    quiz = course / "quizzes" / "opening-declaration.yml"
    quiz.write_text(quiz.read_text("utf-8").rstrip() + "\n" + questions, "utf-8")
    return build("mkdocs", folder / "site", course)
