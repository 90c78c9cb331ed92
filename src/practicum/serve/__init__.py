"""The preview: a course in a browser of this machine, where every save shows on the open page at once."""

from practicum.serve.run import serve

__all__ = ["serve"]
