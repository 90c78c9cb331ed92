"""Pieces of hostile fields: everything that some Markdown, HTML or template gives a meaning, and other languages."""

from random import Random

PIECES = [
    *("#", "# ", ">", "> ", "- ", "-", "* ", "*", "**", "***", "_", "__", "+ ", "1. ", "2. ", "1) ", "5. ", "0", "1"),
    *("`", "``", "```", "```\n", "~~~\n", "\n", "\n\n", "  \n", "    ", "\t", "---", "===", "\\", "\\*", "|", "|-|-"),
    *("[", "](", "](x)", "](<", "]", "!", "![", "[^1]: ", "[1]: ", "*[A]: ", "a | b\n-|-\n", "!!! ", "??? ", '=== "T"'),
    *("<", "<b>", "</form>", "</textarea>", "<select>", "<title>", "<!--", "<script>", "<https://x.example>", "<br/>"),
    *("&amp;", "&", "&#x3c;", "$x$", '"', "'", "(", ")", ":", ".", ",", ":smile:", "^^", "~~", "==", "{: .c #i }"),
    *("word", "a", "b c", "é", "e\u0301", "ß", "日本", "مرحبا", "हिन्दी", "😀", "x" * 60, "\u200b", "\u00a0", "\u00ad"),
]


def draw_field(chance: Random) -> str:
    """Return a field of one to fourteen pieces, with something to see in it."""
    while True:
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 14))).strip()
        if any(character.isalnum() for character in text):
            return text
