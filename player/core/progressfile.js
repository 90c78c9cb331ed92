// A learner's progress as a file.
import { LEVELS } from "./calibration.js";
import { isAhead } from "./dates.js";
import { asJson } from "./json.js";
import { bounded, VERSION } from "./merge.js";
import { ENDINGS, sortOf, WORKSHEET } from "./names.js";
import { isTable } from "./tables.js";

const NAME = 200; // characters of a learner's name
const SHOWN = 80; // characters of a file that a message shows
const PARTS = { quizzes: "", worksheets: WORKSHEET, endings: ENDINGS };

// `head` is {course, saved, learner}, `records` yields [name, record]; returns the file's text.
export const writeFile = ({ course, saved, learner }, records) => {
  const all = [...records];
  const part = ([title, sort]) => {
    const own = all.filter(([name]) => sortOf(name) === sort);
    return [title, Object.fromEntries(own.map(([name, record]) => [name.slice(sort.length), record]))];
  };
  const parts = Object.fromEntries(Object.entries(PARTS).map(part));
  return `${asJson({ practicum: "progress", version: VERSION, course, saved, learner, ...parts }, 1)}\n`;
};

// Why a file is refused: the message is the id of one of the page's words, `values` are filled into it.
export class Refusal extends Error {
  constructor(id, values = {}) {
    super(id);
    this.values = values;
  }
}
const isId = (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
const isTime = (value) => Number.isFinite(value) && value >= 0;
const isText = (value) => typeof value === "string";
const isFlag = (value) => typeof value === "boolean";
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isFraction = (value) => isText(value) && /^\d{1,40}(\/[1-9]\d{0,39})?$/.test(value);
const isTexts = (value) => Array.isArray(value) && value.every(isText);
const isParts = (value, depth) =>
  depth > 0 &&
  typeof value === "object" &&
  Object.entries(value).every(([id, part]) => isId(id) && isAnswer(part, depth - 1));
const isAnswer = (value, depth = 3) => value === null || isText(value) || isParts(value, depth);
const isReview = (value) =>
  Array.isArray(value) && value.length === 2 && isTime(value[0]) && [1, 2, 3, 4].includes(value[1]);
const isReviews = ([key, list]) =>
  /^[a-z0-9-]+\/[0-9a-f]{8}$/.test(key) && Array.isArray(list) && list.every(isReview);
const isLog = (value) => isTable(value) && Object.entries(value).every(isReviews);
// A value must be of its type, if it is there; values that later versions add are kept as they are, unless every object
// has something of their name.
const isName = (key) => key !== "" && !(key in Object.prototype);
const fits = (table, kinds) =>
  Object.keys(table).every(isName) &&
  Object.entries(kinds).every(([key, is]) => table[key] === undefined || is(table[key]));
const SCORE = { earned: isFraction, possible: isFraction, percent: isCount, passed: isFlag, at: isTime };
const isScore = (value) => isTable(value) && fits(value, SCORE);
const RECORD = {
  version: isCount,
  at: isTime,
  since: isTime,
  seed: isCount,
  asked: isTexts,
  attempt: isCount,
  started: isTime,
  passed: isFlag,
  latest: isScore,
  best: isScore,
  before: isCount,
  clock: isText,
  log: isLog,
  answers: isTable,
};
const ENTRY = {
  at: isTime,
  revision: isText,
  answer: isAnswer,
  own: isTexts,
  checked: isFlag,
  hints: isCount,
  sure: (level) => LEVELS.includes(level),
  label: isText,
  later: isFlag,
};

const HEAD = { course: isText, saved: isText, learner: isText };
const damaged = (place) => new Refusal("damaged", { place: place.slice(0, SHOWN) });

// Returns the `learner` and the `records` as [name, record] in a file's text; throws Refusal. Times more than a day
// after `now` become `now`: otherwise the entries of a clock that is fast would never be replaced.
export const readFile = (text, course, now) => {
  let data;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ""));
    JSON.stringify(data, null, 1); // throws if it is nested too deeply to be stored and saved
  } catch {
    throw new Refusal("broken");
  }
  if (!isTable(data) || data.practicum !== "progress") {
    throw new Refusal(isTable(data) && isText(data.quiz) ? "sheet-file" : "no-progress");
  }
  if (isCount(data.version) && data.version > VERSION) throw new Refusal("newer");
  if (data.version !== VERSION) throw damaged("version");
  const odd = Object.keys(data).find((name) => !fits({ [name]: data[name] }, HEAD));
  if (odd !== undefined) throw damaged(odd || '""');
  if (data.course !== course) throw new Refusal("other", { course: (data.course ?? "").slice(0, SHOWN) });
  const pastReviews = ([key, list]) => [key, list.map(([at, rating]) => [isAhead(at, now) ? now : at, rating])];
  const pastLog = (log) => Object.fromEntries(Object.entries(log).map(pastReviews));
  if (data.endings === undefined) data.endings = {}; // an older version of the site had none
  const checkEntry = (place, [id, entry]) => {
    if (!isId(id) || !isTable(entry) || entry.answer === undefined || !fits(entry, ENTRY)) {
      throw damaged(`${place}.answers.${id}`);
    }
  };
  const recordOf = (place, name, record) => {
    if (!isId(name) || !isTable(record) || !isTable(record.answers) || !fits(record, RECORD)) throw damaged(place);
    for (const entry of Object.entries(record.answers)) checkEntry(place, entry);
    return bounded({ ...record, ...(record.log ? { log: pastLog(record.log) } : {}) }, now);
  };
  const records = Object.entries(PARTS).flatMap(([part, sort]) => {
    if (!isTable(data[part])) throw damaged(part);
    return Object.entries(data[part]).map(([name, record]) => [sort + name, recordOf(`${part}.${name}`, name, record)]);
  });
  return { learner: (data.learner ?? "").slice(0, NAME), records };
};
