"""What can be reviewed, for either engine: each practice quiz as a script that a page can load.

From a file manager pages cannot fetch others, and a page that held every question of a large course would be too heavy.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practicum.publish.site import BuiltSite
    from practicum.site.renderer import Reviewed

_LIST = "assets/learner/questions.js"
_FOLDER = "assets/learner/quiz"


def add_questions(built: BuiltSite, reviewed: Iterable[Reviewed]) -> None:
    """Write what the page *Review* needs: a script for each quiz, and a list that names the questions of all.

    `reviewed` is what the templates made of them (`Site.reviewed`). Nothing is written where it is empty.
    """
    quizzes: dict[str, dict[str, object]] = {}
    for quiz, page, title, keys, html in reviewed:
        script = f"(practicum.cuts ??= {{}})[{json.dumps(quiz)}] = {json.dumps(html)};\n"
        built.add(f"{_FOLDER}/{quiz}.js", script)
        version = sha256(script.encode()).hexdigest()[:8]
        quizzes[quiz] = {"page": page, "title": title, "version": version, "keys": keys}
    if quizzes:
        built.fill(_LIST, "questions", {"quizzes": quizzes})
