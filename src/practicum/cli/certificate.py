"""`practicum certificate`: a certificate for each learner who passed, and the answer file that one was made of."""

from __future__ import annotations

from argparse import ArgumentTypeError
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import visible
from practicum.cli.arguments import add_keys
from practicum.cli.run import NOT_DONE, NOT_PASSED, PASSED, complain
from practicum.words import message, say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable, Iterator

    from practicum.certificate.attempts import Certified, Learners
    from practicum.certificate.page import Issuer
    from practicum.reports.attempts import Attempts

    Read = Callable[[str], Iterator[Certified]]


def add_certificate(parser: ArgumentParser) -> None:
    """Add the arguments of `certificate`."""
    folder = say("cli.meta-dir")
    parser.add_argument("folders", nargs="+", metavar=say("cli.meta-sheet"), help=say("cli.certificate-folders"))
    parser.add_argument("--quiz", metavar=say("cli.meta-quiz"), default="", help=say("cli.certificate-quiz"))
    parser.add_argument("--out", metavar=folder, default="certificates", help=say("cli.certificate-out"))
    parser.add_argument("--pdf", action="store_true", help=say("cli.certificate-pdf"))
    number = say("cli.meta-number")
    parser.add_argument("--verify", type=_number, metavar=number, help=say("cli.certificate-verify"))
    add_keys(parser)
    parser.add_argument("--accept-changed", action="store_true", help=say("cli.accept-changed"))


def _number(written: str) -> str:
    """Return the number of a certificate; raises ArgumentTypeError for any other text."""
    from practicum.certificate.number import read_number

    try:
        return read_number(written)
    except ValueError:
        raise ArgumentTypeError(say("certificate.no-number", given=visible(written))) from None


def certificate(  # the parameters have the names of the options
    *,
    course: str | None,
    folders: list[str],
    quiz: str,
    out: str,
    pdf: bool,
    verify: str | None,
    keys: str,
    accept_changed: bool,
) -> int:
    """Write the certificates, or verify one; return the exit status.

    0: every learner passed, or the number is that of a passed answer file. 1: not so. 2: something could not be done.
    """
    from practicum.certificate.attempts import numbered
    from practicum.course.format import require_format
    from practicum.course.locate import find_course, quiz_finder
    from practicum.course.settings import read_settings
    from practicum.reports.attempts import Attempts

    if "-" in folders:
        raise ProblemsError([Problem.of_file("-", *message("certificate.stdin"))])
    folder = find_course(course)
    require_format(folder)
    settings = read_settings(folder)
    find_quiz = quiz_finder(folder, keys, complain)
    attempts = Attempts(find_quiz, settings.course, complain, accept_changed=accept_changed)
    read = partial(numbered, attempts, settings.course or settings.title, folders)
    if verify:
        return _verify(read, attempts, verify, settings.title, _known(folder, quiz))
    return _issue(read, attempts, folder, quiz=quiz, out=Path(out), pdf=pdf)


def _issue(read: Read, attempts: Attempts, course: str, *, quiz: str, out: Path, pdf: bool) -> int:
    """Write the certificates into `out` and say what came of each learner; return the exit status."""
    from practicum.certificate.attempts import by_learner

    issuer, chosen = _issuer(course, quiz)
    print_pdf = None
    if pdf:
        from practicum.cli.printing import printer

        print_pdf = printer()
        if not print_pdf:
            return NOT_DONE
    learners = by_learner(read(chosen))
    if learners.passed:
        _write(learners.passed, issuer, out, print_pdf)
    else:
        print(say("certificate.none", quiz=chosen))
    return _rest(learners, refused=attempts.refused)


def _write(passed: tuple[Certified, ...], issuer: Issuer, out: Path, print_pdf: Callable[..., bytes] | None) -> None:
    """Write the certificate of each attempt; raises ProblemsError if a file cannot be written."""
    from practicum.certificate.page import file_name, page_maker
    from practicum.files.atomic_write import atomic_write, make_folder

    page = page_maker(issuer)
    make_folder(str(out))
    for attempt in passed:
        html = page(attempt)
        files = {".html": html.encode()} | ({".pdf": print_pdf(html)} if print_pdf else {})
        for suffix, content in files.items():
            path = out / f"{file_name(attempt)}{suffix}"
            with atomic_write(str(path), encoding=None) as stream:
                stream.write(content)
            print(f"{attempt.learner}: {visible(str(path))}", flush=True)


def _rest(learners: Learners, *, refused: int) -> int:
    """Say who has no certificate, and why; return the exit status."""
    from practicum.reports.text import differences, verdict

    for attempt in learners.failed:
        result = attempt.score.result()
        learner = attempt.learner or say("table.nobody")
        print(f"{learner}: {' '.join((verdict(result), *differences(result)))} ({attempt.place})")
    nameless = [
        Problem(file=attempt.file, line=attempt.line or 1, column=1, path="learner", what=what, fix=fix)
        for what, fix in [message("certificate.nameless")]
        for attempt in learners.nameless
    ]
    complain(ProblemsError(nameless))
    if nameless or refused:
        return NOT_DONE
    return NOT_PASSED if learners.failed or not learners.passed else PASSED


def _verify(read: Read, attempts: Attempts, number: str, course: str, quiz: str) -> int:
    """Say which answer file the certificate with a number was made of; return the exit status."""
    from practicum.reports.text import verdict

    found = next((attempt for attempt in read(quiz) if attempt.number == number), None)
    if not found:
        print(say("certificate.not-found", number=number))
        return NOT_DONE if attempts.refused else NOT_PASSED
    is_certified = found.score.passed and bool(found.learner)
    print(say("certificate.found" if is_certified else "certificate.found-failed", number=number, place=found.place))
    result = found.score.result()
    learner = found.learner or say("table.nobody")
    for line in (learner, course, result.title, verdict(result), found.day_text):
        print(f"  {visible(line)}")
    return PASSED if is_certified else NOT_PASSED


def _issuer(course: str, quiz: str) -> tuple[Issuer, str]:
    """Return what every certificate of a course shows, and the quiz whose answer files count."""
    from practicum.certificate.logo import logo
    from practicum.certificate.page import Issuer
    from practicum.course.load import load_course
    from practicum.course.settings import threshold_of
    from practicum.reports.names import names

    loaded = load_course(course, outline=True)
    objectives = names(loaded, course, "").objectives
    issuer = Issuer(course=loaded.title, objectives=objectives, threshold=threshold_of(course), logo=logo(course))
    assessments = sorted(each.id for each in loaded.quizzes if each.mode == "assessment")
    if quiz or len(assessments) == 1:
        return issuer, _known(course, quiz) or assessments[0]
    what, fix = message("certificate.several" if assessments else "certificate.no-assessment")
    ids = assessments or sorted(each.id for each in loaded.quizzes)
    raise ProblemsError([Problem.of_file("quizzes", what, f"{fix} {', '.join(ids)}")])


def _known(course: str, quiz: str) -> str:
    """Return the id of a quiz; raises ProblemsError if the course has none with it."""
    from practicum.course.locate import quiz_ids
    from practicum.grading.sheet import unknown_quiz

    known = quiz_ids(course)
    if quiz and quiz not in known:
        raise ProblemsError([Problem.of_file("--quiz", *unknown_quiz(quiz, known))])
    return quiz
