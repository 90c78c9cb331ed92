"""What chance draws to compare scorers: quizzes of every kind, and answer files for them, good and bad.

Each kind has a module of its name here with `KEYS`, a strategy of its question's own
keys as its file holds them, and `good(question)`, a strategy of answers to one.
"""

from importlib import import_module

from hypothesis import strategies as st

from practicum.quiz import kinds
from practicum.quiz.model import CONFIDENCES

names = st.text("abcdefghij", min_size=1, max_size=4)
letters = st.sampled_from([*"abcdefgh", "A", " b ", "\tc", "z", "", " ", "aa", "K"])
odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 30),
    st.sampled_from([0.5, -1.25, 3.75]),  # what JSON and JavaScript write alike
    st.text(max_size=5, alphabet=st.characters(codec="ascii", exclude_characters="\x00")),
)
whatever = st.one_of(
    letters,
    st.lists(letters, max_size=5),
    st.lists(letters, max_size=4).map(", ".join),
    odd,
    st.lists(odd, max_size=3),
    st.lists(st.lists(letters, max_size=2), max_size=2),
    st.dictionaries(names, odd, max_size=2),
    st.dictionaries(letters, st.one_of(letters, st.lists(letters, max_size=2)), max_size=3),
)


def _of(kind):
    return import_module(f"draw.{kind}")


@st.composite
def quizzes(draw):
    """Draw a valid quiz of one to five questions, as its file would hold it."""
    questions = []
    for ident in draw(st.lists(names, min_size=1, max_size=5, unique=True)):
        kind = draw(st.sampled_from(kinds.names()))
        shared = {"id": ident, "kind": kind, "objective": "o", "stem": "Which?", "see": "s"}
        if kinds.find(kind).scored:
            shared["points"] = draw(st.sampled_from(["1", "2", "1/2", "1/3", "7/5"]))
            shared["all_or_nothing"] = draw(st.sampled_from(["true", "false"]))
        questions.append(shared | draw(_of(kind).KEYS))
    return {"title": "T", "lesson": "l", "pass": draw(st.integers(0, 100)), "questions": questions}


@st.composite
def pairs(draw):
    """Draw a quiz and the answers of a file for it, good or bad, with revisions (`present` means the question's own)
    and how sure the learner was."""
    quiz = draw(quizzes())
    answers = {}
    for question in quiz["questions"]:
        if draw(st.booleans()):
            good = _of(question["kind"]).good(question)
            answers[question["id"]] = draw(st.one_of(good, good, whatever))
    if draw(st.integers(0, 9)) == 0:
        answers[draw(names)] = draw(whatever)
    idents = [question["id"] for question in quiz["questions"]]
    marks = st.sampled_from(["present", "present", "00000000", "", None])
    revisions = draw(st.dictionaries(st.sampled_from([*idents, "gone"]), marks))
    return quiz, answers, revisions, draw(st.dictionaries(st.sampled_from(idents), st.sampled_from(CONFIDENCES)))
