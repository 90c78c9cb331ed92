"""What `practicum new` writes (a small whole course, further parts of one), and what `practicum upgrade` changes."""

from practicum.scaffold.course import NewCourse, new_course
from practicum.scaffold.parts import KINDS, new_part
from practicum.scaffold.schemas import write_schemas
from practicum.scaffold.upgrade import apply_upgrade, plan_upgrade, shown

__all__ = ["KINDS", "NewCourse", "apply_upgrade", "new_course", "new_part", "plan_upgrade", "shown", "write_schemas"]
