"""`practicum certificate`: for whom one is written, what is on it, and the answer file that it was made of."""

import os
import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

from practicum.course.locate import quiz_finder
from practicum.reports import attempts
from support.course_certificate import BOTH, COURSE, EXAM, FIRST, SECOND, answers, certificate, hand_in
from support.course_small import FILES
from support.handed import first, progress, second

GERMAN = "theme: {name: practicum, language: de}\n"


@pytest.fixture
def root(course):
    """The course with its assessment."""
    return course(COURSE)


@pytest.fixture
def run(root, tmp_path):
    """Return a function that hands answer files in and runs the command on their folder `sheets`."""

    def run(*arguments, **files):
        hand_in(tmp_path / "sheets", **files)
        return certificate(root, tmp_path, *arguments, "sheets")

    return run


class Page(HTMLParser):
    """The texts of a certificate by the class of what they are in, its tags, and the addresses that it names."""

    def __init__(self, path):
        super().__init__()
        self.html = path.read_text("utf-8")
        self.tags, self.addresses, self.by_class, self.open = [], [], {}, ""
        self.feed(self.html)
        self.text = re.sub(r"\s+", " ", re.sub(r"(?s)<style>.*</style>|<[^>]+>", " ", self.html))

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.addresses += [value for name, value in attributes if name in ("src", "href", "srcset", "data")]
        self.open = dict(attributes).get("class", "")

    def handle_data(self, data):
        self.by_class[self.open] = self.by_class.get(self.open, "") + data.strip()


def written(tmp_path, folder="certificates"):
    return sorted((tmp_path / folder).glob("*"))


def only(tmp_path):
    (path,) = written(tmp_path)
    return Page(path)


def number_in(page):
    return page.by_class["number"]


def test_a_learner_who_passed_gets_one_with_name_course_score_day_and_what_was_mastered(run, tmp_path):
    status, out, err = run(mira=answers("Mira Okafor", FIRST))
    assert (status, err) == (0, [])
    page = only(tmp_path)
    assert out == [f"Mira Okafor: certificates/Mira-Okafor-{number_in(page)}.html"]
    assert page.by_class["learner short"] == "Mira Okafor"
    assert page.by_class["course short"] == "Small course"
    assert page.by_class["quiz"] == "The exam"
    assert "60 % (3 of 5 points)" in page.text
    assert "21 September 2026" in page.text
    assert "Recall the parts." in page.text
    assert "Judge a draft by its parts." not in page.text, "that was not mastered"


def test_objectives_are_shown_without_marks_and_as_text(course, tmp_path):
    lesson = FILES["content/one/first.md"].replace(
        "text: Recall the parts.", 'text: "Recall **the parts**, `<b>` too."'
    )
    root = course(COURSE | {"content/one/first.md": lesson})
    assert certificate(root, tmp_path, str(hand_in(tmp_path / "sheets", mira=answers("Mira"))))[0] == 0
    assert "Recall the parts, &lt;b&gt; too." in only(tmp_path).html


def test_the_page_loads_nothing_and_runs_nothing(run, tmp_path):
    run(mira=answers("Mira"))
    page = only(tmp_path)
    assert page.addresses == []
    assert {"script", "link", "iframe", "object"}.isdisjoint(page.tags)
    assert "url(" not in page.html
    assert "@import" not in page.html


def test_who_did_not_pass_is_named_with_the_score_and_gets_none(run, tmp_path):
    status, out, _ = run(mira=answers("Mira"), sam=answers("Sam Lee", SECOND))
    assert status == 1
    assert len(written(tmp_path)) == 1
    assert out[1] == "Sam Lee: 2 of 5 points, 40 %: not passed (60 % is needed) (sheets/sam.yml)"


def test_of_several_attempts_the_best_passed_one_counts(run, tmp_path):
    attempts = {"a": answers("Mira", SECOND), "b": answers("Mira", FIRST), "c": answers(" Mira "), "d": answers("Mira")}
    status, out, _ = run(**attempts)
    assert (status, len(out)) == (0, 1)
    page = only(tmp_path)
    assert "100 % (5 of 5 points)" in page.text
    _, said, _ = run("--verify", number_in(page))
    assert "sheets/c.yml" in said[0], "of equal ones the first counts"


