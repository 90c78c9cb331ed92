"""The whole of `practicum build`: check, engine, what neither engine can add, the stand-alone grader."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from practicum.base.day import date_engine, given_seconds
from practicum.base.problem import Problem, ProblemsError
from practicum.base.stop import raise_if_stopped
from practicum.base.text import did_you_mean
from practicum.build.handbook import build_handbook, link_to_handbook
from practicum.build.stage import staged
from practicum.bundle.build import bundle
from practicum.course.check import check
from practicum.course.duration import durations
from practicum.course.format import require_format
from practicum.course.load import load_course
from practicum.course.outline import outline
from practicum.course.places import with_lines
from practicum.course.settings import CONFIG, language_of, read_settings
from practicum.publish import publish
from practicum.schema.course import outdated, publish_schemas
from practicum.site.config import from_file
from practicum.site.current import hand_over, latest
from practicum.site.engines import LANGUAGES, build_with, changes_for, is_installed, languages
from practicum.site.renderer import Site
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from practicum.course.model import Course
    from practicum.site.renderer import Reviewed


class EngineError(Exception):
    """The engine ended a build; `status` is its exit status, and it has said why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def build_site(
    root: Path, engine: str, *, keys: str = "", policy_in_pages: bool = False, with_rules: bool = True
) -> Iterator[str]:
    """Build the site of the course in `root`; yield what its builder should know, a line each.

    The old site stays as it is until the new one is whole. `keys` is the folder of the keys of assessments, and
    `policy_in_pages` as in `publish`; `with_rules` is as in `check`. Raises ProblemsError for mistakes in the course or an engine that is not
    installed, EngineError if the engine finds one.
    """
    require(engine)
    require_format(str(root))
    require_language(root, engine)
    course = load_course(root, outline=True)
    yield from check(course, str(root), keys, with_rules=with_rules)
    yield from outdated(root)
    seconds = date_build(root)
    settings = read_settings(str(root))
    changes = dict(changes_for(engine))
    if settings.handbook:
        changes["extra"] = {"footer_link": link_to_handbook()}
    with staged(root, root / settings.site, changes) as stage:
        hand_over(course, root)
        status = build_with(engine, stage.config)
        raise_if_stopped()
        reviewed = () if status else _reviewed(course, root)  # with the site that the engine has just used
        if settings.handbook and not status:
            status = build_handbook(engine, stage, settings.title)
        if status:
            raise EngineError(status)
        (stage.made / "grade.pyz").write_bytes(bundle(str(root), course.kept))
        taken = {ident: found.parts for ident, found in durations(course).items()}
        known = outline(course, str(root), taken)
        yield from publish(stage.made, known, seconds, reviewed=reviewed, policy_in_pages=policy_in_pages)
        publish_schemas(root, stage.made)  # last: no page loads them, so that neither copy nor worker has them
        stage.take_place()
        yield say("build.built", engine=engine, address=(stage.site / "index.html").as_uri())


def require(engine: str) -> None:
    """Raise ProblemsError if an engine is not installed."""
    if not is_installed(engine):
        raise ProblemsError(
            [Problem.of_file(CONFIG, say("build.no-engine", engine=engine), say(f"build.get-{engine}"))]
        )


def require_language(root: Path, engine: str) -> None:
    """Raise ProblemsError if neither an engine's theme nor the course in `root` has words in the course's language."""
    language, known = language_of(str(root)), languages(engine)
    if language not in known and not any(root.glob(f"*/{LANGUAGES}/{language}.html")):
        what = say("build.no-language", given=language)
        fix = did_you_mean(language, known, say("fix.one-of", known=", ".join(known)))
        raise ProblemsError(with_lines(root, [Problem.of_file(CONFIG, what, fix, path="theme.language")]))


def date_build(root: Path) -> int:
    """Let the engine date what it builds by SOURCE_DATE_EPOCH, or else the last commit; return its seconds since 1970.

    0 where there is neither: the engine then takes today. Raises ProblemsError for a date that the engine or the copy's
    zip cannot have.
    """
    given = given_seconds()
    if not given:
        command = ["git", "-c", "log.showSignature=false", "log", "-1", "--format=%ct"]
        try:
            given = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stdout.strip()
        except OSError:  # no git here
            return 0
        if given:
            date_engine(given)
    return int(given or 0)


def day_of_build(root: Path) -> str:
    """Return the day that dates what is built, such as 2026-03-01; nothing where there is no git."""
    seconds = date_build(root)
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds else ""


def _reviewed(course: Course, root: Path) -> Iterable[Reviewed]:
    """Return what the page *Review* asks again, from the pages' own templates: the same for both engines."""
    if not any(call.macro == "review" for page in course.pages for call in page.calls):
        return ()
    return (latest() or Site(from_file(root), course)).reviewed()
