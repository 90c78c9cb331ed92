// The form for the file of progress: save it, read it, and delete everything that is stored.
import { sortOf, WORKSHEET } from "../core/names.js";
import { readFile, Refusal } from "../core/progressfile.js";
import { sayer } from "../core/words.js";
import { page } from "../page.js";
import { askingButton, element, within } from "../ui/dom.js";
import { summary } from "./results.js";
import { createSaving } from "./saving.js";

const LIMIT = 10_000_000; // bytes of a file

// Returns its `elements`, those for `reading` a file, and `show()` for when records have changed. `results()` returns
// the results of all quizzes; the page's own `show()` is called when the form has changed records, `fold` is that of
// ui/fold.js.
export const createFileForm = (course, words, results, show, fold) => {
  const { store } = page;
  const say = sayer(words);
  const message = element("p", { role: "status", className: "overview__told" });
  const input = element("input", { type: "file", id: within("overview", "input"), accept: ".json,application/json" });
  const read = async (file) => {
    try {
      if (file.size > LIMIT) throw new Refusal("large");
      const { learner, records } = readFile(await file.text(), course, Date.now());
      store.join(records);
      store.learner ||= learner;
      for (const result of results()) store.put(result.id, {}, { result: summary(result) });
      const count = (sort) => records.filter(([name]) => sortOf(name) === sort).length;
      message.textContent = say("joined", { file: file.name, quizzes: count(""), worksheets: count(WORKSHEET) });
    } catch (error) {
      if (!(error instanceof Refusal) && error.name !== "NotReadableError") throw error;
      const why = words[error.message] ? say(error.message, error.values) : say("broken");
      message.textContent = say("refused", { file: file.name, why });
    }
    input.value = ""; // otherwise choosing the same file again is not an event
    show();
  };
  input.addEventListener("change", () => input.files.length && read(input.files[0]));
  const erase = askingButton(say("erase"), say("erase-sure"), () => {
    store.erase();
    message.textContent = say("erased");
    show();
  });
  const label = element("label", { htmlFor: input.id, textContent: say("read") });
  const saving = createSaving(words, message, fold);
  const reading = element("p", {}, label, " ", input);
  saving.buttons.append(erase);
  return { show: saving.show, elements: [...saving.elements, message], reading: [reading] };
};
