"""Sites: where a figure stands in its sentence: its noun, and the words beside it that are about it alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workers.engine.figure import Figure
from workers.engine.judging import marks
from workers.engine.judging.words import words as listed
from workers.engine.phrases import Chunk, Phrases
from workers.engine.times import Timed
from workers.engine.words import NOMINAL, Token

MARKS = frozenset({",", ";", ":", "(", ")", "—", "–", ".", "[", "]"})
BREAKS = listed("breaks")
PLACING = listed("placing")


@dataclass(frozen=True, slots=True)
class Site:
    """A figure, its chunk, and the words about it: what it counts (`own`), and those on its left and right.

    `stretch` are the tokens from the break before it to the break behind it. `lead` are the words of the sentence
    before its first figure. `since` is the token behind the figure before this one, None for the first. Words of a date
    belong to no figure.
    """

    parse: Phrases
    chunk: Chunk
    figure: Figure
    own: list[Token]
    left: list[Token]
    right: list[Token]
    lead: list[Token]
    since: int | None
    stretch: tuple[int, int]

    @property
    def words(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.parse.words


def sites(parse: Phrases, timed: Sequence[Timed]) -> Iterator[Site]:
    """The figures of a sentence that measure anything, from left to right."""
    stretch = _Stretch(parse, timed)
    spots = [
        (chunk, figure)
        for chunk in parse.chunks
        for figure in (chunk.figure, chunk.attribute)
        if figure is not None and not marks.is_nothing(parse.words, figure)
    ]
    lead = stretch.undated(0, spots[0][1].first) if spots else []
    for n, (chunk, figure) in enumerate(spots):
        since = spots[n - 1][1].last if n else None
        until = spots[n + 1][1].first if n + 1 < len(spots) else None
        first, last = stretch.first(figure.first, since), stretch.last(figure.last, until)
        left, right = stretch.left(figure.first, first, since), stretch.right(figure.last, last, until)
        own = _own(parse, chunk, figure)
        yield Site(parse, chunk, figure, own, left, right, lead, since, (first, last))


def is_apart(words: Sequence[Token], at: int) -> bool:
    """Whether a token sets what follows apart: a mark, or an "and" that does not stand within a name."""
    if words[at].tag == "CONJ":
        within = 0 < at < len(words) - 1 and words[at - 1].tag == words[at + 1].tag == "NAME"
        return not within
    return words[at].text in MARKS


def _own(parse: Phrases, chunk: Chunk, figure: Figure) -> list[Token]:
    """The words of what is counted, also behind "of": "12 of the 40 wells", "12 out of 40 wells"."""
    words = parse.words
    own = list(words[figure.last : chunk.last])
    link = [word.low for word in words[figure.last : figure.last + 2]]
    if chunk.head >= 0 or "of" not in link or figure.quantity.dimension != "count":
        return own
    at = parse.index(chunk) + 2 + (link == marks.OUT_OF)
    if at < len(parse.chunks):
        whole = parse.chunks[at]
        own += words[whole.figure.last if whole.figure else whole.first : whole.last]
    return own


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The stretches of a sentence that belong to one figure."""

    parse: Phrases
    timed: Sequence[Timed]

    def first(self, at: int, since: int | None) -> int:
        """Where the stretch before token `at` begins: behind a break or the figure that ends at `since`."""
        words, start = self.parse.words, since or 0
        first = at - (at > start and words[at - 1].text == "(")
        while first > start and not self._breaks(first - 1):
            first -= 1
        return first

    def last(self, at: int, until: int | None) -> int:
        """Where the stretch from token `at` ends: at a break or the figure that begins at `until`."""
        last, end = at, len(self.parse.words) if until is None else until
        while last < end and not self._breaks(last):
            last += 1
        return last

    def left(self, at: int, first: int, since: int | None) -> list[Token]:
        """The words of a stretch before token `at`, without those that belong to the figure that ends at `since`."""
        return self.undated(min(at, self._behind_figure(first, at)) if first == since else first, at)

    def right(self, at: int, last: int, until: int | None) -> list[Token]:
        """The words of a stretch from token `at`; no more than noun and place where another figure follows first."""
        return self.undated(at, self._behind_figure(at, last) if last == until else last)

    def undated(self, first: int, last: int) -> list[Token]:
        """The tokens [first, last) without those of a date."""
        return [word for n, word in enumerate(self.parse.words[first:last], first) if not self._in_time(n)]

    def _behind_figure(self, first: int, last: int) -> int:
        """Where the noun of the figure that ends at `first` ends, and its place: "cases in the south"."""
        words, at = self.parse.words, first
        while at < last and words[at].tag in NOMINAL | {"ADJ", "PART"}:
            at += 1
        while at < last and words[at].low in PLACING:
            at += 1
            while at < last and words[at].tag in NOMINAL | {"ADJ", "DET"}:
                at += 1
        return at

    def _breaks(self, at: int) -> bool:
        words = self.parse.words
        return not self._in_time(at) and (is_apart(words, at) or words[at].low in BREAKS)

    def _in_time(self, at: int) -> bool:
        return any(one.first <= at < one.last for one in self.timed)
