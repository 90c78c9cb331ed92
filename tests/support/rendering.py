"""What a site engine hands over of the small course, and a quiz of the whole course to add to it."""

FINAL = """\
title: The final quiz
mode: {mode}
questions:
  - id: final-parts
    kind: choice
    objective: recall-parts
    level: remember
    reviewed: 2026-01-31
    stem: Which is a part?
    options:
      - {{text: The offer, credit: 1, why: It is the second.}}
      - {{text: The rain, why: It is none.}}
    see: first#the-three-parts
    rests_on: [w02]
"""


def conf_of(root):
    """Return the settings that an engine hands over of a course."""
    conf = {"config_file_path": str(root / "mkdocs.yml"), "docs_dir": "content", "use_directory_urls": False}
    return conf | {"extra": {}, "markdown_extensions": [], "mdx_configs": {}}
