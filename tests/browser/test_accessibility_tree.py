"""What Chromium's accessibility tree says of each kind: names, roles and states, before and after, and what is announced."""

import pytest
from playwright.sync_api import expect

from support.access import heard, tree
from support.quiz_texts import EVERY_PAGE as PAGE
from support.steps import ON_ONE_PAGE, pair, settle
from support.steps_progress import unfold

ROLES = (
    "group",
    "radiogroup",
    "radio",
    "checkbox",
    "textbox",
    "button",
    "DisclosureTriangle",
    "status",
    "link",
)
SURE = ['group "How sure are you?"', 'radio "a guess"', 'radio "fairly sure"', 'radio "sure"']
STATUS = 'status "" live polite'
LATER = 'checkbox "Mark for later"'
AGAIN = ['link "Read again: What to read"', 'button "Try again"']
OTHERS = ['group ""', 'DisclosureTriangle "The other reasons" collapsed']
OPEN = [STATUS, 'button "Check"']
CHECKED = [STATUS, 'button "Check" disabled']


@pytest.fixture(scope="module")
def page(browser, aided_address):
    """One window for all kinds: each test looks at a question of its own."""
    context = browser.new_context(service_workers="block")
    context.add_init_script(ON_ONE_PAGE)
    page = context.new_page()
    page.goto(f"{aided_address}{PAGE}")
    page.get_by_role("button", name="Check").last.wait_for()
    yield page
    context.close()


def says(page, question):
    """Return what is read out of a question, without the box above it that marks it for later."""
    later, *rest = tree(page, f"#q-{question}", *ROLES)
    assert later == LATER
    return rest


def check(page, question):
    """Check a question; returns what is announced."""
    page.locator(f"#q-{question}").get_by_role("button", name="Check").click()
    settle(page)
    return heard(page, f"#q-{question} .question__status")


def test_choice(page):
    about = 'link "About: An e-mail from Anna"'
    name = 'group "Question 1 of 8 Who writes?"'
    hint = ['group ""', 'DisclosureTriangle "Hint 1 of 2" collapsed']
    before = [name, about, 'radio "A Anna"', 'radio "B Tom"', 'radio "C Max"', *hint, *SURE, *OPEN]
    assert says(page, "one-of-them") == before
    page.check("#q-one-of-them [value=b]")
    page.check("#q-one-of-them [value=sure]")
    page.click("#q-one-of-them summary >> nth=0")
    assert check(page, "one-of-them") == "Partly right. Points: 0.5 of 1. He reads it."
    after = says(page, "one-of-them")
    assert after[2:5] == [
        'radio "A Anna" (This is right. You did not choose it. It is her mail.)',
        'radio "B Tom" checked (You chose this. It earns 1/2 of the points. He reads it.)',
        'radio "C Max" (Not chosen. Nobody of that name is in it.)',
    ]
    assert 'DisclosureTriangle "Hint 1 of 2" expanded' in after
    assert 'DisclosureTriangle "Hint 2 of 2" collapsed' in after
    assert 'radio "sure" checked' in after
    assert after[-4:] == [*OTHERS, *AGAIN]


def test_choices(page):
    boxes = ['checkbox "A Tiles"', 'checkbox "B By May"', 'checkbox "C A reply"']
    name = ['group "Question 2 of 8 What is needed?"', 'link "About: An e-mail from Anna"']
    assert says(page, "some-of-them") == [*name, *boxes, *SURE, *OPEN]
    assert check(page, "some-of-them") == "Choose an answer first, then check it."
    page.check("#q-some-of-them [value=a]")
    assert check(page, "some-of-them").startswith("Not right. Points: 0 of 1. She says so.")
    assert says(page, "some-of-them")[2:5] == [
        'checkbox "A Tiles" checked (You chose this. It is right. She says so.)',
        'checkbox "B By May" (This is right. You did not choose it. She says so.)',
        'checkbox "C A reply" (Not chosen. She does not ask for one.)',
    ]


