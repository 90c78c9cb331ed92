"""The course's own logo on a certificate: the picture itself, or a line on why it cannot be there."""

import re
from base64 import b64decode

import pytest

from support.course_certificate import COURSE, answers, certificate, hand_in
from support.course_small import FILES

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#085"/></svg>'


@pytest.fixture
def run(course, tmp_path):
    """Return a function that writes the course with a logo and certificates for one learner."""

    def run(logo, files):
        config = f"theme:\n  name: practicum\n  logo: {logo}\n" + FILES["mkdocs.yml"]
        root = course(COURSE | {"mkdocs.yml": config} | files)
        return certificate(root, tmp_path, str(hand_in(tmp_path / "sheets", mira=answers("Mira"))))

    return run


def test_it_is_in_the_page_itself(run, tmp_path):
    assert run("assets/logo.svg", {"content/assets/logo.svg": SVG})[0] == 0
    (page,) = (tmp_path / "certificates").iterdir()
    (data,) = re.findall(r'<img class="logo" src="data:image/svg\+xml;base64,([^"]+)" alt="">', page.read_text("utf-8"))
    assert b64decode(data) == SVG


@pytest.mark.parametrize(
    ("logo", "files", "said"),
    [
        ("assets/lgo.svg", {}, "is not a picture below content/. Write the path of one as seen from content/,"),
        ("../mkdocs.yml", {}, "is not a picture below content/."),
        ("https://example.org/logo.svg", {}, '"https://example.org/logo.svg" is loaded from another host'),
        ("assets", {"content/assets/logo.svg": SVG}, "is not a picture below content/."),
        ("index.md", {}, "is not a picture that a certificate can hold. Write a file that ends in one of: .svg, .png,"),
        ("assets/a.png", {"content/assets/a.png": b"\0" * 500_001}, "is a picture of more than 500,000 bytes"),
    ],
)
def test_one_that_cannot_be_there_is_named_with_its_line(run, tmp_path, logo, files, said):
    status, _, err = run(logo, files)
    assert (status, len(err)) == (2, 1)
    assert err[0].startswith(f"mkdocs.yml:3:9 theme.logo: {said}")
    assert not (tmp_path / "certificates").exists()
