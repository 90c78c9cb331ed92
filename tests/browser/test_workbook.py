"""Paper: where links of a printed page lead, and the workbook of a small course with an assessment."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from practicum.course.load import load_course
from support.course_two_lessons import course_with
from support.tools import tool

EXAM = """\
mode: assessment
questions:
  - id: which-gauge
    kind: choice
    objective: exam-objective
    stem: Which gauge does the examiner read?
    options:
      - text: The brass zebra
        why: Zebra reasons are for graders.
      - text: The tin heron
        credit: 1
        why: Heron reasons are for graders.
    see: what-to-read
"""


def printed(course, *arguments, **environment):
    """Run `practicum workbook` in a course."""
    command = [sys.executable, "-m", "practicum", "workbook", *arguments]
    paths = environment.pop("first", [])
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1780000000", "PYTHONPATH": os.pathsep.join(paths)} | environment
    return subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The small course with an assessment, and its workbook beside it."""
    root = course_with(tmp_path_factory.mktemp("paper") / "course", {"exam": EXAM})
    config = root / "mkdocs.yml"
    text, found = re.subn(r"    without: \[.*\]\n", "    without: [sources/index.md]\n", config.read_text("utf-8"))
    assert found == 1
    config.write_text(text, "utf-8")
    done = printed(root)
    if done.returncode and "Pango" in done.stderr and os.environ.get("CI") != "true":
        pytest.skip(done.stderr)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def text(course):
    """The workbook's text, with single spaces."""
    done = subprocess.run([tool("pdftotext"), course / "workbook.pdf", "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", " ", done.stdout)


def test_the_workbook_is_sound_tagged_and_named(course):
    check = subprocess.run([tool("qpdf"), "--check", course / "workbook.pdf"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout + check.stderr
    info = subprocess.run([tool("pdfinfo"), course / "workbook.pdf"], capture_output=True, text=True).stdout
    facts = dict(re.findall(r"(.+?): +(.*)", info))
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == load_course(course).title
    assert facts["JavaScript"] == "no"
    assert b"/Lang (en)" in unpacked(course / "workbook.pdf")


def unpacked(pdf):
    return subprocess.run([tool("qpdf"), "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True).stdout


def test_every_page_is_in_contents_and_text_with_its_number(course, text):
    for page in load_course(course).pages:
        if page.file == "sources/index.md":
            continue
        assert re.search(rf"{re.escape(page.title)} ?\.{{3,}} ?\d+", text), page.title
    for lesson in load_course(course).lessons:
        assert text.count(lesson.page.title) > 2  # in the contents, as a heading, and with its key
    assert "Answers and reasons" in text.split("Home")[1][:2000]


def test_each_number_in_the_contents_is_that_of_the_page(course, text):
    found = re.findall(r"(The opening declaration|Trial of exam|Answers and reasons) ?\.{3,} ?(\d+)", text)
    assert len(found) == 3
    for title, number in found:
        command = [tool("pdftotext"), "-f", number, "-l", number, course / "workbook.pdf", "-"]
        page = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert title in page
        assert re.search(rf"^{number}$", page, re.MULTILINE)


def test_questions_are_printed_with_their_lesson_and_practice_keys_last(course, text):
    quiz = next(quiz for quiz in load_course(course).quizzes if quiz.id == "opening-declaration")
    question = next(question for question in quiz.questions if question.kind == "choice")
    last = text.rindex("Answers and reasons The opening") if "Answers and reasons The opening" in text else 0
    last = last or text.rindex("Answers and reasons Why need")
    stem, why = (re.sub(r"[*_`\s]+", " ", part)[:40] for part in (question.stem, question.options[0].why))
    assert text.index(stem) < last
    assert text.index(why) > last


def test_nothing_of_an_assessment_is_in_it(course, text):
    assert "Its questions are not in the workbook." in text
    inside = unpacked(course / "workbook.pdf").decode("latin-1")
    for word in ("examiner", "zebra", "heron"):
        assert word not in text.lower()
        assert word not in inside.lower()


def test_it_is_the_same_again(course):
    again = course / "again.pdf"
    done = printed(course, "--built", "--output", str(again))
    assert done.returncode == 0, done.stderr
    assert again.read_bytes() == (course / "workbook.pdf").read_bytes()


def test_both_engines_print_the_same_words(course, text):
    shutil.move(course / "site", course / "site-of-mkdocs")
    try:
        done = printed(course, "--engine", "zensical", "--output", str(course / "other.pdf"))
        assert done.returncode == 0, done.stdout + done.stderr
    finally:
        shutil.rmtree(course / "site", ignore_errors=True)
        shutil.move(course / "site-of-mkdocs", course / "site")
    done = subprocess.run([tool("pdftotext"), course / "other.pdf", "-"], capture_output=True, text=True, check=True)
    assert re.sub(r"\s+", " ", done.stdout) == text


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ('OSError("cannot load library")', "A PDF needs the library Pango"),
        (
            'ModuleNotFoundError("no", name="weasyprint")',
            "A PDF needs weasyprint, which is not installed. In requirements.txt, write workbook into",
        ),
    ],
)
def test_missing_requirements_are_named_in_one_line_before_the_build(course, tmp_path, fault, message):
    (tmp_path / "weasyprint.py").write_text(f"raise {fault}\n", "utf-8")
    done = printed(course, "--output", str(tmp_path / "x.pdf"), first=[str(tmp_path)])
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "x.pdf").exists()


def test_a_page_that_is_not_built_is_named_in_one_line(course):
    page = course / "site" / "trial" / "exam.html"
    page.rename(page.with_suffix(".away"))
    try:
        done = printed(course, "--built", "--output", str(course / "x.pdf"))
    finally:
        page.with_suffix(".away").rename(page)
    assert done.returncode == 2
    assert done.stderr == f"{page} is not there. Run this without --built.\n"


def test_an_output_that_cannot_be_written_is_reported_in_one_line(course, tmp_path):
    done = printed(course, "--built", "--output", str(tmp_path / "nowhere" / "book.pdf"))
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "book.pdf:1:1: cannot be written: no such file or directory." in line


def leads(page, selector):
    """Return what is printed behind a link."""
    return page.locator(selector).first.evaluate("link => getComputedStyle(link, '::after').content")


def test_a_printed_link_says_where_it_leads_and_a_shown_one_does_not(open_page):
    page = open_page("mutual-need/opening-declaration.html")
    link = "article > p > a[data-leads]"
    assert leads(page, link) == "none"
    page.emulate_media(media="print")
    title = page.locator(link).first.get_attribute("data-leads")
    assert title == "Williams: Do you need me …"
    behind = page.locator(link).first.evaluate("link => getComputedStyle(link, '::after').content")
    assert behind in (f'" (" "{title}" ")"', f'" ({title})"', '" (" attr(data-leads) ")"')
    points = page.locator(".principle__points").first.locator("a")
    named = [point.get_attribute("data-leads") for point in points.all()]
    assert named == [None] * (len(named) - 1) + ["Do you need me …"]
    assert leads(page, ".quiz__see a") == "none"


def test_questions_print_close_enough_for_a_lesson_to_stay_a_lesson(open_page):
    page = open_page("mutual-need/opening-declaration.html")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert sheets <= 14