def test_order(page):
    def moves(*items):
        for index, item in enumerate(items):
            yield f'button "Move up: {item}"{" disabled" * (index == 0)}'
            yield f'button "Move down: {item}"{" disabled" * (index == 2)}'

    name = 'group "Question 3 of 8 What comes first?"'
    assert says(page, "in-order") == [name, *moves("Ask", "Listen", "Offer"), STATUS, *SURE, *OPEN]
    page.get_by_role("button", name="Move down: Ask").click()
    assert heard(page, "#q-in-order .order + p") == "Ask – now 2 of 3"
    assert says(page, "in-order")[1:7] == [*moves("Listen", "Ask", "Offer")]
    assert check(page, "in-order") == "Right. Points: 1 of 1."
    assert says(page, "in-order")[-4:] == [*OTHERS, *AGAIN]


def test_match(page):
    name = 'group "Question 4 of 8 Who needs what?"'
    buyer, seller = 'radiogroup "A The buyer"', 'radiogroup "B The seller"'
    rights = ['radio "Tiles"', 'radio "Orders"', 'radio "Praise"']
    assert says(page, "in-pairs") == [name, buyer, *rights, seller, *rights, *SURE, *OPEN]
    pair(page, "#q-in-pairs", {"a": "tiles", "b": "tiles"})
    assert check(page, "in-pairs").startswith("Partly right. Points: 0.5 of 1.")
    assert says(page, "in-pairs")[1:9] == [
        f"{buyer} (Right She builds.)",
        'radio "Tiles" checked',
        *rights[1:],
        f'{seller} (It goes with "Orders". He lives on them.)',
        'radio "Tiles" checked',
        *rights[1:],
    ]


def test_blank(page):
    name = 'group "Question 5 of 8 Fill the gaps."'
    assert says(page, "in-gaps") == [name, 'textbox "Gap 1 of 2"', 'textbox "Gap 2 of 2"', *SURE, *OPEN]
    page.get_by_role("textbox", name="Gap 1 of 2").fill("needs")
    assert check(page, "in-gaps") == "Still open: 1. Press Check again to check it as it is."
    assert check(page, "in-gaps").startswith("Partly right. Points: 0.5 of 1.")
    assert says(page, "in-gaps")[1:3] == [
        'textbox "Gap 1 of 2" = needs (Gap 1: right. Accepted: needs. A need comes first.)',
        'textbox "Gap 2 of 2" (Gap 2: not filled. Accepted: the seller. He has the reason.)',
    ]


def test_number(page):
    name = 'group "Question 6 of 8 How many hours are five hours a week in fifty weeks?"'
    assert says(page, "a-number")[:2] == [name, 'textbox "Your number hours"']
    page.fill("#q-a-number .number input", "many")
    assert check(page, "a-number").startswith('"many" cannot be read as a number.')
    refused = says(page, "a-number")[1]
    assert refused.startswith('textbox "Your number hours" = many invalid ("many" cannot be read as a number.')
    page.fill("#q-a-number .number input", "250")
    assert check(page, "a-number").startswith("Right. Points: 1 of 1. You wrote 250. It is right.")
    right = 'textbox "Your number hours" = 250 (You wrote 250. It is right. The right number: 250 hours. 5 times 50 is 250.)'
    assert says(page, "a-number")[1] == right


def test_dialogue(page):
    name = 'group "Question 7 of 8 You call Anna."'
    opens = [
        'radiogroup "Anna: We have tiles, thank you."',
        'radio "A What would have to change?"',
        'radio "B Ours cost less."',
    ]
    assert says(page, "a-talk") == [name, STATUS, *opens, *SURE, STATUS, 'button "Say this"']
    page.check("#q-a-talk .script [value=b]:visible")
    page.get_by_role("button", name="Say this").click()
    expect(page.locator("#q-a-talk .talk > :last-child")).to_be_focused()  # which is read out
    expect(page.locator("#q-a-talk .talk + p")).to_have_text("")
    ended = [name, STATUS, 'button "Take back"', 'button "Begin again"']
    assert says(page, "a-talk") == [*ended, *SURE, *OPEN]
    told = (
        "Not right. Points: 0 of 1. B. Not right It does not ask. You are compared by price. Endings reached: 1 of 2."
    )
    assert check(page, "a-talk") == told
    assert says(page, "a-talk") == [*ended, *SURE, *CHECKED, *AGAIN, 'group "Endings reached: 1 of 2"']
    page.get_by_role("button", name="Begin again").click()
    for _ in range(2):
        page.check("#q-a-talk .script [value=a]:visible")
        page.get_by_role("button", name="Say this").click()
    assert check(page, "a-talk").endswith("Endings reached: 2 of 2.")
    assert says(page, "a-talk")[-2:] == ['group "Endings reached: 2 of 2"', 'button "Go back to reply 1"']
    page.get_by_role("button", name="Go back to reply 1").click()
    assert heard(page, "#q-a-talk .talk + p") == "Anna: We have tiles, thank you."
    assert says(page, "a-talk") == [name, STATUS, *opens, *SURE, STATUS, 'button "Say this"']


