// How long a learner reads a lesson, and answers its questions: kept in this browser alone, as ratios to the computed
// minutes. No timer runs: what she does is noted, and a pause counts when it ends, unless it was long.
import { PACE, prefixOf } from "../core/names.js";
import { page } from "../page.js";
import { kept } from "./kept.js";

const MINUTE = 60_000;
const IDLE = 2 * MINUTE;
const KEPT = 20; // lessons, some of them not finished
const ANSWERS = ["change", "submit"];
const EVENTS = [...ANSWERS, "scroll", "pointerdown", "pointermove", "keydown", "visibilitychange"];

export const measurePace = () => {
  const line = document.querySelector(".read[data-takes]");
  if (!line || page.paced === line) return; // the script of each quiz on the page comes here
  page.paced = line;
  const section = line.nextElementSibling;
  const key = prefixOf(line.dataset.course) + PACE;
  const { quiz } = section.dataset;
  const [read, answer, all] = line.dataset.takes.split(" ");
  const computed = [read * MINUTE, answer * MINUTE];
  const leaving = new AbortController();
  const checked = () => section.querySelectorAll("form[data-status]").length;
  const lessons = () => [kept(key) ?? []].flat();
  let spent; // on reading and on answering, in milliseconds
  let part = 0; // reading; 1: answering
  let last = performance.now();
  let wasHidden = document.hidden;

  // Takes up what was kept of the lesson, on the first event, when the answers are on the page. Returns whether there
  // is anything to measure: not if the lesson was finished, or begun unmeasured.
  const takeUp = () => {
    const own = lessons().find((lesson) => lesson[0] === quiz);
    part = checked() ? 1 : 0;
    spent = computed.map((time, index) => (own?.[index + 1] || 0) * time);
    return own ? !own[3] : !part;
  };
  const keep = () => {
    const ratios = spent.map((time, index) => Math.round((100 * time) / computed[index]) / 100);
    const isDone = checked() >= all;
    const others = lessons().filter((lesson) => lesson[0] !== quiz);
    const list = [...others, [quiz, ...ratios, isDone]].slice(-KEPT);
    localStorage.setItem(key, JSON.stringify(list));
    return !isDone;
  };
  // Returns whether there is more to measure.
  const note = ({ type, target, timeStamp }) => {
    if (!spent && !takeUp()) return false;
    if (!line.isConnected) return keep() && false; // instant navigation has left the page
    if (!wasHidden && timeStamp - last < IDLE) spent[part] += timeStamp - last;
    last = timeStamp;
    wasHidden = document.hidden;
    if (ANSWERS.includes(type) && section.contains(target)) part = 1;
    return wasHidden || type === "submit" ? keep() : true;
  };
  const noted = (event) => {
    try {
      if (note(event)) return;
    } catch {
      // The browser keeps nothing, or what it keeps is damaged.
    }
    leaving.abort();
  };
  for (const name of EVENTS) document.addEventListener(name, noted, { signal: leaving.signal, passive: true });
};
