"""What axe, a checker of accessibility, finds on a page."""

from axe_playwright_python.sync_playwright import Axe

# The theme's tabs fade while a page is scrolled; what is half faded has too little contrast. They begin some frames after
# the scrolling, so that nothing may move yet when it is over. What follows the scrolling never ends.
STILL = """async () => {
  const moving = () => document.getAnimations()
    .filter((each) => each.timeline === document.timeline && each.effect.getTiming().iterations !== Infinity);
  do {
    await Promise.allSettled(moving().map((each) => each.finished));
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
  } while (moving().length);
}"""


def violations(page, *rules, within=None):
    """Return what axe finds: (rule, start of the element).

    It looks at the whole page, or `within` what a selector finds, once nothing moves any more; by all rules and the size
    of targets, or by these rules alone.
    """
    page.evaluate(STILL)
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    if rules:
        options["runOnly"] = list(rules)
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [(v["id"], node["html"][:200]) for v in found for node in v["nodes"]]
