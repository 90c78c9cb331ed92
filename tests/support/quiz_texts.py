"""The quizzes of trial lessons, as YAML without title and lesson, and one-question quizzes of some kinds."""

NUMBER = """\
title: T
lesson: l
questions:
  - id: hours
    kind: number
    objective: o
    stem: How many hours?
    answer: 1250
    tolerance: 50
    unit: hours
    units: [h, hour]
    why: 5 hours times 250 days.
    see: s
"""
EVERY_NAME = "every"
EVERY_PAGE = "trial/every.html"
EVERY = """\
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


def _drawn_question(number, extra=""):
    topic = "money" if number < 5 else "time"
    return f"""  - id: q{number}
    kind: choice
    objective: drawn-objective
    topic: {topic}
    stem: Question number {number}?
    see: what-to-read
{extra}    options:
      - {{text: Yes to {number}, credit: 1, why: It is so.}}
      - {{text: No to {number}, why: It is not so.}}
      - {{text: Perhaps {number}, why: It is certain.}}
"""


_ABOUT = "    stimulus: mail\n"
DRAWN = f"""pass: 50
shuffle: true
draw:
  - {{topic: money, take: 3}}
  - {{topic: time, take: 2}}
stimuli:
  - {{id: mail, title: A mail, text: Dear all}}
questions:
{"".join(_drawn_question(number, _ABOUT if number in (1, 3, 6) else "") for number in range(9))}"""

MATCH = """\
title: One question
lesson: lesson
questions:
  - id: owes
    kind: match
    objective: objective
    stem: Who owes what?
    rights:
      - {id: the-firm, text: The firm}
      - {id: client, text: The *client*}
      - {id: nobody, text: Nobody}
    lefts:
      - text: A date that holds
        right: the-firm
        why: It took the order.
      - text: A clear brief
        right: client
        why: |
          Nobody else
          knows the need.
      - text: A deposit
        right: client
        why: It was agreed.
    see: heading
"""
ORDER = """\
title: One question
lesson: lesson
questions:
  - id: steps
    kind: order
    objective: objective
    stem: In which order?
    items:
      - text: A first task
        place: 1
        why: It tests the words.
      - text: The [need](a.md) of both
        place: 3
        why: |
          Nothing else
          can be answered.
      - text: An answer
        place: 2
        why: It decides.
    see: heading
"""
BLANK = """\
title: T
lesson: l
questions:
  - id: two-needs
    kind: blank
    objective: o
    stem: Fill the gaps.
    text: |
      Each side says what it {verb}
      from the other, and **{who}** begins.
    gaps:
      - id: who
        accept: [Sales]
        case_sensitive: true
        why: It has the reason.
      - id: verb
        accept: [needs, requires]
        why: A need is meant.
    see: s
"""
DIALOGUE = """\
title: Calls
lesson: x
questions:
  - id: call
    kind: dialogue
    objective: o
    stem: You call Anna.
    who: Anna
    nodes:
      - id: opens
        says: We have one already.
        replies:
          - text: What is missing?
            credit: 1
            why: It asks.
            next: missing
          - text: Ours is cheaper.
            why: It is a price.
            next: price-list
      - id: missing
        who: Anna's chef
        says: |
          The lids.

          They **fail**.
        replies:
          - text: When do they fail?
            credit: 1
            why: It asks
              on.
            next: trial
          - text: Ours hold.
            credit: 1/3
            why: It is a claim.
            next: opens
    endings:
      - id: trial
        title: A trial
        debrief: Both
          try.
      - id: price-list
        title: A price list
        debrief: Nobody reads it.
    see: heading
"""
