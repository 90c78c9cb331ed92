"""What readers ask of files -> JSON Schemas (draft 2020-12), which editors read.

A schema refuses nothing that the check accepts: a scalar is any text for the check, so a schema takes each type that
YAML 1.2 may give it. What only a program can tell, such as an id that nothing has, is left to the check.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from practicum.files.fields import LONGEST_ID, LONGEST_NUMBER
from practicum.quiz import kinds
from practicum.quiz.model import MODES
from practicum.schema import formats
from practicum.schema.core import core
from practicum.schema.describe import example, in_words, meaning
from practicum.words import say

if TYPE_CHECKING:
    from typing import Any

    from practicum.schema.formats import Trade
    from practicum.schema.record import Key, Recorder

    Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
FORMATS = ("quiz", "page", "source", "glossary", "tensions", "answers")
# In patterns: what may be around a word (as Python strips it), what no page shows, and what nobody sees.
_SPACE = r"[\s\x1c-\x1f\x85]"
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_UNSEEN = r"\s\x85\xad\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\u2800\u3164\ufeff\uffa0"
_FINE = f"[^{_CONTROLS}]*"
_ANY = "^"
_END = r"$(?!\n)"  # in Python, `$` is also before a line end
_DAYS = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-9])"
)
_DIGITS = f"[0-9]{{1,{LONGEST_NUMBER}}}"
_ASSESSMENT = MODES[1]


def schemas(trade: Trade) -> dict[str, Schema]:
    """Return the schema of each of `FORMATS` for a course with these words and needs, in the language that is spoken."""
    return {
        "quiz": _quiz(),
        "page": _page(trade),
        "source": _root("source", formats.source(trade), trade),
        "glossary": _root("glossary", formats.glossary(), trade),
        "tensions": _root("tensions", formats.tensions(), trade),
        "answers": _root("answers", formats.answers(), trade),
    }


def as_text(schema: Schema) -> str:
    """Return a schema as the text of a file, always with the same bytes."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _root(name: str, record: Recorder, trade: Trade | None = None) -> Schema:
    return {"$schema": DRAFT, "title": say(f"schema.{name}"), **_mapping(record, trade), "$defs": _scalars()}


def _page(trade: Trade) -> Schema:
    """Return the schema of the front matter of a page: what a page is decides what else it must say."""
    schema = _root("page", formats.page(), trade)
    schema["allOf"] = []
    for key in formats.PAGES:
        record = formats.page(key, trade)
        found = _mapping(record, trade)
        schema["properties"][key] = found["properties"].pop(key)
        needed = [other for other in found["required"] if other != key]
        if needed:
            schema["allOf"].append({"if": {"required": [key]}, "then": {"required": needed}})
    return schema


def _quiz() -> Schema:
    """Return the schema of a quiz: a question's kind decides its keys, and an assessment may be without its answer keys."""
    schema = _root("quiz", formats.quiz())
    shared = _mapping(formats.shared())
    question: Schema = {**shared, "allOf": []}
    del question["additionalProperties"]
    keyed: Schema = {"allOf": []}
    defs: Schema = {"question": question, "keyed": keyed}
    for kind in kinds.names():
        whole, public = formats.own(kind), formats.own(kind, keyless=True)
        found = _mapping(public)
        defs[kind] = {**found, "properties": dict.fromkeys(shared["properties"], True) | found["properties"]}
        question["allOf"].append({"if": _is(kind), "then": _ref(kind)})
        keyed["allOf"].append({"if": _is(kind), "then": _also_required(whole, public)})
    without = []
    for kind in kinds.names():
        of_kind = kinds.find(kind)
        defs[f"key-{kind}"] = _has_any(of_kind.secrets if of_kind else (), _ref(f"key-{kind}"))
        without.append({**_is(kind), "not": _ref(f"key-{kind}")})
    defs["without-key"] = {"anyOf": without}
    schema["properties"]["questions"]["items"] = _ref("question")
    keyless: Schema = {"mode": {"type": "string", "pattern": _one_of([_ASSESSMENT])}}
    keyless["questions"] = {"not": {"contains": {"type": "object", "not": _ref("without-key")}}}
    return {
        **schema,
        "if": {"required": ["mode"], "properties": keyless},
        "else": {"properties": {"questions": {"items": _ref("keyed")}}},
        "$defs": schema["$defs"] | defs,
    }


