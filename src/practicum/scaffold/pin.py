"""The engine that is installed here -> the line of requirements.txt that installs the same elsewhere (PEP 610)."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import distribution, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

if TYPE_CHECKING:
    from typing import Any

_NAME = "practicum"
_EXTRA = f"{_NAME}[site]"


class Wheel(NamedTuple):
    """A wheel of the engine: the name of its file, and what is in it."""

    name: str
    content: bytes


def pin() -> tuple[str, Wheel | None]:
    """Return a requirement, and the wheel that it names in the folder `engine/` of the course, if it needs one.

    An engine from an index is pinned by its version, one from Git by address and commit. One from a wheel or a folder of
    this machine comes along as a wheel: the one it was installed from, or one that is made of the folder now. If that
    cannot be done, the version is all that can be named.
    """
    origin = _origin()
    url = str(origin.get("url", ""))
    if commit := origin.get("vcs_info", {}).get("commit_id"):
        return f"{_EXTRA} @ {origin['vcs_info']['vcs']}+{url}@{commit}", None
    parts = urlsplit(url)
    if parts.scheme == "file":
        path = Path(url2pathname(parts.path))
        wheel = _of_folder(path) if path.is_dir() else Wheel(path.name, path.read_bytes()) if path.is_file() else None
        if wheel:
            return f"./engine/{wheel.name}[site]", wheel
    elif url:
        return f"{_EXTRA} @ {url}", None
    return f"{_EXTRA}=={version(_NAME)}", None


def _origin() -> dict[str, Any]:
    """Return what the installer noted of where the engine comes from; nothing for an index."""
    noted = distribution(_NAME).read_text("direct_url.json")
    return dict(json.loads(noted)) if noted else {}


def _of_folder(folder: Path) -> Wheel | None:
    """Return a wheel of the engine's own source, or None if it cannot be made."""
    with TemporaryDirectory() as made:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        done = subprocess.run([*command, "--wheel-dir", made, str(folder)], capture_output=True, check=False)
        found = list(Path(made).glob("*.whl"))
        return Wheel(found[0].name, found[0].read_bytes()) if done.returncode == 0 and found else None
