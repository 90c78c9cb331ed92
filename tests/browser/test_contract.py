"""The contract between templates and player: pages of every kind keep it, and the player reads nothing else."""

import json
import re
from html.parser import HTMLParser

import pytest
from jsonschema import Draft202012Validator

from practicum.quiz import kinds
from practicum.words import words_for
from support.learners import FIXTURES, course, versions
from support.paths import ROOT

SCHEMA = json.loads((ROOT / "docs" / "player-contract.schema.json").read_text("utf-8"))
PAGE = (ROOT / "docs" / "player-contract.md").read_text("utf-8")
DEFS = SCHEMA["$defs"]
ELEMENTS = DEFS["elements"]["properties"]
WRITTEN = set(DEFS["written"]["properties"])
SOURCES = {path: path.read_text("utf-8") for path in sorted((ROOT / "player").rglob("*.js"))}
NOT_OURS = ("search-exclude", "leads", "md-", "early", "terms")  # the search's, print's, the themes', other scripts'
ENDS = ("}", "]")


def validator(name):
    return Draft202012Validator({"$defs": DEFS, "$ref": f"#/$defs/{name}"})


def faults(name, value):
    return [f"{name}: {error.json_path} {error.message[:200]}" for error in validator(name).iter_errors(value)]


class Marked(HTMLParser):
    """The elements of a text that bear attributes of the contract: (tag, classes, attributes)."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        ours = {name[5:]: value or "" for name, value in attrs if name.startswith("data-")}
        ours = {name: value for name, value in ours.items() if not name.startswith(NOT_OURS)}
        if ours:
            self.found.append((tag, (dict(attrs).get("class") or "").split(), ours))


def places(tag, classes, attributes):
    """Return the names of the elements in the contract that this one is."""

    def fits(selector):
        wanted, name, attribute = re.fullmatch(r"([a-z]*)(?:\.([\w-]+))?(?:\[data-([a-z-]+)\])?", selector).groups()
        return (
            (not wanted or wanted == tag)
            and (not name or name in classes)
            and (not attribute or attribute in attributes)
        )

    return [name for name, element in ELEMENTS.items() if fits(element["title"])]


def parsed(attributes):
    """Return the values of attributes, those that hold JSON as what they hold."""
    return {
        name: json.loads(value) if value[:1] in ("{", "[") and value[-1:] in ENDS else value
        for name, value in attributes.items()
    }


def faults_of(text):
    """Return what a page's HTML has that is not in the contract, and the names of the elements that it has."""
    found, seen = [], set()
    for tag, classes, attributes in Marked(text).found:
        names = places(tag, classes, attributes)
        if len(names) != 1:
            found.append(f"{tag}.{'.'.join(classes)} {sorted(attributes)} is {names or 'not in the contract'}")
            continue
        seen |= {names[0]}
        found += [f"{tag} {fault}" for fault in faults("elements", {names[0]: parsed(attributes)})]
    return found, seen


def every_page(root):
    """Write the course of the fixtures, with the next lesson, what is due on its home page and a lesson of computed minutes."""
    home = course(root) / "content" / "index.md"
    lesson = root / "content" / "mutual-need" / "opening-declaration.md"
    lesson.write_text(lesson.read_text("utf-8").replace("  minutes: 9\n", ""), "utf-8")
    home.write_text(f"{home.read_text('utf-8')}\n{{{{ next_lesson() }}}}\n\n{{{{ review_due() }}}}\n", "utf-8")


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def site(request, site_by):
    """The folder of a site with every kind of question and page, built with an engine."""
    return site_by(request.param, "contract", every_page)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_every_page_keeps_the_contract_and_uses_all_of_it(site):
    seen, asked = set(), set()
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        article = text.partition("<article")[2].partition("</article")[0]
        found, here = faults_of(article)
        assert found == [], path
        seen |= here
        asked |= set(re.findall(r'data-kind="(\w+)"', article))
    assert seen == set(ELEMENTS)
    assert asked == set(kinds.names())


def test_what_review_loads_keeps_the_contract(site):
    scripts = sorted((site / "assets" / "learner" / "quiz").iterdir())
    assert len(scripts) >= 5
    for path in scripts:
        html = json.loads(path.read_text("utf-8").partition("] = ")[2].removesuffix(";\n"))
        assert faults_of(html)[0] == []


@pytest.mark.parametrize("name", ["outline", "questions"])
def test_what_the_build_writes_into_scripts_keeps_the_contract(site, name):
    text = (site / "assets" / "learner" / f"{name}.js").read_text("utf-8")
    value = json.loads(re.search(rf"^practicum\.{name} = (.*);$", text, re.MULTILINE)[1])
    assert faults(f"practicum.{name}", value) == []


