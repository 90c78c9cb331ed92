// The page "My progress": how far a learner is, from the records in this browser.
import { LEVELS } from "../core/calibration.js";
import { isBegun } from "../core/merge.js";
import { WORKSHEET } from "../core/names.js";
import { own } from "../core/tables.js";
import { sayer } from "../core/words.js";
import { worksheetText } from "../core/worksheet.js";
import { page } from "../page.js";
import { block, button, element, items, link, paragraph } from "../ui/dom.js";
import { folder } from "../ui/fold.js";
import { createFileForm } from "./fileform.js";
import { createLasting } from "./lasting.js";
import { recordOf } from "./record.js";
import { resultOf } from "./results.js";
import { standOf } from "./stand.js";

const AGAIN = 3; // what to read again that is seen at once

export const mountOverview = (place) => {
  const { store } = page;
  const { course } = place.dataset;
  const outline = JSON.parse(place.dataset.outline);
  const words = JSON.parse(place.dataset.words);
  const say = sayer(words);
  const fold = folder();
  // A part has its heading first, or details whose summary has it. Without `children` it is hidden.
  const fill = (name, ...children) => {
    const section = place.querySelector(`[data-part=${name}]`);
    const box = section.querySelector(":scope > .overview__part") ?? section;
    box.replaceChildren(box.firstElementChild, ...children);
    section.hidden = !children.length;
  };
  const ranks = outline.modules.flatMap(({ lessons }) => lessons.flatMap(({ quizzes }) => quizzes));
  const rank = (id) => (ranks.includes(id) ? ranks.indexOf(id) : ranks.length);
  const quizzes = Object.entries(outline.quizzes).sort(([a], [b]) => rank(a) - rank(b));

  // The quizzes that are tried once more and not finished: what was wrong there is cleared, not put right.
  const triedAgain = () =>
    quizzes.flatMap(([id, { title, href, questions = [] }]) => {
      const { before, asked, answers } = store.get(id);
      const isOpen = (question) => (asked?.includes(question.id) ?? true) && !own(answers, question.id)?.checked;
      const first = Number.isFinite(before) && questions.find(isOpen);
      return first ? [link(title, `${href}#q-${first.id}`)] : [];
    });
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
    let room = AGAIN;
    const list = (key, wanted) => {
      const some = missed.filter(({ sure }) => sure === wanted).map(({ item }) => item);
      const [now, later] = [some.slice(0, room), some.slice(room)];
      room -= now.length;
      return [
        ...(some.length ? [paragraph(say(key))] : []),
        ...(now.length ? [items(now)] : []),
        ...(later.length ? [fold(key, [say("more", { number: later.length })], items(later))] : []),
      ];
    };
    const trying = triedAgain();
    const found = [
      ...list("sure-first", true),
      ...list("missed", false),
      ...(trying.length ? [paragraph(say("trying")), items(trying)] : []),
    ];
    fill("again", ...(found.length ? found : [paragraph(say(results.length ? "again-none" : "nothing"))]));
  };
  const showSure = (results) => {
    const lines = LEVELS.map((level) => {
      const sum = (key) => results.reduce((total, { calibration }) => total + calibration[level][key], 0);
      return sum("said") ? say(`when-${level}`, { said: sum("said"), right: sum("right") }) : "";
    }).filter(Boolean);
    fill("sure", lines.length ? items(lines) : paragraph(say("sure-none")));
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
    if (lines.length) fill("worksheets", items(lines), block("kept__buttons", exporting));
    else fill("worksheets", paragraph(say("sheets-none")));
  };
  const showRecord = () => fill("record", ...(recordOf(outline, words, fold) ?? []));

  const results = () => quizzes.filter(([, { questions }]) => questions).flatMap(([id, quiz]) => {
    const result = resultOf(quiz, store.get(id));
    return result ? [{ ...result, id }] : [];
  });
  const show = () => {
    const all = results();
    fill("stand", ...standOf(outline, words, quizzes, all, fold));
    showAgain(all);
    showSure(all);
    showWorksheets();
    showRecord();
    form.show();
  };

  const form = createFileForm(course, words, results, show, fold);
  const lasting = createLasting(words, () => (moving.open = true));
  const moving = fold("moving", [say("moving")], paragraph(say("moved")), ...form.reading, ...lasting);
  fill("file", ...form.elements, moving);
  place.addEventListener("change", showRecord); // of the name
  show();
  store.watch(place, show);
};
