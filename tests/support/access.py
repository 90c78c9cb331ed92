"""What the tests of access share: where the focus is and whether it is seen, the accessibility tree, how large targets are."""

from playwright.sync_api import Error, expect

# What has the focus: whether any of it is seen, and what shows that it has it.
_FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body || one === document.documentElement) return null;
  const shown = one.matches(".md-option") ? one.nextElementSibling : one; // the theme's choice of colours is beside it
  const parts = [...shown.getClientRects()].flatMap((box) => [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y])));
  const hits = parts.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
  const { outlineStyle, outlineWidth, pointerEvents } = getComputedStyle(shown);
  const through = (hit) => pointerEvents === "none" && hit.contains(shown); // seen, though no pointer meets it
  return {
    html: one.outerHTML.slice(0, 160),
    name: one.getAttribute("aria-label") ?? (one.labels?.[0] ?? one).innerText.replace(/\\s+/g, " ").trim(),
    seen: one.matches(".md-option") || hits.some((hit) => shown.contains(hit) || through(hit) || hit.closest("label")?.control === one),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
  };
}"""
# Once more while a drawer comes out or the search opens, and a good while if need be.
_SEEN = f"() => {{ const found = ({_FOCUS})(); return !found || (found.seen && found.outlined); }}"
# What is smaller than 24 by 24 px, except for links in a line of text, and links with room for a circle of 24 px (WCAG 2.5.8).
_SMALL = """() => {
  const all = [...document.querySelectorAll(".md-content :is(a[href], button, input, select, textarea, summary, [tabindex='0'])")].filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  const boxOf = (one) => {
    const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
    const edge = (name, pick) => pick(...boxes.map((box) => box[name]));
    const [left, top, right, bottom] = [edge("left", Math.min), edge("top", Math.min), edge("right", Math.max), edge("bottom", Math.max)];
    return { left, top, right, bottom, width: right - left, height: bottom - top, x: (left + right) / 2, y: (top + bottom) / 2 };
  };
  const targets = all.map((one) => ({ one, box: boxOf(one) }));
  const isSmall = ({ box }) => box.width < 24 || box.height < 24;
  const inText = ({ one }) => one.matches("a") && getComputedStyle(one).display === "inline" && one.parentElement.textContent.trim() !== one.textContent.trim();
  const apart = ({ box }, { box: other }) => {
    const dx = Math.max(other.left - box.x, 0, box.x - other.right);
    const dy = Math.max(other.top - box.y, 0, box.y - other.bottom);
    return Math.hypot(dx, dy) >= 12;
  };
  return targets
    .filter((target) => isSmall(target) && !inText(target))
    .filter((target) => !target.one.matches("a") || targets.some((other) => other !== target && !inText(other) && !apart(target, other)))
    .map(({ one, box }) => `${one.outerHTML.slice(0, 120)}: ${Math.round(box.width)} x ${Math.round(box.height)}`);
}"""
_MOVING = """() => [...document.querySelectorAll("body, body *")].flatMap((one) => ["", "::before", "::after"].map((part) => [one, part])).filter(([one, part]) => {
  const style = getComputedStyle(one, part || null);
  const longest = (text) => Math.max(...text.split(",").map((each) => parseFloat(each)));
  return longest(style.transitionDuration) > 0.001 || longest(style.animationDuration) > 0.001 || style.scrollBehavior === "smooth";
}).map(([one, part]) => one.outerHTML.slice(0, 100) + part)"""


def focus(page):
    """Return what has the focus (`html`, `name`, `seen`, `outlined`), or None for nothing."""
    return page.evaluate(_FOCUS)


def _seen(page):
    """Return what has the focus, once it is seen; None for nothing."""
    now = focus(page)
    if now and not (now["seen"] and now["outlined"]):
        try:
            page.wait_for_function(_SEEN, timeout=5000)
        except Error:
            raise AssertionError(f"the focus is not seen: {focus(page)}") from None
    return now


# What a key changes is there two frames later; nobody presses the next key sooner than that.
_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


def press(page, *keys):
    """Press keys; after each of them something has the focus, and it is seen, with an outline."""
    for key in keys:
        page.keyboard.press(key)
        page.evaluate(_DRAWN)
        now = _seen(page)
        assert now, f"after {key} nothing has the focus"


def tab_to(page, name, back=False, most=120):
    """Press Tab, or Shift+Tab, until what has the focus has this name, or begins with it."""
    for _ in range(most):
        press(page, "Shift+Tab" if back else "Tab")
        if focus(page)["name"].startswith(name):
            return
    raise AssertionError(f"{name!r} was not reached in {most} steps; the focus is on {focus(page)}")


def walk(page, anew=True):
    """Press Tab to the end of a page and Shift+Tab back to its beginning; returns how many stops there were, all of them seen."""
    if anew:
        page.reload()  # so that it begins at the top
    stops = []
    while True:
        page.keyboard.press("Tab")
        now = _seen(page)
        if now is None:
            break
        stops.append(now["html"])
        assert len(stops) < 1000, "the focus goes round without an end"
    for _ in stops:
        press(page, "Shift+Tab")
    assert focus(page)["name"] == "Skip to content"
    return len(stops)


def small_targets(page):
    """Return what of ours is too small to be hit, with its size."""
    return page.evaluate(_SMALL)


def moving(page):
    """Return what would move: elements with a transition, an animation or smooth scrolling."""
    return page.evaluate(_MOVING)


def scrolls_sideways(page):
    """Tell whether a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def tree(page, selector, *roles):
    """Return Chromium's accessibility tree within an element: a line for each node of these roles, with its states."""
    session = page.context.new_cdp_session(page)
    root = session.send("Runtime.evaluate", {"expression": f"document.querySelector({selector!r})"})["result"]
    nodes = session.send("Accessibility.queryAXTree", {"objectId": root["objectId"]})["nodes"]
    session.detach()
    return [_line(node) for node in nodes if not node["ignored"] and node["role"]["value"] in roles]


def _line(node):
    """Return a node as text: role, name in quotation marks, value, then its states."""
    states = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    name = " ".join(node.get("name", {}).get("value", "").split())
    parts = [node["role"]["value"], f'"{name}"']
    value = node.get("value", {}).get("value", "")
    if value and node["role"]["value"] == "textbox":
        parts.append(f"= {value}")
    parts += [state for state in ("disabled", "expanded", "required") if states.get(state)]
    parts += ["collapsed"] * (states.get("expanded") is False)
    parts += ["checked"] * (states.get("checked") == "true")
    parts += ["invalid"] * (states.get("invalid") not in (None, "false"))
    parts += [f"live {states.get('live')}"] * (states.get("live", "off") != "off")
    described = " ".join(node.get("description", {}).get("value", "").split())
    return " ".join(parts) + (f" ({described})" if described else "")


def heard(page, selector):
    """Return the live region's words once there are any."""
    region = page.locator(selector)
    expect(region).not_to_have_text("")
    return " ".join(region.text_content().split())
