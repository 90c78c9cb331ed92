"""A course whose pages show every disagreement, term, figure, field and kind of question that tests look at."""

import re

from support.course_two_lessons import copy_course, without_rules, write_lesson
from support.paths import HANDBOOK
from support.quiz_texts import EVERY, EVERY_NAME

PAGE = """\
---
title: A sample
---
# A sample

A seller looks at {{ term("trial-share") }} first, and then at the {{ term("trial-customer", "customer's account") }}.

| One | Two |
|-|-|
| a cell | **{{ term("trial-customer") }}** |

{{ tension("t98") }}

{{ tension("t99") }}

{{ figure("two-way-need") }}

{{ figure("once-more") }}
"""
SHEET = """\
---
title: Plan a visit
worksheet: {id: plan-visit, minutes: 15}
---
# Plan a visit

Fill this in before you call on the customer. One sheet for one visit, and no more.

{{ write("customer", "The customer, and who will be there", 2) }}

{{ write("need", "What do they need from us, and how do we know?", 6) }}

{{ write("ours", "What do we need from them, and why?", 6) }}

{{ write("ask", "What will you ask first?", 5) }}

## Two questions

| Question | What you expect to hear | What you heard |
|-|-|-|
| About their plans | {{ cell("plans-expected", "Expected about their plans") }} | {{ cell("plans-heard", "Heard about their plans") }} |
| About their trouble | {{ cell("trouble-expected", "Expected about their trouble") }} | {{ cell("trouble-heard", "Heard about their trouble") }} |

{{ write("next", "The next step, with a date") }}

{{ write("learned", "What did you learn?", 4) }}
"""
FIGURE = re.search(r"```xml\n(.*?)```", (HANDBOOK / "pages.md").read_text("utf-8"), re.DOTALL)[1]
TERMS = """
  - {id: trial-share, term: trial share, text: The share that a *trial* has of the whole., ours: true}
  - {id: trial-customer, term: trial customer, text: A firm that buys on trial.}
"""
TENSIONS = """
  - id: t98
    topic: What a trial owes
    strength: direct
    between: Between the article on what we owe each other and Brock
    sides:
      - {says: A trial owes terms., points: [o35, o36]}
      - {says: A trial owes nothing., points: [b33]}
    reading: Both speak of trials (d11).
  - id: t99
    topic: What a trial is for
    strength: apparent
    between: Inside Williams
    sides:
      - {says: It is for both., points: [w04]}
      - {says: It is for one., points: [w38]}
    reading: Each speaks of another trial.
"""


def aided_course(root):
    """Write a copy of the real course to `root`, with the pages `sample.md` and `sheet.md`, and the lesson `every`."""
    copy_course(root)
    (root / "content" / "sample.md").write_text(PAGE, "utf-8")
    (root / "content" / "sheet.md").write_text(SHEET, "utf-8")
    for name, more in (("glossary.yml", TERMS), ("tensions.yml", TENSIONS)):
        file = root / "content" / name
        file.write_text(file.read_text("utf-8").rstrip() + more, "utf-8")
    figures = root / "content" / "assets" / "figures"
    figures.mkdir(exist_ok=True)
    (figures / "two-way-need.svg").write_text(FIGURE, "utf-8")
    (figures / "once-more.svg").write_text(FIGURE.replace("Customer and", "Client &amp;"), "utf-8")
    config = without_rules((root / "mkdocs.yml").read_text("utf-8"))
    assert "\nnav:\n  - index.md\n" in config
    nav = "\nnav:\n  - index.md\n  - sample.md\n  - sheet.md\n"
    config = re.sub(r"( +- )mutual-need/opening-declaration.md\n", rf"\g<0>\1trial/{EVERY_NAME}.md\n", config)
    (root / "mkdocs.yml").write_text(config.replace("\nnav:\n  - index.md\n", nav), "utf-8")
    write_lesson(root, EVERY_NAME, EVERY)
    return root
