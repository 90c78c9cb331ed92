"""Draws from a bank: the same for the same seed, as the blueprint says, and moved by nothing but what an edit touches."""

import io
from collections import Counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from practicum.base.problem import ProblemsError
from practicum.cli.main import main
from practicum.grading.score import grade
from practicum.grading.sheet import empty_sheet
from practicum.quiz.blueprint import SEEDS, asked, rank
from practicum.quiz.reader import read_quiz
from support.reading import read_answers

seeds = st.integers(0, SEEDS - 1)


def question(ident, objective="recall-parts", **more):
    options = [{"text": "Yes", "credit": 1, "why": "So."}, {"text": "No", "why": "Not so."}]
    shared = {"kind": "choice", "stem": f"{ident}?", "see": "the-three-parts", "options": options}
    return {"id": ident, "objective": objective} | shared | more


BANK = [question(f"m{n}", topic="money") for n in range(6)] + [question(f"o{n}") for n in range(5)]
BLUEPRINT = [{"topic": "money", "take": 3}, {"objective": "recall-parts", "take": 2}]


def text(questions=BANK, **more):
    # the objective's questions have no topic of their own: only one line draws from each
    bank = [q if q.get("topic") else q | {"objective": "name-parts"} for q in questions]
    draw = [BLUEPRINT[0], BLUEPRINT[1] | {"objective": "name-parts"}]
    return yaml.safe_dump({"title": "T", "lesson": "first", "draw": draw, "questions": bank} | more, sort_keys=False)


def quiz(questions=BANK, **more):
    return read_quiz(text(questions, **more), "quizzes/q.yml", "q")


def read(source, of):
    return read_answers(of, source, "s.yml")


def test_ranks_are_those_of_the_specification():
    assert [rank(seed, name) for seed, name in ((0, "a"), (1, "a"), (1, "b"), (999_999_999, "best-opening"))] == [
        3600545899,
        3830278581,
        2632740813,
        4272911191,
    ]


@given(seeds)
def test_a_seed_asks_what_the_blueprint_says(seed):
    drawn = asked(quiz(), seed)
    assert Counter(q.topic for q in drawn) == {"money": 3, "": 2}
    assert list(drawn) == [q for q in quiz().questions if q in drawn]
    assert asked(quiz(), seed) == drawn


def test_seeds_ask_every_question_about_as_often():
    bank = quiz()
    counts = Counter(q.id for seed in range(3000) for q in asked(bank, seed * 77_777))
    money = [counts[f"m{n}"] for n in range(6)]
    assert min(money) > 0.9 * 1500
    assert max(money) < 1.1 * 1500


@given(seeds)
def test_a_new_question_moves_at_most_one_other_out(seed):
    more = quiz([*BANK, question("m9", topic="money")])
    before, after = ({q.id for q in asked(of, seed)} for of in (quiz(), more))
    assert after in (before, *((before - {gone}) | {"m9"} for gone in before))


@given(seeds)
def test_a_shuffle_keeps_what_is_about_one_stimulus_together(seed):
    bank = [question(f"q{n}", **({"stimulus": "mail"} if n % 2 else {})) for n in range(7)]
    stimuli = [{"id": "mail", "title": "A mail", "text": "Dear all"}]
    source = {"title": "T", "lesson": "first", "shuffle": True, "stimuli": stimuli, "questions": bank}
    drawn = asked(read_quiz(yaml.safe_dump(source), "f", "q"), seed)
    about = [bool(q.stimulus) for q in drawn]
    assert sorted(q.id for q in drawn) == [f"q{n}" for n in range(7)]
    first = about.index(True)
    assert about[first : first + 3] == [True] * 3


def test_another_seed_asks_in_another_order():
    shuffled = quiz(shuffle=True)
    assert len({tuple(q.id for q in asked(shuffled, seed)) for seed in range(50)}) > 40


LEVELLED = [
    question(f"{topic}-{level}-{n}", topic=topic, level=level)
    for topic in ("money", "time")
    for level in ("remember", "apply", "create")
    for n in range(3)
]
BY_LEVEL = [
    {"topic": "money", "levels": ["remember"], "take": 1},
    {"topic": "money", "levels": ["apply", "create"], "objective": "recall-parts", "take": 4},
    {"topic": "time", "take": 2},
]


@given(seeds)
def test_a_line_draws_from_what_fits_all_that_it_names(seed):
    bank = yaml.safe_dump({"title": "T", "lesson": "first", "draw": BY_LEVEL, "questions": LEVELLED})
    drawn = asked(read_quiz(bank, "f", "q"), seed)
    low = [q for q in drawn if q.topic == "money" and q.level == "remember"]
    assert (len(low), sum(q.topic == "money" for q in drawn), len(drawn)) == (1, 5, 7)


def test_levels_alone_draw_from_every_topic():
    draw = [{"levels": ["remember"], "take": 2}, {"levels": ["apply", "create"], "take": 3}]
    bank = yaml.safe_dump({"title": "T", "lesson": "first", "draw": draw, "questions": LEVELLED})
    assert Counter(q.level == "remember" for q in asked(read_quiz(bank, "f", "q"), 7)) == {True: 2, False: 3}
    unlevelled = bank.replace("  level: create\n", "", 1)
    with pytest.raises(ProblemsError, match="Let exactly one line fit its objective"):
        read_quiz(unlevelled, "f", "q")


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        ([{"take": 2}], "draw[0].take: needs an objective, a topic or levels to draw from. Write at least one"),
        ([{"take": 2, "topic": "money", "objective": "x"}], "draw[0].take: is 2, but there are 0 such questions."),
        ([{"take": 2, "levels": ["aply"]}], 'draw[0].levels: "aply" is not one of: remember,'),
        ([{"take": 2, "levels": []}], "draw[0].take: needs an objective, a topic or levels"),
        ([{"topic": "money", "take": 0}], 'draw[0].take: "0" is not a number from 1'),
        ([{"topic": "money", "take": 7}, BLUEPRINT[1]], "draw[0].take: is 7, but there are 6 such questions."),
        ([{"topic": "money", "take": 1}], 'questions[6].id: no line of "draw" takes from this question.'),
        ([*BLUEPRINT, {"topic": "money", "take": 1}], "more than one line"),
        ([{"topic": "money", "tke": 1}], "draw[0].tke: is not a key"),
        ({"topic": "money"}, "draw: is a mapping"),
    ],
)
def test_a_blueprint_that_cannot_be_drawn_is_refused(draw, message):
    with pytest.raises(ProblemsError) as caught:
        quiz(draw=draw)
    assert message in str(caught.value)


