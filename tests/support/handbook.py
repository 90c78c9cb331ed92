"""The handbook's examples: what its pages give trainers to copy."""

from support.paths import HANDBOOK


def handbook_example(kind):
    """Return the question that the handbook's page of a kind gives to copy."""
    page = (HANDBOOK / f"{kind}.md").read_text("utf-8")
    return page.split("## An example to copy")[1].split("```yaml\n")[1].split("```")[0]
