"""A course with an assessment that certificates are written for, and the answer files of its learners."""

import os
import subprocess
import sys

from support.course_small import FILES

EXAM = """\
title: The exam
mode: assessment
pass: 60
questions:
  - id: exam-part
    kind: choice
    objective: recall-parts
    points: 3
    stem: Which part opens the talk?
    options:
      - {text: The greeting, credit: 1, why: It opens it.}
      - {text: The bill, why: It comes last.}
    see: first#the-three-parts
  - id: exam-draft
    kind: choice
    objective: judge-drafts
    points: 2
    stem: Which draft is whole?
    options:
      - {text: The short one, why: It has no offer.}
      - {text: The long one, credit: 1, why: It has all three.}
    see: second#two-drafts
"""
COURSE = {
    "content/index.md": FILES["content/index.md"] + '\n{{ quiz("exam") }}\n',
    "quizzes/exam.yml": EXAM,
}
BOTH, FIRST, SECOND = "{exam-part: a, exam-draft: b}", "{exam-part: a}", "{exam-draft: b}"
SAVED = 1_790_000_000  # 21 September 2026 in UTC


def answers(learner, given=BOTH, quiz="exam"):
    """Return the text of an answer file: `BOTH` questions right are 5 of 5 points, `FIRST` is 3, `SECOND` 2, which fails."""
    return f"quiz: {quiz}\nlearner: {learner}\nanswers: {given}\n"


def hand_in(folder, **files):
    """Write answer files, name -> text, into a folder, as if they were saved in September 2026."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / f"{name}.yml"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (SAVED, SAVED))
    return folder


def certificate(course, folder, *arguments, **environment):
    """Run `practicum certificate` in a folder, in a process of its own; return (status, lines of out, lines of err)."""
    command = [sys.executable, "-m", "practicum", "certificate", "--course", str(course), *arguments]
    given = os.environ | {"TZ": "UTC"} | environment
    done = subprocess.run(command, cwd=folder, env=given, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()
