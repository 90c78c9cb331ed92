"""A folder of files -> Course, or every problem at once."""

from __future__ import annotations

import pytest

from practicum.course.load import load_course
from support.reading import course_faults as faults

CONFIG, MODULE = "mkdocs.yml", "content/one/index.md"
FIRST, SECOND, ARTICLE = "content/one/first.md", "content/one/second.md", "content/sources/article.yml"
QUIZ = "quizzes/first-quiz.yml"


def test_a_course_holds_what_its_files_say(course):
    found = load_course(course())
    (module,) = found.modules
    first, second = module.lessons
    assert (found.title, module.id, module.title, module.why) == (
        "Small course",
        "module-one",
        "Module one",
        "Everything else rests on it.",
    )
    assert (first.id, first.page.title, first.minutes, first.roles) == (
        "first",
        "The first lesson",
        9,
        ("salesperson",),
    )
    assert [(o.id, o.level, o.text) for o in first.objectives] == [("recall-parts", "remember", "Recall the parts.")]
    assert [(p.id, p.why, p.points) for p in first.principles] == [
        ("name-parts", "What has no name is left out.", ("w01", "w02"))
    ]
    assert second.principles == ()
    assert [quiz.id for quiz in found.quizzes] == ["first-quiz", "second-quiz"]


def test_a_source_holds_what_is_known_of_it(course):
    (source,) = load_course(course()).sources
    assert (source.id, source.name, source.author, source.published) == ("article", "The article", "Ada Example", "")
    w01, w02 = source.points
    assert (w01.kind, w01.stance, w01.audience, w01.note) == (
        "principle",
        "asserted",
        ("salesperson", "sales manager"),
        "",
    )
    assert (w02.note, w02.relation) == ("Said in passing.", "owed by the company to the client")


def test_lessons_and_pages_come_in_the_order_of_the_nav(edited):
    first, second = "      - one/first.md\n", "      - Second thoughts: one/second.md\n"
    found = load_course(edited((CONFIG, first + second, second + first)))
    assert [lesson.id for lesson in found.lessons] == ["second", "first"]
    assert [page.file for page in found.pages] == [
        "index.md",
        "one/index.md",
        "one/second.md",
        "one/first.md",
        "sources/article.md",
    ]


def test_pages_without_a_lesson_may_be_outside_the_nav(course):
    found = load_course(course({"content/notes.md": "# Notes\n", "content/one/assets/x.md": "Text.\n"}))
    assert "notes.md" not in [page.file for page in found.pages]


