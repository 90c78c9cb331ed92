"""Reports in Markdown and as one HTML page: what to read again first, nothing of a learner's text as markup."""

import re
import sys
from html.parser import HTMLParser

import pytest
from markdown import Markdown

from practicum.cli.main import main
from support.course_small import FILES

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
    link = "[The three parts](<https://x.example/course/one/first/#the-three-parts>): Question 1 of 2\n"
    assert again < out.index(link) < out.index("## Objectives") < out.index("## Questions")
    assert "- **Recall the parts**: not mastered yet, 1 of 3 points\n" in out
    assert (
        "- **Question 1 of 2** (which-part): partly right, 1 of 2 points\n    - Which part comes first?\n"
        "    - Answer: b. The offer\n    - b: It comes second.\n    - Read again: The three parts\n"
    ) in out


def test_a_full_score_leaves_nothing_to_read_again(report):
    assert "Nothing: every question was answered rightly." in report("markdown", FULL).out


def test_without_the_sites_address_there_are_words_and_no_links(report):
    out = report("markdown", POOR).out
    assert "- The three parts: Question 1 of 2\n" in out
    assert "](" not in out


def test_a_course_with_mistakes_still_gives_a_report_with_ids(course, tmp_path, capsys, files):
    page = "content/one/first.md"
    root = course({page: files[page].replace("minutes: 9", "minutes: x")})
    (tmp_path / "s.yml").write_text(POOR)
    assert main(["grade", "--course", str(root), "--format", "markdown", str(tmp_path / "s.yml")]) == 1
    out, err = capsys.readouterr()
    assert "- first#the-three-parts: Question 1 of 2\n".replace("#", "\\#") in out
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


RICH = """\
stem: |
      Anna writes to **two** makers; see [the second lesson](one/second.md#two-drafts) or <https://example.org/>:

      - We pay *within* ten days,
      - and order 2*3*4 lids.

      | Maker | Lids |
      |-|-:|
      | One & two | 5 \\| `6` |

      > You need us,
      > and we need you.

      ```python
      lids  = 200
      ```

      ![A <lid>](assets/lid.svg) comes **first**. \u202eWhich?
"""


@pytest.fixture
def rich(course, tmp_path, capsys, monkeypatch):
    """Return a function that reports in a format on a quiz with everything that a field may hold."""
    text = FILES[f"quizzes/{QUIZ}.yml"].replace("stem: |\n      Which part comes first?\n", RICH)
    text = text.replace("why: It comes second.", "why: '1. one\n\n          2. two'").replace(
        "The offer", "'#1, the `offer`'"
    )
    root = course({f"quizzes/{QUIZ}.yml": text, "content/assets/lid.svg": "<svg/>"})
    monkeypatch.chdir(tmp_path)

    def make(form, *options):
        (tmp_path / "s.yml").write_text(POOR, encoding="utf-8")
        assert main(["grade", "--course", str(root), "--format", form, *options, "s.yml"]) == 1
        return capsys.readouterr().out

    return make


def test_in_markdown_a_field_keeps_its_blocks_and_its_lines_are_text(rich):
    assert """\
    - Anna writes to two makers; see the second lesson or https://example.org/:

        - We pay within ten days,
        - and order 2\\*3\\*4 lids.

        | Maker | Lids |
        | --- | --: |
        | One &#38; two | 5 &#124; 6 |

        > You need us, and we need you.

        ```python
        lids  = 200
        ```

        A &#60;lid&#62; comes first. �Which?
    - Answer: b. \\#1, the offer
    - b:

        1. one
        2. two
    - Read again""" in rich("markdown")


def test_in_html_a_field_is_what_the_page_shows(rich):
    out = rich("html", "--site", "https://x.example")
    for shown in (
        '<p>Anna writes to <strong>two</strong> makers; see <a href="https://x.example/one/second/#two-drafts">',
        '<a href="https://example.org/">https://example.org/</a>:</p>',
        "<ul><li>We pay <em>within</em> ten days,</li>\n<li>and order 2*3*4 lids.</li></ul>",
        '<tr><td>One &amp; two</td><td class="right">5 | <code>6</code></td></tr>',
        "<blockquote><p>You need us,\nand we need you.</p></blockquote>",
        '<pre><code class="language-python">lids  = 200\n</code></pre>',
        "<p>A &lt;lid&gt; comes <strong>first</strong>. �Which?</p>",
        "<b>Answer: b.</b> #1, the <code>offer</code>",
        "<b>b:</b> <ol><li>one</li>\n<li>two</li></ol>",
    ):
        assert shown in out
    assert Tags(out).loads == []


def test_without_the_sites_address_a_link_into_the_course_is_its_words(rich):
    out = rich("html")
    assert "see the second lesson or <a" in out
    assert Tags(out).links == ["https://example.org/"]


def test_a_field_in_markdown_is_the_same_to_the_markdown_of_another_program(rich):
    engine = Markdown(extensions=["tables", "pymdownx.superfences"])
    page = Tags(engine.convert(rich("markdown")))
    assert {"table", "blockquote", "code", "ol"} <= page.tags
    assert "lid" not in page.tags
    assert "A <lid> comes first." in page.text


def test_a_text_of_a_learner_keeps_its_lines_and_is_never_markup(course, tmp_path, capsys):
    kind = "kind: reflection\n    stem: Write.\n    rubric: [{text: It is *short*., why: So.}]\n    see: what-to-say\n"
    quiz = f"title: T\nlesson: first\nquestions:\n  - id: own\n    objective: recall-parts\n    {kind}"
    root = course({f"quizzes/{QUIZ}.yml": quiz, "content/one/second.md": FILES["content/one/second.md"]})
    (tmp_path / "s.yml").write_text(f'quiz: {QUIZ}\nanswers: {{own: "**I**\\n\\n1. need\\x1b"}}\n')
    shown = {}
    for form in ("markdown", "html", "text"):
        main(["grade", "--course", str(root), "--format", form, str(tmp_path / "s.yml")])
        shown[form] = capsys.readouterr().out
    assert "    - Answer: \\*\\*I\\*\\*\n\n        1\\. need�\n    - 1\\. It is short. So.\n" in shown["markdown"]
    assert "Answer: **I**\n\n1. need�</span>" in shown["html"]
    assert "    Answer: **I**\n      1. need�\n    1. It is short. So.\n" in shown["text"]


def test_html_without_its_library_says_what_to_install(course, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    (tmp_path / "s.yml").write_text(POOR)
    assert main(["grade", "--course", str(course()), "--format", "html", str(tmp_path / "s.yml")]) == 2
    assert "python -m pip install Jinja2" in capsys.readouterr().err
