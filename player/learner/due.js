// What is due for review: from the logs that this browser keeps, and the list of questions that the build writes.
const kept = (course, quiz) => {
  if (practicum.store) return practicum.store.get(quiz); // it knows what could not be written, too
  try {
    return JSON.parse(localStorage.getItem(`practicum/${course}/${quiz}`)) ?? {};
  } catch {
    return {}; // damaged, or blocked
  }
};
const reviews = (log, key) => {
  const list = log && Object.hasOwn(log, key) ? log[key] : [];
  return Array.isArray(list) ? list : [];
};

// Returns each question of the course that was reviewed as it stands now: how well it is remembered, and when it is due.
practicum.reviewed = (course, now = Date.now()) => {
  const today = practicum.day(now);
  return Object.entries(practicum.questions?.quizzes ?? {}).flatMap(([quiz, { page, title, version, keys }]) => {
    const { log } = kept(course, quiz);
    return (log ? keys : []).flatMap((key) => {
      const state = practicum.memory(reviews(log, key));
      return state ? [{ id: `${quiz}/${key}`, quiz, page, title, version, key, due: state.due, isDue: state.due <= today, recall: state.recall(today) }] : [];
    });
  });
};

// Whether anything was reviewed: whoever is new loads no list.
const isBegun = (course) => {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`practicum/${course}/`) && localStorage.getItem(key).includes('"log":{'));
  } catch {
    return false; // blocked
  }
};
let asked = false;
const show = () => {
  for (const line of document.querySelectorAll(".due")) {
    const { course, list, words } = line.dataset;
    if (practicum.questions === undefined && !asked && isBegun(course)) {
      asked = true;
      const script = Object.assign(document.createElement("script"), { src: list });
      script.addEventListener("load", show);
      document.head.append(script);
    }
    const count = practicum.reviewed(course).filter(({ isDue }) => isDue).length;
    line.hidden = !count;
    line.firstElementChild.textContent = words.replace("{count}", count);
  }
};
if (!practicum.due) {
  document.addEventListener("practicum", show);
  document.addEventListener("visibilitychange", show); // a day may have passed
  addEventListener("storage", show);
  addEventListener("pageshow", show);
}
practicum.due = show;
show();
