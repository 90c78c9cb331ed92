"""Steps on any page: answer and check, save the answers, search, refuse storage, tighten the policy."""

from pathlib import Path

# Storage that refuses; for our keys alone: the theme's own scripts do not expect it.
BLOCKED = """
for (const name of ["getItem", "setItem"]) {
  const usual = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("practicum/")) throw new DOMException("blocked", "SecurityError");
    return usual.call(this, key, ...rest);
  };
}
"""


# A learner who wants all questions on one page. Most tests look at several; test_steps.py goes from one to the next.
ON_ONE_PAGE = """try { localStorage["practicum/view"] ??= '"all"' } catch {}"""


# Whether what is typed goes into a field, which is in a shadow tree with Zensical.
TYPING = """() => {
  let field = document.activeElement;
  while (field?.shadowRoot) field = field.shadowRoot.activeElement;
  return field?.matches("input");
}"""


FORMS = "form.question:visible"


def shown(page):
    """Return the ids of the questions that are in sight."""
    return page.locator(FORMS).evaluate_all("all => all.map((form) => form.id)")


def settle(page):
    """Wait until a click is kept as well: the player paints it first, and keeps it in a task of its own."""
    page.evaluate("() => new Promise((done) => setTimeout(done))")


def check(page, question):
    """Press the button that checks a question."""
    page.locator(f"{question} > .question__foot [type=submit]").click()
    settle(page)


def check_as_is(page, question):
    """Check an answer with open parts: the first press says how many they are, the second checks it."""
    check(page, question)
    assert status(page, question).startswith("Still open: ")
    check(page, question)


def pair(page, question, pairs):
    """Pair lefts of a question with rights, letter -> id of the right; unfolds the rights where they are folded."""
    for left, right in pairs.items():
        radio = f"[name={left}][value={right}]"
        row = page.locator(f"{question} .match li", has=page.locator(radio))
        if not row.locator(radio).is_visible():
            row.locator("summary").click()
        row.locator(radio).check()
    settle(page)


def status(page, question):
    """Return what a question says of its answer."""
    return page.locator(f"{question} .question__status").inner_text()


def saved_answers(page, button="Save my answers"):
    """Return the text of the answer file that the page saves; `button` is the name of the one that saves it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_text("utf-8")


def answer_all(page):
    """Answer every question of a page somehow, and check it where that is possible."""
    for form in page.locator("form.question").all():
        if not form.is_visible():
            continue
        for gap in form.locator("input[type=text]:visible").all():
            gap.fill("7")
        for field in form.locator("textarea:visible").all():
            field.fill("What I would write.")
        for row in form.locator(".match li").all():
            for folded in row.locator("summary:visible").all():
                folded.click()
            row.locator("input").first.check()
        while form.locator(".script [type=radio]:visible").count():
            form.locator(".script [type=radio]:visible").first.check()
            form.locator("[value=say]").click()
        for option in form.locator("ul.options:not(.match) input:visible").all()[:1]:
            option.check()
        if form.locator("button[type=submit]:visible:not([aria-disabled])").count():
            form.locator("button[type=submit]").click()
    settle(page)


def find(page, words):
    """Type words into a page's search, with either engine; gives the addresses of what is found."""
    field = page.locator("label.md-header__button[for=__search], input.md-search__input, .md-search__button")
    field.locator("visible=true").first.click()
    page.wait_for_function(TYPING)  # what is typed before that is lost
    page.keyboard.type(words, delay=20)
    results = page.locator('a[href*="?h="]')
    results.first.wait_for()
    found, before = [], None
    while found != before:  # results come and go while words are typed
        page.wait_for_timeout(500)
        found, before = results.evaluate_all("links => links.map((link) => link.getAttribute('href'))"), found
    return found


def strictly(page):
    """Put a page under a policy without exceptions; returns the list of what it will refuse of our own scripts."""
    refused = []

    def note(message):
        place = message.location["url"]
        if "Content Security Policy" in message.text and ("learner" in place or "quiz" in place):
            refused.append(place)

    def strict(route):
        answered = route.fetch()
        policy = "default-src 'self'; script-src 'self'; img-src 'self' data:"
        route.fulfill(response=answered, headers=answered.headers | {"content-security-policy": policy})

    page.on("console", note)
    page.route("**/*.html", strict)
    return refused
