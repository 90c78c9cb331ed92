"""Steps of the tests of progress: answer a page, see what is kept, save it as a file and read it in."""

import json

from playwright.sync_api import expect

from support.steps import settle

PLACE = "practicum/consultative-selling"
ONE, TWO = "#q-declaration-first-move", "#q-declaration-own-reasons"
DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"
FULL = """
const usual = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key.startsWith("practicum/") && !window.roomy) throw new DOMException("full", "QuotaExceededError");
  return usual.call(this, key, value);
};
"""


def answer(page, rightly=True, chance=None):
    """Answer and check every question of a page: rightly, wrongly, or by chance."""
    page.locator(".quiz[data-mounted]").first.wait_for()  # the address of a page may be there before the page
    for form in page.locator("form.question").all():
        key = json.loads(form.get_attribute("data-key"))
        right = [letter for letter, credit in key.items() if credit == "1"]
        wanted = right if rightly else [letter for letter in key if letter not in right][:1]
        if chance:
            if chance.random() < 0.2:
                continue
            several = form.get_attribute("data-kind") == "choices"
            wanted = chance.sample(list(key), chance.randint(1, len(key)) if several else 1)
        for letter in key:
            box = form.locator(f".options [value={letter}]")
            if letter in wanted:
                box.check()
            elif form.get_attribute("data-kind") == "choices":
                box.uncheck()
        form.locator("[type=submit]").click()
        settle(page)


def kept(page, name):
    for tab in page.context.pages:
        settle(tab)
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", f"{PLACE}/{name}") or "null")


def answers(page, name="opening-declaration"):
    return {ident: entry["answer"] for ident, entry in (kept(page, name) or {"answers": {}})["answers"].items()}


def unfold(page):
    """Open all that is folded on *My progress*."""
    page.locator(".overview details").evaluate_all("all => all.forEach((one) => (one.open = true))")


SAVE = "Save my progress as a file"


def save_progress(page):
    """Press the button that saves the progress file, and once more where it asks for the name."""
    button = page.get_by_role("button", name=SAVE)
    button.click()
    told = page.locator(".overview__told")
    if told.count() and told.inner_text().startswith("Not saved yet: your name"):
        button.click()


def saved(page, path, press=SAVE):
    """Save a file: that of *My progress* with all that it can hold."""
    unfold(page)
    for box in page.locator(".overview fieldset input:visible").all():
        box.check()
    with page.expect_download() as waiting:
        if press == SAVE:
            save_progress(page)
        else:
            page.get_by_role("button", name=press).click()
    waiting.value.save_as(path)
    return path


def read_in(page, path):
    page.get_by_label("Read a file in").set_input_files(path)
    page.wait_for_function("document.querySelector('.overview__told').textContent")
    return page.locator(".overview__told").inner_text()


def part(page, name):
    unfold(page)
    return page.locator(f"[data-part={name}]").inner_text()


def nav(page, name, status):
    """Wait until a name in the navigation has a status; its mark comes after what was clicked is painted."""
    link = page.locator(".md-nav--primary").get_by_role("link", name=name)
    expect(link.first.locator(".stand")).to_have_text(f", {status}", timeout=30_000)
