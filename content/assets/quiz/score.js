// Exact scores, by the rules of src/practicum/grade.py. A fraction is [numerator, denominator] in BigInt.
(() => {
  const practicum = (window.practicum ??= { kinds: {} });

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

  // By how sure the learner was: on how many questions, and how many of them were right.
  const calibrate = (questions, graded, confidence) => {
    const level = () => ({ said: 0, right: 0 });
    const calibration = { sure_not_right: [], guess: level(), fairly: level(), sure: level() };
    for (const { id } of questions) {
      const { status } = graded[id];
      const said = own(confidence, id);
      if (!said || !["correct", "partly", "wrong"].includes(status)) continue;
      calibration[said].said++;
      if (status === "correct") calibration[said].right++;
      else if (said === "sure") calibration.sure_not_right.push(id);
    }
    return calibration;
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
    return { earned, possible, percent: Number(percent), passed, questions: graded, calibration: calibrate(questions, graded, confidence) };
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

  // White space as Python has it, and only the signs that every Unicode version changes alike: src/practicum/typed.py.
  const fold = (text) => text.replace(/[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g, " ").replace(/^ | $/g, "");
  const settled = (text, change) => text.replace(/[\0-\u0896\u0898-\u1ace\u1b00-\u1c88\u1c90-\ua7ca\ua7f2-\ud7ff\ue000-\uffff]+/g, change);
  const lower = (text) => settled(text, (part) => part.toLowerCase()).replaceAll("ς", "σ");

  Object.assign(practicum, { add, fold, settled, lower, parse, times, mixed, grade, result, letter, letters, list });
  practicum.start?.();
})();
