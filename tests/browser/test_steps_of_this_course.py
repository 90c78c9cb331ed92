"""What a step of this course's quizzes takes of a phone before it is checked."""

import pytest

from support.sizes import SIZES

PHONE = SIZES["phone"]
SHORT = 100  # words of a case and a stem together; a longer case folds
# Shows each question by itself, those too that an assessment has not drawn, with the buttons of a step; returns its id, the
# height from the bar to the end of its form, its words, and how far its tables are wider than their boxes.
STEPS = """
() => {
  const quiz = document.querySelector(".quiz[data-steps]");
  const [bar, next] = quiz.querySelectorAll(".quiz__bar, .quiz__next");
  const [forms, cases] = ["form.question", ".stimulus"].map((part) => [...quiz.querySelectorAll(part)]);
  const words = (part) => part?.textContent.match(/\\S+/g).length ?? 0;
  return forms.map((form) => {
    const about = cases.find(({ id }) => id.endsWith(`--${form.dataset.about}`));
    for (const part of [...forms, ...cases]) part.hidden = [form, about].includes(part) ? false : "until-found";
    if (about) about.open = true;
    form.querySelector(".question__foot .question__controls").append(next);
    const tables = [about, form].flatMap((part) => [...(part?.querySelectorAll("table") ?? [])]);
    return [
      form.id,
      form.getBoundingClientRect().bottom - bar.getBoundingClientRect().top,
      words(about) + words(form.querySelector(".question__stem")),
      Math.max(0, ...tables.map((table) => table.scrollWidth - table.clientWidth)),
    ];
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
                page.wait_for_selector(".quiz[data-steps]")
                found += page.evaluate(STEPS)
        return found


def test_every_short_step_fits_one_and_a_half_screens(steps):
    short = {step: height for step, height, words, _ in steps if words <= SHORT}
    assert len(short) > 150
    assert {step: height for step, height in short.items() if height > 1.5 * PHONE["height"]} == {}


def test_no_table_of_a_question_has_to_be_scrolled(steps):
    assert [step for step, _, _, wider in steps if wider] == []
