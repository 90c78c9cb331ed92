// Makes the quizzes of a page answerable; the page reads without it.
(() => {
  const practicum = (window.practicum ??= { kinds: {} });
  practicum.mounted ??= new WeakSet();

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // May be blocked or full: `works` tells.
  const storage = {
    works: true,
    get(key) {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        this.works = false;
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        this.works = false;
      }
    },
  };

  // Puts a mark, its words and the reason of a letter under an item; returns the note. A mark of true or false is right or wrong.
  const note = (form, item, letter, mark, words, reasons) => {
    const reason = reasons.querySelector(`[data-reason=${letter}] > div`);
    const sign = element("p", { className: "options__mark", textContent: words });
    const made = element("div", { className: "options__note", id: `${form.id}-${letter}-note` }, sign, " ", reason.cloneNode(true));
    item.dataset.mark = { true: "picked-right", false: "picked-wrong" }[mark] ?? mark;
    item.append(made);
    return made;
  };

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
        const worth = { 0: "wrong", 1: "right" }[key[id]] ?? "partly";
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

  const mount = (section) => {
    const { quiz, course, pass, mode } = section.dataset;
    const words = JSON.parse(section.dataset.words);
    const say = (key, values = {}) => words[key].replace(/\{([\w-]+)\}/g, (_, name) => values[name]);
    const place = `practicum/${course}/${quiz}`;
    const before = storage.get(place);
    const assessed = mode === "assessment" ? practicum.assess(section, before, say) : null; // shows no score
    let kept = { ...before?.answers }; // in the end, only what was answered on other revisions
    const button = (key, type, run, look = "") => {
      const made = element("button", { type, className: `md-button ${look}`, textContent: say(key) });
      if (run) made.addEventListener("click", run);
      return made;
    };

    const questions = [...section.querySelectorAll("form.question")].map((form) => {
      const { question: id, kind, revision, points, key, whole } = form.dataset;
      const status = element("p", { className: "question__status", role: "status" });
      return { form, id, kind, revision, points, whole: whole !== undefined, key: key && JSON.parse(key), status, play: { ...lettered, ...practicum.kinds[kind] }, hints: 0, checked: false };
    });

    const sure = ({ form }) => form.querySelector(".confidence :checked")?.value;
    const sheet = (only) => {
      const wanted = questions.filter(only).filter(({ play, form }) => play.read(form) !== null);
      const of = (value, some = wanted) => Object.fromEntries(some.map((question) => [question.id, value(question)]));
      return {
        answers: of(({ play, form }) => play.read(form)),
        hints: of(({ hints }) => hints, wanted.filter(({ hints }) => hints)),
        confidence: of(sure, wanted.filter(sure)),
        revisions: of(({ revision }) => revision),
      };
    };

    const total = element("p", { className: "quiz__total" });
    const message = element("p", { className: "quiz__message", role: "status" });

    const progress = () => {
      if (assessed) {
        total.textContent = say("assess.answered", { answered: Object.keys(sheet(() => true).answers).length, all: questions.length });
        return { ...assessed.state, passed: false };
      }
      const score = practicum.result(questions, pass, sheet(({ checked }) => checked));
      const done = questions.filter(({ checked }) => checked).length;
      const values = { ...points(score.earned, score.possible), percent: score.percent };
      const verdict = score.passed ? say("passed") : done === questions.length ? say("not-passed", { pass }) : "";
      total.textContent = [say("progress", { checked: done, all: questions.length }), say("score", values), verdict].filter(Boolean).join(" · ");
      return { passed: score.passed };
    };

    const keep = () => {
      const result = progress();
      const entries = questions.map((question) => {
        const { id, revision, play, form, checked, hints } = question;
        return [id, { revision, answer: (play.draft ?? play.read)(form), checked, hints, sure: sure(question) }];
      });
      const answers = Object.fromEntries(entries.filter(([, entry]) => entry.answer !== null));
      storage.set(place, { answers: { ...kept, ...answers }, ...result });
      if (!storage.works) message.textContent = say("no-store");
    };

    const clear = (question) => {
      question.checked = false;
      question.play.clear(question.form);
      question.form.querySelector(".quiz__see")?.remove();
      question.status.textContent = "";
      delete question.form.dataset.status;
      question.again.hidden = true;
    };

    const check = (question) => {
      const { form, play, key, status } = question;
      const answer = play.read(form);
      clear(question);
      if (answer === null) {
        status.textContent = say(words[`${question.kind}.none`] ? `${question.kind}.none` : "none");
        return;
      }
      let graded;
      try {
        graded = practicum.grade(question, answer);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        status.textContent = say(`${question.kind}.refused`);
        return;
      }
      question.checked = true;
      const reasons = section.querySelector(`[data-answers="${question.id}"]`);
      const spoken = play.show(form, key, answer, reasons, say);
      const possible = practicum.parse(question.points);
      const earned = practicum.times(graded.credit, possible);
      const verdict = `${say(graded.status)}. ${say("points", points(earned, possible))}.`;
      status.replaceChildren(verdict, element("span", { className: "quiz__spoken", textContent: ` ${spoken.join(" ")}` }));
      status.after(reasons.querySelector(".quiz__see").cloneNode(true));
      form.dataset.status = graded.status;
      question.again.hidden = false;
    };

    for (const question of questions) {
      const { form, id, revision, play, status } = question;
      question.again = button("again", "button", () => {
        clear(question);
        play.write(form, null);
        keep();
        form.querySelector("fieldset :is(input, select, textarea, button)").focus();
      });
      question.again.hidden = true;
      if (!assessed) form.append(element("div", { className: "question__controls" }, button("check", "submit", null, "md-button--primary"), question.again), status);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (assessed) return;
        check(question);
        keep();
      });
      const changed = () => {
        assessed?.begin();
        clear(question);
        keep();
      };
      form.addEventListener("change", (event) => (event.target.closest(".confidence") ? keep() : changed()));
      for (const [index, hint] of form.querySelectorAll(".hint").entries()) {
        hint.addEventListener("toggle", () => {
          if (hint.open && index >= question.hints) {
            question.hints = index + 1;
            keep();
          }
        });
      }
      play.mount?.(form, { say, changed });
      const entry = kept[id];
      play.write(form, null);
      if (entry?.revision !== revision) continue;
      delete kept[id];
      try {
        const found = assessed ? entry.answer : play.answer(question.key, entry.answer);
        play.write(form, found ?? entry.answer); // null: begun, not answered yet
        question.hints = entry.hints ?? 0;
        const said = form.querySelector(`.confidence [value="${entry.sure}"]`);
        if (said) said.checked = true;
        if (entry.checked && !assessed) check(question);
      } catch {
        play.write(form, null); // damaged: not answered
      }
    }

    const name = element("input", { type: "text", id: `quiz-${quiz}-name`, autocomplete: "name", maxLength: 200, value: storage.get(`practicum/${course}/learner`) ?? "" });
    name.addEventListener("change", () => storage.set(`practicum/${course}/learner`, name.value));

    const save = () => {
      const { answers, ...rest } = sheet(() => true);
      const file = `${quiz}-answers.json`;
      const body = JSON.stringify({ quiz, learner: name.value.trim(), ...assessed?.inFile(), answers, ...rest }, null, 2);
      const link = element("a", { href: URL.createObjectURL(new Blob([`${body}\n`], { type: "application/json" })), download: file });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 9000);
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
      for (const question of questions) {
        clear(question);
        question.play.write(question.form, null);
      }
      kept = {};
      assessed?.startOver();
      keep();
      message.textContent = say("reset-done");
    });
    const unsure = () => {
      warned = false;
      reset.textContent = say("reset");
    };
    reset.addEventListener("blur", unsure);

    const label = element("label", { htmlFor: name.id, textContent: say("name") });
    const buttons = element("div", { className: "question__controls" }, button("save", "button", save, "md-button--primary"), reset);
    questions.at(-1).form.after(element("div", { className: "quiz__end" }, total, element("p", { className: "quiz__name" }, label, name), buttons, message));
    keep();
  };

  Object.assign(practicum, { element, note });
  practicum.start = () => {
    for (const section of document.querySelectorAll(".quiz[data-quiz]")) {
      if (!practicum[section.dataset.mode === "assessment" ? "assess" : "result"]) continue;
      const kinds = [...section.querySelectorAll("form.question")].map((form) => form.dataset.kind);
      if (practicum.mounted.has(section) || !kinds.every((kind) => practicum.kinds[kind])) continue;
      practicum.mounted.add(section);
      mount(section);
    }
  };
  practicum.start();
})();
