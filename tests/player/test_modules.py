"""The player's pure modules, without a browser: `node --test` runs `tests/player/` on what Python gives."""

import json
import os
import random
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler

from practicum.quiz.blueprint import SEEDS, asked, blueprint, rank
from practicum.quiz.reader import read_quiz
from practicum.quiz.typed_text import alike
from support import python_scores as scored
from support.paths import ROOT

TESTS = sorted((ROOT / "tests" / "player").glob("*.test.mjs"))
PAIRS = 400  # of a quiz and a sheet: a share of what tests/browser/test_parity.py draws
HISTORIES = 400
DAY = 86_400_000
DRAWN = ROOT / "tests" / "fixtures" / "learners" / "course" / "drawn.yml"


def scores():
    """Return quizzes and sheets with what each must score."""
    cases = [
        {"name": name, "questions": scored.questions_of(quiz), "pass": quiz.pass_mark, "sheet": sheet, "expect": expect}
        for name, quiz, sheet, expect in scored.golden()
    ]
    examples = [
        {"name": name, "questions": scored.questions_of(quiz), "given": given, "read": read, "credit": credit}
        for name, quiz, given, read, credit in scored.specified()
    ]
    drawn = [
        {
            "questions": scored.questions_of(quiz),
            "pass": quiz.pass_mark,
            "sheet": sheet,
            "expect": scored.in_python(quiz, sheet),
        }
        for quiz, sheet in scored.drawn(PAIRS)
    ]
    return {"cases": cases, "examples": examples, "drawn": drawn}


def draws(chance):
    """Return what a seed asks of a quiz, shuffled and not, and the ranks of names."""
    quiz = read_quiz(f"title: T\nlesson: drawn\n{DRAWN.read_text('utf-8')}", "drawn.yml", "drawn")
    found = []
    for shuffled in (False, True):
        same = replace(quiz, shuffle=shuffled)
        for _ in range(100):
            seed = chance.randrange(SEEDS)
            found.append([seed, shuffled, [question.id for question in asked(same, seed)]])
    names = [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789-/", k=chance.randint(1, 80))) for _ in range(200)
    ]
    seeds = [chance.randrange(SEEDS) for _ in names]
    return {
        "order": [[q.id, f"about/{q.stimulus.id}" if q.stimulus else None] for q in quiz.questions],
        "lines": blueprint(quiz),
        "asked": found,
        "ranks": [[seed, name, rank(seed, name)] for seed, name in zip(seeds, names, strict=True)],
    }


def memories(chance):
    """Return logs of reviews with what py-fsrs makes of each."""
    found = []
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    for _ in range(HISTORIES):
        day, log, card = 20_000, [], Card()
        for _ in range(chance.randint(1, 12)):
            rating = chance.choice([1, 2, 3, 3, 3, 4])
            log.append([day * DAY + chance.randrange(DAY), rating])
            card, _ = scheduler.review_card(card, Rating(rating), epoch + timedelta(days=day))
            day += chance.choice([1, 1, 2, 3, 8, 20, 60, 400])
        last = (card.last_review - epoch).days
        recall = scheduler.get_card_retrievability(card, epoch + timedelta(days=last + 10))
        expect = [card.stability, card.difficulty, last, (card.due - epoch).days, recall]
        found.append({"log": log, "expect": expect})
    return found


def texts():
    """Return texts with the forms in which Python compares them: every character of the first plane is in one."""
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    odd = [
        "  a\tb\u00a0 ",
        "ΑΣ Σ",
        "İI",
        "ﬁ ﬂ",
        "“x” ‘y’ – −",
        "𝔸 🙂",
        "\ufeffa",
        '« a » " „b“',
        "a\u200d\u200bb",
        "می\u200cخ\u200c\u200d",
        "𝟐2٢",
    ]
    return [[text, alike(text), alike(text, case_sensitive=True)] for text in [*characters, *odd]]


def test_the_modules_do_without_a_browser_what_python_does(node, tmp_path):
    chance = random.Random(6)
    data = {"scores": scores(), "draws": draws(chance), "memories": memories(chance), "texts": texts()}
    (tmp_path / "data.json").write_text(json.dumps(data), "utf-8")
    environment = os.environ | {"PRACTICUM_DATA": str(tmp_path / "data.json"), "TZ": "UTC"}
    command = [node, "--test", "--test-reporter=spec", *map(str, TESTS)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "MODULE_TYPELESS" not in done.stderr
