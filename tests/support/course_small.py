"""The texts of a small course without a fault, by path: two lessons, two quizzes and a source."""

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course

FILES = {
    "mkdocs.yml": """\
site_name: Small course
site_url: !ENV [SITE_URL, ""]
nav:
  - index.md
  - Module one:
      - one/index.md
      - one/first.md
      - Second thoughts: one/second.md
  - Sources:
      - sources/article.md
      - Elsewhere: https://example.org/
extra:
  vocabulary:
    audiences: [salesperson, sales manager, company, client]
    relation: {from: owed_by, to: owed_to, text: "owed by the {from} to the {to}"}
  format: 1
""",
    "content/index.md": """\
# Small course

{{ syllabus() }}
""",
    "content/one/index.md": """\
---
title: Module one
module:
  id: module-one
  why: Everything else rests on it.
---
# Module one

{{ syllabus("module-one") }}
""",
    "content/one/first.md": """\
---
title: The first lesson
lesson:
  id: first
  minutes: 9
  roles: [salesperson]
  objectives:
    - {id: recall-parts, level: remember, text: Recall the parts.}
  principles:
    - id: name-parts
      text: Name every part.
      why: What has no name is left out.
      points: [w01, w02]
---
# The first lesson

{{ objectives() }}

## The three parts

{{ principle("name-parts") }}

## What to say

{{ quiz("first-quiz") }}
""",
    "content/one/second.md": """\
---
title: The second lesson
lesson:
  id: second
  minutes: 4
  roles: [salesperson, sales-manager]
  objectives:
    - id: judge-drafts
      level: evaluate
      text: Judge a draft by its parts.
---
# The second lesson

## Two drafts

{{ quiz("second-quiz") }}
""",
    "content/sources/article.md": """\
# The article

{{ source("article") }}
""",
    "content/sources/article.yml": """\
name: The article
author: Ada Example
basis: The byline names her.
points:
  - id: w01
    text: Every talk has parts.
    kind: principle
    stance: asserted
    for: [salesperson, sales manager]
  - id: w02
    text: Parts have names.
    kind: distinction
    stance: conceded
    for: [company]
    note: Said in passing.
    owed_by: company
    owed_to: client
""",
    "quizzes/first-quiz.yml": """\
title: The first quiz
lesson: first
pass: 80
questions:
  - id: which-part
    kind: choice
    objective: recall-parts
    points: 2
    stem: |
      Which part comes first?
    options:
      - text: The greeting
        credit: 1
        why: It opens the talk.
      - text: The offer
        credit: 1/2
        why: It comes second.
      - text: The bill
        why: It comes last.
    see: the-three-parts
    rests_on: [w01]
  - id: which-names
    kind: choices
    objective: recall-parts
    stem: Which are names of parts?
    options:
      - text: Greeting
        credit: 1
        why: It is one of the three.
      - text: Weather
        why: It is talk, and no part.
      - text: Offer
        credit: 1
        why: It is one of the three.
    see: first#what-to-say
""",
    "quizzes/second-quiz.yml": """\
title: The second quiz
lesson: second
questions:
  - id: which-draft
    kind: choice
    objective: judge-drafts
    stem: Which draft has every part?
    options:
      - text: The short one
        why: It has no offer.
      - text: The long one
        credit: 1
        why: It has all three.
    see: two-drafts
""",
}


def faults_with_settings(root, settings):
    """Write the course into a folder with more lines in mkdocs.yml, before its nav; return its problems as people see them."""
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.replace("nav:\n", f"{settings}nav:\n", 1), encoding="utf-8")
    try:
        load_course(root)
    except ProblemsError as error:
        return [str(problem) for problem in error.problems]
    return []
