"""A course whose ids are parts of each other's, words of JavaScript, or what the player itself calls something."""

import re

from support.course_aids import FIGURE
from support.quiz_texts import EVERY

# The questions of two quizzes on one page, one of every kind: choice, choices, order, match, blank, number, dialogue,
# reflection. Joined by one hyphen, ids of what is within some are ids of others.
PRICE = (
    "price-1",
    "price-1-says",
    "price-stem",
    "price-number",
    "constructor",
    "price-a-note",
    "price",
    "price-status",
)
PRICE_A = ("price-a-text", "price-a-text-words", "id", "price-note", "append", "dataset", "price-endings", "price-a")
_IDS = ("one-of-them", "some-of-them", "in-order", "in-pairs", "in-gaps", "a-number", "a-talk", "in-words")
_WITHIN = {"verb": "append", "who": "constructor", "orders": "constructor", "praise": "hidden", "opens": "id"}
ALONE = {"learner": "learner", "constructor": "elements", "price-name": "children"}  # quiz -> its one question
LESSON, PROGRESS, REVIEW, SHEET = "price.html", "progress.html", "review.html", "sheet.html"
_CHOICE = """\
  - id: {question}
    kind: choice
    objective: {lesson}
    stem: Which one?
    options:
      - {{text: This, credit: 1, why: It is.}}
      - {{text: That, why: It is not.}}
    see: to-read
    rests_on: [points]
"""
_LESSON = """\
---
title: Lesson {lesson}
lesson:
  id: {lesson}
  minutes: 5
  objectives:
    - {{id: {lesson}, level: apply, text: Try it.}}
  principles:
    - {{id: {lesson}, text: Read it., why: It is short., points: [{point}]}}
---
# Lesson {lesson}

## To read

A {{{{ term("constructor") }}}}, a {{{{ term("price", "cost") }}}} and a {{{{ term("price") }}}}.

{{{{ principle("{lesson}") }}}}

## Means 1

## Practicum

{quizzes}
"""
_SETTINGS = """\
site_name: Odd ids
site_url: !ENV [SITE_URL, ""]
docs_dir: content
use_directory_urls: false
theme: {name: practicum}
plugins: [material/search, {macros: {modules: [practicum.site], on_error_fail: true, on_undefined: strict}}]
markdown_extensions: [attr_list, tables, practicum.site.markdown]
extra: {format: 1, course: learner}
nav:
  - index.md
  - progress.md
  - review.md
  - Words: words.md
  - Source: source.md
  - Coverage: coverage.md
  - sheet.md
  - The module: [module.md, price.md, learner.md, constructor.md]
"""
_WORDS = """\
# Words

{{ glossary() }}

{{ tensions() }}

{{ figure("drawn") }}

{{ figure("drawn-by") }}
"""
_SHEET = """\
---
title: A sheet
worksheet: {id: learner, minutes: 5}
---
# A sheet

{{ write("constructor", "The first") }}

{{ write("id", "The second") }}

| One | Two |
|-|-|
| {{ cell("learner", "The third") }} | {{ cell("value", "The fourth") }} |
"""
_TENSIONS = """\
tensions:
  - {id: constructor, topic: One, strength: apparent, between: Inside, reading: Both speak of it., sides: SIDES}
  - {id: constructor-topic, topic: Two, strength: direct, between: Inside, reading: Both speak of it., sides: SIDES}
""".replace("SIDES", "[{says: Yes., points: [points]}, {says: No., points: [constructor]}]")
_POINT = "  - {{id: {ident}, text: A point., kind: principle, stance: asserted, for: [everyone]}}\n"


def every(ids, stimulus):
    """Return the questions of every kind with other ids, as YAML, and their stimulus."""
    text = EVERY.replace("every-objective", "price").replace("see: what-to-read", "see: to-read")
    new = dict(zip(_IDS, ids, strict=True)) | _WITHIN | {"mail": stimulus}
    named = re.sub(r"((?:id|right|next|stimulus): )([a-z-]+)", lambda it: it[1] + new.get(it[2], it[2]), text)
    return re.sub(r"\{(verb|who)\}", lambda gap: f"{{{new[gap[1]]}}}", named)


def write_course(target):
    """Write the course: a lesson with three quizzes, two with one, and every page that macros make."""
    lessons = {"price": ("price", "price-a", "price-name"), "learner": ("learner",), "constructor": ("constructor",)}
    points = ("points", "constructor", "from-source")
    figure = FIGURE.replace('id="tip"', 'id="by-title"').replace("#tip", "#by-title")
    files = {
        "content/index.md": "# Home\n\n{{ next_lesson() }}\n\n{{ review_due() }}\n\n{{ syllabus() }}\n",
        "content/progress.md": "# My progress\n\n## Overview stand\n\n{{ my_progress() }}\n",
        "content/review.md": "# Review\n\n{{ review() }}\n",
        "content/words.md": _WORDS,
        "content/source.md": '# Source\n\n## Points source\n\n{{ source("source") }}\n',
        "content/coverage.md": "# Coverage\n\n{{ coverage() }}\n",
        "content/sheet.md": _SHEET,
        "content/module.md": '---\ntitle: M\nmodule: {id: constructor, why: It is odd.}\n---\n# M\n\n{{ syllabus("constructor") }}\n',
        "content/glossary.yml": "terms:\n  - {id: constructor, term: maker, text: Makes.}\n"
        "  - {id: price, term: price, text: What it costs.}\n",
        "content/tensions.yml": _TENSIONS,
        "content/sources/source.yml": "name: The source\nbasis: It is ours.\npoints:\n"
        + "".join(_POINT.format(ident=point) for point in points),
        "content/assets/figures/drawn.svg": figure,
        "content/assets/figures/drawn-by.svg": FIGURE,
        "quizzes/price.yml": "title: Price\nlesson: price\n" + every(PRICE, "a-mail"),
        "quizzes/price-a.yml": "title: Price A\nlesson: price\n" + every(PRICE_A, "mail"),
        "mkdocs.yml": _SETTINGS,
    }
    for (lesson, quizzes), point in zip(lessons.items(), points, strict=True):
        called = "\n\n".join(f'{{{{ quiz("{quiz}") }}}}' for quiz in quizzes)
        files[f"content/{lesson}.md"] = _LESSON.format(lesson=lesson, point=point, quizzes=called)
        for quiz in set(quizzes) & set(ALONE):
            asked = _CHOICE.format(question=ALONE[quiz], lesson=lesson)
            files[f"quizzes/{quiz}.yml"] = f"title: Alone\nlesson: {lesson}\nquestions:\n{asked}"
    for path, text in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, "utf-8")
    return target