def _is(kind: str) -> Schema:
    """Return the schema of a mapping that says it is a question of a kind."""
    pattern = {"type": "string", "pattern": _one_of([kind])}
    return {"type": "object", "required": ["kind"], "properties": {"kind": pattern}}


def _also_required(whole: Recorder, public: Recorder) -> Schema:
    """Return the schema of what a question with its answer key must have beyond the public part."""
    schema: Schema = {}
    more = [key.name for key in whole.keys.values() if key.required and not public.keys[key.name].required]
    if more:
        schema["required"] = more
    for name, key in whole.keys.items():
        other = public.keys[name].inner
        is_list = name in more and key.low and key.method != "number"
        found: Schema = {"type": "array", "minItems": key.low} if is_list else {}
        if key.inner and other and (inner := _also_required(key.inner, other)):
            found["items"] = inner
        if found:
            schema.setdefault("properties", {})[name] = found
    return schema


def _has_any(names: tuple[str, ...], itself: Schema) -> Schema:
    """Return the schema of what has a key of one of these names at any depth; `itself` refers to it."""
    within = {"type": "object", "not": {"additionalProperties": {"not": itself}}}
    named: list[Schema] = [{"type": "object", "required": [name]} for name in names]
    return {"anyOf": [*named, within, {"type": "array", "contains": itself}]}