def test_where_nobody_passed_none_is_written(run, tmp_path):
    status, out, err = run(sam=answers("Sam", SECOND))
    assert (status, err) == (1, [])
    assert out[0] == "No certificate: no answer file of the quiz exam that has a name passed."
    assert not (tmp_path / "certificates").exists()


def test_an_answer_file_without_a_name_is_reported_with_what_to_write(run, tmp_path):
    status, out, err = run(mira=answers("Mira"), nobody=answers("\u200b"), other=answers("", SECOND))
    assert (status, len(written(tmp_path))) == (2, 1)
    assert err == [
        "sheets/nobody.yml:1:1 learner: passed, but has no name. Write the learner's name behind learner: in the file."
    ]
    assert out[1].startswith("(no name): 2 of 5 points, 40 %: not passed")


def test_broken_answer_files_are_listed_and_the_others_are_used(run, tmp_path):
    status, _, err = run(
        broken="quiz: exam\nanswers: [", mira=answers("Mira"), typo=answers("Kim", "{exam-prat: a}"), zoe=answers("Zoë")
    )
    assert (status, len(written(tmp_path))) == (2, 2)
    assert [line.split(":")[0] for line in err] == ["sheets/broken.yml", "sheets/typo.yml"]
    assert 'Did you mean "exam-part"?' in err[1]


def test_practice_quizzes_in_the_same_folder_do_not_count(run, tmp_path):
    practice = answers("Sam", "{which-part: b}", "first-quiz")
    status, out, err = run(mira=answers("Mira"), practice=practice)
    assert (status, err) == (0, [])
    assert (len(written(tmp_path)), len(out)) == (1, 1)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"quizzes/exam.yml": None, "content/index.md": None},
            "quizzes:1:1: the course has no assessment. Write --quiz and one of: first-quiz, second-quiz",
        ),
        (
            {"quizzes/final.yml": EXAM.replace("exam-", "final-")},
            "quizzes:1:1: the course has several assessments. Write --quiz and one of: exam, final",
        ),
    ],
)
def test_without_exactly_one_assessment_the_quiz_must_be_named(course, tmp_path, changes, said):
    pages = (
        {"content/index.md": COURSE["content/index.md"] + '\n{{ quiz("final") }}\n'}
        if "quizzes/final.yml" in changes
        else {}
    )
    root = course({name: text for name, text in (COURSE | pages | changes).items() if text})
    hand_in(tmp_path / "sheets", mira=answers("Mira", "{which-part: a, which-names: [a, c]}", "first-quiz"))
    assert certificate(root, tmp_path, "sheets") == (2, [], [said])
    status, _, err = certificate(root, tmp_path, "sheets", "--quiz", "first-quiz")
    assert (status, err) == (0, [])
    assert only(tmp_path).by_class["quiz"] == "The first quiz"


def test_a_quiz_that_the_course_does_not_have_is_named_with_the_nearest(run):
    status, _, err = run("--quiz", "exma", mira=answers("Mira"))
    assert (status, err) == (2, ['--quiz:1:1: this course has no quiz "exma". Did you mean "exam"?'])


def test_the_same_answer_files_give_the_same_bytes(run, tmp_path):
    files = {"mira": answers("Mira"), "zoe": answers("Zoë")}
    run("--out", "one", **files)
    run("--out", "two", **files)
    first, second = written(tmp_path, "one"), written(tmp_path, "two")
    assert len(first) == 2
    assert [(path.name, path.read_bytes()) for path in first] == [(path.name, path.read_bytes()) for path in second]


def test_a_number_leads_to_its_answer_file_and_to_what_the_certificate_must_say(run, tmp_path):
    run(mira=answers("Mira"), zoe=answers("Zoë", FIRST))
    number = number_in(Page(next(path for path in written(tmp_path) if "Zo" in path.name)))
    status, out, err = run("--verify", number.lower().replace("-", " "))
    assert (status, err) == (0, [])
    assert out == [
        f"{number} is the number of a certificate made of sheets/zoe.yml. It must say:",
        *("  Zoë", "  Small course", "  The exam", "  3 of 5 points, 60 %: passed", "  21 September 2026"),
    ]


