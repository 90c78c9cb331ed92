"""A course whose ids are words that browsers, JavaScript or the player use themselves."""

from support.course_two_lessons import add_pages, course_with

NAMES = ("learner", "constructor")
PROGRESS, REVIEW = "progress.html", "review.html"
_QUIZ = """\
questions:
  - id: {name}
    kind: choice
    objective: {name}-objective
    stem: What is it?
    options:
      - {{text: This, credit: 1, why: It is.}}
      - {{text: That, why: It is not.}}
    see: what-to-read
"""
_PAGES = {
    "progress.md": "---\ntitle: My progress\n---\n# My progress\n\n{{ my_progress() }}\n",
    "review.md": "---\ntitle: Review\n---\n# Review\n\n{{ review() }}\n",
}


def lesson(name):
    """Return the path of the page with the quiz of a name."""
    return f"trial/{name}.html"


def write_course(target):
    """Write the small course with a quiz for each of `NAMES`, whose pages have the heading "Practicum"."""
    course_with(target, {name: _QUIZ.format(name=name) for name in NAMES})
    for name in NAMES:
        page = target / "content" / "trial" / f"{name}.md"
        page.write_text(page.read_text("utf-8").replace("A paragraph.", "A paragraph.\n\n## Practicum\n"), "utf-8")
    return add_pages(target, _PAGES)
