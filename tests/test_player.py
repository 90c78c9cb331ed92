"""What browsers load of the player is built from its sources, and light."""

import gzip
import importlib.util
from pathlib import Path

from practicum.site.renderer import CORE

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "content" / "assets"


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
    used = {path for files in player.bundles().values() for path in files}
    assert used == {path for path in player.SOURCES.rglob("*") if path.suffix in (".js", ".css")}


def test_pages_know_which_kinds_the_first_file_holds():
    assert set(script().FIRST) == CORE


def test_a_lesson_with_lettered_questions_loads_at_most_6_kb():
    assert sent("quiz/quiz.js", "quiz/quiz.css") <= 6000


def test_all_kinds_together_take_at_most_12_kb():
    assert {path.name for path in (BUILT / "quiz").iterdir()} == {"quiz.js", "quiz.css", "more.js", "more.css"}
    assert sent(*(f"quiz/{name}" for name in ("quiz.js", "quiz.css", "more.js", "more.css"))) <= 12000


def test_what_every_page_loads_to_show_where_one_stands_takes_at_most_1_kb():
    assert sent("learner/status.js") <= 1024


def test_what_compares_the_endings_of_conversations_takes_at_most_3_kb():
    assert sent("learner/endings.js", "learner/talk.css") <= 3072


def test_what_keeps_answers_and_reviews_takes_at_most_3300_bytes():
    assert sent("learner/store.js") <= 3300


def test_the_home_page_tells_what_is_due_with_at_most_1500_bytes():
    assert sent("learner/due.js") <= 1500


def test_the_licence_of_what_was_ported_is_named_and_stands_beside_it():
    assert b"py-fsrs 6.3.2, Copyright (c) 2022 Open Spaced Repetition. MIT" in (BUILT / "learner/due.js").read_bytes()
    licence = (BUILT / "learner" / "fsrs-LICENSE.txt").read_text("utf-8")
    assert licence.startswith("MIT License\n\nCopyright (c) 2022 Open Spaced Repetition")
