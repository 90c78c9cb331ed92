"""The quizzes of the trial lessons: reflections alone, and everything that the scored kinds share."""

REFLECTIONS = """\
questions:
  - id: own-declaration
    kind: reflection
    objective: reflections-objective
    stem: Write your own opening declaration for **one** customer.
    words: 60
    rubric:
      - text: It names one thing that you *need* from them.
        why: Without it, they hear a pitch. See [the three parts](mutual-need/opening-declaration.md#the-three-parts).
      - text: It gives a reason that they can check.
        why: |
          A reason makes a need believable.

          - A fact can be checked.
          - Praise cannot.
    example: |
      We need your orders in spring. They keep our second kiln warm.

      Where do you need us?
    see: what-to-read
  - id: own-doubt
    kind: reflection
    objective: reflections-objective
    stem: What could make you doubt it?
    hints: [Think of the last refusal.]
    rubric:
      - {text: It is honest., why: Nobody else reads it.}
    see: what-to-read
"""

SHARED = """\
confidence: true
stimuli:
  - id: mail
    title: An e-mail from Anna
    text: |
      Dear Tom,

      we need your *tiles* by May.
  - id: bill
    title: The bill of March
    text: |
      | For | Sum |
      |-|-|
      | Tiles | 900 |
questions:
  - id: who-writes
    kind: choice
    objective: shared-objective
    stimulus: mail
    stem: Who writes?
    hints:
      - Look at the title.
      - The name begins with **A**.
      - It is Anna.
    options:
      - {text: Anna, credit: 1, why: It is her mail.}
      - {text: Tom, credit: 1/2, why: He reads it.}
      - {text: Max, why: Nobody of that name is in it.}
    see: what-to-read
  - id: what-is-needed
    kind: choices
    objective: shared-objective
    stimulus: mail
    all_or_nothing: true
    points: 2
    stem: What is needed?
    options:
      - {text: Tiles, credit: 1, why: She says so.}
      - {text: By May, credit: 1, why: She says so.}
      - {text: A reply, why: She does not ask for one.}
    see: what-to-read
  - id: how-much
    kind: choice
    objective: shared-objective
    stimulus: bill
    all_or_nothing: true
    stem: How much is it?
    options:
      - {text: "900", credit: 1, why: It says so.}
      - {text: About 900, credit: 1/2, why: It is exact.}
      - {text: "90", why: A zero is missing.}
    see: what-to-read
  - id: own-reply
    kind: reflection
    objective: shared-objective
    stimulus: mail
    stem: Write the reply.
    rubric:
      - {text: It answers the need., why: She wrote because of it.}
    see: what-to-read
"""
