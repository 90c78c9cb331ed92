"""What the pictures of an analysis say, and the tables behind them."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "pictures.missing": 'This page has its tables without pictures. To have them, type: pip install "practicum[analyse]"',
    "pictures.table": "As a table",
    "pictures.shares": "How many learners reached which share of the points. Filled: reached the pass mark.",
    "pictures.shares-said": "Median {median}; {reached} of {number} reached {mark} %.",
    "pictures.mark": "Pass mark {mark} %",
    "pictures.share": "Share of the points",
    "pictures.learners": "Learners",
    "pictures.from-to": "{low} % to below {high} %",
    "pictures.from-to-all": "{low} % to {high} %",
    "pictures.facilities": "Facility of each question, the lowest first; the bar is the 95 % interval.",
    "pictures.facilities-most": "Facility of the {shown} questions with the lowest, of {number}; the bar is the 95 % interval.",
    "pictures.facilities-said": "From {low} ({question}) to {high}; below 50 %: {half} of {number} questions.",
    "pictures.sure": "How sure they were. Filled: right.",
    "pictures.sure-row": "{level}: {right} of {number} right",
    "pictures.wrong": "What was most often wrong.",
    "pictures.about": "About",
    "pictures.given": "Given",
    "pictures.of": "{number} of {of}",
    "pictures.in-place": "in place {place}",
    "pictures.before": "directly before {item}",
    "pictures.last": "at the end",
    "pictures.ways": "The ways that learners went. At a box is the share of all who reached it, at an arrow the share of those who went on there. Round: an ending.",
    "pictures.ways-most": "Shown are the {shown} that most reached; the table has all.",
    "pictures.ways-said": "Learners: {number}. Endings: {endings}. The commonest way: {way} ({went}).",
    "pictures.ending-said": "{title}: {number} ({percent})",
    "pictures.ways-table": "Each turn with its replies, and each ending: how many learners came there or chose it, once or more often.",
    "pictures.turn": "Turn, reply or ending",
    "pictures.ending": "ending",
}
