// How sure the learner was, and how often rightly so: by the rules of src/practicum/calibration.py.
// By how sure the learner was: on how many questions, and how many of them were right.
practicum.calibrate = (questions, graded, confidence) => {
  const level = () => ({ said: 0, right: 0 });
  const calibration = { sure_not_right: [], guess: level(), fairly: level(), sure: level() };
  for (const { id } of questions) {
    const { status } = graded[id];
    const said = practicum.own(confidence, id);
    if (!said || !["correct", "partly", "wrong"].includes(status)) continue;
    calibration[said].said++;
    if (status === "correct") calibration[said].right++;
    else if (said === "sure") calibration.sure_not_right.push(id);
  }
  return calibration;
};

practicum.showCalibration = (place, questions, { sure_not_right: wrong, ...said }, say) => {
  const { element } = practicum;
  const links = questions.filter(({ id }) => wrong.includes(id)).map(({ form, name }) => element("li", {}, element("a", { href: `#${form.id}`, textContent: name() })));
  const again = links.length ? [element("p", { textContent: say("sure-not-right") }), element("ul", {}, ...links)] : [];
  const counts = Object.entries(said).filter(([, level]) => level.said).map(([name, level]) => say(`when-${name}`, level));
  place.replaceChildren(...again, ...(counts.length ? [element("p", { textContent: counts.join(" · ") })] : []));
};
