"""What `practicum new` writes: a small whole course, and further lessons, modules and quizzes for one."""

from practicum.scaffold.course import NewCourse, new_course

__all__ = ["NewCourse", "new_course"]
