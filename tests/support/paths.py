"""Where this repository and its tests keep their files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
HANDBOOK = ROOT / "src" / "practicum" / "handbook"
ASSETS = ROOT / "src" / "practicum" / "theme" / "assets"  # what the theme brings to browsers
FIXTURES = ROOT / "tests" / "fixtures"
