import { fileName } from "../core/filename.js";
import { asJson } from "../core/json.js";
import { own } from "../core/tables.js";
import { button, element, within } from "../ui/dom.js";
import { sendLine } from "../ui/send.js";

// Returns the answers, hints, confidence and revisions of an answer file, for the questions that `isWanted` picks.
export const answersOf = ({ asked, section }, isWanted) => {
  const wanted = asked.filter(isWanted).filter((question) => question.read() !== null);
  const of = (value, some = wanted) =>
    Object.fromEntries(some.map((question) => [question.id, value(question)]).filter(([, value]) => value));
  return {
    answers: of((question) => question.read()),
    hints: of(({ hints }) => hints),
    confidence: of((question) => question.sure()),
    revisions: of(({ revision }) => revision, section.dataset.draw ? asked : wanted),
  };
};

// Returns the field for the learner's name and the button that saves an answer file. What becomes of it is said in
// `message`.
export const createSaving = (session, message) => {
  const { section, quiz, say, assessed, store } = session;
  const name = element("input", {
    dir: "auto",
    id: within(section.id, "name"),
    autocomplete: "name",
    maxLength: 200,
    value: store.learner,
    oninput: () => (store.learner = name.value), // a tap need not leave the field
  });
  const label = element("label", { htmlFor: name.id, textContent: say("name") });
  const save = () => {
    const { asked } = session;
    const unreadable = asked.filter((question) => question.refuses());
    const questions = unreadable.map((question) => question.name()).join(", ");
    const fix = questions ? [say("not-saved", { questions })] : [];
    const doubts = assessed?.doubts(session, unreadable, questions) ?? fix;
    if (doubts.length) return message.replaceChildren(...doubts);
    const learner = name.value.trim();
    const given = answersOf(session, () => true);
    const { answers } = given;
    const head = { quiz, learner, ...assessed?.inFile(), ...session.drawn?.inFile() };
    const file = `${fileName(store.course, name.value)}-${quiz}-answers.json`;
    store.download(file, "application/json", `${asJson({ ...head, ...given }, 2)}\n`);
    const number = asked.filter(({ id, checked }) => own(answers, id) && !checked).length;
    const saved = say("saved", { answered: Object.keys(answers).length, all: asked.length, file });
    const then = assessed ? say("assess.then") : number ? say("unchecked", { number }) : "";
    message.replaceChildren(`${saved} ${then} `, ...sendLine(store.hand, learner));
  };
  const field = element("p", { className: "quiz__name" }, label, name);
  return { name: field, save: button(say("save"), save) };
};