@pytest.mark.parametrize("changed", [answers("Mirah"), answers("Mira", FIRST)])
def test_another_name_or_other_answers_have_another_number(run, tmp_path, changed):
    run(mira=answers("Mira"))
    number = number_in(only(tmp_path))
    assert run("--verify", number, mira=changed) == (1, [f"{number} was not made of any of these answer files."], [])


def test_the_number_of_answers_that_failed_is_not_that_of_a_certificate(run, root, tmp_path):
    run(mira=answers("Mira", FIRST))
    number = number_in(only(tmp_path))
    quiz = root / "quizzes" / "exam.yml"
    quiz.write_text(quiz.read_text("utf-8").replace("pass: 60", "pass: 90"), "utf-8")
    status, out, _ = run("--verify", number)
    assert status == 1
    assert out[0] == f"{number} belongs to sheets/mira.yml, of which no certificate can be made:"
    assert "  3 of 5 points, 60 %: not passed (90 % is needed)" in out


def test_a_folder_that_cannot_be_read_is_not_taken_for_a_wrong_number(root, tmp_path):
    status, out, err = certificate(root, tmp_path, "--verify", "AAAA-AAAA-AAAA-AAAA-AAAA", "sheest")
    assert (status, len(out)) == (2, 1)
    assert err[0].startswith("sheest:1:1: cannot be read")


@pytest.mark.parametrize("number", ["", "1234", "K7QF-2MXD-5ATN-WE3R-HJ60"])
def test_a_wrong_form_of_a_number_is_refused_with_what_to_write(run, number):
    status, _, err = run("--verify", number)
    assert status == 2
    assert err[-1].endswith("Write its 20 letters (A to Z) and digits (2 to 7), such as K7QF-2MXD-5ATN-WE3R-HJ6C.")


def test_names_are_text_and_cannot_leave_the_folder(run, tmp_path):
    name = "<b>Mira</b> & ../../x \u202eevil"
    assert run(mira=answers(f'"{name}"'))[0] == 0
    page = only(tmp_path)
    assert "&lt;b&gt;Mira&lt;/b&gt; &amp; ../../x \ufffdevil" in page.html
    assert "\u202e" not in page.html
    assert "b" not in page.tags


@pytest.mark.parametrize(
    "name",
    ["ليلى بنت عبد الرحمن", "欧阳美玲", "हिन्दी नाम", "Zoë O’Brien", "!?", "a" * 500, "𝒜" * 300, "Z" + "\u0301" * 400],
)
def test_any_name_is_shown_by_itself_and_gives_a_file_name(run, tmp_path, name):
    assert run(mira=answers(f'"{name}"'))[0] == 0
    page = only(tmp_path)
    shown = re.search(r'<p class="learner \w+" dir="auto">(.*?)</p>', page.html)[1]
    assert shown.removesuffix("…") in name
    assert len(shown) <= 201
    assert len(os.fsencode(written(tmp_path)[0].name)) < 255


def test_lines_of_a_file_are_answer_files_too(root, tmp_path):
    (tmp_path / "class.jsonl").write_text(
        '{"quiz": "exam", "learner": "Mira", "answers": {"exam-part": "a"}}\n'
        '{"quiz": "exam", "learner": "Sam", "answers": {"exam-part": "z"}}\n',
        "utf-8",
    )
    status, out, err = certificate(root, tmp_path, "class.jsonl")
    assert (status, len(written(tmp_path))) == (1, 1)
    assert err[0].startswith("class.jsonl:2:"), "an answer that cannot be read is named with its line"
    _, said, _ = certificate(root, tmp_path, "--verify", number_in(only(tmp_path)), "class.jsonl")
    assert "class.jsonl:1." in said[0]
    assert out[1].endswith("(class.jsonl:2)")


