// Tells in the course outline which lessons this browser has begun or passed.
(() => {
  "use strict";
  const kept = (course, quiz) => {
    try {
      return JSON.parse(localStorage.getItem(`practicum/${course}/${quiz}`));
    } catch {
      return null; // blocked or damaged: nothing is known of this lesson
    }
  };
  for (const outline of document.querySelectorAll(".syllabus")) {
    const { course, passed, begun } = outline.dataset;
    for (const item of outline.querySelectorAll("[data-quizzes]")) {
      const quizzes = item.dataset.quizzes.split(" ").filter(Boolean).map((quiz) => kept(course, quiz));
      const isPassed = quizzes.length > 0 && quizzes.every((quiz) => quiz?.passed);
      const isBegun = quizzes.some((quiz) => Object.keys(quiz?.answers ?? {}).length);
      const status = item.querySelector(".syllabus__status");
      status.hidden = !isPassed && !isBegun;
      status.textContent = isPassed ? passed : begun;
      status.dataset.status = isPassed ? "passed" : "begun";
    }
  }
})();
