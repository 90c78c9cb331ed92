// Keeps an open page as the course is: takes the parts of its article that have changed, and shows mistakes where they
// belong. It runs before the scripts of the page, while the article is as the server has sent it.
(() => {
  const { page, words, shown } = document.currentScript.dataset;
  const say = JSON.parse(words);
  const article = document.currentScript.parentNode.querySelector("article");
  const isPart = ({ nodeType }) => nodeType === Node.ELEMENT_NODE;
  const sourceOf = (node) => node.outerHTML;
  // What the article has been sent as, and the nodes that show it; scripts change the nodes, not this.
  let parts = [...article.children].map((node) => ({ node, source: sourceOf(node) }));
  const panel = document.createElement("aside");
  panel.className = "preview";
  panel.setAttribute("role", "status");
  panel.hidden = true;
  document.body.append(panel);

  const fields = (root) => [...root.querySelectorAll("input, textarea, select")];
  const isBoxed = ({ type }) => /radio|checkbox/.test(type);
  const keyOf = (field) =>
    [field.closest("form")?.id, field.name, field.type, isBoxed(field) ? field.value : ""].join("/");
  // What has been typed or chosen in some nodes.
  const typed = (nodes) => {
    const found = new Map();
    for (const field of nodes.filter(isPart).flatMap(fields)) {
      const isBox = isBoxed(field);
      if (isBox ? field.checked : field.value !== field.defaultValue) found.set(keyOf(field), isBox || field.value);
    }
    return found;
  };
  const typeAgain = (found, nodes) => {
    for (const field of nodes.flatMap(fields)) {
      const value = found.get(keyOf(field));
      if (value === undefined || (value === true ? field.checked : field.value === value)) continue;
      if (value === true) field.checked = true;
      else field.value = value;
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  };
  // Runs the scripts in some nodes: those that come by `innerHTML` do not run by themselves.
  const run = (nodes) =>
    Promise.all(
      nodes.flatMap((node) => (node.matches("script") ? [node] : [...node.querySelectorAll("script")])).map((old) => {
        const script = document.createElement("script");
        for (const { name, value } of old.attributes) script.setAttribute(name, value);
        script.textContent = old.textContent;
        const done = new Promise((resolve) => (script.onload = script.onerror = resolve));
        script.async = false;
        old.replaceWith(script);
        return script.src ? done : undefined;
      }),
    );
  const MOST_FRAMES = 60; // until a quiz counts as one that cannot be answered
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  // Replaces the parts of the article between those at both ends that are as before.
  const take = async (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    const next = [...template.content.children].map((node) => ({ node, source: sourceOf(node) }));
    let from = 0;
    while (from < parts.length && from < next.length && parts[from].source === next[from].source) from += 1;
    let end = 0;
    const most = Math.min(parts.length, next.length) - from;
    while (end < most && parts.at(-1 - end).source === next.at(-1 - end).source) end += 1;
    const old = parts.slice(from, parts.length - end);
    const fresh = next.slice(from, next.length - end);
    const { scrollX, scrollY } = window;
    const given = typed(old.map(({ node }) => node));
    const forms = [...article.querySelectorAll("form.question")];
    const open = forms.find((form) => !form.hidden && form.checkVisibility());
    const isInSteps = article.querySelector(".quiz[data-steps]");
    const hash = location.hash;
    if (fresh.some(({ node }) => node.matches(".quiz"))) {
      article.style.minHeight = `${article.offsetHeight}px`;
      if (isInSteps && open) history.replaceState(history.state, "", `#${open.id}`); // the same step is shown again
    }
    const before = parts[parts.length - end]?.node ?? null;
    for (const { node } of fresh) article.insertBefore(node, before);
    for (const { node } of old) node.remove();
    parts = [...parts.slice(0, from), ...fresh, ...parts.slice(parts.length - end)];
    const sections = fresh.map(({ node }) => node).filter((node) => node.matches(".quiz[data-quiz]"));
    await run(fresh.map(({ node }) => node));
    const isMounted = () => sections.every((node) => node.matches("[data-mounted]"));
    for (let tries = 0; tries < MOST_FRAMES && !isMounted(); tries += 1) await frame();
    typeAgain(given, fresh.map(({ node }) => node));
    if (sections.length) history.replaceState(history.state, "", hash || location.pathname);
    article.style.minHeight = "";
    window.scrollTo(scrollX, scrollY);
    showNotes();
    await showFigures();
  };

  // What learners answered, at the end of each question: in a shadow tree, so that no style and no script of the page
  // takes it for its own.
  let answers = "";
  const showFigures = async () => {
    if (!answers) return;
    for (const quiz of document.querySelectorAll(".quiz[data-quiz]")) {
      for (let tries = 0; tries < MOST_FRAMES && !quiz.matches("[data-mounted]"); tries += 1) await frame();
      const response = await fetch(`/-/answers/${encodeURIComponent(quiz.dataset.quiz)}`);
      const { questions = {}, none = "" } = await response.json();
      for (const form of quiz.querySelectorAll("form.question")) {
        const { question, points } = form.dataset;
        const before = form.querySelector(".preview-figures");
        const isOpen = before?.shadowRoot.querySelector("details")?.open;
        before?.remove();
        if (points === "0") continue; // what is not scored has no figures
        const block = document.createElement("div");
        block.className = "preview-figures";
        block.attachShadow({ mode: "open" }).innerHTML = questions[question] ?? none;
        if (isOpen) block.shadowRoot.querySelector("details")?.setAttribute("open", "");
        form.append(block);
      }
    }
  };

  let mistakes = [];
  const elementOf = ({ element }) => element.split(" ").map((id) => id && document.getElementById(id)).find(Boolean);
  const showNotes = () => {
    for (const note of document.querySelectorAll(".preview-note")) note.remove();
    for (const mistake of mistakes.filter((one) => one.page === page)) {
      const place = elementOf(mistake);
      if (!place) continue;
      const note = document.createElement("strong");
      note.className = "preview-note";
      note.textContent = mistake.text;
      if (/^H\d$/.test(place.tagName)) place.after(note);
      else place.prepend(note);
    }
  };
  // Before there is a site, the page itself is the list.
  const showAlone = (isBusy) => {
    panel.hidden = true;
    const items = mistakes.map(({ text }) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    });
    if (isBusy && !items.length) items.push(Object.assign(document.createElement("li"), { textContent: say.building }));
    if (items.length) article.querySelector("ol").replaceChildren(...items);
  };
  const show = (isBusy, isCurrent) => {
    panel.hidden = !mistakes.length && !isBusy;
    if (!page) {
      showAlone(isBusy);
      return;
    }
    panel.classList.toggle("preview--busy", !mistakes.length);
    const title = document.createElement("p");
    const said = isCurrent ? say.before : say.mistakes;
    title.textContent = mistakes.length ? said.replace("{count}", mistakes.length) : say.building;
    const list = document.createElement("ol");
    for (const mistake of mistakes) {
      const item = document.createElement("li");
      const text = mistake.page || mistake.element ? document.createElement("a") : document.createElement("span");
      text.textContent = mistake.text;
      if (text.localName === "a") text.href = `/${mistake.page}#${mistake.element.split(" ")[0]}`;
      item.append(text);
      list.append(item);
    }
    panel.replaceChildren(title, ...(mistakes.length ? [list] : []));
  };
  let work = Promise.resolve();
  let mark = shown;
  const listen = () => {
    const events = new EventSource(`/-/events?page=${encodeURIComponent(page)}&shown=${mark}`);
    events.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.reload) location.reload();
      if (message.article !== undefined) {
        mark = message.shown;
        work = work.then(() => take(message.article)).then(() => (document.documentElement.dataset.previewed = mark));
      }
      if (message.answers !== undefined && message.answers !== answers) {
        answers = message.answers;
        work = work.then(showFigures);
      }
      if (message.mistakes) {
        mistakes = message.mistakes;
        work = work.then(() => {
          showNotes();
          show(message.building, message.current);
        });
      }
    };
    events.onerror = () => {
      events.close();
      setTimeout(listen, 1000); // the server begins anew; the mark is then another one
    };
  };
  listen();
})();
