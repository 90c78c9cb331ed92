// Keeps what is written on a worksheet in this browser, and gives it out as text.
const WAIT = 300; // milliseconds after the last key

const mount = (place) => {
  const { store } = practicum;
  const { element, button } = store;
  const { sheet, title } = place.dataset;
  const words = JSON.parse(place.dataset.words);
  const name = store.SHEET + sheet;
  const page = place.closest("article") ?? document.body;
  const areas = [...page.querySelectorAll(":is(.write, .cell) textarea")];
  const fields = new Map(areas.map((area) => [area.id.slice("write-".length), area]));
  const labels = Object.fromEntries([...fields].map(([id, area]) => [id, area.labels[0].textContent]));
  const kept = (id) => {
    const { answers } = store.get(name);
    return Object.hasOwn(answers, id) ? answers[id] : { answer: null };
  };
  const told = element("p", { role: "status" });
  const gone = element("div", { className: "worksheet__gone" });
  let timer = 0;

  const show = (some = fields.keys()) => {
    for (const id of some) {
      const { answer } = kept(id);
      fields.get(id).value = typeof answer === "string" ? answer : "";
    }
    const left = Object.entries(store.get(name).answers).filter(([id, { answer }]) => !fields.has(id) && typeof answer === "string");
    gone.replaceChildren(...(left.length ? [element("p", { textContent: words.gone })] : []), ...left.map(([id, { label, answer }]) => element("p", { textContent: `${label ?? id}: ${answer}` })));
  };
  const changed = () => [...fields].filter(([id, { value }]) => (value || null) !== kept(id).answer);
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    if (!place.isConnected) return;
    const now = changed();
    if (now.length) store.put(name, Object.fromEntries(now.map(([id, { value }]) => [id, { answer: value || null, label: labels[id] }])));
  };
  for (const area of fields.values()) {
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, WAIT);
    });
    area.addEventListener("change", save);
  }
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", save);

  let warned = false;
  const clear = button(words.clear, () => {
    if (!warned) {
      warned = true;
      clear.textContent = words["clear-sure"];
      return;
    }
    unsure();
    for (const area of fields.values()) area.value = "";
    save();
    told.textContent = words.cleared;
  });
  const unsure = () => {
    warned = false;
    clear.textContent = words.clear;
  };
  clear.addEventListener("blur", unsure);
  const file = `${sheet}.txt`;
  const asText = button(words.text, () => {
    save();
    store.download(file, "text/plain", store.text(title, labels, store.get(name)));
    told.textContent = words.saved.replace("{file}", file);
  });
  const print = button(words.print, () => window.print());
  place.querySelector(".worksheet__kept").textContent = words.kept;
  const tools = element("div", { className: "worksheet__tools" }, element("div", { className: "kept__buttons" }, print, asText, clear), told, gone);
  page.append(tools);
  show();
  store.watch(tools, (other) => {
    if (other !== name) return;
    // What is being written here and not kept yet is the later change.
    const typing = timer ? changed().map(([id]) => id).filter((id) => fields.get(id) === document.activeElement) : [];
    show([...fields.keys()].filter((id) => !typing.includes(id)));
  });
};

practicum.sheets = () => practicum.store?.each(".worksheet", mount);
practicum.sheets();
