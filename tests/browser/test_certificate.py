"""A certificate as people see it: on one page of paper, on a phone, by a checker of accessibility, and as a PDF."""

import re
import subprocess

import pytest

from support.axe import violations
from support.course_certificate import COURSE, answers, certificate, hand_in
from support.course_small import FILES
from support.tools import tool

WORDS = [
    "Appraise",
    "a",
    "long",
    "standing",
    "account",
    "for",
    "signs",
    "of",
    "the",
    "trap",
    "and",
    "cite",
    "a",
    "behaviour",
    "for",
    "each",
    "of",
    "them",
]
TALL = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 70 70">
<rect width="70" height="70" fill="#085"/><image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/></svg>"""
LOGO = "theme:\n  name: practicum\n  logo: assets/logo.svg\n"
LESSON, QUIZ, EXAM = "content/one/first.md", "quizzes/first-quiz.yml", "quizzes/exam.yml"


def sentence(place, length):
    words = [WORDS[(place * 7 + step) % len(WORDS)] for step in range(length)]
    return f"{' '.join(words)} {place}."


def full_course(number, length):
    """Return the course with so many more objectives, of so many words, each asked about in its quiz and in the exam."""
    ids = [f"skill-{place}" for place in range(number)]
    objectives = "".join(
        f"    - {{id: {ident}, level: recall, text: {sentence(n, length)}}}\n" for n, ident in enumerate(ids)
    )
    objectives = objectives.replace("recall", "remember")
    first = "    - {id: recall-parts, level: remember, text: Recall the parts.}\n"

    def questions(prefix):
        return "".join(
            f"  - id: {prefix}-{ident}\n    kind: choice\n    objective: {ident}\n    stem: Which one is right, {ident}?\n"
            f"    options:\n      - {{text: This one, credit: 1, why: It is.}}\n      - {{text: That one, why: It is not.}}\n"
            f"    see: first#the-three-parts\n"
            for ident in ids
        )

    texts = FILES | COURSE
    config = texts["mkdocs.yml"].replace("site_name: Small course", f"site_name: {'Consultative ' * 12}course")
    return COURSE | {
        "mkdocs.yml": LOGO + config,
        "content/assets/logo.svg": TALL,
        LESSON: texts[LESSON].replace(first, first + objectives),
        QUIZ: texts[QUIZ] + questions("quiz"),
        EXAM: texts[EXAM].replace("title: The exam", f"title: {'Extensive ' * 14}exam") + questions("exam"),
    }


def pages_of(pdf):
    done = subprocess.run([tool("pdfinfo"), pdf], capture_output=True, text=True, check=True)
    return int(re.search(r"^Pages: +(\d+)$", done.stdout, re.MULTILINE)[1])


def made(course, tmp_path, files, learner, given):
    """Return the page and the PDF of a learner's certificate."""
    sheets = hand_in(tmp_path / "sheets", one=answers(learner, given))
    status, out, err = certificate(course(files), tmp_path, "--pdf", str(sheets))
    if err and "Pango" in err[0]:
        pytest.skip(err[0])
    assert (status, err) == (0, [])
    return tuple(tmp_path / line.rpartition(": ")[2] for line in out)


@pytest.mark.parametrize(("number", "length"), [(4, 12), (12, 12), (30, 2), (24, 16), (60, 3), (60, 18)])
def test_the_fullest_page_is_one_sheet_of_a4_and_of_letter(browser, course, tmp_path, number, length):
    given = ", ".join(["exam-part: a", "exam-draft: b", *(f"exam-skill-{place}: a" for place in range(number))])
    html, pdf = made(course, tmp_path, full_course(number, length), "Wilhelmina " * 18, f"{{{given}}}")
    page = browser.new_page()
    page.goto(html.as_uri())
    for size in ("A4", "Letter"):
        page.pdf(path=tmp_path / "printed.pdf", format=size)
        assert pages_of(tmp_path / "printed.pdf") == 1, size
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 900})  # A4 without its margins
    bottom = page.evaluate("document.querySelector('.mastered').getBoundingClientRect().bottom")
    assert bottom <= page.evaluate("document.querySelector('footer').getBoundingClientRect().top")
    shown, more = page.locator("li").count(), page.locator(".more")
    left_out = int(re.search(r"\d+", more.inner_text())[0]) if more.count() else 0
    assert shown + left_out == number + 2
    assert pages_of(pdf) == 1
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_accessible_and_nothing_is_cut_on_a_phone_or_a_laptop(browser, course, tmp_path, width):
    html, _ = made(course, tmp_path, full_course(3, 12), "Mira Okafor", "{exam-part: a, exam-draft: b}")
    page = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True)  # for axe, which is a script
    page.goto(html.as_uri())
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('.logo').naturalWidth") > 0
    page.close()


def test_browsers_ask_for_nothing_but_the_file(browser, course, tmp_path):
    html, _ = made(course, tmp_path, full_course(1, 3), "Mira", "{exam-part: a, exam-draft: b}")
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    page.goto(html.as_uri(), wait_until="networkidle")
    assert asked == ["file"]
    page.close()


def test_the_pdf_is_tagged_says_the_same_and_has_the_same_bytes_again(course, tmp_path):
    _, pdf = made(course, tmp_path, COURSE, "Zoë O’Brien", "{exam-part: a, exam-draft: b}")
    info = subprocess.run([tool("pdfinfo"), pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Tagged: +yes$", info, re.MULTILINE)
    assert re.search(r"^Title: +Certificate · Zoë O’Brien · Small course$", info, re.MULTILINE)
    text = subprocess.run([tool("pdftotext"), pdf, "-"], capture_output=True, text=True, check=True).stdout
    for words in ("Zoë O’Brien", "Small course", "100 % (5 of 5 points)", "21 September 2026", "Recall the parts."):
        assert words in text
    assert pdf.name.removeprefix("Zoë-O-Brien-").removesuffix(".pdf") in text
    again = certificate(tmp_path / "course", tmp_path, "--pdf", "--out", "again", "sheets")
    assert again[0] == 0
    assert (tmp_path / "again" / pdf.name).read_bytes() == pdf.read_bytes()


def test_without_weasyprint_a_line_says_what_to_install_and_nothing_is_written(course, tmp_path):
    (tmp_path / "weasyprint.py").write_text('raise ModuleNotFoundError("no", name="weasyprint")\n', "utf-8")
    sheets = hand_in(tmp_path / "sheets", one=answers("Mira"))
    status, out, err = certificate(course(COURSE), tmp_path, "--pdf", str(sheets), PYTHONPATH=str(tmp_path))
    assert (status, out, len(err)) == (2, [], 1)
    assert err[0].startswith("A PDF needs weasyprint, which is not installed.")
    assert not (tmp_path / "certificates").exists()
