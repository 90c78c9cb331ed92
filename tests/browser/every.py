"""A quiz with a question of each kind, all of them right or wrong in few steps."""

NAME = "every"
PAGE = "trial/every.html"
QUIZ = """\
confidence: true
stimuli:
  - id: mail
    title: An e-mail from Anna
    text: We need your *tiles* by May.
questions:
  - id: one-of-them
    kind: choice
    objective: every-objective
    stimulus: mail
    stem: Who writes?
    hints: [Look at the title., It begins with **A**.]
    options:
      - {text: Anna, credit: 1, why: It is her mail.}
      - {text: Tom, credit: 1/2, why: He reads it.}
      - {text: Max, why: Nobody of that name is in it.}
    see: what-to-read
  - id: some-of-them
    kind: choices
    objective: every-objective
    stimulus: mail
    all_or_nothing: true
    stem: What is needed?
    options:
      - {text: Tiles, credit: 1, why: She says so.}
      - {text: By May, credit: 1, why: She says so.}
      - {text: A reply, why: She does not ask for one.}
    see: what-to-read
  - id: in-order
    kind: order
    objective: every-objective
    stem: What comes first?
    items:
      - {text: Ask, place: 2, why: It comes second.}
      - {text: Listen, place: 1, why: It comes first.}
      - {text: Offer, place: 3, why: It comes last.}
    see: what-to-read
  - id: in-pairs
    kind: match
    objective: every-objective
    stem: Who needs what?
    lefts:
      - {text: The buyer, right: tiles, why: She builds.}
      - {text: The seller, right: orders, why: He lives on them.}
    rights:
      - {id: tiles, text: Tiles}
      - {id: orders, text: Orders}
      - {id: praise, text: Praise}
    see: what-to-read
  - id: in-gaps
    kind: blank
    objective: every-objective
    stem: Fill the gaps.
    text: Each says what it {verb}, and {who} begins.
    gaps:
      - {id: verb, accept: [needs], why: A need comes first.}
      - {id: who, accept: [the seller], why: He has the reason.}
    see: what-to-read
  - id: a-number
    kind: number
    objective: every-objective
    stem: How many hours are five hours a week in fifty weeks?
    answer: 250
    unit: hours
    units: [h]
    why: 5 times 50 is **250**.
    see: what-to-read
  - id: a-talk
    kind: dialogue
    objective: every-objective
    stem: You call Anna.
    who: Anna
    nodes:
      - id: opens
        says: We have tiles, thank you.
        replies:
          - {text: What would have to change?, credit: 1, why: It asks., next: tells}
          - {text: Ours cost less., why: It does not ask., next: price}
      - id: tells
        says: They came late before Easter.
        replies:
          - {text: What did that cost you?, credit: 1, why: She counts., next: trial}
          - {text: That cannot happen with us., why: Nobody can check it., next: price}
    endings:
      - {id: trial, title: A trial, debrief: She named her need.}
      - {id: price, title: A price list, debrief: You are compared by price.}
    see: what-to-read
  - id: in-words
    kind: reflection
    objective: every-objective
    stem: Write the reply.
    words: 20
    rubric:
      - {text: It answers the need., why: She wrote because of it.}
      - {text: It asks one thing., why: So she can answer it.}
    example: We can. Which tiles?
    see: what-to-read
"""
