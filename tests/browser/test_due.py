"""What is due for review, where a page shows it beside the way on."""

import pytest
from playwright.sync_api import expect

from support.axe import violations


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", "progress.html"])
def test_what_is_due_is_the_main_button_of_the_day(open_page, whole_address, path, scheme):
    page = open_page(path, whole_address, color_scheme=scheme)
    following, due = page.locator(".next a"), page.locator(".due a")
    filled = following.evaluate("one => getComputedStyle(one).backgroundColor")
    page.evaluate(
        "document.querySelector('.due').hidden = false; document.querySelector('.due a').textContent = 'Review: 7'"
    )
    expect(due).to_have_css("background-color", filled)
    expect(following).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    assert violations(page, within=[[".due"], [".next"]]) == []