@pytest.mark.parametrize("version", versions(), ids=lambda folder: folder.name)
def test_what_is_kept_and_written_keeps_the_contract(version):
    kept = json.loads((version / "browser.json").read_text("utf-8"))
    for name, record in kept.items():
        if not name.endswith(("/learner", "/learner/name")):
            assert faults("record", record) == [], name
    assert faults("progress-file", json.loads((version / "progress.json").read_text("utf-8"))) == []
    assert version.parent == FIXTURES


def test_a_fault_is_found():
    good = (
        '<form class="question" data-question="a" data-kind="choice" data-revision="00000000" data-points="1"></form>'
    )
    assert faults_of(good)[0] == []
    for bad in (
        good.replace("data-points", "data-worth"),
        good.replace('"1"', '"x"'),
        good.replace('"1"', '"1" data-key="[]"'),
        good.replace(' data-kind="choice"', ""),
        '<div data-colour="red"></div>',
    ):
        assert faults_of(bad)[0]


# ---- the player's side


def kebab(name):
    return re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name.strip())


def names_in(text):
    """Return the names of the data attributes that a source reads or writes."""
    found = set(re.findall(r"data-([a-z]+(?:-[a-z]+)*)", text)) | set(re.findall(r"dataset\.(\w+)", text))
    for group in re.findall(r"\{([^{}]*)\} = [^;\n]*\.dataset;", text) + re.findall(r"dataset: \{([^{}]*)\}", text):
        found |= {part.partition(":")[0] for part in group.split(",") if part.strip()}
    found |= set(re.findall(r'"(\w+)" in dataset', text))
    return {kebab(name) for name in found}


def test_the_player_reads_no_attribute_that_is_not_in_the_contract():
    known = {name for element in ELEMENTS.values() for name in element["properties"]} | WRITTEN
    used = {name for text in SOURCES.values() for name in names_in(text)}
    assert used - known - {"early", "navigation"} == set()  # on the root, and in the head
    assert used >= WRITTEN


def test_no_source_reads_attributes_in_a_way_that_is_not_seen():
    """A name that is put together is not found above, so there are few places that do it, and each is known."""
    seen = r"dataset\.\w+|\} = [^;\n]*\.dataset;|dataset: \{|\" in dataset|target: \{ dataset \}"
    odd = {
        f"{path.name}: {line.strip()}"
        for path, text in SOURCES.items()
        for line in text.splitlines()
        if "dataset" in line and not re.search(seen, line)
    }
    assert odd == {
        'question.js: for (const name of ["status", "credit"]) delete form.dataset[name];',
        "question.js: Object.assign(form.dataset, graded); // the credit is for learner/log.js",
        'status.js: const words = item.closest("[data-stand]").dataset;',
        "keep.js: const { course, words, hand } = document.currentScript?.dataset ?? {};",
    }


def said(folder, *files):
    texts = [text for path, text in SOURCES.items() if path.parent.name == folder and (not files or path.name in files)]
    return {key for text in texts for key in re.findall(r'\bsay\((?:\w+ \? )?"([a-z.-]+)"', text)}


def test_the_words_that_the_player_says_are_those_that_pages_give():
    quiz = set(DEFS["quiz-words"]["required"])
    assert quiz == set(words_for("quiz"))
    for key in said("quiz") | said("kinds"):
        part, point, name = key.partition(".")
        assert key in quiz or (point and name in words_for(part)), key
    for folder, files, name in (
        ("learner", ("overview.js", "fileform.js", "lasting.js"), "overview"),
        ("learner", ("review.js",), "review"),
    ):
        assert said(folder, *files) <= set(DEFS[f"{name}-words"]["required"])
    for name, part in (("store", "store"), ("sheet", "worksheet"), ("review", "review")):
        assert set(DEFS[f"{name}-words"]["required"]) == set(words_for(part))


def test_each_kind_has_its_key_in_the_schema():
    assert {name.removeprefix("key-") for name in DEFS if name.startswith("key-")} == set(kinds.names())


def test_the_page_names_every_element_attribute_and_member():
    for name, element in ELEMENTS.items():
        assert f"`{element['title']}`" in PAGE, name
        for attribute in element["properties"]:
            assert f"`{attribute}`" in PAGE, (name, attribute)
    for attribute in WRITTEN:
        assert f"`{attribute}`" in PAGE
    members = {name for text in SOURCES.values() for name in re.findall(r"\bpage\.(\w+)\b(?!\")", text)}
    members |= {"mount", "grade", "result", "remember", "memory", "reviewed"}
    for name in members:
        assert f"`{name}`" in PAGE, name
