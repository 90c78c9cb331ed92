"""Every word that the pages and programs show, in one catalogue.

Keys that start with `quiz.` go into the page for the player, without the
prefix. `{name}` stands for what is filled in.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    # the player, and the reports where they say the same
    "quiz.check": "Check",
    "quiz.again": "Try again",
    "quiz.save": "Save my answers",
    "quiz.reset": "Start over",
    "quiz.reset-sure": "Press again to clear every answer",
    "quiz.reset-done": "Every answer of this quiz is cleared.",
    "quiz.name": "Your name, for the file",
    "quiz.none": "Choose an answer first, then check it.",
    "quiz.correct": "Right",
    "quiz.partly": "Partly right",
    "quiz.wrong": "Not right",
    "quiz.points": "Points: {earned} of {possible}",
    "quiz.picked-right": "You chose this. It is right.",
    "quiz.picked-partly": "You chose this. It earns {credit} of the points.",
    "quiz.picked-wrong": "You chose this. It is not right.",
    "quiz.missed": "This is right. You did not choose it.",
    "quiz.other": "Not chosen.",
    "quiz.progress": "{checked} of {all} questions checked",
    "quiz.score": "{earned} of {possible} points, {percent} %",
    "quiz.passed": "Passed",
    "quiz.not-passed": "Not passed: {pass} % is needed",
    "quiz.saved": "{answered} of {all} answers are in the file {file}.",
    "quiz.unchecked": "{number} of them you have not checked on this page.",
    "quiz.no-store": "This browser does not keep answers. Save them as a file before you leave.",
    "page.hint": "Hint {number} of {all}",
    "page.how-sure": "How sure are you?",
    # how sure a learner is
    "confidence.guess": "a guess",
    "confidence.fairly": "fairly sure",
    "confidence.sure": "sure",
    # the pages
    "page.question": "Question {number} of {all}",
    "page.tick-any": "Choose every answer that is right.",
    "page.answers": "Answers and reasons",
    "page.right": "Right",
    "page.part": "Earns {credit}",
    "page.wrong": "Not right",
    "page.about": "About: {title}",
    "page.all-or-nothing": "Only a wholly right answer earns points.",
    "page.quiz": "Questions: {title}",
    "page.see": "Read again: {heading}",
    "page.principle": "Principle",
    "page.rests-on": "Rests on",
    "page.objectives": "After this you can",
    "page.minutes": "{minutes} min",
    "page.questions": "{number} questions",
    "page.lessons": "Lessons",
    "page.passed": "Passed",
    "page.begun": "Begun",
    "page.author": "Author",
    "page.title": "Title",
    "page.published": "Published",
    "page.basis": "How we know",
    "page.unknown": "not stated",
    "page.points": "What it says, in our words",
    "page.for": "for the {audience}",
    "page.note": "Note",
    "page.owed": "owed by the {by} to the {to}",
    "page.taught-by": "Principles",
    "page.tested-by": "Questions",
    "page.unused": "Not taught yet.",
    "stance.asserted": "asserted",
    "stance.conceded": "conceded in passing",
    "stance.reported": "somebody else's view",
    "stance.disputed": "argued against",
    # the reports
    "report.correct": "right",
    "report.partly": "partly right, {earned} of {possible} points",
    "report.wrong": "not right",
    "report.unanswered": "not answered",
    "report.changed": "changed",
    "report.changed-why": "This question is not the one that was answered: it has changed since. It is left out of the score.",
    "report.score": "{earned} of {possible} points, {percent} %: {verdict}",
    "report.counted": "{counted} of {all} questions count; the others have changed since.",
    "report.passed": "passed",
    "report.not-passed": "not passed ({pass} % is needed)",
    "report.written": "written; it is not scored",
    "report.hints": "Hints opened: {number}",
    "report.confidence": "How sure: {confidence}",
    "report.answer": "Answer: {answer}",
    "report.see": "Read again: {see}",
    "report.nothing": "Nothing counts: every question has changed.",
    # tables of many sheets
    "table.learner": "Learner",
    "table.quiz": "Quiz",
    "table.sheets": "Sheets",
    "table.attempts": "Attempts",
    "table.best": "Best",
    "table.latest": "Latest",
    "table.mean": "Mean",
    "table.passed": "Passed",
    "table.yes": "yes",
    "table.no": "no",
    "table.nobody": "(no name)",
    "table.graded": "Sheets graded: {number}.",
    "table.refused": "Sheets that could not be graded: {number}. They are named above.",
    "table.progress": "sheets: {number}",
}


def say(key: str, **values: object) -> str:
    """Return the words of a key with its values filled in; raises KeyError for an unknown key."""
    return WORDS[key].format(**values) if values else WORDS[key]


def words_for(prefix: str) -> dict[str, str]:
    """Return the words of one prefix, without it."""
    return {key[len(prefix) + 1 :]: text for key, text in WORDS.items() if key.startswith(prefix + ".")}
