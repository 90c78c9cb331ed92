"""Where pages are on the site, and how links to them are written."""

from urllib.parse import unquote, urljoin

import pytest
from mkdocs.structure.files import File

from practicum.course.addresses import address, link, relative

PAGES = [
    "index.md",
    "c#.md",
    "a?b;c=d&e+f.md",
    "100%.md",
    "a%20b.md",
    "a:b.md",
    'it\'s "so" (1) [2] ~.md',
    "ünïcode/e\u0301😀/dot..md",
    "f#/README.md",
    "f#/index.md",
]


@pytest.mark.parametrize("directory_urls", [False, True])
@pytest.mark.parametrize("page", PAGES)
def test_a_link_is_written_as_mkdocs_writes_it_and_is_read_as_the_address(page, directory_urls):
    at = address(page, directory_urls=directory_urls)
    file = File(page, "content", "site", directory_urls)
    assert link(at) == file.url.removeprefix("./")
    assert unquote(link(at)) == at


@pytest.mark.parametrize("directory_urls", [False, True])
@pytest.mark.parametrize("target", PAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_link_on_a_page_leads_to_the_address(page, target, directory_urls):
    base = "https://example.org/course/"
    own, other = (link(address(file, directory_urls=directory_urls)) for file in (page, target))
    written = relative(address(target, directory_urls=directory_urls), address(page, directory_urls=directory_urls))
    assert urljoin(base + own, written) == base + other