ONE_FAULT = {
    "nav names a missing file": ((CONFIG, "  - index.md", "  - indx.md"), "mkdocs.yml:4:5 nav[0]: there is no file content/indx.md.", 'Did you mean "index.md"?'),
    "nav names a page that nobody wrote": ((CONFIG, "  - index.md", "  - index.md\n  - x.md"), "mkdocs.yml:5:5 nav[1]: there is no file content/x.md.", "Correct the name, write the page"),
    "nav names a page without its ending": ((CONFIG, "one/first.md", "one/first"), "mkdocs.yml:7:9 nav[1].Module one[1]: there is no file content/one/first.", 'Did you mean "one/first.md"?'),
    "nav names a page twice": ((CONFIG, "      - one/first.md\n", "      - one/first.md\n      - First: one/first.md\n"), "mkdocs.yml:8:16 nav[1].Module one[2].First: one/first.md appears twice; the first is in line 7.", "Delete one."),
    "nav names a plain page twice": ((CONFIG, "  - index.md\n", "  - index.md\n  - index.md\n"), "mkdocs.yml:5:5 nav[1]: index.md appears twice; the first is in line 4.", "Delete one."),
    "nav has a title that is a template": ((CONFIG, "Second thoughts:", '"The {{ second }}":'), 'mkdocs.yml:8:9 nav[1].Module one[2].The {{ second }}: a title cannot hold "{{", "{%" or "{#"', "Write it without"),
    "nav is missing": ((CONFIG, "nav:\n", "nva:\n"), "mkdocs.yml:1:1 nav: is missing", "the nav is the syllabus"),
    "configuration is no YAML": ((CONFIG, "nav:\n", "nav: [\n"), "mkdocs.yml:4:3: this is not YAML", ""),
    "configuration has no title": ((CONFIG, "site_name: Small course\n", ""), "mkdocs.yml:1:1 site_name: is missing.", "the course's title"),
    "lesson is not in the nav": ((CONFIG, "      - one/first.md\n", ""), f"{FIRST}:1:1: this page has a lesson, module or worksheet but is not in the nav.", 'Add "- one/first.md" to nav'),
    "module is not in the nav": ((CONFIG, "      - one/index.md\n", ""), f"{MODULE}:1:1: this page has a lesson, module or worksheet but is not in the nav.", 'Add "- one/index.md" to nav'),
    "module key misspelt": ((MODULE, "module:", "moduel:"), f"{MODULE}:3:1 moduel: is not a key of a page.", 'Did you mean "module"?'),
    "module id missing": ((MODULE, "  id: module-one\n", ""), f"{MODULE}:4:3 module.id: is missing.", "the module's id"),
    "module why missing": ((MODULE, "  why: Everything else rests on it.\n", ""), f"{MODULE}:4:3 module.why: is missing.", "what the module is for"),
    "module key unknown": ((MODULE, "  why:", "  title: One\n  why:"), f"{MODULE}:5:3 module.title: is not a key of this format.", "id, why"),
    "module empty": ((MODULE, "\n  id: module-one\n  why: Everything else rests on it.", ""), f"{MODULE}:3:8 module: is empty, not a mapping", 'Write "id:" and "why:"'),
    "module a text": ((MODULE, "\n  id: module-one\n  why: Everything else rests on it.", " one"), f"{MODULE}:3:9 module: is a text, not a mapping", 'Write "id:" and "why:"'),
    "lesson key misspelt": ((FIRST, "lesson:", "leson:"), f"{FIRST}:3:1 leson: is not a key of a page.", 'Did you mean "lesson"?'),
    "lesson key in capitals": ((FIRST, "lesson:", "Lesson:"), f"{FIRST}:3:1 Lesson: is not a key of a page.", 'Did you mean "lesson"?'),
    "lesson a list": ((FIRST, "lesson:\n", "lesson: []\nbefore:\n"), f"{FIRST}:3:9 lesson: is empty, not a mapping", 'Write "id:", "roles:"'),
    "lesson empty": ((FIRST, "lesson:\n", "lesson:\nbefore:\n"), f"{FIRST}:3:8 lesson: is empty, not a mapping", 'Write "id:", "roles:"'),
    "lesson title missing": ((FIRST, "title: The first lesson\n", ""), f"{FIRST}:2:1 title: is missing.", "the lesson's title"),
    "lesson id missing": ((FIRST, "  id: first\n", ""), f"{FIRST}:4:3 lesson.id: is missing.", "never changes again"),
    "lesson minutes 0": ((FIRST, "minutes: 9", "minutes: 0"), f'{FIRST}:5:12 lesson.minutes: "0" is not a number from 1 to 240.', "such as 9"),
    "lesson roles empty": ((FIRST, "[salesperson]", "[]"), f"{FIRST}:6:10 lesson.roles: is empty.", "such as [nurse]"),
    "lesson objectives empty": ((SECOND, "  objectives:\n    - id: judge-drafts\n      level: evaluate\n      text: Judge a draft by its parts.", "  objectives: []"), f"{SECOND}:7:15 lesson.objectives: holds 0; at least 1", "afterwards"),
    "lesson key unknown": ((FIRST, "  minutes: 9", "  minutes: 9\n  zzz: 1"), f"{FIRST}:6:3 lesson.zzz: is not a key of this format.", "id, minutes, roles, objectives, principles"),
    "front matter never ends": ((FIRST, "---\n# The", "# The"), f"{FIRST}:1:1: the front matter does not end.", 'Write a line "---"'),
    "front matter is no YAML": ((FIRST, "title: The", "title: The: "), f"{FIRST}:2:11: this is not YAML", "quotation marks"),
    "front matter holds a control character": ((FIRST, "Name every", "Name\x07every"), f"{FIRST}:11:17: there is a character here", "Delete it."),
    "front matter holds a tag": ((FIRST, "minutes: 9", "minutes: !!int 9"), f"{FIRST}:5:12: the tag tag:yaml.org,2002:int is not used here.", "Delete it."),
    "objective id missing": ((SECOND, "    - id: judge-drafts\n      level", "    - level"), f"{SECOND}:8:7 lesson.objectives[0].id: is missing.", "an id of your own"),
    "objective text empty": ((FIRST, "Recall the parts.", "''"), f"{FIRST}:8:49 lesson.objectives[0].text: is empty.", "starting with a verb"),
    "objective level unknown": ((FIRST, "level: remember", "level: rember"), f'{FIRST}:8:33 lesson.objectives[0].level: "rember" is not one of: remember', 'Did you mean "remember"?'),
    "principle text empty": ((FIRST, "Name every part.", ""), f"{FIRST}:11:12 lesson.principles[0].text: is empty.", "in one sentence"),
    "principle why missing": ((FIRST, "      why: What has no name is left out.\n", ""), f"{FIRST}:10:7 lesson.principles[0].why: is missing.", "why it holds"),
    "principle points empty": ((FIRST, "[w01, w02]", "[]"), f"{FIRST}:13:15 lesson.principles[0].points: is empty.", "such as [w39]"),
    "principle points and revisits empty": ((FIRST, "points: [w01, w02]", "revisits: []"), f"{FIRST}:10:7 lesson.principles[0].points: is missing.", "such as [w39]"),
    "principle points empty, nothing taken up": ((FIRST, "[w01, w02]", "[]\n      revisits:"), f"{FIRST}:13:15 lesson.principles[0].points: is empty.", "such as [w39]"),
    "principle revisits twice": ((FIRST, "points: [w01, w02]", "revisits: [w01, w01]"), f'{FIRST}:13:23 lesson.principles[0].revisits: "w01" appears twice.', "Delete one."),
    "principle points no list": ((FIRST, "[w01, w02]", "w01, w02"), f"{FIRST}:13:15 lesson.principles[0].points: is a text, not a list.", "such as [w39]"),
    "principle point twice": ((FIRST, "[w01, w02]", "[w01, w01]"), f'{FIRST}:13:21 lesson.principles[0].points: "w01" appears twice.', "Delete one."),
    "source name missing": ((ARTICLE, "name: The article\n", ""), f"{ARTICLE}:1:1 name: is missing.", "calls this article"),
    "source author empty": ((ARTICLE, "Ada Example", ""), f"{ARTICLE}:2:8 author: is empty.", "if it is not known"),
    "point text empty": ((ARTICLE, "Every talk has parts.", ""), f"{ARTICLE}:6:10 points[0].text: is empty.", "in your own words"),
    "point kind unknown": ((ARTICLE, "kind: principle", "kind: princple"), f'{ARTICLE}:7:11 points[0].kind: "princple" is not one of:', 'Did you mean "principle"?'),
    "point stance unknown": ((ARTICLE, "asserted", "said"), f'{ARTICLE}:8:13 points[0].stance: "said" is not one of: asserted, conceded, reported, disputed.', "whose view"),
    "point for nobody": ((ARTICLE, "[company]", "[]"), f"{ARTICLE}:14:10 points[1].for: is empty.", "such as [nurse]"),
    "point for someone unknown": ((ARTICLE, "sales manager]", "sales manger]"), f'{ARTICLE}:9:24 points[0].for: "sales manger" is not one of:', "such as [nurse]"),
}  # fmt: skip
FOLLOWED = {
    "module key misspelt",
    "module empty",
    "module a text",
}  # its lessons hang loose


