"""Find the browsers for the tests; install them if that needs no question, else print how to install them."""

import os
import shutil
import subprocess
import sys

from needs import need

need()

PACKAGES = ("chromium-headless-shell", "chromium")  # Debian's; the shell opens a page in half the time
NAMES = (*PACKAGES, "chromium-browser", "google-chrome", "chrome", "msedge")

# What tests in other browsers run: browser -> Debian's packages -> the names of the program in each.
OTHERS: dict[str, dict[str, tuple[str, ...]]] = {
    "firefox": {"firefox-esr": ("firefox-esr", "firefox")},
    "webkit": {"webkit2gtk-driver": ("WebKitWebDriver",), "xvfb": ("Xvfb",)},
}


def find() -> str | None:
    """Return the path of a browser of the Chromium family, or None."""
    return os.environ.get("PRACTICUM_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


def lacking(browser: str) -> list[str]:
    """Return the packages of `OTHERS` without which another browser cannot be driven."""
    return [package for package, names in OTHERS[browser].items() if not any(map(shutil.which, names))]


def apt(*arguments: str) -> None:
    """Run apt-get quietly."""
    subprocess.run(["apt-get", "--quiet=2", *arguments], stdout=subprocess.DEVNULL)


def can_install() -> bool:
    """Whether packages are installed without a question."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def main() -> int:
    """Return the exit status: 0, or 1 if continuous integration has not every browser."""
    if not find() and can_install():
        print("Installing Chromium for the browser tests ...", flush=True)
        apt("update")
        for package in PACKAGES:
            if not find():
                apt("install", "--yes", "--no-install-recommends", package)
    wanted = [package for browser in OTHERS for package in lacking(browser)]
    if wanted and can_install():
        print(f"Installing {', '.join(wanted)} for the tests in other browsers ...", flush=True)
        apt("update")
        apt("install", "--yes", "--no-install-recommends", *wanted)
        wanted = [package for browser in OTHERS for package in lacking(browser)]
    if not find():
        print(
            "No Chromium or Chrome found, so the browser tests cannot run. Install one (sudo apt install chromium), "
            "or set PRACTICUM_BROWSER to its path.",
            file=sys.stderr,
        )
    if wanted:
        print(
            f"Not every test in other browsers can run. On Debian: sudo apt install {' '.join(wanted)}.",
            file=sys.stderr,
        )
    return 1 if os.environ.get("CI") == "true" and (wanted or not find()) else 0


if __name__ == "__main__":
    sys.exit(main())
