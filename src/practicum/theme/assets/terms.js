// Shows the definition of a term beside it: on hover, on focus and on a first tap. Escape closes it. A second tap
// follows the link.
(() => {
  "use strict";
  const root = document.documentElement;
  if ("terms" in root.dataset) return; // instant navigation runs this file again on every page with terms
  root.dataset.terms = "";
  const EDGE = 8; // pixels between it and the edge of the window
  let open = null;
  let tapped = null; // the touched term, if it was not open before

  const termAt = (node) => (node instanceof Element ? node.closest(".term") : null);

  const hide = () => {
    if (open) open.lastElementChild.hidden = true;
    open = null;
  };

  const show = (term) => {
    if (term === open) return;
    hide();
    open = term;
    const text = term.lastElementChild;
    text.hidden = false;
    text.style.left = text.style.top = "0";
    const box = text.getBoundingClientRect();
    const lines = term.firstElementChild.getClientRects(); // a term may be on two lines
    const first = lines[0];
    const last = lines[lines.length - 1];
    const below = last.bottom + box.height <= root.clientHeight || first.top < box.height;
    const left = Math.max(EDGE, Math.min(last.left, root.clientWidth - box.width - EDGE));
    text.style.left = `${left - box.left}px`;
    text.style.top = `${(below ? last.bottom : first.top - box.height) - box.top}px`;
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const term = termAt(event.target);
    if (term) show(term);
    else if (open && !open.contains(document.activeElement)) hide();
  });
  document.addEventListener("pointerdown", (event) => {
    const term = termAt(event.target);
    if (!term) hide();
    tapped = event.pointerType === "touch" && term !== open ? term : null;
  });
  document.addEventListener("click", (event) => {
    if (tapped && event.target.closest("a") && termAt(event.target) === tapped) {
      event.preventDefault();
      event.stopPropagation(); // otherwise instant navigation would follow the link
      show(tapped);
    }
    tapped = null;
  }, true);
  document.addEventListener("focusin", (event) => {
    const term = termAt(event.target);
    if (term) show(term);
  });
  document.addEventListener("focusout", () => {
    if (open && !open.matches(":hover")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
