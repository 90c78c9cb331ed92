"""The player compares every character as Python does, whatever the version of Unicode that a browser has."""

import json
import subprocess

import pytest

from practicum.quiz.typed_text import alike, lower
from support.paths import ROOT

SCRIPT = """
import { readFileSync } from "node:fs";
import { alike, lower } from "./player/core/text.js";
const forms = (text) => [alike(text, false), alike(text, true), lower(text)];
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(forms)));
"""


@pytest.mark.parametrize("plane", [0, 1, 2, 3, 14, 15])
@pytest.mark.parametrize("around", ["{}", "A{}Σ", "a\u0345{}\u0334 Σ"])
def test_every_character_has_the_forms_that_python_gives_it(node, plane, around):
    characters = (chr(code) for code in range(plane << 16, (plane + 1) << 16) if not 0xD800 <= code < 0xE000)
    texts = [around.format(character) for character in characters]
    command = [node, "--input-type=module", "--eval", SCRIPT]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    expected = ([alike(text), alike(text, case_sensitive=True), lower(text)] for text in texts)
    odd = [text for text, ours, theirs in zip(texts, expected, json.loads(done.stdout), strict=True) if ours != theirs]
    assert [[hex(ord(character)) for character in text] for text in odd] == []
