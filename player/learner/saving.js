// The form that saves the file of progress: what it holds, what a learner wants in it, and where it goes.
import { contents, handedIn } from "../core/handin.js";
import { sayer } from "../core/words.js";
import { page } from "../page.js";
import { block, button, element, paragraph, PRIMARY, within } from "../ui/dom.js";
import { sendLine, shareButton } from "../ui/send.js";

const MORE = ["reflections", "worksheets", "log"]; // not in the file unless they are ticked, anew on each visit

// Returns its `elements`, the `buttons` among them, and `show()` for when records have changed; `message` says what was
// saved, `fold` is that of ui/fold.js.
export const createSaving = (words, message, fold) => {
  const { store } = page;
  const say = sayer(words);
  const holds = paragraph("");
  const name = element("input", {
    type: "text",
    dir: "auto",
    id: within("overview", "name"),
    autocomplete: "name",
    maxLength: 200,
    value: store.learner,
  });
  const label = element("label", { htmlFor: name.id, textContent: say("name") });
  const choices = MORE.map((part) => {
    const box = element("input", { type: "checkbox", name: part });
    const text = element("span");
    return { part, box, text, line: element("label", {}, box, " ", text) };
  });
  const why = paragraph(say("add-why"), "overview__about");
  const all = element("fieldset", { ariaLabel: say("add") }, why, ...choices.map(({ line }) => line));
  const more = fold("add", [say("add")], all);
  const send = paragraph("");

  const show = () => {
    name.value ||= store.learner; // a file may have brought it
    const found = contents(store.all());
    holds.textContent = say(found.endings ? "holds-endings" : "holds", found);
    for (const { part, text, line } of choices) {
      line.hidden = !found[part];
      text.textContent = say(`add-${part}`, { number: found[part] });
    }
    more.hidden = MORE.every((part) => !found[part]);
    send.replaceChildren(...sendLine(store.hand, store.learner));
  };
  // Returns null where the name is missing, and asks for it in place: once, so that a second press goes on without it.
  let isNameAsked = false;
  const make = () => {
    const isAsking = !name.value.trim() && !isNameAsked;
    message.textContent = isAsking ? say("nameless") : "";
    isNameAsked ||= isAsking;
    if (isAsking) return null;
    const wanted = choices.filter(({ box, line }) => box.checked && !line.hidden).map(({ part }) => part);
    return store.file(handedIn(store.all(), wanted));
  };
  const save = (file) => {
    store.save(file);
    message.textContent = say("saved", { file: file.name });
  };
  const saveNow = () => {
    const file = make();
    if (file) save(file);
  };
  name.addEventListener("input", () => (store.learner = name.value.trim())); // a tap need not leave the field
  name.addEventListener("change", show);
  const buttons = block("kept__buttons");
  buttons.append(button(say("save"), saveNow, PRIMARY), ...shareButton(say("share"), make, save));
  return { show, buttons, elements: [holds, element("p", {}, label, " ", name), more, buttons, send] };
};
