"""The date of a build: that of the environment, else the last commit's, however git is set up; in fresh processes."""

import os
import subprocess
import sys
from zipfile import ZipFile

import pytest

from practicum.scaffold.course import NewCourse, new_course

SIGNED = """\
tree {tree}
author Sam Lee <sam@example.org> 1780000000 +0000
committer Sam Lee <sam@example.org> 1780000000 +0000
gpgsig -----BEGIN SSH SIGNATURE-----
 U1NIU0lH
 -----END SSH SIGNATURE-----

Begin
"""


@pytest.fixture
def course(tmp_path):
    new_course(tmp_path / "course", NewCourse(name="course"))
    return tmp_path / "course"


def build(course, **environment):
    known = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "practicum", "build"]
    return subprocess.run(command, cwd=course, env=known | environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("given", ["yesterday", "-5", "1.5", " 1", "²", "4294967296", "1" * 5000])
def test_a_date_that_cannot_be_is_refused_before_anything_is_built(course, given):
    done = build(course, SOURCE_DATE_EPOCH=given)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(f'SOURCE_DATE_EPOCH:1:1: "{given}" is not a date to build with. Write seconds')
    assert not (course / "site").exists()


@pytest.mark.parametrize("given", ["0", "4294967295"])
def test_the_first_and_the_last_date_are_built_with(course, given):
    done = build(course, SOURCE_DATE_EPOCH=given, TZ="Asia/Tokyo")
    assert (done.returncode, (course / "site" / "index.html").exists()) == (0, True), done.stderr


def test_a_git_that_shows_signatures_dates_a_build_all_the_same(course):
    def git(*arguments, given=None):
        command = ["git", *arguments]
        return subprocess.run(command, cwd=course, input=given, capture_output=True, text=True, check=True).stdout

    git("init", "--quiet")
    git("config", "log.showSignature", "true")
    git("add", "--all")
    commit = git("hash-object", "-t", "commit", "-w", "--stdin", given=SIGNED.format(tree=git("write-tree").strip()))
    git("update-ref", "HEAD", commit.strip())
    assert git("log", "-1", "--format=%ct") != "1780000000\n"  # as people see it
    done = build(course)
    assert done.returncode == 0, done.stderr
    with ZipFile(course / "site" / "course-offline.zip") as packed:
        assert {entry.date_time[:3] for entry in packed.infolist()} == {(2026, 5, 28)}
