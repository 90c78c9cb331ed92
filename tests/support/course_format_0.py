"""The small course as a copy of the engine's repository had it, before there were formats, themes and pins."""

from support.course_small import FILES

CONFIG = """\
# Settings of the small course.
site_name: Small course
site_url: !ENV [SITE_URL, ""]
docs_dir: content
use_directory_urls: false # so that every page opens from a file manager too
watch: [quizzes, macros]
exclude_docs: |
  *.yml

nav:
  - index.md
  - Module one: # the only one
      - one/index.md
      - one/first.md
      - Second thoughts: one/second.md
  - Sources:
      - sources/article.md

theme:
  name: material
  custom_dir: overrides
  language: en
  font: false
  icon:
    logo: material/compass-outline
  features:
    - navigation.tabs # of this course

plugins:
  - search
  - macros:
      modules: [macros]
      on_error_fail: true
      on_undefined: strict

markdown_extensions:
  - macros.rawhtml # keeps what the macros show
  - macros.leads
  - macros.cells # aligns the cells of tables
  - attr_list
  - def_list
  - md_in_html
  - tables

extra:
  # what this course says of itself
  generator: false
  course: small

extra_javascript: # which lessons were begun or passed
  - {path: assets/learner/outline.js, defer: true}
  - {path: assets/learner/status.js, defer: true}

extra_css:
  - assets/site.css
  - assets/own.css
"""
UPGRADED = """\
# Settings of the small course.
site_name: Small course
site_url: !ENV [SITE_URL, ""]
docs_dir: content
use_directory_urls: false # so that every page opens from a file manager too
watch: [quizzes]
exclude_docs: |
  *.yml

nav:
  - index.md
  - Module one: # the only one
      - one/index.md
      - one/first.md
      - Second thoughts: one/second.md
  - Sources:
      - sources/article.md

theme:
  name: practicum
  language: en
  features:
    - navigation.tabs # of this course

plugins:
  - material/search
  - macros:
      modules: [practicum.site]
      on_error_fail: true
      on_undefined: strict

markdown_extensions:
  - practicum.site.markdown # keeps what the macros show
  - attr_list
  - def_list
  - md_in_html
  - tables

extra:
  # what this course says of itself
  format: 1
  vocabulary:
    kinds: [principle, distinction, procedure, obligation, metric, warning, question, exercise, metaphor, caveat, evidence]
    relation: {from: owed_by, to: owed_to, text: "owed by the {from} to the {to}"}
  generator: false
  course: small


extra_css:
  - assets/own.css
"""
_SCRIPT = "// of an engine of format 0\n"
OLD = {
    "mkdocs.yml": CONFIG,
    "overrides/main.html": "{{ this.cannot.be.rendered }}\n",
    "overrides/shell.html": "{{ this.cannot.be.rendered }}\n",
    "macros/__init__.py": "from practicum.pages import MACROS\n",
    "macros/site.py": "from practicum.load import load\n",
    "content/assets/site.css": "/* of an engine of format 0 */\n",
    "content/assets/own.css": "/* of the course */\n",
    "content/assets/learner/outline.js": _SCRIPT,
    "content/assets/learner/status.js": _SCRIPT,
    "content/assets/quiz/quiz.js": _SCRIPT,
    ".github/workflows/site.yml": "name: site\n",
    "src/practicum/load.py": "",
}
MOVED = [path for path in OLD if path.startswith("overrides/") or (path.startswith("content/") and "own" not in path)]
COURSE = {path: text for path, text in FILES.items() if path != "mkdocs.yml"} | OLD
