"""What is added to a built site, of either engine."""

from practicum.publish.publish import publish

__all__ = ["publish"]
