"""dialogue: a conversation that branches; the learner chooses what to reply until it ends."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.base.text import closest, did_you_mean, fold, short
from practicum.files.fields import is_id
from practicum.markup.plain import plain, plain_line
from practicum.quiz.graph import count, leading, reached
from practicum.quiz.lettered import lettered, listed, note_same
from practicum.quiz.model import AnswerError, Labelled, Question
from practicum.words import grouped, message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from practicum.files.fields import Fields

MAX_DENOMINATOR = 1000
MOST_NODES = MOST_REPLIES = 200  # equal, so that an answer of that many replies can reach every ending


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One reply: its letter by the file's order, and the id of the node or ending that it leads to (`next`)."""

    id: str
    text: str
    credit: Fraction
    why: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What someone says (`says`, Markdown), and the replies to choose from."""

    id: str
    who: str
    says: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """An ending of the conversation; `debrief` is Markdown."""

    id: str
    title: str
    debrief: str


@dataclass(frozen=True, kw_only=True)
class Dialogue(Question):
    """Replies are chosen one after the other; each leads to the next node, or to an ending."""

    kind = "dialogue"
    secrets = ("credit", "why", "debrief")
    seconds = 60
    nodes: tuple[Turn, ...]
    endings: tuple[Ending, ...]

    @classmethod
    def read(cls, fields: Fields, shared: dict[str, object]) -> Self:
        """Return the question; the first node opens the conversation."""
        who = fields.text("who", "fix.dialogue-who", say("speaker.buyer"))
        nodes = [_read_node(reader, who) for reader in _readers(fields, "nodes")]
        endings = [_read_ending(reader) for reader in _readers(fields, "endings")]
        _check(fields, nodes, endings)
        return cls(
            **shared,  # type: ignore[arg-type]
            nodes=tuple(node for _, node, _ in nodes),
            endings=tuple(ending for _, ending in endings),
        )

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each node and ending on paper, by its id: from 1, nodes first, in the file's order."""
        places: tuple[Turn | Ending, ...] = (*self.nodes, *self.endings)
        return {place.id: number for number, place in enumerate(places, 1)}

    def seen(self) -> dict[str, object]:
        """Return what the learner sees: the conversation as it is printed, with numbers instead of ids."""
        numbers = self.numbers
        nodes = [
            {
                "who": fold(node.who),
                "says": fold(node.says),
                "replies": [{"text": fold(reply.text), "next": str(numbers[reply.next])} for reply in node.replies],
            }
            for node in self.nodes
        ]
        return super().seen() | {"nodes": nodes, "endings": [fold(ending.title) for ending in self.endings]}

    def answer_key(self) -> list[dict[str, list[object]]]:
        """Return, for each node and letter, the credit as text and the index (from 0) of the next node or ending."""
        numbers = self.numbers
        return [
            {reply.id: [str(reply.credit), numbers[reply.next] - 1] for reply in node.replies} for node in self.nodes
        ]

    def answer(self, given: object) -> tuple[str, ...] | None:
        """Return the letters of the replies in order; None if they do not reach an ending.

        A text such as `a, c` is read as a list. Raises AnswerError for a letter that is not a
        reply at its node, for one after the ending, and for more than 200.
        """
        letters = tuple(part.strip(" \t").lower() for part in listed(given, "[a, c, b]"))
        _, end = self._walk(letters)
        return letters if end else None

    def credit(self, answer: tuple[str, ...]) -> Fraction:
        """Return the arithmetic mean of the credits of the replies made."""
        replies, _ = self._walk(answer)
        return sum((reply.credit for reply in replies), Fraction(0)) / len(replies)

    def reasons(self, answer: tuple[str, ...]) -> tuple[Labelled, ...]:
        """Return the reason of each reply made, numbered, and the debrief of the ending."""
        replies, end = self._walk(answer)
        said = [Labelled(f"{number}. {reply.id}:", reply.why) for number, reply in enumerate(replies, 1)]
        ends = [Labelled(f"{fold(ending.title)}:", ending.debrief) for ending in self.endings if ending.id == end]
        return (*said, *ends)

    def chosen(self, answer: tuple[str, ...]) -> tuple[Labelled, ...]:
        """Return each reply made, numbered, with its letter."""
        replies, _ = self._walk(answer)
        return tuple(Labelled(f"{number}. {reply.id}:", reply.text) for number, reply in enumerate(replies, 1))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the stem, everything that is said, the reasons and the debriefs."""
        yield from super().texts()
        for index, node in enumerate(self.nodes):
            yield f"nodes[{index}].says", node.says
            for number, reply in enumerate(node.replies):
                yield f"nodes[{index}].replies[{number}].text", reply.text
                yield f"nodes[{index}].replies[{number}].why", reply.why
        yield from ((f"endings[{index}].debrief", ending.debrief) for index, ending in enumerate(self.endings))

    def to_read(self) -> Iterator[str]:
        """Yield the stem, then the conversation of one who always picks the best reply, with reasons and debrief."""
        yield self.stem
        nodes = {node.id: node for node in self.nodes}
        here = self.nodes[0].id
        while node := nodes.pop(here, None):  # each node once: the best reply may lead back
            best = max(node.replies, key=lambda reply: reply.credit)
            yield from (node.says, *(reply.text for reply in node.replies), best.why)
            here = best.next
        yield from (ending.debrief for ending in self.endings if ending.id == here)

    def choices_as_text(self) -> Iterator[str]:
        """Yield the conversation as a script with numbers to go to."""
        numbers = self.numbers
        yield say("page.script")
        for node in self.nodes:
            yield f"{numbers[node.id]}. {fold(node.who)}: {fold(plain(node.says))}"
            for reply in node.replies:
                yield f"   {reply.id}. {plain_line(reply.text)} -> {say('page.go-to', number=numbers[reply.next])}"
        for ending in self.endings:
            yield f"{numbers[ending.id]}. {say('page.ending', title=fold(ending.title))}"

    def remark(self) -> str:
        """Return how many paths lead to how many endings."""
        paths = count(_graph(self.nodes), self.nodes[0].id)
        known = "loops" if paths.loops else "exact"
        return say(
            f"dialogue-file.ways-{'least' if paths.more else known}",
            paths=say(
                "dialogue-file.path" if paths.number == 1 else "dialogue-file.paths", number=grouped(paths.number)
            ),
            endings=say(
                "dialogue-file.ending" if len(self.endings) == 1 else "dialogue-file.endings", number=len(self.endings)
            ),
        )

    def _walk(self, letters: tuple[str, ...]) -> tuple[list[Reply], str]:
        """Return the replies made, and the id of the ending or an empty text; raises AnswerError as `answer`."""
        nodes = {node.id: node for node in self.nodes}
        made: list[Reply] = []
        here = self.nodes[0].id
        for number, letter in enumerate(letters, 1):
            if here not in nodes:
                what = say("answer.after-end", number=number, last=number - 1)
                raise AnswerError(what, say("answer.after-end-fix"))
            if number > MOST_REPLIES:
                raise AnswerError(*message("answer.replies", most=MOST_REPLIES))
            known = {reply.id: reply for reply in nodes[here].replies}
            if letter not in known:
                what = say("answer.no-reply", number=number, given=short(letter))
                raise AnswerError(what, say("fix.one-of", known=", ".join(known)))
            made.append(known[letter])
            here = known[letter].next
        return made, here if here not in nodes else ""


def _graph(nodes: tuple[Turn, ...]) -> dict[str, list[str]]:
    """Return where each node's replies lead."""
    return {node.id: [reply.next for reply in node.replies] for node in nodes}


