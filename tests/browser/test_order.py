"""What a learner does with a question of the kind order: by mouse, keyboard and touch, and coming back later."""

import json
import re

import pytest

from practicum.grading.score import grade
from practicum.quiz.reader import read_quiz
from support.axe import violations
from support.reading import read_answers
from support.steps import check, saved_answers, settle, status

LESSON = "mutual-need/opening-declaration.html"
ID = "cups-declare-order"
ORDER = f"#q-{ID}"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(open_page, sorting_address):
    return open_page(LESSON, base=sorting_address)


def letters(page):
    return "".join(
        page.locator(f"{ORDER} .order > li").evaluate_all("items => items.map((item) => item.dataset.letter)")
    )


def move(page, letter, way):
    page.locator(f"{ORDER} [data-letter={letter}] [value={way}]").click()


def said(page):
    return page.locator(f"{ORDER} fieldset [role=status]").text_content()


def focused(page):
    settle(page)
    return page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent")


def put_right(page):
    """Bring the items from a, b, c, d into b, d, a, c."""
    for letter, way, times in (("b", "previous", 1), ("d", "previous", 2)):
        for _ in range(times):
            move(page, letter, way)


def test_items_move_by_mouse_and_each_move_is_announced(page):
    assert letters(page) == "abcd"
    move(page, "a", "next")
    assert letters(page) == "bacd"
    assert said(page) == "She asks to plan the summer's cups together, so that no café runs out. – now 2 of 4"
    move(page, "d", "previous")
    assert letters(page) == "badc"
    assert said(page).endswith("– now 3 of 4")
    assert page.locator(f"{ORDER} [role=status]").count() == 2
    assert page.locator(f"{ORDER} [aria-live=assertive], {ORDER} [role=alert]").count() == 0


def test_it_is_done_by_keyboard_alone_and_focus_stays_on_the_button(page):
    page.focus(f"{ORDER} [data-letter=d] [value=previous]")
    up = "Move up: She says that his steady Monday orders keep her press running."
    for after in ("abdc", "adbc", "dabc"):
        page.keyboard.press("Enter")
        assert letters(page) == after
        assert focused(page) == up
    page.keyboard.press("Tab")
    assert focused(page).startswith("Move down: She says")
    page.keyboard.press("Space")
    assert letters(page) == "adbc"
    for _ in range(5):  # the four buttons of b and c, then Check
        page.keyboard.press("Tab")
    assert focused(page) == "Check"
    page.keyboard.press("Enter")
    assert status(page, ORDER).startswith("Not right. Points: 0 of 2.")
    for _ in range(3):  # the other reasons, what to read again, then the button
        page.keyboard.press("Tab")
    assert focused(page) == "Try again"
    page.keyboard.press("Enter")
    assert letters(page) == "abcd"
    assert focused(page).startswith("Question ")
    page.keyboard.press("Tab")
    assert focused(page).startswith("Move up: She asks")


def test_a_button_at_an_end_keeps_the_focus_and_does_nothing(page):
    ends = page.locator(f"{ORDER} [aria-disabled=true]")
    assert ends.evaluate_all("all => all.map(({ ariaLabel }) => ariaLabel)") == [
        "Move up: She asks to plan the summer's cups together, so that no café runs out.",
        "Move down: She says that his steady Monday orders keep her press running.",
    ]
    page.focus(f"{ORDER} [data-letter=b] [value=previous]")
    page.keyboard.press("Enter")
    assert page.get_attribute(f"{ORDER} [data-letter=b] [value=previous]", "aria-disabled") == "true"
    assert page.get_attribute(f"{ORDER} [data-letter=a] [value=previous]", "aria-disabled") == "false"
    told = said(page)
    page.keyboard.press("Enter")
    assert (letters(page), said(page)) == ("bacd", told)
    assert focused(page).startswith("Move up: She shows")


def marks(page):
    """Return how each item is marked, with what is said of its letter below the button."""
    for folded in page.locator(f"{ORDER} .question__why summary").all():
        folded.click()
    words = dict(text.split(". ", 1) for text in page.locator(f"{ORDER} .options__mark").all_inner_texts())
    items = page.locator(f"{ORDER} .order > li").evaluate_all("items => items.map((item) => ({ ...item.dataset }))")
    assert sorted(words) == sorted(item["letter"].upper() for item in items)
    return [(item["mark"], words[item["letter"].upper()]) for item in items]