@given(seeds)
def test_an_answer_file_is_scored_by_what_its_seed_asked(seed):
    of = quiz()
    drawn = [q.id for q in asked(of, seed)]
    answers = ", ".join(f"{ident}: a" for ident in drawn[:4])
    result = grade(read(f"quiz: q\nseed: {seed}\nbank: {of.bank}\nanswers: {{{answers}}}\n", of))
    assert (result.earned, result.possible) == (4, 5)
    assert [g.id for g in result.questions] == drawn


def test_an_answer_to_what_was_not_asked_is_refused():
    of = quiz()
    other = next(q.id for q in of.questions if q not in asked(of, 7))
    with pytest.raises(ProblemsError, match=f'answers.{other}: this quiz has no question "{other}"'):
        read(f"quiz: q\nseed: 7\nanswers: {{{other}: a}}\n", of)


def test_an_answer_file_without_its_seed_is_refused():
    with pytest.raises(ProblemsError, match="seed: is missing"):
        read("quiz: q\nanswers: {}\n", quiz())


@pytest.mark.parametrize("seed", ["-1", "1000000000", "x", "1.5", "[1]"])
def test_a_seed_that_is_none_is_refused(seed):
    with pytest.raises(ProblemsError, match="seed: "):
        read(f"quiz: q\nseed: {seed}\nanswers: {{}}\n", quiz())


def test_a_bank_that_has_changed_keeps_what_was_asked_and_fills_up_what_was_removed():
    old = quiz()
    drawn = asked(old, 7)
    kept = [question(f"m{n}x", topic="money") for n in range(9)]
    new = quiz([q for q in BANK if q["id"] != drawn[0].id] + kept)
    marks = ", ".join(f'{q.id}: "{q.revision}"' for q in drawn)
    answers = ", ".join(f"{q.id}: a" for q in drawn)
    source = f"quiz: q\nseed: 7\nbank: {old.bank}\nanswers: {{{answers}}}\nrevisions: {{{marks}}}\n"
    result = grade(read(source, new))
    assert old.bank != new.bank
    assert (result.earned, result.possible) == (4, 5)
    found = {g.id: g.status for g in result.questions}
    assert {q.id: found.pop(q.id) for q in drawn} == {q.id: "changed" if q is drawn[0] else "correct" for q in drawn}
    assert [*found.values()] == ["missing"]


def test_an_empty_answer_file_asks_what_its_seed_says():
    of = quiz()
    sheet = empty_sheet(of, 7)
    lines = [line for line in sheet.split("revisions:")[0].splitlines() if line.startswith("  ") and "#" not in line]
    assert [line.strip().rstrip(":") for line in lines] == [q.id for q in asked(of, 7)]
    assert f'seed: 7\nbank: "{of.bank}"\n' in sheet
    assert grade(read(sheet, of)).possible == 5


@pytest.fixture
def root(course):
    """Return the folder of a course whose first quiz draws from a bank."""
    bank = [q | {"objective": "recall-parts"} for q in BANK[:6]]
    source = yaml.safe_dump(
        {"title": "T", "lesson": "first", "draw": [{"topic": "money", "take": 2}], "questions": bank}, sort_keys=False
    )
    return str(course({"quizzes/first-quiz.yml": source}))


def test_the_command_draws_by_chance_or_by_a_seed(root, capsys):
    assert main(["sheet", "--course", root, "--seed", "7", "first-quiz"]) == 0
    first = capsys.readouterr().out
    assert main(["sheet", "--course", root, "--seed", "7", "first-quiz"]) == 0
    assert capsys.readouterr().out == first
    assert "seed: 7\n" in first
    seeds = set()
    for _ in range(5):
        main(["sheet", "--course", root, "first-quiz"])
        seeds.add(capsys.readouterr().out.split("seed: ")[1].split("\n")[0])
    assert len(seeds) > 1


@pytest.mark.parametrize("seed", ["x", "-1", "1000000000"])
def test_a_seed_on_the_command_line_is_read_strictly(root, capsys, seed):
    with pytest.raises(SystemExit) as left:
        main(["sheet", "--course", root, "--seed", seed, "first-quiz"])
    assert left.value.code == 2
    assert "--seed" in capsys.readouterr().err


def test_the_terminal_asks_what_was_drawn_and_goes_on_with_it(root, tmp_path, monkeypatch, capsys):
    file = tmp_path / "kept.yml"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a\n")))
    assert main(["take", "--course", root, "--save", str(file), "first-quiz"]) == 2
    first = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert (len(first["answers"]), len(first["revisions"])) == (1, 2)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a\n")))
    assert main(["take", "--course", root, "--save", str(file), "first-quiz"]) == 0
    second = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert (second["seed"], second["revisions"].keys()) == (first["seed"], first["revisions"].keys())
    assert second["answers"].keys() == second["revisions"].keys()
    assert "2 of 2 points, 100 %: passed" in capsys.readouterr().out
