import { LEVELS } from "../core/calibration.js";

const { element, paragraph } = practicum.tools;
// Shows below a quiz how often the learner was right at each confidence.
export const showCalibration = (place, questions, calibration, say) => {
  const missed = questions.filter(({ id }) => calibration.sure_not_right.includes(id));
  const links = missed.map(({ form, name }) => element("a", { href: `#${form.id}`, textContent: name() }));
  const again = [paragraph(say("sure-not-right")), element("ul", {}, ...links.map((link) => element("li", {}, link)))];
  const levels = [...LEVELS].reverse().filter((level) => calibration[level].said);
  const counts = levels.map((level) => say(`when-${level}`, calibration[level])).join(" · ");
  place.replaceChildren(...(links.length ? again : []), ...(counts ? [paragraph(counts)] : []));
};
