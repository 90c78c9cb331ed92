"""Assessments whose keys are in a folder of their own."""

import pytest
import yaml

from practicum.base.problem import ProblemsError
from practicum.cli.main import main
from practicum.quiz.answer_keys import public_part
from practicum.quiz.reader import read_quiz
from support.golden_cases import load_cases

QUIZ = "first-quiz"
FILE = f"quizzes/{QUIZ}.yml"
FULL = f"quiz: {QUIZ}\nlearner: Sam\nattempt: 2\nminutes: 34\nanswers: {{which-part: a, which-names: [a, c]}}\n"


@pytest.fixture
def whole(files):
    """Return the text of the first quiz as an assessment with its keys."""
    return files[FILE].replace("pass: 80\n", "pass: 80\nmode: assessment\nminutes: 30\n")


@pytest.fixture
def apart(course, tmp_path, whole):
    """Return a function that writes a course with a public quiz and the keys elsewhere, each from its text."""

    def write(public=None, keyed=None):
        folder = tmp_path / "keys"
        folder.mkdir(exist_ok=True)
        (folder / f"{QUIZ}.yml").write_text(keyed or whole, encoding="utf-8")
        return str(course({FILE: public or public_part(whole, FILE)})), str(folder)

    return write


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "sheet.yml"
    path.write_text(FULL, encoding="utf-8")
    return str(path)


def test_the_public_part_holds_everything_except_the_keys(whole):
    public = yaml.safe_load(public_part(whole, FILE))
    assert public["mode"] == "assessment"
    assert [question["id"] for question in public["questions"]] == ["which-part", "which-names"]
    assert public["questions"][0]["options"] == [{"text": t} for t in ("The greeting", "The offer", "The bill")]
    assert "why" not in str(public)
    assert "credit" not in str(public)


def test_the_public_part_shows_the_same_questions(whole):
    quiz, public = read_quiz(whole, FILE, QUIZ), read_quiz(public_part(whole, FILE), FILE, QUIZ)
    assert (quiz.keyless, public.keyless) == (False, True)
    assert [q.revision for q in quiz.questions] == [q.revision for q in public.questions]


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_every_kind_is_complete_without_its_key(case):
    whole = yaml.safe_dump(case.quiz | {"mode": "assessment"}, sort_keys=False)
    quiz, public = read_quiz(whole, FILE, QUIZ), read_quiz(public_part(whole, FILE), FILE, QUIZ)
    assert (quiz.keyless, public.keyless) == (False, True)
    assert [(q.id, q.revision) for q in quiz.questions] == [(q.id, q.revision) for q in public.questions]


def test_the_public_part_of_a_bank_draws_as_the_whole(apart, capsys):
    text = yaml.safe_dump(
        {"title": "T", "lesson": "first", "mode": "assessment", "draw": [{"levels": ["apply"], "take": 1}]}
        | {"questions": [drawn("which-part"), drawn("which-other")]}
    )
    public = public_part(text, FILE)
    assert read_quiz(public, FILE, QUIZ).bank == read_quiz(text, FILE, QUIZ).bank
    root, keys = apart(public.replace("take: '1'", "take: '2'"), text)
    assert main(["check", "--keys", keys], root) == 2
    assert f"draw: is not as in {FILE}." in capsys.readouterr().err


def drawn(ident):
    options = [{"text": "Yes", "credit": 1, "why": "So."}, {"text": "No", "why": "Not so."}]
    return {"id": ident, "kind": "choice", "objective": "recall-parts", "level": "apply", "reviewed": "2026-01-31"} | {
        "stem": f"{ident}?",
        "see": "the-three-parts",
        "options": options,
    }


def test_a_practice_quiz_needs_its_keys(files):
    with pytest.raises(ProblemsError) as caught:
        read_quiz(public_part(files[FILE], FILE), FILE, QUIZ)
    assert "no option has full credit" in str(caught.value)


def test_an_assessment_with_some_of_its_keys_is_held_to_all(whole):
    with pytest.raises(ProblemsError) as caught:
        read_quiz(whole.replace("        why: It comes second.\n", ""), FILE, QUIZ)
    assert "questions[0].options[1].why: is missing" in str(caught.value)


