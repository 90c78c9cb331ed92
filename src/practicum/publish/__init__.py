"""What is added to a site after either engine has built it."""

from practicum.publish.publish import publish

__all__ = ["publish"]
