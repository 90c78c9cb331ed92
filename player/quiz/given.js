// What the learner has answered in an assessment, to look over before it is saved.
const { element, isAnswered, linkTo } = practicum.tools;
// The texts of picked options, with the letters that are seen, for kinds that have no `given` of their own.
const textOf = ({ parentNode }) => parentNode.textContent;
const picked = (form) => [...form.querySelectorAll(".options :checked")].map(textOf);

// Returns the `element` that unfolds, and `show()`, which updates it.
export const createGiven = (session) => {
  const { say } = session;
  // Leads back here from the question that a link of the list has opened, below whose buttons it is.
  const back = element("a", { href: `#${session.end.id}`, textContent: say("assess.back") });
  const wayBack = element("p", {}, back);
  const list = element("ol");
  const text = (textContent, className) => element("p", { textContent, className, dir: "auto" });
  const row = (question) => {
    const { form, play } = question;
    const answers = isAnswered(question) ? (play.given ?? picked)(form) : [];
    const name = element("span", { className: "quiz__spoken" }, ` ${question.name()}`);
    const link = linkTo(question, session, say(answers.length ? "assess.change" : "assess.answer"), name);
    link.addEventListener("click", () => {
      const focus = () => list.querySelector(`[href="${link.hash}"]`).focus();
      back.onclick = () => addEventListener("hashchange", focus, { once: true }); // after the end has had the focus
      form.querySelector(".question__foot").append(wayBack);
    });
    const parts = answers.map((answer) => text(answer.trim(), "given__answer"));
    if (!parts.length) parts.push(text(say("open"), "quiz__state"));
    return element(
      "li",
      {},
      element("p", { className: "quiz__number", textContent: question.name() }),
      ...[...form.querySelectorAll(".question__stem")].map((stem) => text(stem.textContent.trim(), "given__stem")),
      ...parts,
      link,
    );
  };
  const show = () => {
    if (unfolded.open) list.replaceChildren(...session.asked.map(row));
  };
  const unfolded = element(
    "details",
    { className: "given" },
    element("summary", { textContent: say("assess.review") }),
    list,
  );
  unfolded.addEventListener("toggle", show);
  return { element: unfolded, show };
};