def test_checking_shows_what_should_follow_each_item_with_its_reason(page):
    put_right(page)
    move(page, "c", "previous")
    check(page, ORDER)
    assert letters(page) == "bdca"
    assert status(page, ORDER).startswith("Partly right. Points: 0.6 of 2.")
    plan = "She asks to plan the summer's cups together, so that no café runs out."
    assert marks(page) == [
        ("picked-right", "What follows this is right."),
        ("picked-wrong", f'After this comes: "{plan}".'),
        ("other", "This comes last."),
        ("picked-wrong", 'After this comes: "She stops talking and listens.".'),
    ]
    assert page.locator(f"{ORDER} .options__note > div").count() == 4
    right = page.locator(f"{ORDER} .order__right li").all_inner_texts()
    assert [line[:6] for line in right] == ["1. (B)", "2. (D)", "3. (A)", "4. (C)"]
    heard = page.locator(f"{ORDER} .question__status").text_content()
    assert f'{plan} – After this comes: "She stops talking and listens.". The invitation comes last.' in heard
    assert "She stops talking and listens. – " not in heard
    assert "A fact opens the talk" not in heard
    move(page, "a", "previous")
    assert status(page, ORDER) == ""
    assert page.locator(f"{ORDER} .options__note").count() == 0
    check(page, ORDER)
    assert status(page, ORDER).startswith("Right. Points: 2 of 2.")
    assert marks(page) == [("picked-right", "Right")] * 4
    assert page.locator(f"{ORDER} .order__right").count() == 0


def test_a_wrong_first_item_is_marked_though_the_right_one_follows_it(page):
    put_right(page)
    move(page, "b", "next")
    move(page, "b", "next")
    move(page, "b", "next")
    check(page, ORDER)
    assert letters(page) == "dacb"
    assert marks(page)[:2] == [
        ("picked-partly", "This does not come first. What follows this is right."),
        ("picked-right", "What follows this is right."),
    ]


def test_the_arrows_are_big_enough_for_a_finger(open_page, sorting_address):
    page = open_page(LESSON, base=sorting_address, viewport=PHONE, has_touch=True, is_mobile=True)
    for arrow in page.locator(f"{ORDER} .order button").all():
        box = arrow.bounding_box()
        assert min(box["width"], box["height"]) >= 44


def test_where_places_count_checking_shows_place_and_reason_of_every_item(page):
    def by_places(route):
        whole = route.fetch()
        route.fulfill(response=whole, body=re.sub(r"(rule\W+)next", r"\1places", whole.text()))

    page.route(f"**/{LESSON}", by_places)
    page.reload()
    put_right(page)
    move(page, "c", "previous")
    check(page, ORDER)
    assert letters(page) == "bdca"
    assert status(page, ORDER).startswith("Partly right. Points: 1 of 2.")
    assert marks(page) == [
        ("picked-right", "Right"),
        ("picked-right", "Right"),
        ("picked-wrong", "Its place is 4."),
        ("picked-wrong", "Its place is 3."),
    ]
    heard = page.locator(f"{ORDER} .question__status").text_content()
    assert "She stops talking and listens. – Its place is 4. The buyer's half is still missing." in heard
    assert "A fact opens the talk" not in heard


def test_an_untouched_question_is_not_answered(page):
    assert ID not in json.loads(saved_answers(page))["answers"]
    page.locator("#q-declaration-first-move [value=c]").check()
    settle(page)
    kept = page.evaluate("localStorage['practicum/consultative-selling/opening-declaration']")
    assert list(json.loads(kept)["answers"]) == ["declaration-first-move"]


def test_checking_without_a_move_takes_the_order_as_it_is_shown(page):
    check(page, ORDER)
    assert status(page, ORDER).startswith("Not right. Points: 0 of 2.")
    assert json.loads(saved_answers(page))["answers"][ID] == ["a", "b", "c", "d"]
    page.reload()
    assert status(page, ORDER).startswith("Not right.")


def test_an_order_is_kept_and_comes_back(page):
    put_right(page)
    page.reload()
    assert letters(page) == "bdac"
    assert status(page, ORDER) == ""
    assert page.get_attribute(f"{ORDER} [data-letter=c] [value=next]", "aria-disabled") == "true"
    check(page, ORDER)
    page.reload()
    assert letters(page) == "bdac"
    assert status(page, ORDER).startswith("Right.")
    page.locator(ORDER).get_by_role("button", name="Try again").click()
    assert letters(page) == "abcd"
    page.reload()
    assert (letters(page), status(page, ORDER)) == ("abcd", "")


def test_starting_over_puts_the_items_back(page):
    put_right(page)
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Press again").click()
    assert letters(page) == "abcd"
    assert ID not in json.loads(saved_answers(page))["answers"]


@pytest.mark.parametrize("damage", ['["b"]', '["b", "d", "a", "x"]', '"bdac"', "7", '{"a": 1}'])
def test_a_damaged_order_is_not_shown(page, damage):
    put_right(page)
    settle(page)  # else what is kept a moment later overwrites the damage
    page.evaluate(
        """([id, damage]) => {
            const place = Object.keys(localStorage).find((key) => key.endsWith("/opening-declaration"));
            const kept = JSON.parse(localStorage[place]);
            kept.answers[id].answer = JSON.parse(damage);
            localStorage[place] = JSON.stringify(kept);
        }""",
        [ID, damage],
    )
    page.reload()
    assert letters(page) == "abcd"
    assert "null" not in page.locator(f"{ORDER} .order").inner_text()


