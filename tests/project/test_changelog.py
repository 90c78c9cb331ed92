"""The changelog says for each version what a course must change."""

import re

from support.paths import ROOT


def test_each_version_says_what_a_course_must_change():
    _, *versions = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    assert versions
    for version in versions:
        name, text = version.split("\n", 1)
        assert re.search(r"^\*\*What your course must change:\*\* \S", text, re.MULTILINE), name
