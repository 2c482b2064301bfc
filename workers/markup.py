"""HTML to text: what a reader sees, block by block, and nothing that is hidden, struck out or a part of the page.

The text that comes out is the article's text: offsets count in it, and it is what `GET /v1/articles/{id}` returns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workers import apart

AT_ONCE = 24_000
"""Characters that are read here. What is longer could be made to take minutes by its nesting: it is read apart."""

SECONDS = 5.0
"""Seconds that a long one may take."""

UNSEEN = {
    "area", "audio", "base", "button", "canvas", "col", "colgroup", "datalist", "del", "dialog", "embed",
    "frame", "frameset", "head", "iframe", "input", "link", "map", "math", "menuitem", "meta", "meter", "nav",
    "noembed", "noframes", "noscript", "object", "option", "optgroup", "param", "progress", "rp", "rt", "s",
    "script", "select", "source", "strike", "style", "svg", "template", "textarea", "title", "track", "video",
}  # fmt: skip
"""Elements whose content is no part of the article; what is struck out (del, s) is said no more."""

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
"""Elements that begin a new paragraph of text."""

CLOSE = frozenset({"li", "tr", "dt", "dd"})
"""Blocks that follow each other line by line."""

CELLS = frozenset({"td", "th"})
BETWEEN_CELLS = " | "

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_FOOTNOTE = re.compile(r"[\d\s*†‡§,\[\]()]+")
_UNIT = re.compile(r"(?:^|[\s\d\u00a0])[kcm]?m$|(?:^|[\s\d])(?:ft|in|mi|yd)$")
_RAISED = {"2": "²", "3": "³"}

PARAGRAPH, LINE = "\n\n", "\n"


def text_of(html: str) -> str:
    """The text of an article's HTML: paragraphs apart by an empty line, the cells of a table's row by a bar.

    Empty where the HTML shows no text. `apart.TooSlow` where it is made so that it takes too long, `apart.Busy` where
    others are being read already.
    """
    return convert(html) if len(html) <= AT_ONCE else str(apart.call("text_of", html, seconds=SECONDS))


def convert(html: str) -> str:
    """The same, here and however long it takes."""
    page = LexborHTMLParser(html)
    sheet = _Sheet()
    for node, enters in _walk(page.body or page.root):
        _write(sheet, node, enters=enters)
    return sheet.text()


def _walk(root: LexborNode | None) -> Iterator[tuple[LexborNode, bool]]:
    """Every node that is seen: as it is entered, and an element once more as it is left. No depth is too deep."""
    node, enters = root, True
    while node is not None:
        if enters and not _is_unseen(node):
            yield node, True
            if node.is_element_node and node.first_child is not None:
                node = node.first_child
                continue
            if node.is_element_node:
                yield node, False
        elif not enters:
            yield node, False
        if root is not None and node.mem_id == root.mem_id:
            return
        following = node.next
        node, enters = (following, True) if following is not None else (node.parent, False)


def _is_unseen(node: LexborNode) -> bool:
    if not node.is_element_node:
        return not node.is_text_node
    if node.tag in UNSEEN:
        return True
    said = node.attributes
    return "hidden" in said or said.get("aria-hidden") == "true" or bool(_HIDDEN_STYLE.search(said.get("style") or ""))


def _write(sheet: _Sheet, node: LexborNode, *, enters: bool) -> None:
    tag = node.tag or ""
    if node.is_text_node:
        sheet.words(node.text_content or "")
    elif tag == "br":
        if enters:
            sheet.line()
    elif tag in CELLS:
        sheet.cell(enters=enters)
    elif tag == "pre":
        sheet.keep_lines(enters=enters)
    elif tag == "q":
        sheet.words("“" if enters else "”")
    elif tag == "sup":
        sheet.raise_(enters=enters)
    elif tag in BLOCKS:
        sheet.part(LINE if tag in CLOSE else PARAGRAPH)


class _Sheet:
    """Takes words and breaks, and folds the blanks between them as a browser does."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._break = ""
        self._raised: list[str] | None = None
        self._as_it_is = 0
        self._in_row = False
        self._cells: list[int] = []

    def words(self, text: str) -> None:
        """Some text of an element."""
        if self._raised is not None:
            self._raised.append(text)
            return
        if self._as_it_is:
            self._put(text.replace("\r\n", "\n"))
            return
        folded = _BLANKS.sub(" ", text)
        if folded.startswith(" ") and not self._break:
            self._break = " "
        if folded.strip(" "):
            self._put(folded.strip(" "))
        if folded.endswith(" ") and not self._break:
            self._break = " "

    def _put(self, text: str) -> None:
        if self._written:
            self._written.append(self._break)
        self._written.append(text)
        self._break = ""

    def line(self) -> None:
        """A line break; two of them part paragraphs."""
        self._break = PARAGRAPH if LINE in self._break else LINE

    def part(self, by: str) -> None:
        """The beginning or end of a block; in a cell of a table it parts lines, once the cell holds something."""
        if self._cells:
            by = LINE if self._cells[-1] < len(self._written) else self._break
        else:
            self._in_row = False
        if len(self._break.strip(" ")) < len(by.strip(" ")):
            self._break = by

    def cell(self, *, enters: bool) -> None:
        """The beginning or end of a cell of a table."""
        if enters:
            self._break = BETWEEN_CELLS if self._in_row else self._break
            self._cells.append(len(self._written))
        elif self._cells:
            self._cells.pop()
            self._in_row = True
            self._break = " "

    def keep_lines(self, *, enters: bool) -> None:
        """Text whose line breaks are its own."""
        self.part(PARAGRAPH)
        self._as_it_is += 1 if enters else -1

    def raise_(self, *, enters: bool) -> None:
        """Something raised: the mark of a footnote is left out, the power of a unit and the end of an ordinal stay."""
        if enters:
            self._raised = []
            return
        raised, self._raised = "".join(self._raised or ()).strip(), None
        if raised in _RAISED and self._written and not self._break and _UNIT.search(self._written[-1]):
            self._put(_RAISED[raised])
        elif not _FOOTNOTE.fullmatch(raised):
            self.words(raised)

    def text(self) -> str:
        """All that was written."""
        return "".join(self._written).strip()
