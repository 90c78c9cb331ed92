"""Quizzes with a case of more than 100 words: in a stem, and shared by two questions."""

from textwrap import indent

CASE = indent(
    """\
Anna Berg sells tiles in Oslo. A builder whom she has known for years asks for two hundred boxes by the first of
May, and says that no other seller has ever sent him what he had asked for on the day that he had named. Her
workshop can make a hundred and fifty by then. She writes to three people before she answers him:

- To the workshop: "Which of the two hundred could wait until the tenth, and what would it take to make all of
  them by the first?"
- To the driver: "Can you go twice in that week, if I tell you a week before?"
- To her manager: "I shall say today what we can send. Please tell me by noon whether you object to that."
""",
    6 * " ",
).rstrip()
# A question with a long case in its stem, and one with a short stem.
TOLD = f"""\
questions:
  - id: told-at-length
    kind: choice
    objective: told-objective
    stem: |
{CASE}

      Whom does she ask first?
    options:
      - {{text: The workshop, credit: 1, why: It is the first of three.}}
      - {{text: The driver, why: He is the second.}}
    see: what-to-read
  - id: told-in-short
    kind: choice
    objective: told-objective
    stem: |
      Tom sells tiles too.

      Where?
    options:
      - {{text: Here, credit: 1, why: It is so.}}
      - {{text: There, why: It is not so.}}
    see: what-to-read
"""
# Two questions about a long case.
TOLD_ONCE = f"""\
stimuli:
  - id: builder
    title: A builder in Oslo
    text: |
{CASE}
questions:
  - id: once-first
    kind: choice
    objective: once-objective
    stimulus: builder
    stem: Whom does she ask first?
    options:
      - {{text: The workshop, credit: 1, why: It is the first of three.}}
      - {{text: The driver, why: He is the second.}}
    see: what-to-read
  - id: once-second
    kind: choice
    objective: once-objective
    stimulus: builder
    stem: Whom does she ask last?
    options:
      - {{text: Her manager, credit: 1, why: She is the third of three.}}
      - {{text: The driver, why: He is the second.}}
    see: what-to-read
"""