@pytest.mark.parametrize(("name", "row"), ONE_FAULT.items(), ids=ONE_FAULT)
def test_one_fault_gives_one_message_with_its_place_and_fix(edited, name, row):
    edit, start, fix = row
    found = faults(edited(edit))
    meant = [fault for fault in found if fault.startswith(start)]
    assert meant, found
    assert fix in meant[0]
    assert name in FOLLOWED or found == meant


MISSPELT = {
    "minutes": (FIRST, "minutes", "minuts", "5:3 lesson.minuts"),
    "roles": (FIRST, "roles", "rolse", "6:3 lesson.rolse"),
    "objectives": (FIRST, "objectives", "objektives", "7:3 lesson.objektives"),
    "principles": (FIRST, "principles", "principals", "9:3 lesson.principals"),
    "level": (FIRST, "level", "lvel", "8:26 lesson.objectives[0].lvel"),
    "why": (FIRST, "why", "whi", "12:7 lesson.principles[0].whi"),
    "points": (FIRST, "points", "pionts", "13:7 lesson.principles[0].pionts"),
    "basis": (ARTICLE, "basis", "bais", "3:1 bais"),
    "author": (ARTICLE, "author", "auther", "2:1 auther"),
    "stance": (ARTICLE, "stance", "stanse", "8:5 points[0].stanse"),
    "kind": (ARTICLE, "kind", "kid", "7:5 points[0].kid"),
    "owed_by": (ARTICLE, "owed_by", "owedby", "16:5 points[1].owedby"),
}


