"""The macros that pages of this course can call: Practicum's, and the course's own if there are any."""

from practicum.site import define_env

__all__ = ["define_env"]
