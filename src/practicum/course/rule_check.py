"""What a course with rules of its own (`extra.rules`) lacks of them; it has no other fault."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from practicum.base.day import today
from practicum.base.text import fold
from practicum.course.coverage import matrix, uncovered
from practicum.course.duration import durations
from practicum.course.front_matter import front_matter
from practicum.course.places import with_lines
from practicum.course.prose import count_words, paragraphs
from practicum.course.settings import CONTENT
from practicum.files.yaml_tree import read_file
from practicum.quiz.lettered import Optioned
from practicum.quiz.model import LEVELS
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from practicum.base.problem import Place, Problem
    from practicum.course.duration import Duration
    from practicum.course.model import Course, Lesson, Module
    from practicum.course.rules import Rules
    from practicum.quiz.lettered import Option
    from practicum.quiz.model import Quiz

_NAMED = 5  # questions that a message names


def broken_rules(course: Course, rules: Rules, folder: Path) -> Iterator[Problem]:
    """Yield everything in which a course in a folder does not follow its rules; its quizzes have all of their texts."""
    yield from with_lines(folder, _broken(course, rules, folder))


def _broken(course: Course, rules: Rules, folder: Path) -> Iterator[Problem]:
    practice: dict[str, list[Quiz]] = {}
    for quiz in course.quizzes:
        practice.setdefault(quiz.lesson, []).append(quiz)
    taken = durations(course)
    if rules.coverage:
        yield from uncovered(course, matrix(course))
    for lesson in course.lessons:
        yield from _lesson(lesson, practice[lesson.id], rules)
        yield from _long(lesson, taken[lesson.id], rules)
        yield from _prose(lesson, rules, folder)
    for module in course.modules:
        found = {q.kind for lesson in module.lessons for quiz in practice[lesson.id] for q in quiz.questions}
        yield from _module(module, found, rules)
    yield from _questions(course, rules)
    yield from _options(course, rules)
    for quiz in course.quizzes:
        if quiz.mode == "assessment":
            yield from _assessment(quiz, rules)


def _lesson(lesson: Lesson, quizzes: list[Quiz], rules: Rules) -> Iterator[Problem]:
    number = sum(len(quiz.questions) for quiz in quizzes)
    place = quizzes[0].place  # it has a quiz, since each of its objectives is tested
    least, most = (rules.numbers.get(f"lessons.{key}_questions") for key in ("min", "max"))
    if least is not None and number < least:
        what, fix = message("rule.few-questions", id=lesson.id, number=number, bound=least)
        yield place.problem("questions", what, fix)
    if most is not None and number > most:
        what, fix = message("rule.many-questions", id=lesson.id, number=number, bound=most)
        yield place.problem("questions", what, fix)


def _long(lesson: Lesson, taken: Duration, rules: Rules) -> Iterator[Problem]:
    """Yield that a lesson takes longer than the rules have it, by its own line or by what was computed."""
    most = rules.numbers.get("lessons.max_minutes")
    if most is None or taken.minutes <= most:
        return
    if taken.written:
        yield lesson.place.problem("minutes", *message("rule.minutes", number=taken.written, bound=most))
    else:
        values = {"number": taken.minutes, "read": taken.read, "answer": taken.answer, "bound": most}
        yield lesson.place.problem("", *message("rule.takes", **values))


def _prose(lesson: Lesson, rules: Rules, folder: Path) -> Iterator[Problem]:
    """Yield where the text of a lesson is longer than the rules have it."""
    words, paragraph_words, sentence = (
        rules.numbers.get(f"lessons.max_{key}") for key in ("words", "paragraph_words", "median_sentence")
    )
    if words is paragraph_words is sentence is None:
        return
    file = f"{CONTENT}/{lesson.page.file}"
    text = read_file(str(folder / file), file)
    lines = front_matter(text, file)[1]
    prose = list(paragraphs("\n".join(text.split("\n")[lines:]), lines + 1))
    number = sum(paragraph.words for paragraph in prose)
    if words is not None and number > words:
        yield lesson.place.problem("", *message("rule.words", number=number, bound=words))
    for paragraph in prose:
        if paragraph_words is not None and paragraph.words > paragraph_words:
            what, fix = message("rule.paragraph", number=paragraph.words, bound=paragraph_words)
            yield _at(lesson.place, paragraph.line, what, fix)
    lengths = [(count_words(each), paragraph.line) for paragraph in prose for each in paragraph.sentences()]
    if sentence is not None and lengths and (middle := median(length for length, _ in lengths)) > sentence:
        longest, line = max(lengths)
        what = say("rule.sentences", number=f"{middle:g}", bound=sentence)
        yield lesson.place.problem("", what, say("rule.sentences-fix", longest=longest, line=line))


def _module(module: Module, found: set[str], rules: Rules) -> Iterator[Problem]:
    least = rules.numbers.get("modules.min_kinds")
    if least is not None and len(found) < least:
        known = ", ".join(sorted(found)) or "-"
        what, fix = message("rule.kinds", id=module.id, number=len(found), bound=least, known=known)
        yield module.place.problem("", what, fix)
    for kind in rules.module_kinds:
        if kind not in found:
            yield module.place.problem("", *message("rule.kind", id=module.id, kind=kind))


def _questions(course: Course, rules: Rules) -> Iterator[Problem]:
    stems: dict[str, Place] = {}
    fixes = {"level": say("rule.level-fix", known=", ".join(LEVELS)), "reviewed": say("rule.reviewed-fix", day=today())}
    for question in (question for quiz in course.quizzes for question in quiz.questions):
        for key in rules.question_keys:
            if not getattr(question, key):
                fix = fixes.get(key) or say("rule.key-fix", key=key)
                yield question.place.problem("", say("rule.key", id=question.id, key=key), fix)
        first = stems.setdefault(fold(question.stem), question.place)
        if rules.distinct_stems and first is not question.place:
            yield question.place.problem("stem", *message("rule.stem", file=first.file, line=first.line))


def _options(course: Course, rules: Rules) -> Iterator[Problem]:
    """Yield the ways in which too many questions with one right option give it away."""
    keyed: list[tuple[Place, Option, tuple[Option, ...]]] = []  # where, the right option, all options
    for question in (question for quiz in course.quizzes for question in quiz.questions):
        if isinstance(question, Optioned):
            right = [option for option in question.options if option.credit == 1]
            keyed += [(question.place, right[0], question.options)] if len(right) == 1 else []
    longest = [place for place, right, options in keyed if _length(right) == max(map(_length, options))]
    yield from _share(rules, "max_key_longest", "longest", longest, len(keyed))
    for letter in sorted({right.id for _, right, _ in keyed}):
        same = [place for place, right, _ in keyed if right.id == letter]
        yield from _share(rules, "max_key_position", "position", same, len(keyed), letter=letter)


def _length(option: Option) -> int:
    return len(fold(option.text))


def _share(rules: Rules, key: str, ident: str, found: list[Place], number: int, **values: str) -> Iterator[Problem]:
    """Yield that more of `number` questions were found than the rule `key` has it, in per cent, at the rule's place."""
    most = rules.numbers.get(f"options.{key}")
    if most is not None and 100 * len(found) > most * number:
        named = ", ".join(f"{place.file}:{place.line}" for place in found[:_NAMED])
        few = len(found) - most * number // 100
        what = say(f"rule-share.{ident}", found=len(found), number=number, bound=most, **values)
        fix = say(f"rule-share.{ident}-fix", few=few, named=named)
        yield rules.place.problem(f"options.{key}", what, fix)


def _assessment(quiz: Quiz, rules: Rules) -> Iterator[Problem]:
    asked = sum(line.take for line in quiz.draw) if quiz.draw else len(quiz.questions)
    wanted, number, bank = (rules.numbers.get(f"assessments.{key}") for key in ("pass", "questions", "min_bank"))
    if wanted is not None and quiz.pass_mark != wanted:
        yield quiz.place.problem("pass", *message("rule.pass", number=quiz.pass_mark, bound=wanted))
    if number is not None and asked != number:
        yield quiz.place.problem("draw", *message("rule.asked", number=asked, bound=number))
    if bank is not None and len(quiz.questions) < bank:
        yield quiz.place.problem("questions", *message("rule.bank", number=len(quiz.questions), bound=bank))


def _at(place: Place, line: int, what: str, fix: str) -> Problem:
    """Return a problem of a line of the file that a place is in."""
    return replace(place, line=line, column=1, path="").problem("", what, fix)
