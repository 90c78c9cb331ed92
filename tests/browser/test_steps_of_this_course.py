"""What a step of this course's quizzes takes of a phone before it is checked, what of it folds, and where *Check* is."""

import pytest

from support.sizes import SIZES

PHONE = SIZES["phone"]
SHORT = 100  # words of a case and a stem together; a longer case folds
# Shows each question by itself, those too that an assessment has not drawn, with its case, the buttons of a step, and the bar at the
# top of the window. Returns its id, the height from the bar to the end of its form (and with the case in its stem folded), its words,
# whether a case in its stem folds, whether it shares one, how far its tables are wider than their boxes, and whether its buttons are
# in the window.
STEPS = """
() => {
  const quiz = document.querySelector(".quiz[data-steps]");
  const [bar, next] = quiz.querySelectorAll(".quiz__bar, .quiz__next");
  const [forms, cases] = ["form.question", ".stimulus"].map((part) => [...quiz.querySelectorAll(part)]);
  const words = (part) => part?.innerText.match(/\\S+/g).length ?? 0;
  return forms.map((form) => {
    const about = cases.find(({ id }) => id.endsWith(`--${form.dataset.about}`));
    for (const part of [...forms, ...cases]) part.hidden = [form, about].includes(part) ? false : "until-found";
    const told = form.querySelector(".question__case");
    for (const part of [about, told]) if (part) part.open = true;
    const foot = form.querySelector(".question__foot");
    foot.querySelector(".question__controls").append(next);
    quiz.querySelector(".quiz__top").scrollIntoView();
    const tables = [about, form].flatMap((part) => [...(part?.querySelectorAll("table") ?? [])]);
    const stems = [...form.querySelectorAll(".question__stem")];
    const height = () => form.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
    const found = {
      id: form.id,
      height: height(),
      words: words(about) + stems.map(words).reduce((one, other) => one + other),
      folds: told !== null,
      shared: form.dataset.about !== undefined,
      wider: Math.max(0, ...tables.map((table) => table.scrollWidth - table.clientWidth)),
      inReach: foot.getBoundingClientRect().top > 0 && foot.getBoundingClientRect().bottom <= innerHeight + 1,
    };
    if (told) told.open = false;
    return { ...found, folded: height() };
  });
}
"""


@pytest.fixture(scope="module")
def steps(browser, site, whole_address):
    """Return what `STEPS` measures of every question of the course on a phone."""
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        found = []
        for path in sorted(site.rglob("*.html")):
            if '<section class="quiz"' in path.read_text("utf-8"):
                page.goto(whole_address + path.relative_to(site).as_posix())
                page.wait_for_selector(".quiz[data-mounted]", state="attached")
                if page.locator(".quiz[data-steps]").count():  # one question alone is no step
                    found += page.evaluate(STEPS)
        return found


def test_every_short_step_fits_one_and_a_half_screens(steps):
    short = {step["id"]: step["height"] for step in steps if step["words"] <= SHORT}
    assert len(short) > 150
    assert {step: height for step, height in short.items() if height > 1.5 * PHONE["height"]} == {}


def test_the_case_of_every_longer_step_folds_if_there_is_one_and_no_other(steps):
    longer = {step["id"] for step in steps if step["words"] > SHORT and not step["shared"]}
    assert {step["id"] for step in steps if step["folds"]} == longer


def test_with_its_case_folded_a_longer_step_fits_too(steps):
    assert {step["id"]: step["folded"] for step in steps if step["folded"] > 1.5 * PHONE["height"]} == {}


def test_check_is_in_reach_when_a_step_is_shown(steps):
    assert [step["id"] for step in steps if not step["inReach"]] == []


def test_no_table_of_a_question_has_to_be_scrolled(steps):
    assert [step["id"] for step in steps if step["wider"]] == []
