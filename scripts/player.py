"""Build what browsers load of the player from its sources: player/ -> the assets of the theme.

Each script is a module of `player/entries/` with all that it imports; the kinds of question are found in `player/kinds/`
and handed to it. Needs npm, once with a network. `--check` builds nothing: it fails if what is there is not what the
sources give (without npm, a test says so, from the hashes that this script leaves).
"""

from __future__ import annotations

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from needs import need

need()

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "player"
BUILT = ROOT / "src" / "practicum" / "theme" / "assets"
MARKS = SOURCES / "built.txt"
PACKAGES = ("esbuild@0.28.2", "terser@5.51.4")
TOOLS = ROOT / ".cache" / "player"
TERSER = [
    "--compress",
    "passes=2,lhs_constants=false",
    "--mangle",
    "--ecma",
    "2020",
]  # 6 % less than esbuild's own, as it is sent
# Nearly all of the player runs while a page starts: Chromium then compiles it at once, beside the main thread.
HINTS = {"quiz/quiz.js": b"//# allFunctionsCalledOnLoad\n"}
FIRST = ("choice", "choices")  # the kinds that nearly every quiz has
SHARED = ("more", "typed")  # what several quizzes or kinds need, and lettered questions do not
_IMPORT = re.compile(r'^(?:import|export) [^"]*?"(\.[^"]+)";$', re.MULTILINE)


def kinds() -> tuple[list[str], list[str]]:
    """Return the kinds of question in the player itself, and the others, each of which has files of its own."""
    found = sorted(path.stem for path in (SOURCES / "kinds").glob("*.js"))
    return [kind for kind in found if kind in FIRST], [kind for kind in found if kind not in FIRST]


def entries() -> dict[str, str]:
    """Return the source text of each file for browsers, by its path; its imports are relative to `player/`."""
    first, others = kinds()
    texts = {}
    for path in sorted((SOURCES / "entries").glob("*.js")):
        entry = path.stem
        text = f'import "./entries/{entry}.js";\n'
        if "export default (kinds)" in path.read_text(encoding="utf-8"):
            given = first if entry == "quiz" else [*first, *others]
            imports = "".join(f'import {kind} from "./kinds/{kind}.js";\n' for kind in given)
            text = f'import run from "./entries/{entry}.js";\n{imports}run({{ {", ".join(given)} }});\n'
        texts[f"{'quiz' if entry == 'quiz' else 'learner'}/{entry}.js"] = text
    texts |= {f"quiz/{name}.js": f'import "./quiz/{name}.js";\n' for name in SHARED}
    texts |= {
        f"kinds/{kind}.js": f'import kind from "./kinds/{kind}.js";\npracticum.kinds.{kind} = kind;\n'
        for kind in others
    }
    styles = {
        "quiz/quiz": ["quiz", "quiz/steps", *(f"kinds/{kind}" for kind in first)],
        "quiz/more": ["quiz/assess", "quiz/calibration"],
        "quiz/typed": ["quiz/typed"],
        **{f"kinds/{kind}": [f"kinds/{kind}"] for kind in others},
        **{f"learner/{path.stem}": [f"learner/{path.stem}"] for path in (SOURCES / "learner").glob("*.css")},
    }
    for name, parts in sorted(styles.items()):
        files = [f"{part}.css" for part in parts if (SOURCES / f"{part}.css").is_file()]
        if files:
            texts[f"{name}.css"] = "".join(f'@import "./{file}";\n' for file in files)
    return texts


def sources(text: str) -> list[Path]:
    """Return all files that a text of `entries()` imports, in the order of their first import."""
    found: dict[Path, None] = {}

    def visit(folder: Path, text: str) -> None:
        for name in [*_IMPORT.findall(text), *re.findall(r'^@import "(\.[^"]+)";$', text, re.MULTILINE)]:
            path = (folder / name).resolve()
            if path not in found:
                found[path] = None
                visit(path.parent, path.read_text(encoding="utf-8"))

    visit(SOURCES, text)
    return list(found)


def marks() -> str:
    """Return a line for each file: its path, and the SHA-256 of its sources and of the built file."""
    lines = []
    for name, text in entries().items():
        joined = "".join([text, *(path.read_text(encoding="utf-8") for path in sources(text))])
        built = (BUILT / name).read_bytes() if (BUILT / name).is_file() else b""
        lines.append(f"{name} {sha256(joined.encode()).hexdigest()} {sha256(built).hexdigest()}\n")
    return "".join(lines)


def run(program: str, options: list[str], text: bytes) -> bytes:
    """Return what a program of `TOOLS` makes of a text; ends this one with what it says if it fails."""
    done = subprocess.run(
        [str(TOOLS / "node_modules" / ".bin" / program), *options], input=text, cwd=SOURCES, capture_output=True
    )
    if done.returncode:
        sys.exit(done.stderr.decode())
    return done.stdout


def bundled(name: str, text: str) -> bytes:
    """Return a file as browsers load it; a script is one function, since modules do not load on file://."""
    suffix = Path(name).suffix[1:]
    options = [f"--loader={suffix}", "--bundle", "--target=es2022", "--charset=utf8"]
    if suffix == "css":
        return run("esbuild", [*options, "--minify"], text.encode())
    # Names are left to Terser, which gives the shortest to those that are used most.
    joined = run("esbuild", [*options, "--minify-syntax", "--format=iife"], text.encode())
    return HINTS.get(name, b"") + run("terser", TERSER, joined)


def main() -> None:
    """Write the files, and with `--check` fail if one has changed."""
    check = "--check" in sys.argv
    if not TOOLS.is_dir():
        command = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(TOOLS), *PACKAGES]
        subprocess.run(command, check=True)
    for name, text in entries().items():
        made = bundled(name, text)
        (BUILT / name).parent.mkdir(parents=True, exist_ok=True)
        if check and (BUILT / name).read_bytes() != made:
            sys.exit(f"src/practicum/theme/assets/{name} is not what player/ gives. Run make player.")
        (BUILT / name).write_bytes(made)
    MARKS.write_text(marks(), encoding="utf-8")


if __name__ == "__main__":
    main()
