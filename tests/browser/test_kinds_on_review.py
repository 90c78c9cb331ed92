"""A question looks on *Review* as on its own page, whatever its kind."""

import pytest

from support.course_review import KINDS
from support.sizes import SIZES
from support.steps import answer_all
from support.steps_review import begin, press

FORM = ".review form.question"
SIDES = ("block-start", "block-end", "inline-start", "inline-end")
# Of each part what no width of the page changes.
NAMES = [
    *(
        "display",
        "position",
        "float",
        "visibility",
        "opacity",
        "clip-path",
        "cursor",
        "list-style-type",
        "counter-increment",
    ),
    *(
        "color",
        "background-color",
        "font-size",
        "font-weight",
        "font-style",
        "line-height",
        "text-align",
        "white-space",
    ),
    *("row-gap", "column-gap", "flex-wrap", "justify-content", "align-items", "overflow-wrap", "field-sizing"),
    *(f"padding-{side}" for side in SIDES),
    *(f"border-{side}-{what}" for side in SIDES for what in ("width", "style", "color")),
    *(f"border-{corner}-radius" for corner in ("start-start", "start-end", "end-start", "end-end")),
    *("margin-block-start", "margin-block-end"),
]
LOOK = """(form, names) => {
  const parts = [form, ...form.querySelectorAll("fieldset *, .question__status, .options__note *, .quiz__see")];
  return parts.map((part) => {
    // Above a question there is room if all are on one page, and none in a step.
    const shown = names.filter((name) => part !== form || name !== "margin-block-start");
    const look = (pseudo) => shown.map((name) => `${name}: ${getComputedStyle(part, pseudo).getPropertyValue(name)}`);
    return [`<${part.tagName} class="${part.className}">`, ...look(), "::before", ...look("::before")].join("\\n");
  }).sort(); // the first reason is in the row with the buttons where there is no room below it
}"""


def look(page, form):
    """Return what each part of a question looks like, with the mouse elsewhere."""
    page.mouse.move(0, 0)
    return page.locator(form).evaluate(LOOK, NAMES)


@pytest.mark.parametrize("size", ["phone", "laptop"])
def test_each_kind_looks_on_review_as_on_its_own_page_before_and_after_its_check(opened, size):
    page = opened(KINDS, viewport=SIZES[size], reduced_motion="reduce")
    page.locator("form.question [type=submit]").first.wait_for()
    own = page.locator("form.question").evaluate_all("forms => forms.map((form) => [form.dataset.kind, `#${form.id}`])")
    fresh = {kind: look(page, form) for kind, form in own}
    answer_all(page)
    checked = {kind: look(page, form) for kind, form in own}
    begin(page, days=40)
    seen = []
    while page.locator(FORM).count():
        kind = page.get_attribute(FORM, "data-kind")
        assert look(page, FORM) == fresh[kind]
        answer_all(page)
        assert look(page, FORM) == checked[kind]
        seen.append(kind)
        press(page, "Next")
        page.wait_for_function("!document.querySelector('.review form[data-status]')")
    assert sorted(seen) == sorted({*fresh} - {"reflection"})  # one that is never scored is never due
