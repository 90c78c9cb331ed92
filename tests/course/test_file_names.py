"""Names of files that a site engine cannot show are refused, with another name to take."""

import os

import pytest

from practicum.base.problem import ProblemsError
from practicum.course.load import load_course

PAGE = "# A page\n"


def messages(root):
    with pytest.raises(ProblemsError) as caught:
        load_course(root)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "odd", "better"),
    [
        ("q?.md", "?", "q-.md"),
        ("a%20b.md", "%20", "a-b.md"),
        ("a:b.md", ":", "a-b.md"),
        ("a\\b.md", "\\", "a-b.md"),
        ("a\\b.pdf", "\\", "a-b.pdf"),
    ],
)
def test_a_name_that_an_engine_cannot_show_is_refused(course, name, odd, better):
    (found,) = messages(course({f"content/{name}": PAGE}))
    assert found.startswith(f'content/{name}:1:1: this name has "{odd}", which not every site engine can show.')
    assert f'Rename it, for example to "{better}"' in found


def test_a_name_that_is_not_utf_8_is_refused(course):
    root = course()
    try:
        (root / "content" / os.fsdecode(b"\xff.pdf")).write_text("%PDF", "utf-8")
    except OSError:
        pytest.skip("this system refuses such names itself")
    assert len(messages(root)) == 1


def test_a_folder_is_refused_once_for_all_its_pages(course):
    found = messages(course({"content/wh?t/a.md": PAGE, "content/wh?t/b.md": PAGE, "content/wh?t/b.pdf": "%PDF"}))
    assert [line.partition(":")[0] for line in found] == ["content/wh?t"]


@pytest.mark.parametrize("name", [".first.md", ".one/first.md", "templates/first.md"])
def test_a_page_of_the_nav_that_the_engines_leave_out_is_refused(edited, name):
    root = edited(("mkdocs.yml", "  - index.md\n", f"  - index.md\n  - {name}\n"))
    (root / "content" / name).parent.mkdir(exist_ok=True)
    (root / "content" / name).write_text(PAGE, "utf-8")
    (found,) = messages(root)
    assert found.startswith(f"content/{name}:1:1: the engines leave out pages in content/templates")


@pytest.mark.parametrize(
    "name",
    [
        "c#.md",
        "100%.md",
        "a b+c&d.md",
        "q?.pdf",
        "a: b/c.md",
        "a:b.pdf",
        ".obsidian/q?.md",
        ".a.md",
        "one/templates/b.md",
    ],
)
def test_other_names_are_accepted(course, name):
    assert load_course(course({f"content/{name}": PAGE}))
