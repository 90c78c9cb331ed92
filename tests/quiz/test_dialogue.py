"""The kind dialogue: its file with every fault, its answers, and what a report says."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import pytest
import yaml

from practicum.base.problem import ProblemsError
from practicum.cli.main import main
from practicum.grading.sheet import empty_sheet
from practicum.quiz.model import AnswerError
from practicum.quiz.reader import read_quiz
from support.paths import HANDBOOK
from support.quiz_texts import DIALOGUE as QUIZ
from support.reading import changed, lines, quiz_faults, read_answers

Q = "questions[0]"


def dialogue(text=QUIZ):
    return read_quiz(text, "f", "q").questions[0]


def edited(*edits):
    """Return the quiz's text with texts replaced."""
    return changed(QUIZ, *edits)


def faults(*edits):
    return quiz_faults(QUIZ, *edits)


def test_a_dialogue_holds_what_its_file_says():
    question = dialogue()
    assert [(node.id, node.who, node.says) for node in question.nodes] == [
        ("opens", "Anna", "We have one already."),
        ("missing", "Anna's chef", "The lids.\n\nThey **fail**."),
    ]
    assert [[(r.id, r.text, r.credit, r.next) for r in node.replies] for node in question.nodes] == [
        [("a", "What is missing?", 1, "missing"), ("b", "Ours is cheaper.", 0, "price-list")],
        [("a", "When do they fail?", 1, "trial"), ("b", "Ours hold.", Fraction(1, 3), "opens")],
    ]
    assert [(ending.id, ending.title) for ending in question.endings] == [
        ("trial", "A trial"),
        ("price-list", "A price list"),
    ]


def test_without_a_name_the_buyer_speaks():
    assert dialogue(edited(("    who: Anna\n", ""))).nodes[0].who == "The buyer"


