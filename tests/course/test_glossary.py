"""content/glossary.yml: read, and checked against the pages that use its terms."""

from __future__ import annotations

import pytest

from practicum.course.load import load_course
from practicum.course.read_page import read_page
from support.reading import course_faults as faults

FILE, PAGE, LIST = "content/glossary.yml", "content/one/index.md", "content/index.md"
TERMS = """\
terms:
  - id: account
    term: account
    text: A customer firm with all its business.
    ours: true
  - {id: churn, term: churn, text: Customers who leave.}
"""


@pytest.fixture
def pages(course, files):
    """Return a function that writes the small course with a glossary and a line on a page."""

    def write(shown='{{ term("account") }}', terms=TERMS, listed="{{ glossary() }}"):
        return course({FILE: terms, PAGE: f"{files[PAGE]}\n{shown}\n", LIST: f"{files[LIST]}\n{listed}\n"})

    return write


def test_terms_are_read_in_the_order_of_the_file(pages):
    found = load_course(pages()).aids.terms
    assert [(term.id, term.term, term.ours) for term in found] == [
        ("account", "account", True),
        ("churn", "churn", False),
    ]


def test_a_course_need_not_have_any(course):
    assert load_course(course()).aids.terms == ()


@pytest.mark.parametrize(
    "shown",
    [
        '{{ term("account") }} and {{ term("account") }}',
        '{{ term("account", "the customer\'s account") }}',
        "{{ term('account', 'his \"account\"') }}",
        '{{ term("account", "his \\"account\\"") }}',
        '{{- term( "account" , "it" ) -}}',
        "{% raw %}{{ term(whatever) }}{% endraw %}",
    ],
)
def test_a_term_may_be_used_as_often_as_one_likes_in_any_wording(pages, shown):
    assert load_course(pages(shown)).title == "Small course"


def test_the_wording_is_read_as_the_page_will_show_it():
    page, _ = read_page('{{ term("a", "his \\"b\\"") }} {{ write("f", \'it\\\'s\', 3) }}', "f", "f", [])
    assert [(call.id, call.more) for call in page.calls] == [("a", ('his "b"',)), ("f", ("it's", "3"))]


@pytest.mark.parametrize(
    ("shown", "what", "fix"),
    [
        ('{{ term("acount") }}', 'there is no term "acount" to show here.', 'Did you mean "account"?'),
        ('{{ term("zzz") }}', 'there is no term "zzz" to show here.', "content/glossary.yml"),
        ('{{ term("account", "") }}', 'the wording for the term "account" is empty.', 'term("account", "the words'),
        ('{{ term("account", " ") }}', 'the wording for the term "account" is empty.', 'term("account", "the words'),
        ('{{ term("account", "a", "b") }}', "more than one wording", 'term("account", "the words'),
        ("{{ term(account) }}", "what is in its brackets cannot be read.", "straight quotation marks"),
        ('{{ term("account) }}', "what is in its brackets cannot be read.", "straight quotation marks"),
        ('## An {{ term("account") }}', 'a heading holds "term"', "the text below"),
        ('{{ trem("account") }}', 'there is no macro "trem".', 'Did you mean "term"?'),
    ],
)
def test_what_a_page_cannot_show_is_named(pages, shown, what, fix):
    (fault,) = faults(pages(shown))
    assert fault.startswith(f"{PAGE}:1")
    assert what in fault
    assert fix in fault


def test_terms_need_a_page_that_lists_them(pages):
    (fault,) = faults(pages(listed=""))
    assert fault.startswith(f"{PAGE}:11:1 term: no page shows the glossary. Write {{{{ glossary() }}}}")


@pytest.mark.parametrize(
    ("old", "new", "start", "fix"),
    [
        ("    text: A customer firm with all its business.\n", "", f"{FILE}:2:5 terms[0].text: is missing.", "what it means"),
        ("ours: true", "ours: yes", f'{FILE}:5:11 terms[0].ours: "yes" is neither true nor false.', "Write true"),
        ("ours: true", "our: true", f"{FILE}:5:5 terms[0].our: is not a key of this format.", 'Did you mean "ours"?'),
        ("id: churn", "id: account", f'{FILE}:6:10 terms[1].id: the term "account" is already in {FILE}:2.', "another"),
        ("id: churn", "id: Churn", f'{FILE}:6:10 terms[1].id: "Churn" cannot be an id.', "small letters"),
        ("terms:", "words:", f"{FILE}:1:1", ""),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place_and_fix(pages, old, new, start, fix):
    found = faults(pages(terms=TERMS.replace(old, new, 1)))
    assert all(fault.startswith(FILE) for fault in found)
    assert found[0].startswith(start)
    assert fix in found[0]
