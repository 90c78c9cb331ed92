"""A course to a finished site: checked, built by an engine, published, with the stand-alone grader, put in place."""

from practicum.build.site import EngineError, build_site, day_of_build

__all__ = ["EngineError", "build_site", "day_of_build"]