def test_the_saved_answer_file_gets_the_same_score_from_the_grader(page, sorting_quiz):
    move(page, "b", "previous")
    check(page, ORDER)
    assert status(page, ORDER).startswith("Partly right. Points: 0.6 of 2.")
    quiz = read_quiz(sorting_quiz, "f", "opening-declaration")
    result = grade(read_answers(quiz, saved_answers(page)))
    graded = next(graded for graded in result.questions if graded.id == ID)
    assert (graded.answer, str(graded.credit * graded.points)) == (("b", "a", "c", "d"), "2/3")


def centre(page, selector):
    page.locator(selector).scroll_into_view_if_needed()
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_an_item_is_dragged_by_the_mouse(page):
    page.locator(f"{ORDER} .order").evaluate("list => list.scrollIntoView({ block: 'center' })")
    x, start = centre(page, f"{ORDER} [data-letter=a] i")
    _, end = centre(page, f"{ORDER} [data-letter=c] i")
    page.mouse.move(x, start)
    page.mouse.down()
    page.mouse.move(x + 40, end + 12, steps=20)  # the pointer may leave the handle
    page.mouse.up()
    assert letters(page) == "bcad"
    assert said(page).endswith("– now 3 of 4")
    page.mouse.move(x, start, steps=5)
    assert letters(page) == "bcad"


def test_an_item_is_dragged_by_touch_and_the_page_scrolls_elsewhere(open_page, sorting_address):
    page = open_page(LESSON, base=sorting_address, viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(f"{ORDER} .order").evaluate("list => list.scrollIntoView({ block: 'center' })")
    finger = page.context.new_cdp_session(page)

    def swipe(x, start, end):
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": start}]})
        for step in range(1, 21):
            point = {"x": x, "y": start + (end - start) * step / 20}
            finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    x, start = centre(page, f"{ORDER} [data-letter=b] i")
    box = page.locator(f"{ORDER} [data-letter=a]").bounding_box()
    swipe(x, start, box["y"] + 10)
    assert letters(page) == "bacd"
    before = page.evaluate("scrollY")
    x, start = centre(page, f"{ORDER} [data-letter=a] .order__text")
    swipe(x, start, start - 200)
    page.wait_for_function("before => scrollY > before", arg=before)
    assert letters(page) == "bacd"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_answering(open_page, sorting_address, scheme):
    page = open_page(LESSON, base=sorting_address, color_scheme=scheme, viewport=PHONE, reduced_motion="reduce")
    assert violations(page, within=ORDER) == []
    move(page, "b", "previous")
    check(page, ORDER)
    page.locator(".quiz__answers summary").click()
    assert violations(page, within=[[ORDER], [".quiz__answers"]]) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_too_small_to_touch_or_wider_than_the_page(open_page, sorting_address, width):
    page = open_page(LESSON, base=sorting_address, viewport={"width": width, "height": 800})
    words = "An unbreakable".ljust(200, "n")
    page.locator(f"{ORDER} .order__text").first.evaluate("(text, words) => { text.textContent = words }", words)
    check(page, ORDER)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in page.locator(f"{ORDER} .order__moves > *").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] + box["width"] <= width


def test_on_a_phone_the_buttons_of_a_long_item_are_beside_it(open_page, sorting_address):
    page = open_page(LESSON, base=sorting_address, viewport=PHONE)
    item = f"{ORDER} [data-letter=a]"
    text, up, down, handle = (
        page.locator(f"{item} {part}").bounding_box()
        for part in (".order__text", "[value=previous]", "[value=next]", "i")
    )
    assert handle["x"] < text["x"] < text["x"] + text["width"] <= up["x"] == down["x"]
    assert up["y"] + up["height"] < down["y"]


def shown_number(page):
    return page.locator(f"{ORDER} .order__box").first.evaluate("box => getComputedStyle(box, '::before').content")


def test_it_reads_without_javascript_and_is_answered_by_pen(open_page, sorting_address):
    page = open_page(LESSON, base=sorting_address, java_script_enabled=False)
    assert page.get_by_role("group", name=re.compile("Question 9 of 9.*Put what she does in order")).count() == 1
    assert page.locator(f"{ORDER} .order__box:visible").count() == 4
    assert page.locator(f"{ORDER} button:visible").count() == 0
    assert page.locator(f"{ORDER} .order__paper").is_visible()
    page.locator(".quiz__answers summary").click()
    answers = page.locator(f"[data-answers={ID}] li strong").all_inner_texts()
    assert [text[:6] for text in answers] == ["1. (B)", "2. (D)", "3. (A)", "4. (C)"]


def test_it_prints_with_empty_boxes_until_it_is_answered(page):
    assert not page.locator(f"{ORDER} .order__paper").is_visible()
    page.emulate_media(media="print")
    assert page.locator(f"{ORDER} .order__paper").is_visible()
    assert not page.locator(f"{ORDER} .order__moves").first.is_visible()
    assert shown_number(page) == "none"
    page.emulate_media(media="screen")
    assert shown_number(page) == "counter(place)"
    move(page, "a", "next")
    page.emulate_media(media="print")
    assert shown_number(page) == "counter(place)"
