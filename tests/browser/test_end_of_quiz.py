"""The end of a quiz says the result in words, what to read again, what changed, and one way on."""

import pytest
from playwright.sync_api import expect

from support.learners import kept
from support.steps import check, settle

PAGE = "mutual-need/need-runs-both-ways.html"
END = ".quiz__end"


@pytest.fixture
def page(open_page):
    return open_page(PAGE, steps=True)


def answer(page, wrong=()):
    """Answer and check every question, rightly but for those whose number is in `wrong`; go to the end."""
    number = 0
    while (form := page.locator("form.question:visible")).count():
        number += 1
        ident = form.get_attribute("id")
        key = form.evaluate("form => JSON.parse(form.dataset.key)")
        best = [letter for letter, credit in key.items() if (credit == "1") != (number in wrong)]
        for letter in best[: None if form.locator("[type=checkbox].options").count() else 9]:
            field = form.locator(f".options [value={letter}]")
            if not field.is_checked():
                field.check()
        if not form.get_attribute("data-status"):
            check(page, f"#{ident}")
        page.locator(".quiz__next").click()
        settle(page)
    return page.locator(END)


def title(end):
    return end.locator("h2").inner_text()


def main(end):
    return end.locator(".md-button--primary:visible").all_inner_texts()


def test_all_right_leads_to_the_next_lesson(page):
    end = answer(page)
    assert title(end) == "100 %: all of it right"
    assert not end.locator(".quiz__read li").count()
    assert len(main(end)) == 1
    assert main(end)[0].startswith("Next: ")
    href = end.locator(".md-button--primary").get_attribute("href")
    end.locator(".md-button--primary").click()
    page.wait_for_url(f"**/{href.split('/')[-1]}")


def test_not_passed_leads_to_what_was_missed_and_says_then_what_changed(page):
    end = answer(page, wrong=range(1, 5))
    assert title(end).endswith("%: not there yet")
    assert main(end) == ["Try what you missed again"]
    links = end.locator(".quiz__read a").all_inner_texts()
    assert 1 <= len(links) <= 3
    assert end.locator(".quiz__read p").inner_text() == "Worth reading again:"
    assert not [link for link in links if "again" in link]  # it is said once
    before = int(title(end).split()[0])
    end.get_by_role("button", name="Try what you missed again").click()
    assert page.locator("form.question:visible").count() == 1
    end = answer(page)
    assert title(end) == "100 %: all of it right"
    expect(end.locator(".quiz__since")).to_have_text(f"The last time it was {before} %, now it is {100 - before} more.")
    page.reload()
    page.wait_for_selector(".quiz[data-steps]")
    assert page.locator(".quiz__since").inner_text().startswith(f"The last time it was {before} %")


def test_trying_again_what_was_missed_keeps_the_best_result_in_sight_and_the_marks(page):
    page.locator("form.question:visible").get_by_label("Mark for later").check()
    end = answer(page, wrong=[1])
    best = title(end).split()[0]
    first = end.get_by_role("link", name="1. ")
    assert first.count() == 1
    end.get_by_role("button", name="Try what you missed again").click()
    page.locator(".quiz__next").click()
    page.locator("form.question:visible").get_by_role("button", name="Try again").click()  # which was right
    settle(page)
    while page.locator(".quiz__next").count():
        page.locator(".quiz__next").click()
    assert title(end) == "Not finished yet"
    assert end.locator(".quiz__since").inner_text() == f"Best so far: {best} %, passed."
    first.click()
    page.wait_for_function("document.activeElement.textContent.startsWith('Question 1 of')")
    assert page.locator("form.question:visible").get_by_label("Mark for later").is_checked()


def test_starting_over_takes_two_presses_neither_at_once_nor_after_some_seconds(page):
    end = answer(page)
    end.locator(".quiz__second summary").click()
    button = end.locator(".quiz__second button").last
    button.dblclick()
    assert button.inner_text() == "Press again to clear every answer"
    assert title(end) == "100 %: all of it right"
    expect(button).to_have_text("Start over", timeout=8000)
    button.click()
    end.get_by_role("button", name="Save my answers").focus()
    assert button.inner_text() == "Start over"
    button.click()
    button.click()
    expect(end.locator("h2")).to_have_text("Not finished yet")
    box, last = end.locator(".quiz__second").bounding_box(), button.bounding_box()
    assert box["y"] + box["height"] - last["y"] - last["height"] >= 8


def test_saving_and_starting_over_are_second(page):
    end = answer(page, wrong=[1])
    assert not end.get_by_role("button", name="Save my answers").is_visible()
    end.locator(".quiz__second summary").click()
    assert end.get_by_role("button", name="Save my answers").is_visible()
    assert "md-button--primary" not in end.get_by_role("button", name="Save my answers").get_attribute("class")


def test_points_have_at_most_one_decimal_and_what_is_kept_is_exact(page):
    end = answer(page, wrong=[3])
    record = kept(page)["practicum/consultative-selling/need-runs-both-ways"]
    earned, possible = record["latest"]["earned"], record["latest"]["possible"]
    whole, part = (int(number) for number in earned.split("/"))
    points = 10 * whole // part / 10
    assert f"{points:g} of {possible.split('/')[0]} points" in end.locator(".quiz__total").inner_text()


def test_at_the_end_of_an_assessment_is_said_what_happens_now(open_page, trial):
    page = open_page("trial/exam.html", trial, steps=True)
    while page.locator(".quiz__next").count():
        page.locator(".quiz__next").click()
    end = page.locator(END)
    assert end.get_by_text("What happens now").is_visible()
    assert page.locator("form.question:visible").count() == 0
    page.get_by_role("button", name="Back", exact=True).click()
    assert page.locator("form.question:visible").count() == 1


def test_the_end_of_an_assessment_goes_on_with_what_is_open_and_saving_is_second_until_then(open_page, trial):
    page = open_page("trial/exam.html", trial, steps=True)
    page.check("form.question:visible .options input >> nth=0")
    while page.locator(".quiz__next").count():
        page.locator(".quiz__next").click()
    end = page.locator(END)
    assert title(end) == "Not finished yet"
    (way,) = main(end)
    assert way.startswith("Go on with Question 2 of ")
    end.get_by_role("button", name=way).click()
    page.wait_for_function("document.activeElement.matches('legend')")
    assert page.locator("form.question:visible legend").inner_text() == way.removeprefix("Go on with ")


def test_what_has_the_focus_at_the_end_keeps_it_while_more_is_kept(page):
    end = answer(page, wrong=[1])
    again = end.get_by_role("button", name="Try what you missed again")
    again.focus()
    page.locator(".later input").first.evaluate("box => box.click()")
    settle(page)
    expect(end.locator(".quiz__marked")).to_be_visible()
    expect(again).to_be_focused()
    expect(end.get_by_role("button", name="Back", exact=True)).to_be_visible()
