"""What can be reviewed, for either engine: each practice quiz cut out of its page, as a script that a page can load.

From a file manager pages cannot fetch others, and a page that held every question of a large course would be too heavy.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING

from practicum.quiz.kinds import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.publish.site import BuiltSite

_LIST = "assets/learner/questions.js"
_FOLDER = "assets/learner/quiz"
_ASKS = 'class="review"'
_QUIZ = re.compile(r'<section class="quiz" [^>]*>')
_EDGE = re.compile(r"<(/?)section\b")
_FORM = re.compile(r'<form class="question" [^>]*>')
_LOADED = re.compile(r"<link [^>]*>\n?|<script [^>]*></script>\n?")  # the page that asks has them itself
_UNSEARCHED = " data-search-exclude"  # one engine takes it away, the other leaves it
_VALUE = re.compile(r' data-([\w-]+)="([^"]*)"')


def cut_out(built: BuiltSite) -> None:
    """Write what the page `Review` needs of a site's practice quizzes; nothing where no page asks for it.

    Each becomes a script of its own, and a list names the questions that are scored, each with
    its revision. An assessment is left where it is, and so is a quiz with nothing to pass:
    it is asked before anything was learnt.
    """
    if _LIST not in built.files or not any(_ASKS in page.text for page in built.pages.values()):
        return
    quizzes: dict[str, dict[str, object]] = {}
    for path, page in sorted(built.pages.items()):
        for html in _sections(page.text):
            about = _values(_QUIZ, html)
            if about["mode"] != "practice" or int(about["pass"]) == 0 or about["quiz"] in quizzes:
                continue
            forms = [_values(_FORM, form) for form in _FORM.findall(html)]
            keys = [f"{form['question']}/{form['revision']}" for form in forms if _is_scored(form["kind"])]
            if not keys:
                continue
            shown = _LOADED.sub("", html).replace(_UNSEARCHED, "", 1)
            script = f"(practicum.cuts ??= {{}})[{json.dumps(about['quiz'])}] = {json.dumps(shown)};\n"
            built.add(f"{_FOLDER}/{about['quiz']}.js", script)
            version = sha256(script.encode()).hexdigest()[:8]
            quizzes[about["quiz"]] = {"page": path, "title": about["title"], "version": version, "keys": keys}
    built.fill(_LIST, "questions", {"quizzes": quizzes})


def _sections(text: str) -> Iterator[str]:
    """Yield the HTML of each quiz on a page."""
    for begin in _QUIZ.finditer(text):
        depth = 0
        for edge in _EDGE.finditer(text, begin.start()):
            depth += -1 if edge[1] else 1
            if not depth:
                yield text[begin.start() : text.index(">", edge.end()) + 1]
                break


def _values(pattern: re.Pattern[str], html: str) -> dict[str, str]:
    found = pattern.match(html)
    return {name: unescape(value) for name, value in _VALUE.findall(found[0])} if found else {}


def _is_scored(kind: str) -> bool:
    known = find(kind)
    return known is not None and known.scored
