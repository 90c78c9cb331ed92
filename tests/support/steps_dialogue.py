"""Steps through a conversation on a page."""

from support.steps import settle

CALL = "#q-boxes-first-call"
ROUND = "#q-round"


def present(question):
    return f"{question} .script > :not([hidden])"


def reply(page, question, *letters):
    for letter in letters:
        page.check(f"{present(question)} [value={letter}]")
        page.click(f"{question} [value=say]")
        settle(page)


def lines(page, question):
    return [" ".join(line.split()) for line in page.locator(f"{question} .talk > li").all_inner_texts()]


def focused(page):
    settle(page)
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


def spoken(page, question):
    return " ".join(page.locator(f"{question} .talk + p").text_content().split())
