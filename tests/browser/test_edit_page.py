""" "Edit this page": the file of each page in the editor of the forge, and nothing else that has to do with the forge."""

import pytest

from practicum.scaffold import NewCourse, new_course
from support.published import policy_of
from support.serving import served

FORGE = "https://github.com/acme/safe-lifting"
EDITOR = f"{FORGE}/edit/main/"


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def forge(request, site_by):
    """The folder of a new course whose repository is known, and the address of its site, under its policy."""

    def write(root):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("practicum.scaffold.course.pin", lambda: ("practicum[site]==0", None))
            new_course(root, NewCourse(name="safe-lifting", repo=FORGE))

    site = site_by(request.param, "forge", write)
    with served(site, Content_Security_Policy=policy_of(site)) as address:
        yield site.parent / "course", address


@pytest.mark.parametrize("page", ["index.html", "leaving/index.html", "leaving/way-out.html", "review.html"])
def test_the_link_leads_to_the_file_of_the_page_in_the_editor(open_page, forge, page):
    course, address = forge
    link = open_page(page, address).get_by_role("link", name="Edit this page")
    assert link.is_visible()
    file = link.get_attribute("href").removeprefix(EDITOR)
    assert file == f"content/{page.removesuffix('.html')}.md"
    assert (course / file).is_file()


def test_the_page_names_the_repository_and_asks_the_forge_for_nothing(open_page, forge):
    page = open_page("leaving/way-out.html", forge[1])  # a request to elsewhere fails the test
    page.wait_for_load_state("networkidle")
    assert page.locator(f'a.md-source[href="{FORGE}"]').count() > 0


def test_a_course_whose_repository_is_not_known_has_no_such_link(open_page):
    assert open_page().get_by_role("link", name="Edit this page").count() == 0
