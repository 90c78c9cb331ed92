"""What `practicum new` writes: a small whole course, and further lessons, modules and quizzes for one."""

from practicum.scaffold.course import NewCourse, new_course
from practicum.scaffold.parts import KINDS, new_part

__all__ = ["KINDS", "NewCourse", "new_course", "new_part"]
