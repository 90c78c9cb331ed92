"""Find the browser for the tests; install it if that needs no question, else print how to install it."""

import os
import shutil
import subprocess
import sys

from needs import need

need()

PACKAGES = ("chromium-headless-shell", "chromium")  # Debian's; the shell opens a page in half the time
NAMES = (*PACKAGES, "chromium-browser", "google-chrome", "chrome", "msedge")


def find() -> str | None:
    """Return the path of a browser of the Chromium family, or None."""
    return os.environ.get("PRACTICUM_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


def apt(*arguments: str) -> None:
    """Run apt-get quietly."""
    subprocess.run(["apt-get", "--quiet=2", *arguments], stdout=subprocess.DEVNULL)


def main() -> int:
    """Return the exit status: 0, or 1 if continuous integration has no browser."""
    if not find() and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing Chromium for the browser tests ...", flush=True)
        apt("update")
        for package in PACKAGES:
            if not find():
                apt("install", "--yes", "--no-install-recommends", package)
    if find():
        return 0
    print(
        "No Chromium or Chrome found, so the browser tests cannot run. Install one (sudo apt install chromium), "
        "or set PRACTICUM_BROWSER to its path.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