def test_reflection(page):
    name = 'group "Question 8 of 8 Write the reply."'
    field = 'textbox "Your text" (About 20 words. Words so far: 0)'
    assert says(page, "in-words") == [name, field, *OPEN]
    page.fill("#q-in-words textarea", "We can.")
    assert check(page, "in-words").startswith("Written. This is not scored. Compare your text with these points.")
    page.check("#q-in-words [data-own] input >> nth=0")
    assert says(page, "in-words") == [
        name,
        'textbox "Your text" = We can. (About 20 words. Words so far: 2)',
        *CHECKED,
        'group "Compare your text with these points. Tick those that it meets."',
        'checkbox "1 It answers the need." checked',
        'checkbox "2 It asks one thing."',
        'link "Read again: What to read"',
    ]


def test_the_end_of_a_quiz(page):
    fields = ['textbox "Your name, for the file"', 'button "Save my answers"']
    assert tree(page, ".quiz__end", *ROLES)[-4:] == [*fields, 'button "Start over"', STATUS]
    assert tree(page, ".quiz", "region") == ['region "Questions: Trial of every"']
    page.get_by_role("button", name="Start over").click()
    expect(page.get_by_role("button", name="Press again to clear every answer")).to_be_enabled()
    assert tree(page, ".quiz__end", "button")[-1] == 'button "Press again to clear every answer"'
    page.get_by_role("button", name="Press again to clear every answer").click()
    assert heard(page, ".quiz__message") == "Every answer of this quiz is cleared."


def test_a_worksheet_names_every_field_and_button(page, aided_address):
    page.goto(f"{aided_address}sheet.html")
    page.get_by_role("button", name="Print").wait_for()
    found = tree(page, "article", "textbox", "button", "status")
    labels = [label.strip() for label in page.locator("article label").all_inner_texts()]
    assert [line.split('"')[1] for line in found if line.startswith("textbox")] == labels
    assert [line for line in found if line.startswith("button")] == [
        'button "Print"',
        'button "Save as text"',
        'button "Clear this worksheet"',
    ]
    page.get_by_role("button", name="Clear this worksheet").click()
    page.get_by_role("button", name="Press again to empty every field").click()
    assert heard(page, ".worksheet__tools [role=status], .worksheet__tools ~ [role=status]") == "Every field is empty."


def test_the_page_of_progress(page, aided_address):
    page.goto(f"{aided_address}progress.html")
    page.get_by_role("button", name="Delete all of it").wait_for()
    unfold(page)
    heads = [
        "Where I stand",
        "What to read again",
        "How sure I was",
        "My worksheets",
        "Keep it and move it",
    ]
    assert {f'heading "{head}"' for head in heads} <= set(tree(page, ".overview", "heading"))
    buttons = ['button "Save my progress as a file"', 'button "Delete all of it"']
    reading = 'button "Read a file in"'
    page.get_by_role("button", name="Ask this browser to keep it").wait_for()
    asking = ['button "Ask this browser to keep it"', STATUS]
    assert tree(page, ".overview [data-part=file]", "button", "status") == [*buttons, STATUS, reading, *asking]
    page.get_by_role("button", name="Delete all of it").click()
    page.get_by_role("button", name="Press again to delete everything").click()
    assert heard(page, ".overview__told") == "Everything is deleted."
