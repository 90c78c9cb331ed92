// Exact scores, by the rules of src/practicum/grade.py. A fraction is [numerator, denominator] in BigInt.
const gcd = (a, b) => (b ? gcd(b, a % b) : a);
const reduce = ([n, d]) => {
  const common = gcd(n, d);
  return [n / common, d / common];
};

const parse = (text) => {
  const [n, d = "1"] = text.split("/");
  return reduce([BigInt(n), BigInt(d)]);
};
const add = ([a, b], [c, d]) => reduce([a * d + c * b, b * d]);
const times = ([a, b], [c, d]) => reduce([a * c, b * d]);
const mixed = ([n, d]) => [n >= d || !n ? n / d : "", n % d ? `${n % d}/${d}` : ""].filter((part) => part !== "").join(" ");

const own = (table, id) => (Object.hasOwn(table, id) ? table[id] : null);
const isEmpty = (given) => given == null || given === "" || (typeof given === "object" && !Object.keys(given).length);
const inner = (given) => (typeof given === "object" && given ? given : String(given ?? ""));
const plain = (given) => {
  if (Array.isArray(given)) return given.map(inner);
  if (typeof given !== "object") return String(given);
  return Object.fromEntries(Object.entries(given).map(([id, item]) => [id, inner(item)]));
};

// Throws TypeError for an answer that the question cannot take.
const grade = ({ kind, key, whole }, given) => {
  const scorer = practicum.kinds[kind];
  const answer = isEmpty(given) ? null : scorer.answer(key, plain(given));
  if (answer === null) return { status: "unanswered", credit: [0n, 1n] };
  if (scorer.unscored) return { status: "written", credit: [0n, 1n] };
  let credit = scorer.credit(key, answer);
  if (whole && credit[0] !== credit[1]) credit = [0n, 1n];
  return { status: credit[0] === credit[1] ? "correct" : credit[0] ? "partly" : "wrong", credit };
};

// Returns the result of a sheet, or {problems} when it cannot be graded.
const result = (questions, pass, { answers = {}, revisions = {}, confidence = {} }) => {
  const graded = {};
  const problems = [];
  let earned = [0n, 1n];
  let possible = [0n, 1n];
  for (const question of questions) {
    const given = own(answers, question.id);
    const mark = own(revisions, question.id);
    if (mark && String(mark) !== question.revision && !isEmpty(given)) {
      graded[question.id] = { status: "changed", credit: [0n, 1n] };
      continue;
    }
    try {
      const points = parse(question.points);
      graded[question.id] = grade(question, given);
      earned = add(earned, times(graded[question.id].credit, points));
      possible = add(possible, points);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      problems.push(`answers.${question.id}`);
    }
  }
  for (const id of Object.keys(answers)) {
    if (questions.some((question) => question.id === id)) continue;
    if (!own(revisions, id)) problems.push(`answers.${id}`);
    else if (!isEmpty(answers[id])) graded[id] = { status: "changed", credit: [0n, 1n] };
  }
  if (problems.length) return { problems };
  const hundredfold = times(earned, [100n, 1n]);
  const percent = possible[0] ? (2n * hundredfold[0] * possible[1] + hundredfold[1] * possible[0]) / (2n * hundredfold[1] * possible[0]) : 0n;
  const passed = possible[0]
    ? hundredfold[0] * possible[1] >= BigInt(pass) * possible[0] * hundredfold[1]
    : questions.every(({ id }) => graded[id].status === "written");
  return { earned, possible, percent: Number(percent), passed, questions: graded, calibration: practicum.calibrate?.(questions, graded, confidence) };
};

const letter = (key, given) => {
  const wanted = String(given).replace(/^[ \t]+|[ \t]+$/g, "").toLowerCase();
  if (!Object.hasOwn(key, wanted)) throw new TypeError();
  return wanted;
};

// Returns the texts that an answer lists, without empty ones.
const list = (given) => {
  const parts = typeof given === "string" ? given.split(/[,\t ]/) : given;
  if (!Array.isArray(parts) || parts.some((part) => typeof part !== "string")) throw new TypeError();
  return parts.filter((part) => /[^ \t]/.test(part));
};
const letters = (key, given) => {
  const named = list(given).map((part) => letter(key, part));
  if (new Set(named).size < named.length) throw new TypeError();
  return named;
};

Object.assign(practicum, { add, own, parse, times, mixed, grade, result, letter, letters, list });
