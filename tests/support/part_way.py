"""The progress file of a learner who has taken some lessons of a course."""

import json
from dataclasses import dataclass
from fractions import Fraction

from practicum import grade, read_sheet
from practicum.course.load import load_course
from practicum.quiz.blueprint import asked

BEGUN = 1_780_000_000_000  # milliseconds: 28 May 2026, 20:26 in UTC
DAY = 86_400_000
SEED = 1


def answer_of(question, rightly=True):
    """Return an answer to a question as a page keeps it, right or not; None for a kind with one sort of answer."""
    key = question.answer_key()
    match question.kind:
        case "choice" | "choices":
            letters = [letter for letter, credit in key.items() if (Fraction(credit) == 1) == rightly]
            return letters[0] if question.kind == "choice" else letters
        case "match":
            return key["lefts"]
        case "order":
            return sorted(key["places"], key=key["places"].get)
        case "number":
            number = Fraction(key["answer"])
            return str(number.numerator if number.denominator == 1 else float(number))
        case "blank":
            return {gap["id"]: gap["accept"][0] for gap in key}
        case "dialogue":
            path, line = [], 0
            while line < len(key):
                letter, (_, line) = max(key[line].items(), key=lambda reply: Fraction(reply[1][0]))
                path.append(letter)
            return path
    return "In my own words."


def progress_file(root, lessons=None, *, wrong=4, learner="", assessment=0, worksheets=0):
    """Return the text of a file in which the first `lessons` of the course in `root` are answered, by default all.

    A lesson is taken each day. Every question number `wrong` with options is answered wrongly, none with 0. `assessment`
    is how many questions of the final assessment are answered, `worksheets` how many worksheets.
    """
    course = load_course(root)
    taken = [lesson.id for lesson in course.lessons][:lessons]
    quizzes, number = {}, 0
    for quiz in course.quizzes:
        if quiz.mode == "assessment":
            chosen = asked(quiz, SEED)
            entries = {
                question.id: {"answer": "a", "revision": question.revision, "at": BEGUN + 90 * DAY}
                for question in chosen[:assessment]
            }
            drawn = {"seed": SEED, "asked": [question.id for question in chosen]} if quiz.draw else {}
            quizzes[quiz.id] = {"version": 1, "at": BEGUN + 90 * DAY, "answers": entries} | drawn
        elif quiz.lesson in [*taken, ""]:  # a quiz of no lesson warms up
            at = BEGUN + (taken.index(quiz.lesson) if quiz.lesson else 0) * DAY
            entries, log = {}, {}
            for question in quiz.questions:
                number += question.kind in ("choice", "choices")
                rightly = not (wrong and question.kind in ("choice", "choices") and number % wrong == 0)
                given = answer_of(question, rightly)
                if question.scored:
                    log[f"{question.id}/{question.revision}"] = [[at, 3 if rightly else 1]]
                entries[question.id] = {"answer": given, "revision": question.revision, "checked": True, "at": at}
                if quiz.confidence and question.scored:
                    entries[question.id]["sure"] = "sure" if number % 2 else "fairly"
            quizzes[quiz.id] = {"version": 1, "at": at, "log": log, "answers": entries}
    sheets = {
        worksheet.id: {
            "version": 1,
            "at": BEGUN + 40 * DAY,
            "answers": {
                call.id: {"answer": "Aster", "at": BEGUN + 40 * DAY} for call in worksheet.page.calls if call.id
            },
        }
        for worksheet in course.aids.worksheets[:worksheets]
    }
    head = {"practicum": "progress", "version": 1, "course": "consultative-selling", "learner": learner}
    return json.dumps(head | {"quizzes": quizzes, "worksheets": sheets, "endings": {}}, ensure_ascii=False)


@dataclass
class Taken:
    """A lesson that a progress file has answers of."""

    title: str
    passed: bool
    earned: Fraction
    possible: Fraction
    percent: int


def modules_taken(root, text):
    """Return for each module of the course in `root` the titles of its lessons, each with its `Taken` or None.

    The results are those of the grader.
    """
    course, kept = load_course(root), json.loads(text)["quizzes"]

    def taken(lesson):
        quiz = next(quiz for quiz in course.quizzes if quiz.lesson == lesson.id)
        if quiz.id not in kept:
            return None
        answers = {question: entry["answer"] for question, entry in kept[quiz.id]["answers"].items()}
        result = grade(read_sheet(json.dumps({"quiz": quiz.id, "answers": answers}), "answers.json", quiz))
        return Taken(lesson.page.title, result.passed, result.earned, result.possible, result.percent)

    return [{lesson.page.title: taken(lesson) for lesson in module.lessons} for module in course.modules]
