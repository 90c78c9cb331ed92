"""Answers that several tests of the engines read."""

import pytest

from support import many_answers as support


@pytest.fixture(scope="session")
def many_answers(tmp_path_factory):
    """Answer files to every golden case, and the tables of their responses."""
    return support.many(tmp_path_factory.mktemp("many"))
