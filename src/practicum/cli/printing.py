"""What commands that print share: WeasyPrint, or one line on what is missing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable


def printer() -> Callable[..., bytes] | None:
    """Return `paper.pdf.pdf`; None, with a line on standard error, where WeasyPrint or Pango is missing."""
    try:
        from practicum.paper.pdf import pdf
    except ModuleNotFoundError as error:
        print(say("pdf.needs", name=error.name), file=sys.stderr)
        return None
    except OSError:  # what loads a system's library raises if it is not there
        print(say("pdf.pango"), file=sys.stderr)
        return None
    return pdf
