"""Programs of the system that tests look at PDFs with."""

import os
import shutil

import pytest


def tool(name):
    """Return the path of a program; where there is none, a test is left out, and fails in continuous integration."""
    path = shutil.which(name)
    if not path and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed", pytrace=False)
    return path or pytest.skip(f"{name} is not installed")
