"""A course with two conversations, one of which goes round, and the page *My progress*."""

import re

from support.course_two_lessons import add_pages, two_lessons
from support.paths import HANDBOOK

PAGE = "mutual-need/opening-declaration.html"
EXTRA = """
  - id: round
    kind: dialogue
    objective: compose-declaration
    stem: |
      Read this first:

      1. Nobody is in a hurry.
      2. Nobody is late.
    nodes:
      - id: again
        says: |
          Again?

          As *often* as you like.
        replies:
          - {text: Once more, credit: 1, why: It goes on., next: again}
          - {text: "No, *thanks*", credit: 1/3, why: It ends., next: bye}
          - {text: Enough, credit: 1, why: It ends., next: done}
    endings:
      - {id: done, title: Done & dusted, debrief: "It is over. See [the page](mutual-need/need-runs-both-ways.md)."}
      - {id: bye, title: Goodbye, debrief: It is over.}
    see: the-three-parts
"""
PROGRESS = "---\ntitle: My progress\n---\n# My progress\n\n{{ my_progress() }}\n"


def course_with_talks(folder, more=""):
    """Write the small course with two dialogues, the handbook's example and one that goes round, and the page of progress."""
    two_lessons(folder)
    page = (HANDBOOK / "dialogue.md").read_text(encoding="utf-8")
    quiz = folder / "quizzes/opening-declaration.yml"
    example = re.search(r"```yaml\n(  - id.*?)```", page, re.DOTALL)[1]
    text = quiz.read_text("utf-8").replace("pass: 80\n", f"pass: 80\n{more}")
    quiz.write_text(f"{text}\n{example}{EXTRA}", "utf-8")
    return add_pages(folder, {"progress.md": PROGRESS})
