// The page "My progress": where a learner stands, from what this browser keeps, and the file to move it with.
const LIMIT = 10_000_000; // bytes of a file
const ORDER = ["sure", "fairly", "guess"];

const ready = () => practicum.store && practicum.more && practicum.grade;

// ---- scores, by the rules of content/scoring.md and src/practicum/mastery.py

const isCounted = (question, entry) => entry?.checked && entry.answer !== null && entry.revision === question.revision;
// What a quiz's record shows of the questions that were asked; null where none was checked.
const resultOf = ({ questions = [], draw, pass }, record) => {
  const asked = draw ? questions.filter(({ id }) => record.asked?.includes(id)) : questions;
  const checked = asked.filter((question) => isCounted(question, practicum.own(record.answers, question.id)));
  const of = (some, key) => Object.fromEntries(some.map(({ id }) => [id, record.answers[id][key]]).filter(([, value]) => value !== undefined));
  let readable = checked;
  for (;;) {
    const result = practicum.result(asked, pass, { answers: of(readable, "answer"), confidence: of(readable, "sure") });
    if (!result.problems) return readable.length ? { ...result, asked } : null;
    const broken = result.problems.map((place) => place.slice("answers.".length)); // damaged: as if it were not there
    readable = readable.filter(({ id }) => !broken.includes(id));
  }
};
const asText = ([n, d]) => `${n}/${d}`;
const summary = ({ earned, possible, percent, passed }) => ({ earned: asText(earned), possible: asText(possible), percent, passed });

// Returns points earned and possible of each objective, over all quizzes with something checked.
const mastery = (results) => {
  const found = new Map();
  for (const { asked, questions } of results) {
    for (const { id, objective, points } of asked) {
      const weight = practicum.parse(points);
      if (!weight[0]) continue;
      const [earned, possible] = found.get(objective) ?? [[0n, 1n], [0n, 1n]];
      found.set(objective, [practicum.add(earned, practicum.times(questions[id].credit, weight)), practicum.add(possible, weight)]);
    }
  }
  return found;
};
const isMastered = ([earned, possible], threshold) => 100n * earned[0] * possible[1] >= BigInt(threshold) * possible[0] * earned[1];

// ---- a file of progress

class Refusal extends Error {
  constructor(key, values = {}) {
    super(key);
    this.values = values;
  }
}
const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isId = (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
const isTime = (value) => Number.isFinite(value) && value >= 0;
const isText = (value) => typeof value === "string";
const isWhole = (value) => Number.isSafeInteger(value) && value >= 0;
const isFraction = (value) => /^\d{1,40}(\/[1-9]\d{0,39})?$/.test(value);
const isTexts = (value) => Array.isArray(value) && value.every(isText);
const isAnswer = (value, depth = 3) => value === null || isText(value) || (depth > 0 && typeof value === "object" && Object.values(value).every((part) => isAnswer(part, depth - 1)));
// Reviews by question and revision, as log.js keeps them.
const isLog = (value) => isTable(value) && Object.entries(value).every(([key, list]) => /^[a-z0-9-]+\/[0-9a-f]{8}$/.test(key) && Array.isArray(list) && list.every(isReview));
const isReview = (value) => Array.isArray(value) && value.length === 2 && isTime(value[0]) && [1, 2, 3, 4].includes(value[1]);
const isScore = (value) =>
  isTable(value) && fits(value, { earned: isFraction, possible: isFraction, percent: isWhole, passed: (is) => typeof is === "boolean", at: isTime });
// What stands in a table must be of its kind, where it stands there at all; what later versions add stays as it is.
const fits = (table, kinds) => Object.entries(kinds).every(([key, is]) => table[key] === undefined || is(table[key]));
const RECORD = { at: isTime, since: isTime, seed: isWhole, asked: isTexts, attempt: isWhole, started: isTime, passed: (is) => typeof is === "boolean", latest: isScore, best: isScore, log: isLog, answers: isTable };
const ENTRY = { at: isTime, revision: isText, answer: isAnswer, own: isTexts, checked: (is) => typeof is === "boolean", hints: isWhole, sure: (level) => ORDER.includes(level), label: isText };

// Returns the learner's name in a file and [name, record] of each quiz and worksheet, and of the endings reached; throws a Refusal.
const readFile = (text, course, { SHEET, ENDINGS }) => {
  let data;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Refusal("broken");
  }
  if (!isTable(data) || data.practicum !== "progress") throw new Refusal(isTable(data) && isText(data.quiz) ? "sheet-file" : "no-progress");
  if (data.version > 1) throw new Refusal("newer");
  if (data.version !== 1) throw new Refusal("damaged", { place: "version" });
  if (data.course !== course) throw new Refusal("other", { course: String(data.course) });
  const now = Date.now();
  const known = (table) => ({ ...table, ...(table.at > now ? { at: now } : {}) }); // a clock that is fast would win for ever
  const past = (log) => Object.fromEntries(Object.entries(log).map(([key, list]) => [key, list.map(([time, rating]) => [Math.min(time, now), rating])]));
  data.endings ??= {}; // an older version of the site knew none
  const records = Object.entries({ quizzes: "", worksheets: SHEET, endings: ENDINGS }).flatMap(([part, prefix]) => {
    if (!isTable(data[part])) throw new Refusal("damaged", { place: part });
    return Object.entries(data[part]).map(([name, record]) => {
      const place = `${part}.${name}`;
      if (!isId(name) || !isTable(record) || !isTable(record.answers) || !fits(record, RECORD)) throw new Refusal("damaged", { place });
      const answers = Object.entries(record.answers).map(([id, entry]) => {
        if (!isId(id) || !isTable(entry) || entry.answer === undefined || !fits(entry, ENTRY)) throw new Refusal("damaged", { place: `${place}.answers.${id}` });
        return [id, known(entry)];
      });
      const since = Math.min(record.since ?? 0, now);
      return [prefix + name, { ...known(record), ...(since ? { since } : {}), ...(record.log ? { log: past(record.log) } : {}), answers: Object.fromEntries(answers) }];
    });
  });
  return { learner: String(data.learner ?? "").slice(0, 200), records };
};

