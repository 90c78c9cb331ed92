// Makes the quizzes of a page answerable; the page reads without it.
const element = (...parts) => practicum.store.element(...parts);

// Puts a mark, its words and the reason of a letter under an item; returns the note. A mark of true or false is right or wrong.
const note = (form, item, letter, mark, words, reasons) => {
  const reason = reasons.querySelector(`[data-reason=${letter}] > div`);
  const sign = element("p", { className: "options__mark", textContent: words });
  const made = element("div", { className: "options__note", id: `${form.id}-${letter}-note` }, sign, " ", reason.cloneNode(true));
  item.dataset.mark = { true: "picked-right", false: "picked-wrong" }[mark] ?? mark;
  item.append(made);
  return made;
};
// A sheet that a YAML reader takes for what it is: these signs would be refused or taken for line ends.
const json = (value) =>
  JSON.stringify(value, (_, part) => (typeof part === "string" ? part.replace(/\p{Surrogate}/gu, "\ufffd") : part), 2)
    .replace(/[\x7f-\x9f\u2028\u2029\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

// How lettered inputs are read and marked; a kind may bring its own.
const lettered = {
  inputs: (form) => [...form.querySelectorAll(".options input")],
  read(form) {
    const picked = lettered.inputs(form).filter((input) => input.checked);
    if (!picked.length) return null;
    return picked[0].type === "radio" ? picked[0].value : picked.map((input) => input.value);
  },
  write(form, answer) {
    for (const input of lettered.inputs(form)) input.checked = answer?.includes(input.value) ?? false;
  },
  show(form, key, answer, reasons, say) {
    const spoken = [];
    for (const input of lettered.inputs(form)) {
      const id = input.value;
      const item = input.closest("li");
      const worth = { 0: "wrong", 1: "right" }[key[id]] ?? (form.dataset.whole === undefined ? "partly" : "wrong");
      const picked = answer.includes(id);
      const mark = picked ? `picked-${worth}` : worth === "right" ? "missed" : "other";
      const made = note(form, item, id, mark, say(mark, { credit: key[id] }), reasons);
      input.setAttribute("aria-describedby", made.id);
      if (picked) spoken.push(made.lastChild.textContent.trim());
    }
    return spoken;
  },
  clear(form) {
    for (const item of form.querySelectorAll("[data-mark]")) {
      delete item.dataset.mark;
      item.querySelector(".options__note").remove();
      item.querySelector("[aria-describedby]")?.removeAttribute("aria-describedby");
    }
  },
};

const points = (earned, possible) => ({ earned: practicum.mixed(earned), possible: practicum.mixed(possible) });

const text = ([n, d]) => `${n}/${d}`;

const mount = (section, store) => {
  const { quiz, pass, mode } = section.dataset;
  const words = JSON.parse(section.dataset.words);
  const say = (key, values = {}) => words[key].replace(/\{([\w-]+)\}/g, (_, name) => values[name]);
  const before = store.get(quiz);
  const assessed = mode === "assessment" ? practicum.assess(section, before, say) : null; // shows no score
  const button = (key, type, run, look = "") => {
    const made = element("button", { type, className: `md-button ${look}`, textContent: say(key) });
    if (run) made.addEventListener("click", run);
    return made;
  };

  const all = [...section.querySelectorAll("form.question")].map((form) => {
    const { question: id, kind, revision, points, key, whole } = form.dataset;
    const status = element("p", { className: "question__status", role: "status", id: `${form.id}--status` });
    const hinted = [...form.querySelectorAll(".hint")];
    const name = () => form.querySelector("legend").textContent;
    return { form, id, name, kind, revision, points, whole: whole !== undefined, key: key && JSON.parse(key), status, play: { ...lettered, ...practicum.kinds[kind] }, hinted, hints: 0, checked: false };
  });

  const end = element("div", { className: "quiz__end" });
  all.at(-1).form.after(end);
  let seed = before.seed ?? practicum.draw?.seed();
  let questions = all;
  const draw = () => {
    if (!("seeded" in section.dataset)) return;
    const forms = practicum.draw.arrange(section, all.map(({ form }) => form), end, seed);
    questions = forms.map((shown) => all.find(({ form }) => form === shown));
  };
  draw();

  const levels = ({ form }) => [...form.querySelectorAll(".confidence input")];
  const sure = (question) => levels(question).find(({ checked }) => checked)?.value;
  const beSure = (question, level) => {
    for (const input of levels(question)) input.checked = input.value === level;
  };
  // Null for an answer that cannot be read as it stands.
  const grade = (question) => {
    try {
      return practicum.grade(question, question.play.read(question.form));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return null;
    }
  };
  const sheet = (only) => {
    const wanted = questions.filter(only).filter(({ play, form }) => play.read(form) !== null);
    const of = (value, some = wanted) => Object.fromEntries(some.map((question) => [question.id, value(question)]));
    return {
      answers: of(({ play, form }) => play.read(form)),
      hints: of(({ hints }) => hints, wanted.filter(({ hints }) => hints)),
      confidence: of(sure, wanted.filter(sure)),
      revisions: of(({ revision }) => revision, section.dataset.draw ? questions : wanted),
    };
  };

  const total = element("p", { className: "quiz__total" });
  const calibration = element("div", { className: "quiz__calibration" });
  const message = element("p", { className: "quiz__message", role: "status" });

  const progress = () => {
    if (assessed) {
      total.textContent = say("assess.answered", { answered: Object.keys(sheet(() => true).answers).length, all: questions.length });
      return assessed.state;
    }
    const score = practicum.result(questions, pass, sheet(({ checked }) => checked));
    const done = questions.filter(({ checked }) => checked).length;
    const values = { ...points(score.earned, score.possible), percent: score.percent };
    const verdict = pass === "0" ? "" : score.passed ? say("passed") : questions.every(({ checked, play }) => checked || play.unscored) ? say("not-passed", { pass }) : "";
    const outcome = score.possible[0] ? [say("score", values), verdict] : [say("unscored")];
    total.textContent = [say("progress", { checked: done, all: questions.length }), ...outcome].filter(Boolean).join(" · ");
    practicum.showCalibration?.(calibration, questions, score.calibration, say);
    return { result: { earned: text(score.earned), possible: text(score.possible), percent: score.percent, passed: score.passed } };
  };

  const entryOf = (question) => {
    const { revision, play, form, checked, hints } = question;
    return { revision, answer: (play.draft ?? play.read)(form), own: play.own?.(form), checked, hints, sure: sure(question) };
  };
  const stored = ({ id }) => practicum.own(store.get(quiz).answers, id);
  const know = (question) => {
    question.known = JSON.stringify(entryOf(question));
    question.at = stored(question)?.at;
  };
  let soon = 0;
  // Hands over what was changed on this page, and nothing else: another tab may show the same quiz.
  const keep = (more) => {
    soon = clearTimeout(soon);
    if (!section.isConnected) return; // left behind by instant navigation: a newer one keeps the answers
    const changed = all.map((question) => [question, entryOf(question)]).filter(([{ known }, entry]) => JSON.stringify(entry) !== known);
    const asked = section.dataset.draw && questions.map(({ id }) => id);
    store.put(quiz, Object.fromEntries(changed.map(([{ id }, entry]) => [id, entry])), { seed, asked, ...progress(), ...more });
    changed.forEach(([question]) => know(question));
  };
  // Once what a click changed is painted, however slow the phone.
  const keepSoon = () => (soon ||= setTimeout(keep));
  const keepNow = () => soon && keep();
  const showSoon = ({ status }) => setTimeout(() => [status, document.activeElement].map((one) => one.scrollIntoView({ block: "nearest" })));

  const clear = (question, hide = true) => {
    question.checked = false;
    question.play.clear(question.form);
    question.form.querySelector(".quiz__see")?.remove();
    question.status.textContent = "";
    delete question.form.dataset.status;
    question.again.hidden = hide;
  };

  const check = (question) => {
    const { form, play, key, status } = question;
    const answer = play.read(form);
    clear(question);
    if (answer === null) {
      status.textContent = say(words[`${question.kind}.none`] ? `${question.kind}.none` : "none");
      return;
    }
    const graded = grade(question);
    if (!graded) {
      status.textContent = say(`${question.kind}.refused`, { given: answer });
      play.refused?.(form, status);
      return;
    }
    question.checked = true;
    const reasons = section.querySelector(`[data-answers="${question.id}"]`);
    const spoken = play.show(form, key, answer, reasons, say);
    const possible = practicum.parse(question.points);
    const earned = practicum.times(graded.credit, possible);
    const verdict = play.unscored ? say("written") : `${say(graded.status)}. ${say("points", points(earned, possible))}.`;
    status.replaceChildren(verdict, element("span", { className: "quiz__spoken", textContent: ` ${spoken.join(" ")}` }));
    form.append(reasons.querySelector(".quiz__see").cloneNode(true));
    Object.assign(form.dataset, graded); // the credit is for log.js
    question.again.hidden = Boolean(play.unscored); // it would throw away what she wrote
  };

  const restore = (question) => {
    const { form, revision, play, hinted } = question;
    const entry = stored(question);
    clear(question);
    play.write(form, null);
    beSure(question, null);
    if (entry?.revision === revision) {
      question.hints = hinted.slice(0, entry.hints || 0).length;
      beSure(question, entry.sure);
      try {
        const found = assessed || entry.answer === null ? entry.answer : play.answer(question.key, entry.answer);
        play.write(form, found ?? entry.answer, entry.own); // null: begun, not answered yet
        if (entry.checked && !assessed) check(question);
      } catch {
        // What was typed is kept though it cannot be read; anything else is damaged: not answered.
        play.write(form, play.typed && typeof entry.answer === "string" ? entry.answer : null);
      }
    }
    know(question);
  };

  for (const question of all) {
    const { form, play, status, hinted } = question;
    question.again = button("again", "button", () => {
      clear(question, false); // it keeps the focus until that is painted: moved at once, all is laid out twice
      play.write(form, null);
      beSure(question, null);
      setTimeout(() => {
        form.querySelector("fieldset :is(input, select, textarea, button)").focus({ preventScroll: true });
        question.again.hidden = true;
      });
      keepSoon();
      showSoon(question);
    });
    question.again.hidden = true;
    if (!assessed) form.append(element("div", { className: "question__controls" }, button("check", "submit", null, "md-button--primary"), question.again), status);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (assessed) return;
      check(question);
      keepSoon();
      showSoon(question); // what grew above pushed both away
    });
    const changed = () => {
      assessed?.begin();
      clear(question);
      keepSoon();
    };
    form.addEventListener("change", (event) => (event.target.closest(".confidence, [data-own]") ? keepSoon() : changed()));
    for (const [index, hint] of hinted.entries()) {
      hint.addEventListener("toggle", () => {
        if (hint.open && index >= question.hints) {
          question.hints = index + 1;
          keepSoon();
        }
      });
    }
    play.mount?.(form, { say, changed, keep: keepSoon });
    restore(question);
  }
  addEventListener("pagehide", keepNow); // after those of the questions: what they hand over then is kept too
  store.watch(section, (name) => {
    if (name !== quiz) return;
    keepNow();
    const { attempt, started, seed: drawn } = store.get(quiz);
    if (assessed) Object.assign(assessed.state, { attempt, started });
    if (drawn !== seed) {
      seed = drawn;
      draw();
    }
    all.filter((question) => stored(question)?.at !== question.at).forEach(restore);
    progress();
  });

  const name = element("input", { type: "text", dir: "auto", id: `quiz-${quiz}-name`, autocomplete: "name", maxLength: 200, value: store.learner });
  name.addEventListener("change", () => (store.learner = name.value));

  const save = () => {
    const unreadable = questions.filter((question) => !assessed && !grade(question)).map(({ name }) => name());
    if (unreadable.length) {
      message.textContent = say("not-saved", { questions: unreadable.join(", ") });
      return;
    }
    const { answers, ...rest } = sheet(() => true);
    const file = `${quiz}-answers.json`;
    const { bank, seeded } = section.dataset;
    const drawn = seeded === undefined ? {} : { seed, ...(bank ? { bank } : {}) };
    const body = json({ quiz, learner: name.value.trim(), ...assessed?.inFile(), ...drawn, answers, ...rest });
    store.download(file, "application/json", `${body}\n`);
    const unchecked = questions.filter(({ id, checked }) => id in answers && !checked).length;
    const saved = say("saved", { answered: Object.keys(answers).length, all: questions.length, file });
    message.textContent = unchecked && !assessed ? `${saved} ${say("unchecked", { number: unchecked })}` : saved;
  };

  let warned = false;
  const reset = button("reset", "button", () => {
    if (!warned) {
      warned = true;
      reset.textContent = say("reset-sure");
      return;
    }
    unsure();
    for (const question of all) {
      clear(question);
      question.play.write(question.form, null);
      beSure(question, null);
      question.hints = 0;
      for (const hint of question.hinted) hint.open = false;
    }
    assessed?.startOver();
    seed = practicum.draw?.seed();
    draw();
    all.forEach(know);
    keep({ since: Date.now() });
    message.textContent = say("reset-done");
  });
  const unsure = () => {
    warned = false;
    reset.textContent = say("reset");
  };
  reset.addEventListener("blur", unsure);

  const label = element("label", { htmlFor: name.id, textContent: say("name") });
  const buttons = element("div", { className: "question__controls" }, button("save", "button", save, "md-button--primary"), reset);
  end.append(total, calibration, element("p", { className: "quiz__name" }, label, name), buttons, message);
  keep();
};

Object.assign(practicum, { element, note });
// `store` keeps what is answered: in a review, nothing does.
practicum.start = (store = practicum.store) => {
  for (const section of document.querySelectorAll(".quiz[data-quiz]:not([data-mounted])")) {
    if (!store || ("more" in section.dataset && !practicum.more)) continue;
    section.dataset.mounted = ""; // site.css hides it until now
    mount(section, store);
  }
};
practicum.start();
