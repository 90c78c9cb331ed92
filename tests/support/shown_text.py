"""What readers see of HTML, as text: an independent way from HTML to the text that `practicum.markup.plain` makes."""

from html.parser import HTMLParser

_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "table", "tr", "pre", "div"}


class _Shown(HTMLParser):
    """Puts a mark before each item and each line of a quotation, and between cells; words are apart by one space."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[list[str]] = [[]]  # the last one is that of the innermost quotation
        self.numbers: list[int | None] = []
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("ul", "ol"):
            self.numbers.append(int(given.get("start") or 1) if tag == "ol" else None)
        elif tag == "li":
            number = self.numbers[-1]
            self.parts[-1].append("\n- " if number is None else f"\n{number}. ")
            self.numbers[-1] = None if number is None else number + 1
        elif tag == "blockquote":
            self.parts.append([])
        elif tag == "tr":
            self.cells = 0
        elif tag in ("th", "td"):
            self.parts[-1].append(" | " if self.cells else "")
            self.cells += 1
        elif tag == "img":
            self.parts[-1].append(given["alt"] or "")
        if tag in _BLOCKS or tag == "br":
            self.parts[-1].append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.numbers.pop()
        if tag == "blockquote":
            lines = "".join(self.parts.pop()).split("\n")
            self.parts[-1].append("\n".join(f"> {line}" for line in lines if line.strip()))
        if tag in _BLOCKS:
            self.parts[-1].append("\n")

    def handle_data(self, data: str) -> None:
        self.parts[-1].append(data)


def shown(html: str) -> str:
    """Return what readers of HTML see in the form of `words`."""
    parser = _Shown()
    parser.feed(html)
    parser.close()
    return words("".join(parser.parts[0]))


def words(text: str) -> str:
    """Return a text with single spaces, without marks of quotations and cells that are empty."""
    return " ".join(word for word in text.split() if word.strip(">|"))
