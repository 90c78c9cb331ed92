"""The handbook: a site of its own, and nothing of one course in it."""

import os
import re
import subprocess
import sys

import pytest

from support.paths import HANDBOOK, ROOT

PAGES = sorted(HANDBOOK.glob("*.md"))
OURS = re.compile(r"\bsell|\bsales|kahle|brock|williams|consultative", re.IGNORECASE)


def test_it_is_built_by_itself_and_every_link_in_it_leads_somewhere(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "docs/mkdocs.yml", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"})
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "scoring.html").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_speaks_of_the_course_in_this_repository_or_links_out_of_the_handbook(page):
    text = page.read_text("utf-8")
    assert OURS.findall(text) == []
    prose = re.sub(r"{% raw %}.*?{% endraw %}|^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    assert [link for link in re.findall(r"\]\(([^)\s]+)\)", prose) if link.startswith(("..", "/"))] == []
