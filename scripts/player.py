"""Build what browsers load of the player from its sources: player/ -> content/assets/quiz/ and learner/.

Needs npm, once with a network. `--check` builds nothing: it fails if what is there is not what
the sources give (whoever has no npm is told by a test, from the marks that this script leaves).
"""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "player"
BUILT = ROOT / "content" / "assets"
MARKS = SOURCES / "built.txt"
ESBUILD = "esbuild@0.28.2"
TOOLS = ROOT / ".cache" / "esbuild"
FIRST = ("choice", "choices")  # the kinds that nearly every quiz has
LEARNER = (
    "status.js",
    "overview.js",
    "overview.css",
    "sheet.js",
    "review.js",
    "review.css",
    "endings.js",
    "talk.css",
)  # each of one source


def bundles() -> dict[str, list[Path]]:
    """Return the sources of each file that browsers load, in their order."""
    kinds = sorted(path.stem for path in (SOURCES / "kinds").glob("*.js"))
    first = [f"kinds/{kind}" for kind in kinds if kind in FIRST]
    others = [f"kinds/{kind}" for kind in kinds if kind not in FIRST]
    parts = {
        "quiz/quiz.js": ["score", *first, "player"],
        "quiz/more.js": ["typed", "confidence", "draw", "assess", *others, "more"],
        "quiz/quiz.css": ["quiz", *first],
        "quiz/more.css": others,
    }
    parts |= {f"learner/{name}": [f"learner/{Path(name).stem}"] for name in LEARNER}
    parts |= {"learner/store.js": ["learner/log", "learner/store"], "learner/due.js": ["learner/fsrs", "learner/due"]}
    paths = {name: [SOURCES / f"{part}{Path(name).suffix}" for part in names] for name, names in parts.items()}
    return {name: [path for path in files if path.is_file()] for name, files in paths.items()}


def joined(files: list[Path]) -> str:
    """Return several sources as one text: scripts each in a block of one function, which knows `practicum`."""
    texts = [path.read_text(encoding="utf-8") for path in files]
    if files[0].suffix == ".css":
        return "".join(texts)
    blocks = "".join(f"{{\n{text}}}\n" for text in texts)
    return f"(() => {{\nconst practicum = (window.practicum ??= {{ kinds: {{}} }});\n{blocks}}})();\n"


def marks() -> str:
    """Return a line for each file: its name, and what sources and file hash to."""
    lines = []
    for name, files in bundles().items():
        built = (BUILT / name).read_bytes() if (BUILT / name).is_file() else b""
        lines.append(f"{name} {sha256(joined(files).encode()).hexdigest()} {sha256(built).hexdigest()}\n")
    return "".join(lines)


def minified(name: str, source: str) -> bytes:
    """Return a source as browsers load it."""
    program = TOOLS / "node_modules" / "esbuild" / "bin" / "esbuild"
    if not program.is_file():
        command = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(TOOLS), ESBUILD]
        subprocess.run(command, check=True)
    options = [f"--loader={Path(name).suffix[1:]}", "--minify", "--target=es2022", "--charset=utf8"]
    done = subprocess.run([str(program), *options], input=source.encode(), capture_output=True, check=True)
    return done.stdout


def main() -> None:
    """Write the files, or compare them."""
    check = "--check" in sys.argv
    for name, files in bundles().items():
        made = minified(name, joined(files))
        (BUILT / name).parent.mkdir(parents=True, exist_ok=True)
        if check and (BUILT / name).read_bytes() != made:
            sys.exit(f"content/assets/{name} is not what player/ gives. Run make player.")
        (BUILT / name).write_bytes(made)
    MARKS.write_text(marks(), encoding="utf-8")


if __name__ == "__main__":
    main()
