"""What mkdocs.yml says of the course as a whole."""

import re
import subprocess
import sys

import pytest

from practicum.base.problem import ProblemsError
from practicum.course.check import check
from practicum.course.load import load_course
from practicum.course.settings import Settings, language_of, read_settings
from practicum.scaffold import NewCourse, new_course


@pytest.fixture
def folder(tmp_path):
    def write(text):
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        return str(tmp_path)

    return write


@pytest.mark.parametrize(
    ("text", "mastery", "directory_urls"),
    [
        ("site_name: C\n", 80, True),
        ("use_directory_urls: false\n", 80, False),
        ("use_directory_urls: true\nextra: {mastery: 70}\nsite_url: !ENV [X, '']\n", 70, True),
        ("extra:\n  mastery: 0\n  social: []\n", 0, True),
    ],
)
def test_settings_are_read_with_their_defaults(folder, text, mastery, directory_urls):
    title = "C" if "site_name" in text else ""
    assert read_settings(folder(text)) == Settings(title=title, mastery=mastery, directory_urls=directory_urls)


def test_a_folder_of_quizzes_alone_has_the_usual_settings(tmp_path):
    assert read_settings(str(tmp_path)) == Settings()


@pytest.mark.parametrize("value", ["101", "-1", "half", "1.5", "[80]"])
def test_a_threshold_that_is_none_is_refused_at_its_place(folder, value):
    with pytest.raises(ProblemsError) as caught:
        read_settings(folder(f"extra:\n  mastery: {value}\n"))
    assert str(caught.value).startswith("mkdocs.yml:2:12 extra.mastery:")


@pytest.mark.parametrize("name", ["a/b", "../x", "..", ".a", "a:b", 'a"b', "a*", "a\\\\b", "a|b", "a?"])
def test_a_name_of_a_course_that_no_file_can_have_is_refused_at_its_place(folder, name):
    with pytest.raises(ProblemsError) as caught:
        read_settings(folder(f"extra:\n  course: '{name}'\n"))
    assert str(caught.value).startswith("mkdocs.yml:2:11 extra.course: holds a character that cannot be in the name")


@pytest.mark.parametrize("name", ["consultative-selling", "Sicher heben", "Übung 2", "a.b"])
def test_a_name_that_a_course_has_already_stays(folder, name):
    assert read_settings(folder(f"extra:\n  course: {name}\n")).course == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("site_name: C\n", "en"),
        ("theme:\n  name: material\n  language: de\n", "de"),
        (
            "theme:\n    # colours\n    palette:\n      - language: fr\n    language: 'pt-BR' # of the pages\nnav: []\n",
            "pt-BR",
        ),
        ("theme:\n  palette:\n    language: fr\nextra:\n  language: de\n", "en"),
        ("theme: {name: material, language: ar}\n", "ar"),
        ("theme:\n  language:\n    - de\n", "en"),
        ("theme: material\nextra: {language: de}\n", "en"),
        ("theme:\n  language: &x de\n", "de"),
        ("plugins:\n  - search:\n      language: de\n", "en"),
        ("theme:\n\n  name: material\n\n  language: he", "he"),
        ("theme:\n  language: [\n", "en"),
        ("theme:\n  language: !ENV [X, de]\n", "en"),
        ("a: |\n  theme:\n    language: de\n", "en"),
    ],
)
def test_the_language_is_that_of_the_theme(folder, text, language):
    assert language_of(folder(text)) == language
    if "[\n" not in text:
        assert read_settings(folder(text)).language == language


@pytest.mark.parametrize(("text", "wanted"), [("true", True), ("false", False), ("", False)])
def test_the_handbook_is_in_the_site_only_if_the_settings_say_so(folder, text, wanted):
    assert read_settings(folder(f"extra:\n  handbook: {text}\n")).handbook is wanted


def test_a_handbook_that_is_neither_wanted_nor_not_is_refused(folder):
    with pytest.raises(ProblemsError, match=r"mkdocs.yml:2:13 extra.handbook: .* Write true"):
        read_settings(folder("extra:\n  handbook: maybe\n"))


def test_the_check_names_a_folder_where_the_handbook_goes(edited):
    root = edited(("mkdocs.yml", "extra:\n", "extra:\n  handbook: true\n"))
    assert list(check(load_course(root), str(root), ""))
    (root / "content" / "handbook").mkdir()
    with pytest.raises(ProblemsError, match=r"content/handbook:1:1: .* Rename the folder"):
        list(check(load_course(root), str(root), ""))


