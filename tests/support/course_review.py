"""A course with the page *Review*: a quiz of every kind, one that asks how sure learners are, one to warm up, one to hand in."""

import yaml

from practicum.quiz import kinds
from support.course_two_lessons import add_pages, course_with
from support.handbook import handbook_example

LESSON, KINDS, SURE, WARM, FINAL = (
    "mutual-need/opening-declaration.html",
    *(f"trial/{name}.html" for name in ("kinds", "sure", "warm", "final")),
)
PAGE, PROGRESS, HOME = "review.html", "progress.html", "index.html"
QUIZZES = "assets/learner/quiz"
_SURE = """\
confidence: true
questions:
  - id: sure-{number}
    kind: choice
    objective: {name}-objective
    stem: What is it? ({name} {number})
    options:
      - {{text: This, credit: 1, why: It is.}}
      - {{text: That, credit: 1/2, why: In half.}}
      - {{text: The third, credit: 1/3, why: In part.}}
      - {{text: None, why: It is something.}}
    hints: [Think of it.]
    see: what-to-read
"""
_PAGES = {
    "progress.md": "---\ntitle: My progress\nhide: [toc]\n---\n# My progress\n\n{{ review_due() }}\n\n{{ my_progress() }}\n",
    "review.md": "---\ntitle: Review\nhide: [toc]\n---\n# Review\n\n{{ review() }}\n",
}


def _every_kind():
    """Return a quiz of the handbook's example of each kind, one lesson's worth."""
    questions = []
    for kind in kinds.names():
        question = yaml.safe_load(handbook_example(kind))[0]
        question |= {"id": f"kind-{kind}", "objective": "kinds-objective", "see": "what-to-read"}
        question.pop("rests_on", None)
        questions.append(question)
    return yaml.safe_dump({"questions": questions}, sort_keys=False)


def _choices(name, number, head=""):
    first, *rest = (_SURE.format(name=name, number=f"{name}-{index}") for index in range(number))
    return head + first + "".join(text.partition("questions:\n")[2] for text in rest)


def write_course(target):
    """Write the small course with a quiz of every kind, one that asks how sure one is, one to warm up, one to hand in."""
    quizzes = {
        "kinds": _every_kind(),
        "sure": _choices("sure", 3),
        "warm": _choices("warm", 1, "pass: 0\n"),
        "final": _choices("final", 1, "mode: assessment\n").replace("confidence: true\n", ""),
    }
    course_with(target, quizzes)
    return add_pages(target, _PAGES, "{{ review_due() }}\n\n")
