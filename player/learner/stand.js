// "Where I stand" on "My progress": a bar for each module, which unfolds to its lessons and what they teach.
import { plain, parse, tenths } from "../core/fraction.js";
import { isMastered, mastery } from "../core/mastery.js";
import { isBegun } from "../core/merge.js";
import { PACE } from "../core/names.js";
import { atPace, paceOf } from "../core/pace.js";
import { standing } from "../core/standing.js";
import { sayer } from "../core/words.js";
import { page } from "../page.js";
import { bar } from "../ui/bar.js";
import { element, items, link, paragraph } from "../ui/dom.js";

const STATUS_WORDS = { passed: "is-passed", begun: "begun", none: "none" };

// Returns the elements. `quizzes` are the outline's as [id, quiz], `results` those of quizzes with a checked question.
export const standOf = (outline, words, quizzes, results, fold) => {
  const { store } = page;
  const say = sayer(words);
  const marked = (status, textContent) => {
    const made = element("span", { className: "overview__mark", textContent });
    made.dataset.status = status;
    return made;
  };
  const status = (ids) => standing(ids.map(store.get)).status;
  const withQuiz = (lessons) => lessons.filter((lesson) => lesson.quizzes.length);
  const count = (lessons, wanted) => lessons.filter((lesson) => status(lesson.quizzes) === wanted).length;
  const found = mastery(results);

  const objective = ([id, text]) => {
    const own = found.get(id);
    if (!own) return [text, " ", marked("none", say("untried"))];
    const [status, key] = isMastered(own, outline.threshold) ? ["passed", "mastered"] : ["begun", "not-mastered"];
    return [text, " ", marked(status, say(key, tenths(...own)))];
  };
  const scores = (id) => {
    const own = results.find((result) => result.id === id);
    if (!own?.possible[0]) return [];
    const { best } = store.get(id);
    const { title: quiz } = outline.quizzes[id];
    const lines = [say("result", { quiz, ...tenths(own.earned, own.possible), percent: own.percent })];
    if (best?.earned && best.earned !== plain(own.earned)) {
      lines.push(say("best", { percent: best.percent, ...tenths(parse(best.earned), parse(best.possible ?? "0")) }));
    }
    return [paragraph(lines.join("; "), "overview__about")];
  };
  const lessonOf = ({ title, href, quizzes, objectives }) => {
    const key = quizzes.length ? status(quizzes) : "";
    const mark = key ? [marked(key, say(STATUS_WORDS[key]))] : [];
    const known = items(Object.entries(objectives).map(objective));
    return [link(title, href), " ", ...mark, ...quizzes.flatMap(scores), known];
  };
  const moduleOf = ({ title, href, lessons }) => {
    const some = withQuiz(lessons);
    const [all, passed, begun] = [some.length, count(some, "passed"), count(some, "begun")];
    const far = () => [
      marked(status(some.flatMap(({ quizzes }) => quizzes)), say(begun ? "of-begun" : "of", { passed, all, begun })),
      element("span", { className: "bars", ariaHidden: "true" }, bar(passed / all, 1, (passed + begun) / all)),
    ];
    const seen = [element("h3", { textContent: title }), " ", ...(all ? far() : [])];
    const about = paragraph("", "overview__about");
    about.append(link(say("module"), href));
    const made = fold(href, seen, about, items(lessons.map(lessonOf), "overview__lessons"));
    return Object.assign(made, { className: all ? "overview__module" : "" });
  };

  // The share of a lesson's questions that are still open.
  const openShare = ({ quizzes }) => {
    const own = quizzes.map((id) => results.find((result) => result.id === id)).filter(Boolean);
    const asked = own.flatMap((result) => result.asked.map(({ id }) => result.questions[id].status));
    const open = asked.filter((status) => status === "unanswered").length;
    return own.length === quizzes.length ? open / asked.length : 1;
  };
  // The minutes of the lessons that are not passed, by her own pace if it is known. Those that an author wrote stay.
  // Where questions are checked, the text is read, and the questions that are open are left.
  const leftOf = (lessons) => {
    const pace = paceOf(store.raw(PACE));
    const leftIn = (lesson) => {
      const share = openShare(lesson);
      const [read, answer] = lesson.takes;
      return share === 1 ? [read, answer] : answer ? [0, answer * share] : [read * share, 0];
    };
    const minutes = (lesson) => atPace(leftIn(lesson), lesson.takes[1] && pace ? pace : [1, 1]).minutes;
    const open = lessons.filter(({ quizzes }) => status(quizzes) !== "passed");
    const all = open.reduce((sum, lesson) => sum + minutes(lesson), 0);
    const values = { hours: Math.floor(all / 60), minutes: all % 60 };
    const time = say(values.hours ? (values.minutes ? "hours" : "hours-even") : "minutes", values);
    return all ? [say(pace ? "left-pace" : "left", { time })] : [];
  };

  const lessons = withQuiz(outline.modules.flatMap((module) => module.lessons));
  const own = lessons.flatMap((lesson) => lesson.quizzes);
  const isHandedIn = ([id, { questions }]) => !questions && isBegun(store.get(id));
  const handed = quizzes.filter(isHandedIn).map(([id, { title }]) => {
    const answered = Object.values(store.get(id).answers).filter(({ answer }) => answer !== null).length;
    return paragraph(say("handed", { quiz: title, answered }));
  });
  const others = quizzes.filter(([id]) => !own.includes(id)).flatMap(([id]) => scores(id));
  const [passed, begun] = ["passed", "begun"].map((status) => count(lessons, status));
  return [
    paragraph([say("passed", { passed, all: lessons.length, begun }), ...leftOf(lessons)].join(" ")),
    ...outline.modules.map(moduleOf),
    ...handed,
    fold("counted", [say(others.length ? "others" : "counted")], ...others, paragraph(say("threshold", outline))),
  ];
};
