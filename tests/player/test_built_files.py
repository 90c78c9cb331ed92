"""What browsers load of the player is built from its sources, and light."""

import gzip
import importlib.util
import re

from practicum.quiz.kinds import names
from practicum.site.needs import LETTERED, TYPED
from support.paths import ASSETS, ROOT

BUILT = ASSETS
LINE = 120


def script():
    """Return `scripts/player.py` as a module."""
    spec = importlib.util.spec_from_file_location("player", ROOT / "scripts" / "player.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sent(*names):
    """Return the bytes of some files as a host sends them."""
    return sum(len(gzip.compress((BUILT / name).read_bytes(), 9, mtime=0)) for name in names)


def test_the_built_files_are_those_of_the_sources():
    player = script()
    assert player.MARKS.read_text("utf-8") == player.marks(), "run make player"


def test_every_source_is_in_a_built_file():
    player = script()
    used = {path for text in player.entries().values() for path in player.sources(text)}
    assert used == {path for path in player.SOURCES.rglob("*") if path.suffix in (".js", ".css")}


def test_every_kind_is_in_the_player_or_a_file_of_its_own():
    first, others = script().kinds()
    assert sorted([*first, *others]) == sorted(names())
    assert sorted(others) == sorted(path.stem for path in (BUILT / "kinds").glob("*.js"))


def test_pages_know_which_kinds_the_player_holds_and_which_share_how_typed_text_is_read():
    player = script()
    first, others = player.kinds()
    assert set(first) == LETTERED
    tools = re.search(r"practicum\.tools, \{ (.*) \}", (player.SOURCES / "quiz" / "typed.js").read_text("utf-8"))[1]
    taken = {
        kind: (player.SOURCES / "kinds" / f"{kind}.js").read_text("utf-8").split(" } = practicum.tools;")
        for kind in others
    }
    assert {kind for kind, text in taken.items() if set(tools.split(", ")) & set(re.findall(r"\w+", text[0]))} == TYPED


def test_what_browsers_load_is_a_classic_script_of_its_own():
    for path in [path for folder in ("quiz", "kinds", "learner") for path in (BUILT / folder).glob("*.js")]:
        text = path.read_text("utf-8")
        assert not re.search(r"(^|[;}])\s*(import|export)\b", text), path
        assert "import(" not in text


# The player is the same file on every page: the steps of a quiz, its result, and what keeps answers and reviews.
def test_a_lesson_with_lettered_questions_loads_at_most_14_000_bytes():
    assert sent("quiz/quiz.js", "quiz/quiz.css") <= 14_000


def whole():
    """Return the paths of all that quizzes can load, but what only assessments, draws and confidence need."""
    files = [path.relative_to(BUILT).as_posix() for folder in ("quiz", "kinds") for path in (BUILT / folder).iterdir()]
    assert {"quiz/quiz.js", "quiz/more.js", "quiz/typed.js", "kinds/match.js", "kinds/match.css"} < {*files}
    return [file for file in files if not file.startswith("quiz/more.")]


def test_a_page_with_every_kind_of_question_loads_at_most_24_kb():
    assert sent(*whole()) <= 24 * 1024


# Each kind is compressed by itself: together they take 4 KB more than in one file, and a page loads what it has.
def test_an_assessment_with_every_kind_of_question_loads_at_most_26_and_a_half_kb():
    assert sent(*whole(), "quiz/more.js", "quiz/more.css") <= 26.5 * 1024


# 400 bytes of it find the part of the outline that a page needs, 200 say how many lessons are passed, on the home page, and
# 330 the minutes at the learner's own pace, and 150 the question to go on with.
def test_the_progress_script_of_every_page_takes_at_most_2100_bytes():
    assert sent("learner/status.js") <= 2100


def test_what_every_page_loads_before_it_is_painted_takes_at_most_6_kb():
    assert sent("learner/early.js", "learner/site.css") <= 6 * 1024


def test_what_compares_the_endings_of_conversations_takes_at_most_3_kb():
    assert sent("learner/talk.js", "learner/talk.css") <= 3072


def test_a_worksheet_loads_little_more_than_what_keeps_answers():
    assert sent("learner/sheet.js") <= 5300


def test_the_home_page_shows_what_is_due_with_at_most_1500_bytes():
    assert sent("learner/due.js") <= 1500


def test_no_line_of_a_source_is_longer_than_120_characters():
    folders = (ROOT / "player", ROOT / "tests" / "player")
    sources = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".js", ".mjs", ".css")]
    sources.append(BUILT / "terms.js")
    sources.remove(ROOT / "player" / "learner" / "site.css")  # a rule a line
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if len(line) > LINE
    ]
    assert len(sources) > 50
    assert long == []


def test_the_licence_of_ported_code_is_named_and_kept_beside_it():
    assert b"py-fsrs 6.3.2, Copyright (c) 2022 Open Spaced Repetition. MIT" in (BUILT / "learner/due.js").read_bytes()
    licence = (BUILT / "learner" / "fsrs-LICENSE.txt").read_text("utf-8")
    assert licence.startswith("MIT License\n\nCopyright (c) 2022 Open Spaced Repetition")
