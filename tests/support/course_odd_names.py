"""A course whose pages, folders and files have names that browsers would read as something else in an address."""

import json

NAMES = (
    "c#",
    "100%",
    "a&b",
    "a+b",
    "two words",
    "it's",
    'say "hi"',
    "größe",
    "cafe\u0301",  # as some systems write an é: in two characters
    "semi;colon",
    "(1)",
    "[x]",
    "~tilde",
    "smile😀",
    "dot.",
    "_index",
    "constructor",
)
FOLDER = "f#: 5% & (ü) [1]"
PAGES = (*NAMES, *(f"{FOLDER}/{name}" for name in ("c#", "in; here two")))
ASSET = "assets/über #1 (50%).pdf"
GLOSSARY, SOURCE, PROGRESS, REVIEW = "w#rds", "s#urces (1)", "my progress 100%", "review, now!"
_LESSON = """\
---
title: Lesson {number}
lesson:
  id: lesson-{number}
  minutes: 5
  objectives:
    - {{id: objective-{number}, level: apply, text: Try it.}}
  principles:
    - {{id: principle-{number}, text: Read it., why: It is short., points: [p{number}]}}
---
# Lesson {number}

## To read

It is about an {{{{ term("oddity") }}}}, the marvel{number}th.

{{{{ principle("principle-{number}") }}}}

{{{{ tension("t1") }}}}

{{{{ quiz("quiz-{number}") }}}}
"""
_QUIZ = """\
title: Quiz {number}
lesson: lesson-{number}
questions:
  - id: question-{number}
    kind: choice
    objective: objective-{number}
    stem: Which one?
    options:
      - {{text: This, credit: 1, why: It is.}}
      - {{text: That, why: It is not.}}
    see: lesson-{other}#to-read
    rests_on: [p{number}]
"""
_SETTINGS = """\
site_name: Odd names
site_url: !ENV [SITE_URL, ""]
docs_dir: content
use_directory_urls: {directory_urls}
theme: {{name: practicum}}
plugins: [material/search, {{macros: {{modules: [practicum.site], on_error_fail: true, on_undefined: strict}}}}]
markdown_extensions: [attr_list, practicum.site.markdown]
extra: {{format: 1, course: odd-names}}
nav:
"""
_TENSION = """\
tensions:
  - id: t1
    topic: How odd it is
    strength: apparent
    between: Inside the source
    sides:
      - {says: Very., points: [p0]}
      - {says: Not very., points: [p1]}
    reading: Each speaks of another name.
"""


def write_course(target, directory_urls):
    """Write the course; with `directory_urls`, each page is a folder on its site."""
    points = "".join(
        f"  - {{id: p{number}, text: A point., kind: principle, stance: asserted, for: [everyone]}}\n"
        for number in range(len(PAGES))
    )
    link = ASSET.replace("%", "%25").replace("#", "%23")
    files = {
        "index.md": f"# Home\n\n{{{{ next_lesson() }}}}\n\n[A file](<{link}>)\n\n{{{{ syllabus() }}}}\n",
        f"{FOLDER}/index.md": "---\ntitle: The module\nmodule: {id: module, why: It is odd.}\n---\n# The module\n",
        f"{GLOSSARY}.md": "# Words\n\n{{ glossary() }}\n\n{{ tensions() }}\n",
        f"{SOURCE}.md": '# Source\n\n{{ source("source") }}\n\n{{ coverage() }}\n',
        f"{PROGRESS}.md": "# My progress\n\n{{ review_due() }}\n\n{{ my_progress() }}\n",
        f"{REVIEW}.md": "# Review\n\n{{ review() }}\n",
        ASSET: "%PDF",
        "glossary.yml": "terms:\n  - {id: oddity, term: oddity, text: What is odd.}\n",
        "tensions.yml": _TENSION,
        "sources/source.yml": f"name: The source\nbasis: It is ours.\npoints:\n{points}",
    }
    for number, page in enumerate(PAGES):
        files[f"{page}.md"] = _LESSON.format(number=number)
        quiz = _QUIZ.format(number=number, other=(number + 1) % len(PAGES))
        files[f"../quizzes/quiz-{number}.yml"] = quiz
    for path, text in files.items():
        (target / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (target / "content" / path).write_text(text, "utf-8")
    first = [f"{page}.md" for page in (PROGRESS, REVIEW, GLOSSARY, SOURCE)]
    lessons = [f"{FOLDER}/index.md", *(f"{page}.md" for page in PAGES)]
    nav = ["index.md", *first, {"The module": lessons}]
    settings = _SETTINGS.format(directory_urls=json.dumps(directory_urls))
    lines = "".join(f"  - {json.dumps(entry, ensure_ascii=False)}\n" for entry in nav)
    (target / "mkdocs.yml").write_text(settings + lines, "utf-8")
    return target
