"""A folder of answer files, and the command that grades it."""

import io
import sys
from pathlib import Path

import pytest

from practicum.cli.main import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return an empty folder that is the current one."""
    there = tmp_path / "answers"
    there.mkdir()
    monkeypatch.chdir(there)
    return there


@pytest.fixture
def grade(course, folder, capsys, monkeypatch):
    """Return a function that writes files, grades what it is told to, and returns (status, out, err)."""
    root = course()

    def call(*arguments, stdin="", **files):
        for name, text in files.items():
            Path(name.replace("_", ".")).write_text(text, encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = main(["grade", "--course", str(root), *map(str, arguments)])
        return status, *capsys.readouterr()

    return call
