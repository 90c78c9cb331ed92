"""A course with two conversations, and how a test goes through them."""

import re

from sites import settle
from trial import ROOT, small_course

PAGE = "mutual-need/opening-declaration.html"
CALL = "#q-boxes-first-call"
ROUND = "#q-round"
EXTRA = """
  - id: round
    kind: dialogue
    objective: compose-declaration
    stem: |
      Read this first:

      1. Nobody is in a hurry.
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


def course_with_talks(folder):
    """Write the small course with two dialogues, the handbook's example and one that goes round, and the page of progress."""
    small_course(folder)
    page = (ROOT / "content/trainers/dialogue.md").read_text(encoding="utf-8")
    quiz = folder / "quizzes/opening-declaration.yml"
    example = re.search(r"```yaml\n(  - id.*?)```", page, re.DOTALL)[1]
    quiz.write_text(f"{quiz.read_text(encoding='utf-8')}\n{example}{EXTRA}", encoding="utf-8")
    (folder / "content" / "progress.md").write_text(PROGRESS, "utf-8")
    config = folder / "mkdocs.yml"
    nav = "nav:\n  - index.md\n"
    config.write_text(config.read_text("utf-8").replace(nav, f"{nav}  - progress.md\n"), "utf-8")
    return folder


def present(question):
    return f"{question} .script > :not([hidden])"


def reply(page, question, *letters):
    for letter in letters:
        page.check(f"{present(question)} [value={letter}]")
        page.click(f"{question} [value=say]")
        settle(page)


def check(page, question):
    page.locator(question).get_by_role("button", name="Check").click()
    settle(page)


def lines(page, question):
    return [" ".join(line.split()) for line in page.locator(f"{question} .talk > li").all_inner_texts()]


def status(page, question):
    return page.locator(f"{question} .question__status").inner_text()


def focused(page):
    settle(page)
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


def spoken(page, question):
    return " ".join(page.locator(f"{question} .talk + p").text_content().split())
