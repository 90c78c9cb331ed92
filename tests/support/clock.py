"""The clock of a page, set to a day of a test's choice."""

from datetime import UTC, datetime, timedelta
from time import time

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
_CLOCK = """(ahead) => {
  window.ahead = ahead;
  if (window.usualDate) return;
  window.usualDate = Date;
  window.Date = class extends usualDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [Date.now()]));
    }
    static now = () => usualDate.now() + Math.round(window.ahead);
  };
}"""  # Playwright's own clock replaces timers, too, and the theme's code stumbles over that


def at(page, days=0, minutes=0):
    """Set the clock of a page, and of every page that it becomes; it goes on from there."""
    ahead = (BEGIN + timedelta(days=days, minutes=minutes)).timestamp() * 1000 - time() * 1000
    page.add_init_script(f"({_CLOCK})({ahead})")
    page.evaluate(_CLOCK, ahead)
