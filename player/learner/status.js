// Tells in the navigation and in the course's outline which lessons this browser has begun or passed, and what comes next.
const record = (course, quiz) => {
  const text = localStorage.getItem(`practicum/${course}/${quiz}`); // throws where it is blocked
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {}; // damaged
  }
};
// `status` is none, begun or passed; `at` the time of the last change.
const stand = (course, quizzes) => {
  const all = quizzes.map((quiz) => record(course, quiz));
  const begun = all.some(({ answers }) => Object.values(answers ?? {}).some((entry) => entry?.answer != null));
  const passed = all.every((one) => one.best?.passed || one.passed);
  return { status: passed ? "passed" : begun ? "begun" : "none", at: Math.max(...all.map(({ at }) => at || 0)) };
};

const show = () => {
  const { course, root, words, pages } = practicum.outline ?? {};
  for (const link of pages ? document.querySelectorAll(".md-nav--primary a.md-nav__link") : []) {
    const quizzes = !link.hash && link.href.startsWith(root) && pages[link.href.slice(root.length)]; // headings have no mark
    if (!quizzes) continue;
    const { status } = stand(course, quizzes);
    for (const name of link.parentElement.querySelectorAll(":scope > .md-nav__link > .md-ellipsis")) {
      const mark = name.parentElement.querySelector(".stand") ?? document.createElement("span");
      mark.className = "stand";
      mark.dataset.status = status;
      mark.textContent = `, ${words[status]}`;
      name.after(mark);
    }
  }
  for (const place of document.querySelectorAll("[data-stand]")) {
    for (const item of place.querySelectorAll("[data-quizzes]")) {
      if (!item.dataset.quizzes.trim()) continue;
      const { status } = stand(place.dataset.course, item.dataset.quizzes.trim().split(" "));
      const shown = item.querySelector(".syllabus__status");
      shown.hidden = false;
      shown.dataset.status = status;
      shown.textContent = place.dataset[status];
    }
  }
  for (const next of document.querySelectorAll(".next")) {
    const { begin, go, done, lessons } = next.dataset;
    const all = JSON.parse(lessons).map(([title, minutes, href, quizzes]) => ({ title, minutes, href, ...stand(next.dataset.course, quizzes) }));
    const last = all.reduce((best, { status, at }, index) => (status !== "none" && at >= (all[best]?.at ?? 0) ? index : best), -1);
    const from = Math.max(last, 0);
    const lesson = [...all.slice(from), ...all.slice(0, from)].find(({ status }) => status !== "passed");
    const link = next.firstElementChild;
    link.href = lesson?.href ?? next.dataset.over;
    link.textContent = lesson ? (last < 0 ? begin : go).replace("{title}", () => lesson.title).replace("{minutes}", lesson.minutes) : done;
  }
};

// After what was clicked on is painted: it grows with the course.
let due = 0;
const later = () => {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(() => setTimeout(run));
};
const run = () => {
  try {
    show();
  } catch (error) {
    if (error.name !== "SecurityError") throw error; // blocked: nothing is known
  }
};
document.addEventListener("practicum", later);
addEventListener("storage", later);
addEventListener("pageshow", run);
if (window.document$) document$.subscribe(run);
else run();