def test_what_is_wrong_beside_the_keys_is_found_without_them(whole):
    text = (
        public_part(whole, FILE)
        .replace("text: The offer", "text: The greeting")
        .replace("stem: Which are", "stm: Which are")
    )
    with pytest.raises(ProblemsError) as caught:
        read_quiz(text, FILE, QUIZ)
    assert "is the same as that of option a" in str(caught.value)
    assert "stm: is not a key of this format" in str(caught.value)


def test_a_limit_is_for_an_assessment_only(files):
    with pytest.raises(ProblemsError, match="minutes: is for an assessment only"):
        read_quiz(files[FILE].replace("pass: 80\n", "pass: 80\nminutes: 30\n"), FILE, QUIZ)


def test_it_is_graded_where_the_keys_are(apart, sheet, capsys):
    root, keys = apart()
    assert main(["grade", "--course", root, "--keys", keys, sheet]) == 0
    out = capsys.readouterr().out
    assert (
        "3 of 3 points, 100 %: passed\nAttempt: 2\nTime by the learner's own clock: 34 min, more than the 30 min" in out
    )


def test_the_courses_settings_name_the_folder(apart, sheet, files):
    root, _ = apart()
    with open(f"{root}/mkdocs.yml", "a", encoding="utf-8") as config:
        config.write("  keys: ../keys\n")  # under extra, which comes last
    assert main(["grade", "--course", root, sheet]) == 0
    assert main(["check", "--course", root]) == 0


@pytest.mark.parametrize("options", [[], ["--keys", "nowhere"]])
def test_without_the_keys_nothing_is_graded(apart, sheet, capsys, options):
    root, _ = apart()
    assert main(["grade", "--course", root, *options, sheet]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{FILE}:1:1: the keys of this assessment are not " in said.err
    assert "Name the folder that holds them: --keys DIR." in said.err


def test_the_check_goes_on_without_the_keys_and_says_so(apart, capsys):
    root, _ = apart()
    assert main(["check", "--course", root]) == 0
    assert f"{FILE}: its keys are not here, so they are not checked (--keys DIR)." in capsys.readouterr().out


@pytest.mark.parametrize(
    "row",
    [
        ("Which part comes first?", "Which part comes last?", 'questions[0]: the question "which-part" is not as'),
        ("id: which-names", "id: which-name", 'the question "which-names" is in quizzes/first-quiz.yml only.'),
        ("pass: 80", "pass: 70", "pass: is not as in quizzes/first-quiz.yml."),
        ("        credit: 1\n        why: It opens the talk.", "        why: It opens.", "no option has full credit"),
    ],
)
def test_keys_of_another_state_of_the_quiz_are_found_by_the_check(apart, whole, capsys, row):
    old, new, said = row
    assert old in whole
    root, keys = apart(keyed=whole.replace(old, new))
    assert main(["check", "--course", root, "--keys", keys]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert all(line.startswith(keys) for line in err.splitlines())


def test_keys_without_a_key_are_found(apart, whole, capsys):
    root, keys = apart(keyed=public_part(whole, FILE))
    assert main(["check", "--course", root, "--keys", keys]) == 2
    assert "no question here has a key." in capsys.readouterr().err


def test_the_public_part_is_written_by_a_command(apart, whole, tmp_path):
    root, keys = apart(public="title: Old\n")
    assert main(["public", "--course", root, "--keys", keys, "--output", f"{root}/{FILE}", QUIZ]) == 0
    assert main(["check", "--course", root, "--keys", keys]) == 0


@pytest.mark.parametrize(("quiz", "said"), [("frist-quiz", "cannot be read"), ("first-quiz", "is missing")])
def test_a_command_that_cannot_find_the_keys_says_so(apart, capsys, quiz, said):
    root, keys = apart()
    options = ["--keys", keys] if quiz != QUIZ else []
    assert main(["public", "--course", root, *options, quiz]) == 2
    assert said in capsys.readouterr().err


def test_two_options_with_full_credit_in_the_keys_are_remarked_on(apart, whole, capsys):
    root, keys = apart(keyed=whole.replace("credit: 1/2", "credit: 1"))
    assert main(["check", "--keys", keys], root) == 0
    assert " which-part: the options a, b have full credit" in capsys.readouterr().out