ONE_FAULT = {
    "no nodes": ("    nodes:\n", "    nodes: []\n    was:\n", f"f:9:12 {Q}.nodes: holds 0; at least 1 are needed.", "the first opens"),
    "nodes a text": ("    nodes:\n", "    nodes: x\n    was:\n", f"f:9:12 {Q}.nodes: is a text, not a list.", "the first opens"),
    "no endings": ("    endings:\n", "    endings: []\n    was:\n", f"f:36:14 {Q}.endings: holds 0; at least 1 are needed.", '"debrief"'),
    "who empty": ("    who: Anna\n", '    who: " "\n', f"f:8:10 {Q}.who: is empty.", "such as Anna"),
    "node's who a list": ("who: Anna's chef", "who: [Anna]", f"f:21:14 {Q}.nodes[1].who: is a list, not a text.", "such as Anna"),
    "node without says": ("        says: We have one already.\n", "", f"f:10:9 {Q}.nodes[0].says: is missing.", "the other person says"),
    "node without an id": ("      - id: missing\n        who", "      - who", f"f:20:9 {Q}.nodes[1].id: is missing.", "replies name it"),
    "node's id no id": ("id: opens", "id: It opens", f'f:10:13 {Q}.nodes[0].id: "It opens" cannot be an id.', "small letters"),
    "node's key misspelt": ("        says: We", "        say: We", f"f:11:9 {Q}.nodes[0].say: is not a key of this format.", 'Did you mean "says"?'),
    "reply's key misspelt": ("            why: It asks.", "            wyh: It asks.", f"f:15:13 {Q}.nodes[0].replies[0].wyh: is not a key of this format.", 'Did you mean "why"?'),
    "ending's key misspelt": ("debrief: Nobody", "debreif: Nobody", f"f:43:9 {Q}.endings[1].debreif: is not a key of this format.", 'Did you mean "debrief"?'),
    "reply no mapping": ("          - text: Ours is cheaper.\n            why: It is a price.\n            next: price-list\n", "          - Ours\n          - {text: No, why: So., next: price-list}\n", f"f:17:13 {Q}.nodes[0].replies[1]: is a text, not a mapping", '"next"'),
    "reply without text": ("- text: What is missing?\n            credit", "- credit", f"f:13:13 {Q}.nodes[0].replies[0].text: is missing.", "the learner says"),
    "reply without a reason": ("            why: It is a price.\n", "", f"f:17:13 {Q}.nodes[0].replies[1].why: is missing.", "every reply says why"),
    "reply leads nowhere": ("            next: missing\n", "", f"f:13:13 {Q}.nodes[0].replies[0].next: is missing.", "comes next"),
    "reply of two paragraphs": ("text: What is missing?", 'text: "What?\\n\\nWhy?"', f"f:13:19 {Q}.nodes[0].replies[0].text: is more than one paragraph", "Write it as one"),
    "credit above 1": ("credit: 1/3", "credit: 4/3", f'f:33:21 {Q}.nodes[1].replies[1].credit: "4/3" is not a number from 0 to 1.', "1/2"),
    "credit too fine": ("credit: 1/3", "credit: 1/1001", f"f:33:21 {Q}.nodes[1].replies[1].credit: 1/1001 is finer than 1/1000.", "1/2"),
    "credit in words": ("credit: 1\n", "credit: full\n", f'f:14:21 {Q}.nodes[0].replies[0].credit: "full" is not a number', "1/2"),
    "the same reply twice": ("text: Ours is cheaper.", "text: what  is MISSING?", f"f:17:19 {Q}.nodes[0].replies[1].text: is the same as that of reply a.", "Write another"),
    "ending without a title": ("        title: A trial\n", "", f"f:37:9 {Q}.endings[0].title: is missing.", "how it ended"),
    "ending without a debrief": ("        debrief: Nobody reads it.\n", "", f"f:41:9 {Q}.endings[1].debrief: is missing.", "take from"),
    "two nodes of one id": ("- id: missing\n", "- id: opens\n", f'f:20:13 {Q}.nodes[1].id: "opens" appears twice; the first is in line 10.', "nodes and endings share them"),
    "next misspelt": ("next: missing", "next: mising", f'f:16:19 {Q}.nodes[0].replies[0].next: there is no node or ending "mising".', 'Did you mean "missing"?'),
    "next like nothing": ("next: opens", "next: zzz", f'f:35:19 {Q}.nodes[1].replies[1].next: there is no node or ending "zzz".', "or add it"),
    "next no id": ("next: opens", "next: It opens", f'f:35:19 {Q}.nodes[1].replies[1].next: "It opens" cannot be an id.', "small letters"),
    "ending never reached": ("next: trial", "next: price-list", f"f:37:13 {Q}.endings[0].id: no reply leads here.", '"next: trial"'),
    "node never reached": ("      - id: missing\n", "      - {id: alone, says: Well?, replies: [{text: Oh, why: So., next: trial}]}\n      - id: missing\n", f"f:20:14 {Q}.nodes[1].id: no reply on any way from the first node leads here.", '"next: alone"'),
    "dead end": ("      - id: missing\n", "      - {id: alone, says: Well?, replies: []}\n      - id: missing\n", f"f:20:43 {Q}.nodes[1].replies: holds 0; at least 1 are needed.", "only endings end"),
    "no full credit at all": ("credit: 1\n            why: It asks.\n", "why: It asks.\n", f"f:10:7 {Q}.nodes: no way with full credit for each reply reaches an ending.", 'under a reply of "opens"'),
    "full credit stops": ("credit: 1\n            why: It asks\n", "why: It asks\n", f"f:10:7 {Q}.nodes: no way with full credit for each reply reaches an ending.", 'under a reply of "missing"'),
}  # fmt: skip
MORE = {  # what must be fixed as well for the fault to be the only one
    "dead end": ("next: opens", "next: alone"),
    "two nodes of one id": ("next: missing", "next: opens"),
    "node without an id": ("next: missing", "next: trial"),
    "node's id no id": ("next: opens", "next: missing"),
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_fault_gives_a_message_with_its_place_and_fix(name):
    old, new, start, fix = ONE_FAULT[name]
    found = faults((old, new), *([MORE[name]] if name in MORE else []))
    (message,) = (fault for fault in found if fault.startswith(start))
    assert fix in message
    others = [fault for fault in found if fault != message]
    allowed = ("is missing.", ".was: is not a key")  # a key that is misspelt or moved away is missing too
    assert all(any(part in fault for part in allowed) for fault in others), others


def test_a_round_without_a_way_out_is_named_at_each_of_its_nodes():
    found = faults(("next: trial", "next: missing"), ("next: opens", "next: missing"))
    assert [fault.split(": ", 1)[0] for fault in found] == [
        f"f:10:7 {Q}.nodes",
        f"f:27:11 {Q}.nodes[1].replies",
        f"f:37:13 {Q}.endings[0].id",
    ]
    assert "no ending can be reached from here: the conversation goes round." in found[1]


def test_full_credit_that_goes_round_is_named():
    text = edited(("next: missing", "next: opens"), ("next: price-list", "next: missing"))
    (fault,) = faults_of(
        text.replace("next: trial", "next: price-list", 1).replace("next: opens\n    end", "next: trial\n    end", 1)
    )
    assert fault.startswith(
        f"f:10:7 {Q}.nodes: no way with full credit for each reply reaches an ending: it goes round."
    )


def faults_of(text):
    with pytest.raises(ProblemsError) as caught:
        read_quiz(text, "f", "q")
    return [str(problem) for problem in caught.value.problems]


def test_nothing_to_choose_is_named():
    data = yaml.safe_load(QUIZ)
    nodes = data["questions"][0]["nodes"]
    for node in nodes:
        del node["replies"][1]
    del data["questions"][0]["endings"][1]
    (fault,) = faults_of(yaml.safe_dump(data, sort_keys=False))
    assert "no node has two replies, so there is nothing to choose. Write a second reply" in fault


def test_too_many_are_refused():
    data = yaml.safe_load(QUIZ)
    question = data["questions"][0]
    question["nodes"][0]["replies"] += [{"text": str(n), "why": "So.", "next": "trial"} for n in range(25)]
    (fault,) = faults_of(yaml.safe_dump(data, sort_keys=False))
    assert f"{Q}.nodes[0].replies: holds 27; 26 are the most. Write fewer." in fault
    node = {"says": "Well?", "replies": [{"text": "Oh", "why": "So.", "next": "trial"}]}
    question["nodes"] += [node | {"id": f"n{n}"} for n in range(199)]
    assert f"{Q}.nodes: holds 201; 200 are the most." in "\n".join(faults_of(json.dumps(data)))


def test_all_that_is_wrong_with_the_graph_is_said_at_once():
    found = faults(
        ("next: price-list", "next: mising"), ("next: trial", "next: missing"), ("credit: 1\n", "credit: 2\n")
    )
    assert [re.sub(r"f:\d+:\d+ questions\[0\].", "", fault.split(": ", 1)[0]) for fault in found] == [
        "nodes[0].replies",
        "nodes[0].replies[0].credit",
        "nodes[0].replies[1].next",
        "nodes[1].replies",
        "endings[0].id",
        "endings[1].id",
    ]


@pytest.mark.parametrize(
    ("given", "answer", "credit"),
    [
        (["a", "a"], ("a", "a"), 1),
        ("A, a", ("a", "a"), 1),
        (" a\ta ,", ("a", "a"), 1),
        (["b", ""], ("b",), 0),
        (["a", "b", "b"], ("a", "b", "b"), Fraction(4, 9)),
        (["a", "b", "a", "a"], ("a", "b", "a", "a"), Fraction(5, 6)),
    ],
)
def test_an_answer_is_worth_the_mean_of_its_replies(given, answer, credit):
    question = dialogue()
    assert question.answer(given) == answer
    assert question.credit(answer) == credit


@pytest.mark.parametrize("given", ["a", ["a", "b"], [" "], ", ,", ["a", "b"] * 100])
def test_a_conversation_that_does_not_end_is_not_answered(given):
    assert dialogue().answer(given) is None


@pytest.mark.parametrize(
    ("given", "what", "fix"),
    [
        (["b", "a"], "reply 2: the conversation ended with reply 1.", "Delete what follows the end."),
        ("a, c", 'reply 2: "c" is not a reply here.', "Write one of: a, b."),
        ("aa", 'reply 1: "aa" is not a reply here.', "Write one of: a, b."),
        ([["a"]], "this question takes a list of letters.", "such as [a, c, b]"),
        ({"a": "a"}, "this question takes a list of letters.", "such as [a, c, b]"),
        (["a", "b"] * 100 + ["b"], "more than 200 replies were made.", "Leave out the rounds."),
    ],
)
def test_an_invalid_answer_is_refused_with_its_place(given, what, fix):
    with pytest.raises(AnswerError) as caught:
        dialogue().answer(given)
    assert caught.value.what == what
    assert fix in caught.value.fix


def test_there_is_a_reason_for_each_reply_and_one_for_the_ending():
    assert lines(dialogue().reasons(("a", "b", "a", "a"))) == [
        "1. a: It asks.",
        "2. b: It is a claim.",
        "3. a: It asks.",
        "4. a: It asks on.",
        "A trial: Both try.",
    ]


def test_the_replies_made_are_shown_in_their_order():
    assert lines(dialogue().chosen(("a", "b", "a", "a"))) == [
        "1. a: What is missing?",
        "2. b: Ours hold.",
        "3. a: What is missing?",
        "4. a: When do they fail?",
    ]


def test_an_empty_answer_file_shows_the_script_and_can_be_filled_in():
    quiz = read_quiz(QUIZ, "f", "q")
    text = empty_sheet(quiz)
    script = text[text.index("  #   Begin") : text.index("  call:")].splitlines()
    assert script[2:] == [
        "  #   1. Anna: We have one already.",
        "  #      a. What is missing? -> go to 2",
        "  #      b. Ours is cheaper. -> go to 4",
        "  #   2. Anna's chef: The lids. They fail.",
        "  #      a. When do they fail? -> go to 3",
        "  #      b. Ours hold. -> go to 1",
        "  #   3. The end: A trial",
        "  #   4. The end: A price list",
    ]

    def read(sheet):
        return read_answers(quiz, sheet).answers

    assert dict(read(text)) == {}
    assert dict(read(text.replace("  call:\n", "  call: [a, a]\n", 1))) == {"call": ("a", "a")}


SEEN = [
    ("You call Anna.", "You call Ann."),
    ("We have one already.", "We have two."),
    ("who: Anna\n", "who: Ann\n"),
    ("Ours hold.", "Ours held."),
    ("next: opens", "next: price-list"),
    ("title: A trial", "title: The trial"),
]
UNSEEN = [
    ("credit: 1/3", "credit: 1/2"),
    ("why: It is a claim.", "why: So."),
    ("debrief: Nobody reads it.", "debrief: So."),
    ("says: We have", "says:  We  have"),
    ("points", "points"),
]


@pytest.mark.parametrize("edit", SEEN)
def test_the_revision_changes_with_what_is_seen(edit):
    assert dialogue(edited(edit)).revision != dialogue().revision


@pytest.mark.parametrize("edit", UNSEEN[:-1])
def test_the_revision_stays_when_anything_else_changes(edit):
    assert dialogue(edited(edit)).revision == dialogue().revision


def test_the_revision_stays_when_an_id_is_renamed():
    assert dialogue(re.sub(r"(id|next): (missing|trial)\n", r"\1: other-\2\n", QUIZ)).revision == dialogue().revision


def test_without_its_key_it_shows_the_same():
    assessed = QUIZ.replace("lesson: x\n", "lesson: x\nmode: assessment\n")
    bare = re.sub(r"\n +(credit|why|debrief):.*(\n +(on|try)\.)?", "", assessed)
    assert "debrief" not in bare
    assert "why" not in bare
    public = read_quiz(bare, "f", "q")
    assert public.keyless
    assert public.questions[0].revision == dialogue(assessed).revision


def test_the_check_prints_the_number_of_paths(edited, capsys):
    own = (
        QUIZ.split("questions:\n", 1)[1]
        .replace("objective: o", "objective: recall-parts")
        .replace("see: heading", "see: the-three-parts")
    )
    root = edited(("quizzes/first-quiz.yml", "questions:\n", f"questions:\n{own}"))
    assert main(["check"], str(root)) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "quizzes/first-quiz.yml call: 2 paths to 2 endings, loops not counted."
    assert not [line for line in out[1:] if "paths" in line]


@pytest.mark.parametrize(
    ("edits", "remark"),
    [
        ([("next: opens", "next: price-list")], "3 paths to 2 endings."),
        ([("next: price-list", "next: opens")] * 2, None),
    ],
)
def test_paths_are_described(edits, remark):
    if remark:
        assert dialogue(edited(*edits)).remark() == remark
        return
    data = yaml.safe_load(QUIZ)
    question = data["questions"][0]
    question["endings"].pop()
    question["nodes"][0]["replies"][1]["next"] = "opens"
    assert dialogue(yaml.safe_dump(data)).remark() == "1 path to 1 ending, loops not counted."


def test_many_paths_round_loops_are_not_all_walked():
    names = [f"n{n}" for n in range(20)]
    replies = [{"text": name, "why": "So.", "next": name} for name in names]
    replies.append({"text": "end", "credit": 1, "why": "So.", "next": "done"})
    nodes = [{"id": name, "says": "Well?", "replies": replies} for name in names]
    data = yaml.safe_load(QUIZ)
    data["questions"][0] |= {"nodes": nodes, "endings": [{"id": "done", "title": "D", "debrief": "D."}]}
    assert re.fullmatch(r"at least [\d,]+ paths to 1 ending, loops not counted\.", dialogue(json.dumps(data)).remark())


def test_the_handbooks_example_is_valid_and_scores_as_its_table_says():
    page = (HANDBOOK / "dialogue.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(  - id.*?)```", page, re.DOTALL)[1]
    question = dialogue(f"title: T\nlesson: x\nquestions:\n{example}")
    assert f"{question.id}: {question.remark()}" in page
    for replies, _, credit, points, _ in re.findall(
        r"^\| ([a-c, ]+) \| (.*?) \| (.*?) \| (.*?) \| (.*?) \|$", page, re.MULTILINE
    ):
        answer = question.answer(replies)
        assert (question.credit(answer) if answer else 0) == Fraction(credit)
        assert question.points * Fraction(credit) == Fraction(points)
    quiz = read_quiz(f"title: T\nlesson: x\nquestions:\n{example}", "f", "q")
    shown = page.split("## Printed")[1].split("```yaml\n")[1].split("```")[0]
    assert shown in empty_sheet(quiz)
