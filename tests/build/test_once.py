"""What a whole build reads, in a fresh process."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from practicum.scaffold.course import NewCourse, new_course

WATCHED = """\
import json, sys
opened = []
def note(event, given):
    if event == "open" and given[1]:  # an opener of our own opens the file for `open`, in an event without a mode
        opened.append(str(given[0]))
sys.addaudithook(note)
from practicum.cli.main import main
status = main()
print(json.dumps([path for path in opened if path.endswith(".yml")]), file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_quiz_is_read_once_for_check_page_progress_review_and_grader(tmp_path, engine):
    root = tmp_path / "course"
    new_course(root, NewCourse(name="course"))
    command = [sys.executable, "-c", WATCHED, "build", "--engine", engine]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read = Counter(Path(path).name for path in json.loads(done.stderr.splitlines()[-1]) if "quizzes" in path)
    assert read == {"way-out.yml": 1}
    assert (root / "site/grade.pyz").exists()
    assert [path.name for path in (root / "site/assets/learner/quiz").iterdir()] == ["way-out.js"]