// ---- the page

const mount = (place) => {
  const { store } = practicum;
  const { element, button, isBegun } = store;
  const { course } = place.dataset;
  const outline = JSON.parse(place.dataset.outline);
  const words = JSON.parse(place.dataset.words);
  const say = store.sayer(words);
  const part = (name) => place.querySelector(`[data-part=${name}]`);
  const fill = (name, ...children) => {
    const section = part(name);
    section.replaceChildren(section.firstElementChild, ...children);
    section.hidden = false;
  };
  const paragraph = (text, className = "") => element("p", { textContent: text, className });
  const items = (list, className = "") => element("ul", { className }, ...list.map((children) => element("li", {}, ...[children].flat())));
  const link = (textContent, href) => element("a", { textContent, href });
  const marked = (status, text) => {
    const made = element("span", { className: "overview__mark", textContent: text });
    made.dataset.status = status;
    return made;
  };
  const lessons = outline.modules.flatMap((module) => module.lessons);
  const ranks = lessons.flatMap(({ quizzes }) => quizzes);
  const rank = (id) => (ranks.includes(id) ? ranks.indexOf(id) : ranks.length);
  const quizzes = Object.entries(outline.quizzes).sort(([a], [b]) => rank(a) - rank(b));
  const isPassed = ({ best, passed }) => Boolean(best?.passed || passed);
  const status = (ids) => {
    const records = ids.map(store.get);
    return ids.length && records.every(isPassed) ? "is-passed" : records.some((record) => isBegun(record) || isPassed(record)) ? "begun" : "none";
  };
  const mixed = (text) => practicum.mixed(practicum.parse(text ?? "0"));
  const points = (earned, possible) => ({ earned: practicum.mixed(earned), possible: practicum.mixed(possible) });

  const showStand = () => {
    const all = lessons.filter(({ quizzes }) => quizzes.length).map(({ quizzes }) => status(quizzes));
    const count = (wanted) => all.filter((one) => one === wanted).length;
    fill("stand", paragraph(say("passed", { passed: count("is-passed"), all: all.length, begun: count("begun") })));
  };
  const showAgain = (results) => {
    const missed = results.flatMap(({ id, asked, questions, calibration }) =>
      asked.filter((question) => ["wrong", "partly"].includes(questions[question.id].status)).map((question) => {
        const quiz = outline.quizzes[id];
        const number = quiz.questions.indexOf(question) + 1;
        const item = [
          link(say("question", { quiz: quiz.title, number }), `${quiz.href}#q-${question.id}`),
          paragraph(""),
        ];
        item[1].append(link(say("again", { heading: question.heading }), question.see));
        return { item, sure: calibration.sure_not_right.includes(question.id) };
      }),
    );
    const list = (key, wanted) => {
      const some = missed.filter(({ sure }) => sure === wanted).map(({ item }) => item);
      return some.length ? [paragraph(say(key)), items(some)] : [];
    };
    if (missed.length) fill("again", ...list("sure-first", true), ...list("missed", false));
    else fill("again", paragraph(say(results.length ? "again-none" : "nothing")));
  };
  const showSure = (results) => {
    const lines = ORDER.map((level) => {
      const sum = (key) => results.reduce((total, { calibration }) => total + calibration[level][key], 0);
      return sum("said") ? say(`when-${level}`, { said: sum("said"), right: sum("right") }) : "";
    }).filter(Boolean);
    fill("sure", lines.length ? items(lines) : paragraph(say("sure-none")));
  };
  const showObjectives = (results) => {
    const found = mastery(results);
    const objective = ([id, text]) => {
      const own = found.get(id);
      const mastered = own && isMastered(own, outline.threshold);
      const about = own ? say(mastered ? "mastered" : "not-mastered", points(...own)) : say("untried");
      return [text, " ", marked(own ? (mastered ? "is-passed" : "begun") : "none", about)];
    };
    const scores = (id) => {
      const quiz = outline.quizzes[id];
      const own = results.find((result) => result.id === id);
      if (!own) return [];
      const { best } = store.get(id);
      const latest = own.possible[0] ? [say("result", { quiz: quiz.title, ...points(own.earned, own.possible), percent: own.percent })] : [];
      const better = best?.earned && best.earned !== asText(own.earned) ? [say("best", { ...best, earned: mixed(best.earned), possible: mixed(best.possible) })] : [];
      return latest.length ? [paragraph([...latest, ...better].join("; "), "overview__about")] : [];
    };
    const lesson = ({ title, href, quizzes, objectives }) => {
      const key = status(quizzes);
      return [link(title, href), " ", ...(quizzes.length ? [marked(key, say(key))] : []), ...quizzes.flatMap(scores), items(Object.entries(objectives).map(objective))];
    };
    const handed = quizzes.filter(([id, { questions }]) => !questions && isBegun(store.get(id))).map(([id, { title }]) => {
      const answered = Object.values(store.get(id).answers).filter(({ answer }) => answer !== null).length;
      return paragraph(say("handed", { quiz: title, answered }));
    });
    const others = quizzes.filter(([id]) => !ranks.includes(id)).flatMap(([id]) => scores(id));
    const modules = outline.modules.flatMap((module) => {
      const key = status(module.lessons.flatMap(({ quizzes }) => quizzes));
      return [element("h3", {}, link(module.title, module.href), " ", marked(key, say(key))), items(module.lessons.map(lesson), "overview__lessons")];
    });
    fill("objectives", paragraph(say("threshold", outline)), ...others, ...handed, ...modules);
  };

  const written = () =>
    Object.entries(outline.worksheets)
      .map(([id, sheet]) => ({ ...sheet, id, record: store.get(store.SHEET + id) }))
      .filter(({ record }) => isBegun(record));
  const exporting = button(say("export"), () => {
    store.download(`${course}-worksheets.txt`, "text/plain", written().map(({ title, fields, record }) => store.text(title, fields, record)).join("\n\n"));
  });
  const showWorksheets = () => {
    const lines = written().map(({ title, href, fields, record }) => {
      const entries = Object.values(record.answers);
      const filled = entries.filter(({ answer }) => answer !== null).length;
      const day = new Date(Math.max(...entries.map(({ at }) => at ?? 0))).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "medium" });
      return [link(title, href), " ", element("span", { className: "overview__about", textContent: say("sheet", { filled, all: Object.keys(fields).length, day }) })];
    });
    if (lines.length) fill("worksheets", items(lines), element("div", { className: "kept__buttons" }, exporting));
    else fill("worksheets", paragraph(say("sheets-none")));
  };

  const results = () => quizzes.filter(([, { questions }]) => questions).flatMap(([id, quiz]) => {
    const result = resultOf(quiz, store.get(id));
    return result ? [{ ...result, id }] : [];
  });
  const show = () => {
    const all = results();
    showStand();
    showAgain(all);
    showSure(all);
    showObjectives(all);
    showWorksheets();
  };

  const told = element("p", { role: "status", className: "overview__told" });
  const input = element("input", { type: "file", id: "overview-input", accept: ".json,application/json" });
  const read = async (file) => {
    try {
      if (file.size > LIMIT) throw new Refusal("large");
      const { learner, records } = readFile(await file.text(), course, store);
      store.join(records);
      store.learner ||= learner;
      for (const result of results()) store.put(result.id, {}, { result: summary(result) });
      const count = (prefix) => records.filter(([name]) => name.replace(/[^/]+$/, "") === prefix).length;
      told.textContent = say("joined", { file: file.name, quizzes: count(""), worksheets: count(store.SHEET) });
    } catch (error) {
      if (!(error instanceof Refusal) && error.name !== "NotReadableError") throw error;
      told.textContent = say("refused", { file: file.name, why: words[error.message] ? say(error.message, error.values) : say("broken") });
    }
    input.value = ""; // so that the same file can be chosen again
    show();
  };
  input.addEventListener("change", () => input.files.length && read(input.files[0]));
  let warned = false;
  const erase = button(say("erase"), () => {
    if (!warned) {
      warned = true;
      erase.textContent = say("erase-sure");
      return;
    }
    store.erase();
    told.textContent = say("erased");
    unsure();
    show();
  });
  const unsure = () => {
    warned = false;
    erase.textContent = say("erase");
  };
  erase.addEventListener("blur", unsure);
  const save = button(say("save"), store.save);
  save.classList.add("md-button--primary");
  fill(
    "file",
    paragraph(say("moved")),
    element("div", { className: "kept__buttons" }, save, erase),
    element("p", {}, element("label", { htmlFor: input.id, textContent: say("read") }), " ", input),
    told,
  );
  show();
  store.watch(place, show);
};

practicum.overview = () => {
  if (!ready()) return;
  document.removeEventListener("load", practicum.overview, true);
  practicum.store.each(".overview", mount);
};
document.addEventListener("load", practicum.overview, true); // scripts come in any order
practicum.overview();
