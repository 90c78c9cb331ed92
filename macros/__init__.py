"""What the pages of this course can call: Practicum's macros. Macros of the course's own go here too."""

from practicum.site import define_env

__all__ = ["define_env"]
