"""The quizzes that can be reviewed: each as a script that the page *Review* can load.

On `file://` a page cannot fetch another, and one page with every question of a large course would be too large.
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
    """Write the scripts of the page *Review*: one for each quiz, and one with the list of all questions.

    `reviewed` is that of `Site.reviewed`; if it is empty, nothing is written.
    """
    quizzes: dict[str, dict[str, object]] = {}
    for quiz, page, title, keys, html in reviewed:
        script = f"(practicum.cuts ??= {{}})[{json.dumps(quiz)}] = {json.dumps(html)};\n"
        built.add(f"{_FOLDER}/{quiz}.js", script)
        version = sha256(script.encode()).hexdigest()[:8]
        quizzes[quiz] = {"page": page, "title": title, "version": version, "keys": keys}
    if quizzes:
        built.fill(_LIST, "questions", {"quizzes": quizzes})
