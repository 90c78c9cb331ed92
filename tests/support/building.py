"""Builds courses with a site engine, as `make site` does, and starts a browser as the tests do."""

import importlib.util
import os
import shutil
import subprocess
import sys

from support.course_two_lessons import copy_course
from support.paths import ROOT

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def script(name):
    """Return `scripts/<name>.py` as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build(engine, target, root=ROOT, site_url=""):
    """Build a course with an engine into a folder, as `practicum build` does; `site_url` is where it will be served, if that is known."""
    work = copy_course(target.parent / f"{target.name}-work", root)
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1780000000", "SITE_URL": site_url}
    command = [sys.executable, "-m", "practicum", "build", "--engine", engine]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.move(work / "site", target)
    shutil.rmtree(work)
    return target


def graded(course, answers):
    """Return the command that grades an answer file to a line of JSON."""
    return [sys.executable, "-m", "practicum", "grade", "--course", str(course), "--format", "json", str(answers)]