def test_a_progress_file_counts_with_its_own_day_and_a_number_for_each_quiz(root, tmp_path):
    (tmp_path / "mira.txt").write_text(progress({"first-quiz": first(), "second-quiz": second()}, "Mira"), "utf-8")
    for quiz in ("first-quiz", "second-quiz"):
        assert certificate(root, tmp_path, "mira.txt", "--quiz", quiz, "--out", quiz)[0] == 0
    pages = [Page(path) for quiz in ("first-quiz", "second-quiz") for path in written(tmp_path, quiz)]
    assert ["2 March 2026" in page.text for page in pages] == [True, True]
    assert number_in(pages[0]) != number_in(pages[1])
    status, out, _ = certificate(root, tmp_path, "--verify", number_in(pages[1]), "mira.txt")
    assert (status, out[3]) == (0, "  The second quiz")


def test_every_time_zone_gives_the_same_bytes(root, tmp_path):
    sheets = hand_in(tmp_path / "sheets", mira=answers("Mira"))
    (sheets / "anna.txt").write_text(progress({"first-quiz": first(), "second-quiz": second()}, "Anna"), "utf-8")
    zones = ("Pacific/Auckland", "Pacific/Honolulu")
    for zone in zones:
        certificate(root, tmp_path, "sheets", "--out", zone, TZ=zone)
        certificate(root, tmp_path, "sheets", "--quiz", "second-quiz", "--out", zone, TZ=zone)
    pages = [[(path.name, path.read_bytes()) for path in written(tmp_path, zone)] for zone in zones]
    assert len(pages[0]) == 2
    assert pages[0] == pages[1]


def test_the_day_is_that_of_the_file_and_no_part_of_the_number(root, tmp_path):
    sheets = hand_in(tmp_path / "sheets", mira=answers("Mira"))
    certificate(root, tmp_path, "sheets", "--out", "one")
    (first,) = written(tmp_path, "one")
    assert "21 September 2026" in Page(first).text
    os.utime(sheets / "mira.yml", (0, 0))
    certificate(root, tmp_path, "sheets", "--out", "two")
    (second,) = written(tmp_path, "two")
    assert "1 January 1970" in Page(second).text
    assert second.name == first.name


def test_a_day_that_is_not_possible_is_reported(root, tmp_path, monkeypatch):
    sheets = hand_in(tmp_path / "sheets", mira=answers("Mira"))
    monkeypatch.setattr(attempts, "os", SimpleNamespace(stat=lambda _: SimpleNamespace(st_mtime=1e15)))
    found = []
    find_quiz = quiz_finder(str(root), "", found.append)
    read = attempts.Attempts(find_quiz, "", lambda error: found.append(str(error)))
    assert list(read.read([str(sheets / "mira.yml")])) == []
    assert found == [f"{sheets}/mira.yml:1:1: the day on which it was saved is not possible. Save it again."]


def test_standard_input_has_no_day(root, tmp_path):
    status, _, err = certificate(root, tmp_path, "-")
    assert (status, err) == (
        2,
        ["-:1:1: standard input has no date for a certificate. Write the name of a folder or a file."],
    )


def test_a_folder_that_cannot_be_made_is_named(run, tmp_path):
    (tmp_path / "taken").write_text("", "utf-8")
    status, _, err = run("--out", "taken", mira=answers("Mira"))
    assert (status, len(err)) == (2, 1)
    assert err[0].startswith("taken:1:1: cannot be written:")


def test_a_german_course_has_german_certificates(course, tmp_path):
    config = course(COURSE) / "mkdocs.yml"
    config.write_text(GERMAN + config.read_text("utf-8"), "utf-8")
    hand_in(tmp_path / "sheets", mira=answers("Mira", BOTH), sam=answers("Sam", SECOND))
    status, out, _ = certificate(config.parent, tmp_path, "sheets")
    page = only(tmp_path)
    assert (status, page.by_class["before"]) == (1, "Hiermit wird bescheinigt:")
    assert "100 % (5 von 5 Punkten)" in page.text
    assert "21. September 2026" in page.text
    assert "nicht bestanden" in out[1]