def _readers(fields: Fields, key: str) -> list[Fields]:
    """Return the readers of the nodes or of the endings, at most `MOST_NODES`."""
    fix = {
        "nodes": "fix.dialogue-nodes",
        "endings": "fix.dialogue-endings",
    }[key]
    return fields.tables(key, fix, most=MOST_NODES)[:MOST_NODES]


def _read_node(fields: Fields, who: str) -> tuple[Fields, Turn, list[Fields]]:
    """Return the reader of one node, the node, and the readers of its replies."""
    ident = fields.name("id", "fix.dialogue-id")
    who = fields.text("who", "fix.node-who", who)
    says = fields.text("says", "fix.node-says")
    fix = "fix.node-replies"
    seen: dict[str, str] = {}
    replies = []
    readers = []
    for letter, reader in lettered(fields, "replies", fix, 1):
        reply = _read_reply(reader, letter)
        note_same(reader, reply.text, letter, seen, "reply")
        replies.append(reply)
        readers.append(reader)
    fields.close()
    return fields, Turn(id=ident, who=who, says=says, replies=tuple(replies)), readers


def _read_reply(fields: Fields, letter: str) -> Reply:
    """Return one reply; its credit may have a denominator up to 1000."""
    text = fields.line("text", "fix.reply-text")
    credit = fields.number("credit", 0, 1, 0, "fix.credit", finest=MAX_DENOMINATOR)
    why = fields.text("why", "fix.reply-why")
    to = fields.name("next", "fix.reply-next")
    fields.close()
    return Reply(id=letter, text=text, credit=credit, why=why, next=to)