def _scalars() -> Schema:
    """Return the schemas of a text and of an id, which most keys hold, and of those that may be empty."""
    return {
        "text": _scalar(_text()),
        "text-or-nothing": _scalar(_padded(_FINE), blank=True),
        "id": _scalar(_id(), minimum=0),
        "id-or-nothing": _scalar(f"{_id()}|{_padded('')}", blank=True, minimum=0),
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _mapping(record: Recorder, trade: Trade | None = None) -> Schema:
    """Return the schema of a mapping."""
    schema: Schema = {"type": "object", "required": [key.name for key in record.keys.values() if key.required]}
    schema["properties"] = {name: _key(key, trade) for name, key in record.keys.items()}
    if not record.is_open:
        schema["additionalProperties"] = False
    return schema


def _key(key: Key, trade: Trade | None) -> Schema:
    """Return the schema of a key's value, with what editors show of it."""
    schema = _value(key, trade)
    if key.method == "empty":
        return schema
    said = in_words(key)
    told: Schema = {"description": said.replace("`", "")}
    if "`" in said:
        told["markdownDescription"] = said  # what Visual Studio Code shows, as `errorMessage` below
    if (written := example(key)) is not None:
        told["examples"] = [written]
    if key.method == "flag":
        told["default"] = False
    elif isinstance(key.default, int) and key.low <= key.default <= key.high:
        told["default"] = key.default
    elif isinstance(key.default, str) and key.default:
        told["default"] = core(key.default)
    told["errorMessage"] = told["patternErrorMessage"] = key.fix
    return told | schema


def _value(key: Key, trade: Trade | None) -> Schema:
    """Return what a key's value can be."""
    match key.method:
        case "text" | "line":
            return _ref("text-or-nothing" if key.blank else "text")
        case "word":
            return _scalar(_ANY if key.blank else f"[^{_UNSEEN}]", blank=key.blank)
        case "name":
            return _ref("id-or-nothing" if key.blank else "id")
        case "choice":
            return _choice(key, trade)
        case "date":
            return {"type": ["string", "null"], "pattern": _padded(f"(?:(?!0000)[0-9]{{4}}-(?:{_DAYS}))?")}
        case "number":
            return _number(key)
        case "flag":
            return {"type": ["boolean", "string", "null"], "pattern": _padded("(?:true|false)?")}
        case "names":
            return _list(key, _ref("id"))
        case "choices":
            return _list(key, _choice(key, trade))
        case "lines":
            return _list(key, _ref("text"))
        case "tables":
            return _list(key, _mapping(key.inner, trade) if key.inner else {})
        case "table":
            return _mapping(key.inner, trade) if key.inner else {}
        case "by_id":
            each = {"additionalProperties": _scalar(r"[\s\S]")} if key.texts else {}
            return {"type": ["object", "null", "string", "array"], "maxLength": 0, "maxItems": 0, **each}
        case _:
            return {"enum": [None, ""]}


def _scalar(pattern: str, *, blank: bool = False, **more: object) -> Schema:
    """Return the schema of a text that fits a pattern, whatever YAML takes it for; `blank` if it may be nothing."""
    return {"type": ["string", "number", "boolean", *(["null"] if blank else [])], "pattern": pattern, **more}


def _text() -> str:
    """Return the pattern of a text that readers see, without control characters but those that are stripped."""
    return _padded(f"{_FINE}[^{_UNSEEN}{_CONTROLS}]{_FINE}")


def _id() -> str:
    """Return the pattern of an id."""
    return _padded(f"(?=[a-z0-9-]{{1,{LONGEST_ID}}}{_SPACE}*{_END})[a-z0-9]+(?:-[a-z0-9]+)*")


def _padded(pattern: str) -> str:
    return f"^{_SPACE}*{pattern}{_SPACE}*{_END}"


def _one_of(words: list[str] | tuple[str, ...], *, blank: bool = False) -> str:
    return _padded(f"(?:{'|'.join(map(_escaped, words))}){'?' if blank else ''}")


def _escaped(text: str) -> str:
    """Return the pattern of a text, with no escape that only Python knows."""
    return re.sub(r"[\\^$.*+?()\[\]{}|/]", r"\\\g<0>", text)


def _choice(key: Key, trade: Trade | None) -> Schema:
    """Return the schema of one of the words; editors offer them, each with what it means."""
    offered: Schema = {"enum": list(key.words)}
    if all(meanings := [meaning(key, word, trade) for word in key.words]):
        offered["enumDescriptions"] = meanings
    typed = [value for value in map(core, key.words) if not isinstance(value, str)]
    blank = key.blank and key.method == "choice"
    padded = {"type": ["string", *(["null"] if blank else [])], "pattern": _one_of(key.words, blank=blank)}
    return {"anyOf": [offered, padded, *([{"enum": typed}] if typed else [])]}


def _list(key: Key, items: Schema) -> Schema:
    """Return the schema of a list."""
    schema: Schema = {"type": "array", "items": items}
    if not key.required:
        schema |= {"type": ["array", "null", "string"], "maxLength": 0}
    if key.low and key.required:
        schema["minItems"] = key.low
    if key.high:
        schema["maxItems"] = key.high
    return schema


def _number(key: Key) -> Schema:
    """Return the schema of a number, in digits or as a text such as `1/2`."""
    whole = key.finest == 1
    pattern = _number_pattern(key.high, whole=whole, zero=key.zero and not key.low)
    types = ["integer" if whole else "number", "string", *(["null"] if key.blank else [])]
    least = {"minimum": key.low} if key.zero else {"exclusiveMinimum": key.low}
    return {"type": types, **least, "maximum": key.high, "pattern": f"{pattern}|^{_END}" if key.blank else pattern}


def _number_pattern(high: int, *, whole: bool, zero: bool) -> str:
    """Return the pattern of a number up to `high`, as far as a pattern can tell: not whether a fraction is too large."""
    zeros = f"(?:\\.0{{1,{LONGEST_NUMBER}}})?"
    decimals = f"(?:\\.{_DIGITS})?"
    bounded = f"(?={_DIGITS}(?:\\.|{_END}))0*"
    forms = [f"{bounded}(?:{_up_to(high)}){zeros}", f"{_DIGITS}/(?!0+{_END}){_DIGITS}"]
    if not whole:
        forms.insert(0, f"{bounded}(?:{_up_to(high - 1)}){decimals}")
    not_zero = "" if zero else f"(?!0+(?:/|(?:\\.0+)?{_END}))"
    return f"^{not_zero}(?:{'|'.join(forms)}){_END}"


def _up_to(high: int) -> str:
    """Return the pattern of the digits of the integers from 0 to `high`, without zeros before them."""
    digits = str(high)
    forms = ["0"] if high == 0 else ["0", *(f"[1-9][0-9]{{{n}}}" for n in range(len(digits) - 1))]
    for at, digit in enumerate(digits):
        first = 0 if at else 1
        if int(digit) > first:
            forms.append(f"{digits[:at]}[{first}-{int(digit) - 1}][0-9]{{{len(digits) - at - 1}}}")
    return "|".join(dict.fromkeys([*forms, digits]))