def test_a_folder_of_quizzes_alone_speaks_english(tmp_path):
    assert language_of(str(tmp_path)) == "en"


@pytest.fixture
def new(tmp_path):
    """Write a new course, with a neighbour, and return its folder."""
    new_course(tmp_path / "all" / "c", NewCourse(name="c"))
    (tmp_path / "all" / "other").mkdir()
    (tmp_path / "all" / "other" / "letter.txt").write_text("Dear all", "utf-8")
    (tmp_path / "all" / "empty").mkdir()
    return tmp_path / "all" / "c"


def site_is(root, site):
    config = root / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}site_dir: {site}\n", "utf-8")


def built(root, engine="mkdocs"):
    """Build a course in a fresh process."""
    command = [sys.executable, "-m", "practicum", "build", "--engine", engine]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "site", [".", "..", "../..", "../c", "content", "quizzes", "content/site", "quizzes/x", "../other", "README.md"]
)
def test_a_build_does_not_replace_what_is_not_a_site(new, site):
    def files():
        return {
            path: path.read_bytes() for path in new.parent.rglob("*") if path.name != "mkdocs.yml" and path.is_file()
        }

    before = files()
    site_is(new, site)
    done = built(new)
    assert done.returncode == 2
    assert re.search(rf"mkdocs.yml:\d+:11 site_dir: {re.escape(site)} is not a folder for the site", done.stderr)
    assert files() == before


@pytest.mark.parametrize("site", ["public", "../public", "../empty"])
def test_a_site_is_built_into_any_folder_of_its_own_and_again(new, site):
    site_is(new, site)
    for engine in ("mkdocs" if ".." in site else "zensical", "mkdocs"):  # Zensical builds only within the course
        done = built(new, engine)
        assert done.returncode == 0, done.stderr
        assert (new / site / "index.html").is_file()


@pytest.mark.parametrize(
    ("written", "to", "text", "is_mail"),
    [
        ("trainer@example.org", "trainer@example.org", "", True),
        ("https://example.org/hand-in?course=1", "https://example.org/hand-in?course=1", "", False),
        ("{to: a.b+c@example.co.uk, text: By Friday to}", "a.b+c@example.co.uk", "By Friday to", True),
        ("{text: Send this file to your manager.}", "", "Send this file to your manager.", False),
    ],
)
def test_where_files_go_is_an_address_or_a_link_with_words(folder, written, to, text, is_mail):
    found = read_settings(folder(f"extra:\n  hand_in: {written}\n")).hand_in
    assert (found.to, found.text, found.is_mail) == (to, text, is_mail)


@pytest.mark.parametrize("written", ["", "~"])
def test_nobody_to_send_a_file_to_is_no_fault(folder, written):
    assert read_settings(folder(f"extra:\n  hand_in: {written}\n")).hand_in is None


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        (
            "trainer",
            'mkdocs.yml:2:12 extra.hand_in: "trainer" is neither an e-mail address nor a link with https. Write',
        ),
        ("http://example.org", "mkdocs.yml:2:12 extra.hand_in: "),
        ("javascript:alert(1)", "mkdocs.yml:2:12 extra.hand_in: "),
        ("a@example.org?bcc=b@example.org", "mkdocs.yml:2:12 extra.hand_in: "),
        ("[a@example.org]", "mkdocs.yml:2:12 extra.hand_in: "),
        ("{to: nobody}", "mkdocs.yml:2:17 extra.hand_in.to: "),
        ("{}", "mkdocs.yml:2:12 extra.hand_in.to: "),
        ('{text: ""}', "mkdocs.yml:2:19 extra.hand_in.text: "),
        ('{to: "", text: To}', "mkdocs.yml:2:17 extra.hand_in.to: "),
        ("{to: a@example.org, txt: To}", "mkdocs.yml:2:32 extra.hand_in.txt: "),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_at_its_place(folder, written, begins):
    with pytest.raises(ProblemsError) as caught:
        read_settings(folder(f"extra:\n  hand_in: {written}\n"))
    assert str(caught.value).startswith(begins)
    assert str(caught.value).count("\n") == 0
