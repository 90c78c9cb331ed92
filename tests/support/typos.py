"""Misspelt keys: every key of a text, and the text with that key misspelt in one of the ways that people do it."""

from practicum.files.yaml_tree import Items, Table

SHORT = 3
WAYS = {
    "two letters swapped": lambda key: key[0] + key[2] + key[1] + key[3:] if key[1] != key[2:3] else key + key[-1],
    "a letter left out": lambda key: key[:2] + key[3:],
    "capitals": str.upper,
}


def keys_of(node, path=""):
    """Yield each key of a tree with the path to its mapping."""
    for key, inner in node.items() if isinstance(node, Table) else enumerate(node) if isinstance(node, Items) else ():
        if isinstance(node, Table):
            yield key, path
        yield from keys_of(inner, f"{path}.{key}" if isinstance(node, Table) else f"{path}[{key}]")


def misspelt(text, key, way):
    """Return a text in which a key of its tree is misspelt, where it is; the last letter of a short one is doubled."""
    lines = text.split("\n")
    before, line = lines[key.line - 1][: key.column - 1], lines[key.line - 1][key.column - 1 :]
    wrong = WAYS[way](key) if len(key) > SHORT or way == "capitals" else key + key[-1]
    lines[key.line - 1] = before + line.replace(key, wrong, 1)
    return "\n".join(lines)


def assert_one_message(found, place, key):
    """Assert that one problem is found, at the misspelt key's place, and that it names what the key was meant to be."""
    assert len(found) == 1, found
    assert found[0].startswith(place), found
    assert f'Did you mean "{key}"?' in found[0], found
