"""What is added to a site after either engine has built it."""

from practicum.publish.publish import delete_of_theme, publish

__all__ = ["delete_of_theme", "publish"]
