"""Every word that the pages and programs show: one catalogue for each language, in a folder beside this file.

A catalogue has the same parts in every language. They are searched in one order, and a part is loaded only when the
parts before it do not have the id. In a text, `{name}` is replaced by a value. A text without values is used as
written; in a text with values, a literal brace is doubled.
"""

from __future__ import annotations

from importlib import import_module

ENGLISH = "en"
PARTS = ("results", "files", "programs", "commands", "pages", "course", "aids", "analysis", "pictures", "keys")
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))

_language = ENGLISH
_words: dict[str, str] = {}
_loaded = 0  # how many of the parts are in `_words`


def speak(language: str) -> bool:
    """Use the words of a language, such as `de` or `pt-BR`, from now on; return whether there is a catalogue of it.

    A language without a catalogue for its region uses the catalogue without the region, and English if that is
    missing too.
    """
    global _language, _loaded
    code = language.lower().replace("-", "_")
    found = next(filter(_is_known, (code, code.partition("_")[0])), "")
    if (found or ENGLISH) != _language:
        _language, _loaded = found or ENGLISH, 0
        _words.clear()
    return bool(found)


def spoken() -> str:
    """Return the code of the language that the words are in, as HTML writes it."""
    return _language.replace("_", "-")


def direction() -> str:
    """Return the direction of writing: `ltr` or `rtl`."""
    return "rtl" if _language.partition("_")[0] in RIGHT_TO_LEFT else "ltr"


def languages() -> list[str]:
    """Return the code of every language that has a catalogue, in alphabetical order."""
    from pkgutil import iter_modules  # only a check asks for all

    return sorted(module.name.replace("_", "-") for module in iter_modules(__path__))


def say(ident: str, /, **values: object) -> str:
    """Return the text of a message id with its values filled in; raises KeyError for an unknown id or a missing value."""
    while ident not in _words:
        if not _load_next():
            raise KeyError(ident)
    return _words[ident].format(**values) if values else _words[ident]


def message(ident: str, /, **values: object) -> tuple[str, str]:
    """Return the text of a message id (what is wrong) and of the same id with `-fix`; raises KeyError as `say` does."""
    return say(ident, **values), say(f"{ident}-fix", **values)


def words_for(prefix: str) -> dict[str, str]:
    """Return the texts whose ids begin with a prefix and a dot, by the rest of the id; one part has all of them."""
    start = f"{prefix}."
    while not (found := {ident[len(start) :]: text for ident, text in _words.items() if ident.startswith(start)}):
        if not _load_next():
            break
    return found


def grouped(number: int) -> str:
    """Return an integer with its thousands separated as the language does it."""
    return f"{number:,}".replace(",", say("number-sign.thousands"))


def _load_next() -> bool:
    """Load the next part; return False if every part is loaded."""
    global _loaded
    if _loaded == len(PARTS):
        return False
    _words.update(import_module(f"{__name__}.{_language}.{PARTS[_loaded]}").WORDS)
    _loaded += 1
    return True


def _is_known(code: str) -> bool:
    """Return whether a language has a catalogue."""
    name = f"{__name__}.{code}"
    if not (code.isascii() and code.isidentifier() and code[0].isalpha()):
        return False
    try:
        import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return False
    return True
