"""The workflows: what a pull request brings never runs in a job that may write."""

import re

import pytest
import yaml

from practicum.scaffold.texts import WORKFLOW, workflow
from support.paths import ROOT

WORKFLOWS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))}
WORKFLOWS["of a new course"] = workflow()
PUBLISHING = ("site.yml", "of a new course")
ON = True  # how YAML reads the key `on`


def may_write(permissions):
    """Whether permissions, as GitHub reads them, let a job write anything."""
    return permissions != "read-all" and (not isinstance(permissions, dict) or "write" in permissions.values())


def writers(text):
    """Return the jobs of a workflow that may write; one without permissions has those of the workflow."""
    read = yaml.safe_load(text)
    jobs = read["jobs"].items()
    return {name: job for name, job in jobs if may_write(job.get("permissions", read.get("permissions", "write-all")))}


def faults(text):
    """Return what would let a pull request write, by the jobs of a workflow."""
    triggers = yaml.safe_load(text)[ON]
    found = [f"on {trigger}" for trigger in triggers if trigger in ("pull_request_target", "workflow_run")]
    for name, job in writers(text).items():
        found += [f"{name} is run for a pull request"] * (
            "github.event_name != 'pull_request'" not in job.get("if", "")
        )
        for step in job["steps"]:
            if "run" in step:
                found.append(f"{name} runs {step['run']}")
            action = step.get("uses", "").partition("@")[0]
            found += [f"{name} uses {action}"] * (action not in ("", "actions/deploy-pages"))
    return found


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_file_of_a_pull_request_runs_where_something_can_be_written(name):
    assert faults(WORKFLOWS[name]) == []


@pytest.mark.parametrize("name", PUBLISHING)
def test_only_the_job_that_publishes_may_write(name):
    assert list(writers(WORKFLOWS[name])) == ["publish"]
    steps = yaml.safe_load(WORKFLOWS[name])["jobs"]["build"]["steps"]
    upload = next(step for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    assert "github.event_name != 'pull_request'" in upload["if"]


@pytest.mark.parametrize("name", PUBLISHING)
def test_publishing_checks_and_builds_and_runs_no_test(name):
    runs = re.findall(r"^ *- run: (.+?)(?: #.*)?$", WORKFLOWS[name], re.MULTILINE)
    assert runs in (
        ["make site OPTIONS=--policy-in-pages"],
        ["pip install -r requirements.txt", "practicum check", "practicum build --policy-in-pages"],
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  pull_request:\n", "  pull_request_target:\n", "on pull_request_target"),
        ("permissions:\n  contents: read\n", "", "build runs practicum check"),
        ("    steps:\n      - id: deploy", "    steps:\n      - uses: actions/checkout@v5\n      - id: deploy", "publish uses actions/checkout"),
        ("    if: github.ref == 'refs/heads/main' && github.event_name != 'pull_request'\n    needs", "    needs", "publish is run for a pull request"),
    ],
)  # fmt: skip
def test_a_workflow_that_lets_a_pull_request_write_is_found(old, new, fault):
    text = workflow()
    assert old in text
    assert fault in faults(text.replace(old, new, 1))


def test_the_workflow_of_a_new_course_is_where_forges_look_for_it():
    assert WORKFLOW == ".github/workflows/site.yml"
