"""A course that follows progress: a quiz that asks how sure learners are, a worksheet and the page *My progress*."""

from support.course_two_lessons import add_pages, course_with

FIRST, SECOND = "mutual-need/need-runs-both-ways.html", "mutual-need/opening-declaration.html"
LESSON, PAGE, SHEET = SECOND, "progress.html", "sheet.html"
TRAINER = "trainer@example.org"
SURE = """\
confidence: true
questions:
  - id: sure-one
    kind: choice
    objective: sure-objective
    stem: One?
    options: &o
      - {text: This, credit: 1, why: It is.}
      - {text: That, why: It is not.}
    see: what-to-read
  - id: sure-two
    kind: choice
    objective: sure-objective
    points: 2
    stem: Two?
    options:
      - {text: This, credit: 1, why: It is.}
      - {text: That, credit: 1/3, why: In part.}
      - {text: Those, why: They are not.}
    see: what-to-read
""".replace(" &o", "")
WORKSHEET = """\
---
title: Plan a visit
worksheet: {id: plan-visit, minutes: 15}
---
# Plan a visit

Fill this in before you call on the customer.

{{ write("customer", "The customer", 2) }}

| Question | Heard |
|-|-|
| Plans | {{ cell("plans", "What you heard about their plans") }} |
"""
PROGRESS = "---\ntitle: My progress\nhide: [toc]\n---\n# My progress\n\n{{ next_lesson() }}\n\n{{ my_progress() }}\n"


def write_course(target, **quizzes):
    """Write the small course with a quiz that asks how sure one is, a worksheet, the page of progress and where files go.

    `quizzes` are further ones, as `course_with` takes them.
    """
    course_with(target, {"sure": SURE, **quizzes})
    settings = (target / "mkdocs.yml").read_text("utf-8")
    (target / "mkdocs.yml").write_text(settings.replace("\nextra:\n", f"\nextra:\n  hand_in: {TRAINER}\n"), "utf-8")
    pages = {PAGE.replace("html", "md"): PROGRESS, SHEET.replace("html", "md"): WORKSHEET}
    return add_pages(target, pages, "{{ next_lesson() }}\n\n")