@pytest.mark.parametrize(("right", "row"), MISSPELT.items(), ids=MISSPELT)
def test_a_misspelt_key_is_named_with_the_right_one(edited, right, row):
    file, old, new, place = row
    wanted = f'{file}:{place}: is not a key of this format. Did you mean "{right}"?'
    assert wanted in faults(edited((file, old, new)))


WHOLE_FILES = {
    "not UTF-8": (QUIZ, b"title: caf\xe9\n", "1:11: this file is not UTF-8 text.", "Save it as UTF-8"),
    "page not UTF-8": (FIRST, b"---\ntitle: caf\xe9\n---\n", "2:11: this file is not UTF-8 text.", "Save it as UTF-8"),
    "empty": (QUIZ, b"", "1:1: this file holds no keys.", 'such as "key: value"'),
    "a second document": (QUIZ, b"title: x\n---\ntitle: y\n", "2:1: a second document starts here.", 'Delete the line "---".'),
    "a Python object": (ARTICLE, b"name: !!python/object/apply:os.system [id]\n", "1:7: the tag", "Delete it."),
    "an alias bomb": (QUIZ, b"a: &a [x]\n" + b"b: &b [%s]\n" % b",".join([b"*a"] * 33), "2:104: *a cannot be used", "Write the value out."),
    "nested too deep": (QUIZ, b"a: " + b"[" * 1000, "1:27: nested more than 24 deep.", "Take it apart."),
    "a control character": (QUIZ, b"title: a\x00b\n", "1:9: there is a character here", "Delete it."),
}  # fmt: skip


@pytest.mark.parametrize("row", WHOLE_FILES.values(), ids=WHOLE_FILES)
def test_a_file_that_cannot_be_read_is_the_only_one_named(course, row):
    file, content, what, fix = row
    (fault,) = faults(course({file: content}))
    assert fault.startswith(f"{file}:{what}")
    assert fix in fault


@pytest.mark.parametrize("file", [QUIZ, FIRST, ARTICLE, CONFIG])
def test_a_huge_file_is_refused_without_being_read(course, file):
    root = course()
    with (root / file).open("r+b") as stream:
        stream.truncate(100_000_000)
    assert faults(root)[0].startswith(f"{file}:1:1: this file is larger than 2,000,000 bytes. Split it.")


@pytest.mark.parametrize(
    ("file", "what", "fix"),
    [
        ("quizzes/extra.yaml", "its name ends in .yaml.", "Rename it to end in .yml."),
        ("content/sources/extra.yaml", "its name ends in .yaml.", "Rename it to end in .yml."),
        ("quizzes/Extra_quiz.yml", "its name cannot be an id.", "small letters, digits and hyphens"),
        ("content/sources/An article.yml", "its name cannot be an id.", "small letters, digits and hyphens"),
    ],
)
def test_a_file_of_another_name_is_reported(course, file, what, fix):
    (fault,) = faults(course({file: "title: x\n"}))
    assert fault.startswith(f"{file}:1:1: {what}")
    assert fix in fault


def test_a_folder_without_configuration_is_named(tmp_path):
    assert faults(tmp_path) == [
        "mkdocs.yml:1:1: cannot be read: no such file or directory. Check the file's name and place."
    ]


def test_mistakes_in_several_files_are_reported_all_at_once_and_sorted(edited):
    root = edited(
        (QUIZ, "pass: 80", "pass: 800"),
        (QUIZ, "It comes last.", ""),
        (FIRST, "minutes: 9", "minutes: x"),
        (SECOND, "evaluate", "judge"),
        (ARTICLE, "Parts have names.", ""),
        (CONFIG, "  - index.md", "  - indx.md"),
    )
    assert [fault.split(": ")[0] for fault in faults(root)] == [
        "mkdocs.yml:4:5 nav[0]",
        f"{FIRST}:5:12 lesson.minutes",
        f"{SECOND}:9:14 lesson.objectives[0].level",
        f"{ARTICLE}:11:10 points[1].text",
        f"{QUIZ}:3:7 pass",
        f"{QUIZ}:19:13 questions[0].options[2].why",
    ]


def test_files_saved_on_windows_are_read_alike(course, files):
    root = course({path: text.replace("\n", "\r\n") for path, text in files.items()})
    plain, windows = (load_course(folder) for folder in (course(), root))
    assert [page.headings for page in windows.pages] == [page.headings for page in plain.pages]


def test_files_that_start_with_a_byte_order_mark_are_read_alike(course, files):
    marked = course({path: b"\xef\xbb\xbf" + text.encode() for path, text in files.items()})
    assert [lesson.id for lesson in load_course(marked).lessons] == ["first", "second"]
