"""One score: the page's own code and Python agree on the golden cases and on whatever chance draws."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from draw import pairs
from support.golden_cases import load_cases
from support.python_scores import as_case, as_drawn, in_python, questions_of, specified

SCORE = """([questions, pass, sheet]) => {
  const { problems, questions: graded, ...result } = window.practicum.result(questions, pass, sheet);
  if (problems) return { problems: problems.sort() };
  const statuses = Object.fromEntries(Object.entries(graded).map(([id, { status, credit }]) => [id, [status, credit.join("/")]]));
  return { ...result, earned: result.earned.join("/"), possible: result.possible.join("/"), questions: statuses };
}"""


@pytest.fixture(scope="module")
def scorer(scripts):
    """Return a function that scores (quiz, sheet) with the player's code."""

    def score(quiz, sheet):
        return scripts.evaluate(SCORE, [questions_of(quiz), quiz.pass_mark, sheet])

    return score


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_golden_cases_in_the_browser(scorer, case):
    quiz, sheet = as_case(case)
    found = scorer(quiz, sheet)
    expect = case.expect
    if "problems" in expect:
        assert found == {"problems": sorted(expect["problems"])}
        return
    if "unreadable" in expect:
        unreadable = {ident: graded for ident, graded in found["questions"].items() if graded[0] == "unreadable"}
        assert unreadable == {ident: ["unreadable", "0/1"] for ident in expect["unreadable"]}
        return
    assert Fraction(found["earned"]) == Fraction(str(expect["earned"]))
    assert Fraction(found["possible"]) == Fraction(str(expect["possible"]))
    assert (found["percent"], found["passed"]) == (expect["percent"], expect["passed"])
    assert found["calibration"] == expect.get("calibration", found["calibration"])
    for ident, wanted in expect.get("questions", {}).items():
        status, credit = found["questions"][ident]
        assert status == wanted["status"]
        assert Fraction(credit) == Fraction(str(wanted.get("credit", credit)))


@pytest.mark.parametrize(("quiz", "given", "read", "credit"), [pytest.param(*e[1:], id=e[0]) for e in specified()])
def test_the_specifications_examples_in_the_browser(scorer, quiz, given, read, credit):
    """The examples are YAML; the browser is given the texts that YAML reads, as JSON."""
    (ident,) = (question.id for question in quiz.questions)
    found = scorer(quiz, {"answers": {ident: given}})
    status, earned = found["questions"][ident]
    assert (status == "unreadable") == (read == "refused")
    assert (status == "unanswered") == (read == "not answered")
    assert Fraction(earned) == Fraction(credit.replace("–", "0"))


def test_browser_and_python_agree(scorer, request):
    @settings(max_examples=request.config.getoption("--parity"), deadline=None, suppress_health_check=list(HealthCheck))
    @given(pairs())
    def agree(case):
        quiz, sheet = as_drawn(case)
        assert scorer(quiz, sheet) == in_python(quiz, sheet)

    agree()
