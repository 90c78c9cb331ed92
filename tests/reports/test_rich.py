"""Reports in Markdown and as one HTML page: what to read again first, nothing of a learner's text as markup."""

import re
import sys
from html.parser import HTMLParser

import pytest
from markdown import Markdown

from practicum.cli.main import main

QUIZ = "first-quiz"
POOR = f"quiz: {QUIZ}\nlearner: Kim\nanswers: {{which-part: b}}\n"
FULL = f"quiz: {QUIZ}\nlearner: Sam\nanswers: {{which-part: a, which-names: [a, c]}}\n"
EVIL = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "1. x",
    "*x* _y_ `z` # a | b",
    "&amp; &lt;",
    "\x1b[2Jx".replace("\x1b", "\\x1b"),
]


@pytest.fixture
def report(course, tmp_path, capsys, monkeypatch):
    """Return a function that grades one sheet and returns the report in a format."""
    root = course()
    monkeypatch.chdir(tmp_path)

    def make(form, sheet, *options):
        (tmp_path / "s.yml").write_text(sheet, encoding="utf-8")
        main(["grade", "--course", str(root), "--format", form, *options, "s.yml"])
        return capsys.readouterr()

    return make


class Tags(HTMLParser):
    """The names of every tag, the texts, and the addresses that something is loaded from."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.loads, self.links, self.words = set(), [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        for name, value in attributes:
            if name in ("src", "srcset", "data", "action") or (name == "href" and tag != "a"):
                self.loads.append(value)
            if name == "href" and tag == "a":
                self.links.append(value)

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def test_markdown_says_first_what_to_read_again(report):
    out = report("markdown", POOR, "--site", "https://x.example/course/").out
    again = out.index("## Read again")
    assert out.startswith("# The first quiz\n\nLearner: Kim\n\n**1 of 3 points, 33 %: not passed (80 % is needed)**\n")
    link = "[The three parts](<https://x.example/course/one/first/#the-three-parts>) (which-part)"
    assert again < out.index(link) < out.index("## Objectives") < out.index("## Questions")
    assert "- **Recall the parts**: not mastered yet, 1 of 3 points\n" in out
    assert (
        "- **which-part**: partly right, 1 of 2 points\n    - Which part comes first?\n    - Answer: b\n    - b: It comes second.\n"
        in out
    )


def test_a_full_score_leaves_nothing_to_read_again(report):
    assert "Nothing: every question was answered rightly." in report("markdown", FULL).out


def test_without_the_sites_address_there_are_words_and_no_links(report):
    out = report("markdown", POOR).out
    assert "- The three parts (which-part)\n" in out
    assert "](" not in out


def test_a_course_with_mistakes_still_gives_a_report_with_ids(course, tmp_path, capsys, files):
    page = "content/one/first.md"
    root = course({page: files[page].replace("minutes: 9", "minutes: x")})
    (tmp_path / "s.yml").write_text(POOR)
    assert main(["grade", "--course", str(root), "--format", "markdown", str(tmp_path / "s.yml")]) == 1
    out, err = capsys.readouterr()
    assert "- first#the-three-parts (which-part)\n".replace("#", "\\#") in out
    assert "content/one/first.md:5:" in err


@pytest.mark.parametrize("name", EVIL)
def test_a_learners_text_is_text_in_markdown(report, name):
    sheet = POOR.replace("learner: Kim", f'learner: "{name}"' if "\\x" in name else f"learner: '{name}'")
    shown = Markdown().convert(report("markdown", sheet).out)
    page = Tags(shown)
    assert page.tags <= {"h1", "h2", "p", "ul", "li", "strong"}
    assert name.replace("\\x1b", "�") in page.text


@pytest.mark.parametrize("name", EVIL)
def test_a_learners_text_is_text_in_html(report, name):
    sheet = POOR.replace("learner: Kim", f'learner: "{name}"' if "\\x" in name else f"learner: '{name}'")
    page = Tags(report("html", sheet).out)
    assert "script" not in page.tags
    assert name.replace("\\x1b", "�") in page.text


def test_the_html_page_loads_nothing_and_links_to_what_to_read_again(report):
    out = report("html", POOR, "--site", "https://x.example").out
    page = Tags(out)
    assert page.loads == []
    assert page.links == ["https://x.example/one/first/#the-three-parts", "https://x.example/one/first/#what-to-say"]
    assert "url(" not in out
    assert {"1 of 3 points, 33 %: not passed (80 % is needed)", "Recall the parts"} <= {w.strip() for w in page.words}


def test_several_answer_files_make_one_page(course, tmp_path, capsys):
    for name in "ab":
        (tmp_path / f"{name}.yml").write_text(POOR.replace("Kim", f"Kim {name}"))
    main(["grade", "--course", str(course()), "--format", "html", str(tmp_path / "a.yml"), str(tmp_path / "b.yml")])
    out = capsys.readouterr().out
    assert len(re.findall("<article>", out)) == 2
    assert len(re.findall("<html", out)) == 1


def test_a_report_is_written_completely_or_not_at_all(report, tmp_path):
    said = report("html", POOR, "--output", "r.html")
    assert said.out == ""
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert text.rstrip().endswith("</html>")


def test_a_report_that_cannot_be_written_is_reported(course, tmp_path, capsys):
    (tmp_path / "s.yml").write_text(POOR)
    target = tmp_path / "no" / "r.html"
    assert main(["grade", "--course", str(course()), "--output", str(target), str(tmp_path / "s.yml")]) == 2
    assert capsys.readouterr().err.startswith(f"{target}:1:1: cannot be written: no such file or directory.")


def test_html_without_its_library_says_what_to_install(course, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    (tmp_path / "s.yml").write_text(POOR)
    assert main(["grade", "--course", str(course()), "--format", "html", str(tmp_path / "s.yml")]) == 2
    assert "python -m pip install Jinja2" in capsys.readouterr().err
