// Stores what is written on a worksheet in this browser, and saves it as text.
import { WORKSHEET } from "../core/names.js";
import { own } from "../core/tables.js";
import { leftOver, worksheetText } from "../core/worksheet.js";
import { page } from "../page.js";
import { askingButton, block, button, element, paragraph } from "../ui/dom.js";

const WAIT = 300; // milliseconds after the last key

export const mountWorksheet = (place) => {
  const { store } = page;
  const { sheet: id, title } = place.dataset;
  const words = JSON.parse(place.dataset.words);
  const name = WORKSHEET + id;
  const article = place.closest("article") ?? document.body;
  const areas = [...article.querySelectorAll(":is(.write, .cell) textarea")];
  const fields = new Map(areas.map((area) => [area.id.slice("write-".length), area]));
  const labels = Object.fromEntries([...fields].map(([id, area]) => [id, area.labels[0].textContent]));
  const kept = (id) => own(store.get(name).answers, id)?.answer ?? null;
  const message = element("p", { role: "status" });
  const removed = block("worksheet__removed");
  let timer = 0;

  const show = (some = fields.keys()) => {
    for (const id of some) fields.get(id).value = typeof kept(id) === "string" ? kept(id) : "";
    const line = ([id, { label, answer }]) => paragraph(`${label ?? id}: ${answer}`);
    const left = leftOver(labels, store.get(name)).map(line);
    removed.replaceChildren(...(left.length ? [paragraph(words["removed-fields"])] : []), ...left);
  };
  const changed = () => [...fields].filter(([id, { value }]) => (value || null) !== kept(id));
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    if (!place.isConnected) return;
    const now = changed().map(([id, { value }]) => [id, { answer: value || null, label: labels[id] }]);
    if (now.length) store.put(name, Object.fromEntries(now));
  };
  for (const area of areas) {
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, WAIT);
    });
    area.addEventListener("change", save);
  }
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", save);

  const clear = askingButton(words.clear, words["clear-sure"], () => {
    for (const area of areas) area.value = "";
    save();
    message.textContent = words.cleared;
  });
  const file = `${id}.txt`;
  const asText = button(words.text, () => {
    save();
    store.download(file, "text/plain", worksheetText(title, labels, store.get(name)));
    message.textContent = words.saved.replace("{file}", file);
  });
  const print = button(words.print, () => window.print());
  place.querySelector(".worksheet__kept").textContent = words.kept;
  const buttons = block("kept__buttons", print, asText, clear);
  const tools = block("worksheet__tools", buttons, message, removed);
  article.append(tools);
  show();
  store.watch(tools, (other) => {
    if (other !== name) return;
    // A field that is being written in, and is not stored yet, has the later change.
    const written = timer ? changed().map(([id]) => id) : [];
    const isTyped = (id) => written.includes(id) && fields.get(id) === document.activeElement;
    show([...fields.keys()].filter((id) => !isTyped(id)));
  });
};
