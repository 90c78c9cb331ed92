"""Pages of pieces that could make check and site see other headings, drawn by chance."""

from random import Random

EXTRA = {"course": "hostile", "words": ["First", "Second one"], "shown": True, "version": "3"}
EXTENSIONS = """\
markdown_extensions:
  - practicum.site.markdown
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""
MORE_EXTENSIONS = """\
markdown_extensions:
  - practicum.site.markdown
  - attr_list
  - md_in_html
  - smarty
  - def_list
  - toc:
      toc_depth: 2-3
      separator: _
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - pymdownx.blocks.admonition
  - pymdownx.details
  - pymdownx.emoji: {emoji_generator: !!python/name:pymdownx.emoji.to_alt }
  - pymdownx.smartsymbols
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true, slugify: !!python/object/apply:pymdownx.slugs.slugify {}}
"""
_WORDS = (
    "Need",
    "need",
    "the",
    "Why",
    "2",
    "1.",
    "1st",
    "it's",
    "“so”",
    '"so"',
    "naïve",
    "a/b",
    "C#",
    "#1",
    "*em*",
    "**strong**",
    "`code # x`",
    "–",
    "--",
    "...",
    "?",
    "&",
    "&amp;",
    "<b>bold</b>",
    "[a link](x.md#y)",
    "well-known",
    "_1",
    "Ж",
    ":",
    "(or)",
    "(c)",
    "100 %",
    "{x}",
    ":smile:",
    "LMS",
    "need[^1]",
    "ﬁne",
    "![x](assets/x.svg)",
    "İ",
    "<https://example.org>",
    "[r][r]",
    "\\#",
    "~~no~~",
    "\t",
    "\u00a0",
    "e\u0301",
    "x_y_z",
    "1/2",
)
_ENDS = ("", "", "", "", " ##", "  ", " { #own }", " {: #other-1 }", " {.wide}", " { #need .x }", " #", "\\")
_OWN = (
    "Text.",
    "Text with # in it, and #1.",
    "---",
    "===",
    "- item\n- item",
    "1. one\n2. two",
    "> said",
    "Term\n:   Text",
    "| a | b |\n|-|-|\n| 1 | # |",
    "|#|\n|-|\n# row",
    "```\n# none\n```",
    "~~~ yaml\n## none\n~~~",
    "``` x ```",
    "    # code",
    "<!-- # none -->",
    "<!--\n# none\n\n## none\n-->",
    "<div>\n## none\n</div>",
    '<h2 id="raw">Raw <i>one</i></h2>',
    "<h2>No id</h2>",
    "Text <h3 id='mid'>within</h3>",
    "<div markdown>\n## In a div\n\n### Again\n</div>",
    "{: #need }",
    "Text.\n{: #need }",
    '<p id="need">x</p>',
    "[^1]: A note.\n\n    ## In a note\n",
    "[^1]:# In a note",
    "*[LMS]: Learning system",
    "[r]: x.md\n",
    "Title\n=====",
    "Title two\n---",
    "Text\n# Right below",
    "Text\n## Need { #below }",
    "{% raw %}\n## Raw {{ x }}\n{% endraw %}",
    "{# ## hidden #}",
    "{#\n# hidden\n#}",
    "{% if shown %}\n## Shown\n{% else %}\n## Hidden\n{% endif %}",
    "{% for word in words %}\n## {{ word }}\n{% endfor %}",
    "## {{ course }} it is",
    "## {{ title }} again",
    "{% set own = 'Own' %}\n## {{ own }}",
    "## {{ page.title }} now",
    "## {{ extra.version }}, {{ version }}",
    "{% if page.meta.own %}\n## Own\n{% endif %}",
    "## Say {% raw %}{{ quiz('x') }}{% endraw %}",
    "{{ next_lesson() }}",
    "- {{ next_lesson() }}\n- x",
    "<pre>\n# none\n</pre>",
    "<script>\n# none\n</script>",
    "<details>\n# none\n</details>",
    "- item\n# After an item",
    "- item\n\n    ## In an item",
    "1. # In an item\n2. x",
    ":   # x",
    "Term\n:   # In a definition\n\n    ## And",
    ">## Said",
    "> Said\n> ---",
    "$ # x",
    "/// note | Title\n## In a block\n///",
    "[TOC]",
    "##No space",
    "####### Seven",
    "#",
    "##\tTab",
    " ## Indented",
    "   # More",
    "\\# Not",
    "`a\n# b`",
    "* * *",
    "- - -",
    "text\n-",
    "text\n=-=",
    "text  \n  ---",
    "## Need",
    "# Need_1",
    "## need-1",
    "\u2028## x",
    "a\u2028# b",
    "\x0c# x",
    '<a name="need"></a>',
    "<details markdown><summary>S</summary>\n\n## In details\n</details>",
)
_QUIET_WORDS = (
    "Need",
    "need",
    "the",
    "Why",
    "2",
    "1.",
    "1",
    "it's",
    "“so”",
    "naïve",
    "a/b",
    "–",
    "--",
    "...",
    "?",
    "Ж",
    ":",
    "(or)",
    "(c)",
    "100 %",
    "well-known",
    "ß",
    "www.example.org",
    "LMS",
    "T:",
    "-",
    "1)",
    "x;",
    "İ",
)
_QUIET = (
    "Text.",
    "Text\nmore",
    "- item\n- item",
    "1. one\n2. two",
    "> said",
    "Term\n:   Text",
    "* * *",
    "---",
    "| a | b |\n|-|-|\n| 1 | 2 |",
    "*[LMS]: Learning system",
    "Text[^1] {.x} and `code`.",
    "[^1]: A note.",
    "!!! note\n    Text",
    '=== "Tab"\n    Text',
    "{{ next_lesson() }}",
    "[x](y.md)",
    "[x](https://example.org)",
    "![x](assets/x.svg)",
    "# Right below\n## That",
    "    code",
    "[TOC]",
    "*[x]: Need",
    "Text\n{.wide}",
    "- [ ] do",
    "[^need]: Note",
    "\\",
    "**b** _c_",
    "Title |\n--|\n# row",
)
_AROUND = (
    "{}",
    "!!! note\n{}",
    "??? why\n{}",
    '=== "Tab"\n{}',
    '???+ note "T"\n{}',
    "- item\n\n{}",
    "1. item\n\n{}",
    "Term\n:   Text\n\n{}",
    "[^2]: Note\n\n{}",
    "> quoted\n{}",
)


def hostile_page(chance: Random) -> str:
    """Return the Markdown of a page."""
    front = "---\ntitle: Given\n---\n" if chance.random() < 0.3 else "---\ntitle: Given\nown: 1\n---\n\n"
    piece = _quiet_block if chance.random() < 0.4 else _block
    blocks = [piece(chance) for _ in range(chance.randint(1, 7))]
    ends = [chance.choice(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n", "\n\t\n")) for _ in blocks]
    text = front + "".join(map("".join, zip(blocks, ends, strict=True)))
    return text.replace("\n", "\r\n") if chance.random() < 0.05 else text


def _quiet_block(chance: Random) -> str:
    """Return a piece that need not be converted to know its headings."""
    if chance.random() < 0.4:
        return chance.choice(_QUIET)
    words = " ".join(chance.choice(_QUIET_WORDS) for _ in range(chance.randint(1, 4)))
    return f"{'#' * chance.randint(1, 6)} {words}{chance.choice(('', '', ' '))}"


def _block(chance: Random) -> str:
    block = chance.choice(_OWN) if chance.random() < 0.5 else _heading(chance)
    around = chance.choice(_AROUND) if chance.random() < 0.35 else "{}"
    if around == "{}":
        return block
    inner = "> " if around.startswith(">") else "    "
    return around.replace("{}", "\n".join(inner + line for line in block.split("\n")))


def _heading(chance: Random) -> str:
    words = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 4)))
    return f"{'#' * chance.randint(1, 6)} {words}{chance.choice(_ENDS)}"
