"""The number on a certificate: of the name, the course, the quiz and the answers, read as people write it down."""

import re

import pytest

from practicum.certificate.number import number_of, read_number

NUMBER = number_of("Mira", "safe-lifting", "exam", "quiz: exam\n")


def test_it_is_five_groups_of_four_letters_and_digits_and_never_changes():
    assert NUMBER == "VBF3-ISZB-QZZY-6OKA-CFJN"


@pytest.mark.parametrize(
    "other",
    [
        ("Mirah", "safe-lifting", "exam", "quiz: exam\n"),
        ("Mira", "safe-lifting-2", "exam", "quiz: exam\n"),
        ("Mira", "safe-lifting", "exam", "quiz: exam \n"),
        ("Mirasafe", "-lifting", "exam", "quiz: exam\n"),
        ("", "Mirasafe-lifting", "exam", "quiz: exam\n"),
        ("Mira", "safe-lifting", "final", "quiz: exam\n"),
    ],
)
def test_another_name_course_quiz_or_answer_has_another_number(other):
    assert number_of(*other) != NUMBER


@pytest.mark.parametrize(
    "written", [NUMBER, NUMBER.lower(), NUMBER.replace("-", ""), NUMBER.replace("-", " "), f" {NUMBER}\n"]
)
def test_it_is_read_with_or_without_capitals_and_hyphens(written):
    assert read_number(written) == NUMBER


@pytest.mark.parametrize(
    "written", ["", NUMBER[:-1], f"{NUMBER}A", f"{NUMBER[:-1]}0", f"{NUMBER[:-1]}ß", f"{NUMBER[:-1]}é"]
)
def test_what_cannot_be_one_is_refused(written):
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        read_number(written)
