// The page "My progress": how far a learner is, from the records in this browser.
import { LEVELS } from "../core/calibration.js";
import { parse, plain, points } from "../core/fraction.js";
import { isMastered, mastery } from "../core/mastery.js";
import { isBegun } from "../core/merge.js";
import { PACE, WORKSHEET } from "../core/names.js";
import { atPace, paceOf } from "../core/pace.js";
import { standing } from "../core/standing.js";
import { sayer } from "../core/words.js";
import { worksheetText } from "../core/worksheet.js";
import { page } from "../page.js";
import { button, element, paragraph } from "../ui/dom.js";
import { createFileForm } from "./fileform.js";
import { createLasting } from "./lasting.js";
import { resultOf } from "./results.js";

export const mountOverview = (place) => {
  const { store } = page;
  const { course } = place.dataset;
  const outline = JSON.parse(place.dataset.outline);
  const words = JSON.parse(place.dataset.words);
  const say = sayer(words);
  const part = (name) => place.querySelector(`[data-part=${name}]`);
  const fill = (name, ...children) => {
    const section = part(name);
    section.replaceChildren(section.firstElementChild, ...children);
    section.hidden = false;
  };
  const items = (list, className = "") =>
    element("ul", { className }, ...list.map((children) => element("li", {}, ...[children].flat())));
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
  const status = (ids) => (ids.length ? standing(ids.map(store.get)).status : "none");
  const statusWords = { passed: "is-passed", begun: "begun", none: "none" };
  const markOf = (ids) => {
    const key = status(ids);
    return marked(key, say(statusWords[key]));
  };

  // The minutes of the lessons that are not passed, by her own pace if it is known. Those that an author wrote stay.
  const showLeft = () => {
    const pace = paceOf(store.raw(PACE));
    const open = lessons.filter(({ quizzes }) => quizzes.length && status(quizzes) !== "passed");
    const minutes = ({ takes }) => atPace(takes, takes[1] && pace ? pace : [1, 1]).minutes;
    const all = open.reduce((sum, lesson) => sum + minutes(lesson), 0);
    const values = { hours: Math.floor(all / 60), minutes: all % 60 };
    const time = say(values.hours ? "hours" : "minutes", values);
    return all ? [paragraph(say(pace ? "left-pace" : "left", { time }))] : [];
  };
  const showPassed = () => {
    const all = lessons.filter(({ quizzes }) => quizzes.length).map(({ quizzes }) => status(quizzes));
    const count = (wanted) => all.filter((one) => one === wanted).length;
    const passed = paragraph(say("passed", { passed: count("passed"), all: all.length, begun: count("begun") }));
    fill("stand", passed, ...showLeft());
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
    const lines = LEVELS.map((level) => {
      const sum = (key) => results.reduce((total, { calibration }) => total + calibration[level][key], 0);
      return sum("said") ? say(`when-${level}`, { said: sum("said"), right: sum("right") }) : "";
    }).filter(Boolean);
    fill("sure", lines.length ? items(lines) : paragraph(say("sure-none")));
  };
  const showObjectives = (results) => {
    const found = mastery(results);
    const objective = ([id, text]) => {
      const own = found.get(id);
      if (!own) return [text, " ", marked("none", say("untried"))];
      const [status, key] = isMastered(own, outline.threshold) ? ["passed", "mastered"] : ["begun", "not-mastered"];
      return [text, " ", marked(status, say(key, points(...own)))];
    };
    const scores = (id) => {
      const quiz = outline.quizzes[id];
      const own = results.find((result) => result.id === id);
      if (!own) return [];
      if (!own.possible[0]) return [];
      const { best } = store.get(id);
      const lines = [say("result", { quiz: quiz.title, ...points(own.earned, own.possible), percent: own.percent })];
      if (best?.earned && best.earned !== plain(own.earned)) {
        lines.push(say("best", { percent: best.percent, ...points(parse(best.earned), parse(best.possible ?? "0")) }));
      }
      return [paragraph(lines.join("; "), "overview__about")];
    };
    const lesson = ({ title, href, quizzes, objectives }) => {
      const mark = quizzes.length ? [markOf(quizzes)] : [];
      const known = items(Object.entries(objectives).map(objective));
      return [link(title, href), " ", ...mark, ...quizzes.flatMap(scores), known];
    };
    const isHandedIn = ([id, { questions }]) => !questions && isBegun(store.get(id));
    const handed = quizzes.filter(isHandedIn).map(([id, { title }]) => {
      const answered = Object.values(store.get(id).answers).filter(({ answer }) => answer !== null).length;
      return paragraph(say("handed", { quiz: title, answered }));
    });
    const others = quizzes.filter(([id]) => !ranks.includes(id)).flatMap(([id]) => scores(id));
    const modules = outline.modules.flatMap((module) => {
      const mark = markOf(module.lessons.flatMap(({ quizzes }) => quizzes));
      const heading = element("h3", {}, link(module.title, module.href), " ", mark);
      return [heading, items(module.lessons.map(lesson), "overview__lessons")];
    });
    fill("objectives", paragraph(say("threshold", outline)), ...others, ...handed, ...modules);
  };

  const written = () =>
    Object.entries(outline.worksheets)
      .map(([id, worksheet]) => ({ ...worksheet, id, record: store.get(WORKSHEET + id) }))
      .filter(({ record }) => isBegun(record));
  const exporting = button(say("export"), () => {
    const texts = written().map(({ title, fields, record }) => worksheetText(title, fields, record));
    store.download(`${course}-worksheets.txt`, "text/plain", texts.join("\n\n"));
  });
  const showWorksheets = () => {
    const lines = written().map(({ title, href, fields, record }) => {
      const entries = Object.values(record.answers);
      const filled = entries.filter(({ answer }) => answer !== null).length;
      const last = new Date(Math.max(...entries.map(({ at }) => at ?? 0)));
      const day = last.toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "medium" });
      const textContent = say("sheet", { filled, all: Object.keys(fields).length, day });
      return [link(title, href), " ", element("span", { className: "overview__about", textContent })];
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
    showPassed();
    showAgain(all);
    showSure(all);
    showObjectives(all);
    showWorksheets();
    form.show();
  };

  const form = createFileForm(course, words, results, show);
  fill("file", paragraph(say("moved")), ...form.elements, ...createLasting(words));
  show();
  store.watch(place, show);
};