def _read_ending(fields: Fields) -> tuple[Fields, Ending]:
    """Return the reader of one ending, and the ending."""
    ending = Ending(
        id=fields.name("id", "fix.dialogue-id"),
        title=fields.line("title", "fix.ending-title"),
        debrief=fields.text("debrief", "fix.ending-debrief"),
    )
    fields.close()
    return fields, ending


def _check(
    fields: Fields, nodes: list[tuple[Fields, Turn, list[Fields]]], endings: list[tuple[Fields, Ending]]
) -> None:
    """Note what is wrong with the conversation as a graph.

    One mistake gives one message: an unknown target counts as the id that its message suggests. A target without a
    suggestion is `""` in the graph, and counts as in order.
    """
    if not nodes or not endings:
        return
    readers: dict[str, Fields] = {}
    named = [*((r, node.id) for r, node, _ in nodes), *((r, ending.id) for r, ending in endings)]
    for reader, ident in named:
        if ident in readers:
            what = say("file.twice", id=ident, line=readers[ident].place().line)
            reader.note("id", what, say("dialogue-file.twice-fix"))
        elif ident:
            readers[ident] = reader
    known = None if any(reader.misspells("id") for reader, _ in named) else readers
    graph: dict[str, list[str]] = {}
    credited: dict[str, list[str]] = {}
    for _, node, replies in nodes:
        ways = [_target(reader, reply, known) for reader, reply in zip(replies, node.replies, strict=True)]
        best = [to for to, reply in zip(ways, node.replies, strict=True) if reply.credit == 1]
        graph.setdefault(node.id, []).extend(ways or [""])
        credited.setdefault(node.id, []).extend(best if ways else [""])
    if all(len(replies) == 1 for _, _, replies in nodes):
        fix = say("dialogue-file.one-way-fix")
        fields.note("nodes", say("dialogue-file.one-way"), fix)
    _check_ways(nodes[0][1].id, graph, readers)
    bad = any(p.path.startswith(fields.path) and p.path.endswith(".credit") for p in fields.problems)
    bad = bad or any(reader.misspells("credit") for _, _, replies in nodes for reader in replies)
    if not bad and not fields.secret:
        _check_credit(fields, nodes[0][1].id, graph, credited)


def _target(fields: Fields, reply: Reply, known: dict[str, Fields] | None) -> str:
    """Return the id that a reply leads to or probably should lead to, empty if that is not known.

    `known` are the ids, None if one of them is not known.
    """
    if known is not None and reply.next in known:
        return reply.next
    if known is None or not is_id(reply.next):  # noted already
        return ""
    what = say("dialogue-file.nowhere", id=short(reply.next))
    fields.note("next", what, did_you_mean(reply.next, known, say("dialogue-file.nowhere-fix")))
    return closest(reply.next, known)


def _check_ways(first: str, graph: dict[str, list[str]], readers: dict[str, Fields]) -> None:
    """Note nodes and endings that are never reached, and nodes from which no ending is reached."""
    found = reached(graph, first)
    open_ended = "" in found  # an unknown target may be any of them
    found |= reached(graph, "")
    for ident, reader in readers.items():
        if ident not in found and not open_ended:
            what = say("dialogue-file.unreached" if ident in graph else "dialogue-file.unreached-ending")
            reader.note("id", what, say("dialogue-file.unreached-fix", id=ident))
    out = leading(graph, [ident for ident in ("", *readers) if ident not in graph or not ident])
    for ident in graph:
        if ident in found and ident not in out:
            fix = say("dialogue-file.round-fix")
            readers[ident].note("replies", say("dialogue-file.round"), fix)


def _check_credit(fields: Fields, first: str, graph: dict[str, list[str]], credited: dict[str, list[str]]) -> None:
    """Note that no ending can be reached by replies with full credit only."""
    best = reached(credited, first)
    if any(ident not in graph or not ident for ident in best):
        return
    stuck = next((ident for ident in best if not credited[ident]), None)
    fields.note(
        "nodes", *(message("dialogue-file.no-best", id=stuck) if stuck else message("dialogue-file.no-best-round"))
    )
