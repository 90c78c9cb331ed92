"""Macros where a page would hide, repeat or change what they show: the check names each with its place."""

import pytest

from practicum.course.read_page import read_page

CALL = '{{ quiz("first-quiz") }}'


def faults(body):
    problems = []
    read_page(f"# A page\n\n{body}\n", "content/a.md", "a.md", problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("body", "place", "what"),
    [
        (f"`{CALL}`", "3:2", "a page shows no macro in code"),
        (f"Write ``a ` {CALL}\n and more``.", "3:13", "a page shows no macro in code"),
        (f"```\n{CALL}\n```", "4:1", "a page shows no macro in code"),
        (f"- a\n\n    ~~~ html\n    x\n    {CALL}\n    ~~~", "7:5", "a page shows no macro in code"),
        (f"```\na\n\n{CALL}", "6:1", "a block of code above this macro does not end"),
        (f"<!-- later: {CALL} -->", "3:13", "a page shows no macro in a comment of HTML"),
        (f"<!--\n\n{CALL}\n\n-->", "5:1", "a page shows no macro in a comment of HTML"),
        (f'<div title="{CALL}">x</div>', "3:13", "a page shows no macro within an HTML tag"),
        (f"*[AB]: {CALL}", "3:8", "a page shows no macro where a link or an abbreviation is defined"),
        (f"[a]: {CALL}", "3:6", "a page shows no macro where a link or an abbreviation is defined"),
        (f"{{% for one in [1, 2] %}}\n{CALL}\n{{% endfor %}}", "4:1", "the page would show this more than once"),
        ('{{ quiz("first-quiz")|upper }}', "3:1", "there is more than the macro in its double braces"),
        ('{{ quiz("first-quiz") ~ "a" }}', "3:1", "there is more than the macro in its double braces"),
        (r'{{ term("share", "C:\new\table") }}', "3:1", "a backslash in a text changes what follows it"),
    ],
)
def test_a_macro_that_a_page_would_not_show_as_written_is_named(body, place, what):
    (fault,) = faults(body)
    assert fault.startswith(f"content/a.md:{place} ")
    assert what in fault


@pytest.mark.parametrize(
    "body",
    [
        f"a `b` {CALL} `c`",
        f"a ` b\n\n{CALL} c ` d",
        rf"\`{CALL}\`",
        f"```\na\n```\n\n{CALL}\n\n```\nb\n```",
        f"<!-- a -->{CALL}<!-- b -->",
        f"<div>{CALL}</div>",
        f"1 < 2 {CALL} > 3",
        f"[^1]: {CALL}",
        f"[a] {CALL}",
        '{{ term("share", "in `code`, <b> and <!-- so -->") }} and {{ term("share", "`") }}',
        r'{{ term("share", "a \"b\" and \\c") }}',
        '{% for one in [1, 2] %}{{ term("share") }}{% endfor %} {{ quiz("first-quiz") }}',
        f"{{% raw %}}`{CALL}`{{% endraw %}}",
        f"{{# `{CALL}` #}}",
    ],
)
def test_a_macro_that_a_page_shows_is_not_named(body):
    assert faults(body) == []
