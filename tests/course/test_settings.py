"""What mkdocs.yml says of the course as a whole."""

import pytest

from practicum.base.problem import ProblemsError
from practicum.course.check import check
from practicum.course.load import load_course
from practicum.course.settings import Settings, language_of, read_settings


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
