"""Text: the lines of an article sorted into headline, standfirst, paragraphs and page noise, and cut into sentences.

Offsets are those of the field as it was received; nothing is rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from schemas.articles import Article
from workers.engine import lexicon
from workers.engine.finite import with_a_verb
from workers.engine.forms import LEXICON, is_plural
from workers.engine.tokens import tokens
from workers.engine.words import Token

NOISE = lexicon.read("noise", required=("lines", "beginnings", "endings"), optional=("examples",))
LINE = regex.compile(r"[^\n\r]+")
PARAGRAPH = regex.compile(r"[^\n\r]+(?:(?:\r\n|\n|\r)[^\n\r]+)*")
COLUMNS = 140  # no mail or wire wraps its lines later
ENDS = regex.compile(r"""[.!?…:;][)\]"”’']*(?:\s*</?[a-zA-Z][^<>]{0,300}>)*$""")
DATE_LINE = regex.compile(
    r"^(?:\w+day,?\s+)?\w{3,9}\.?\s+\d{1,2}[.,]?\s+\d{4}$|^\d{1,2}\s+\w{3,9}\s+\d{4}$|^\d+ \w+ ago\w*$|^published\b.*$",
    regex.I,
)
BYLINE = regex.compile(r"^by\s+\p{Lu}", regex.I)
DATELINE = regex.compile(  # "GENOA, Italy, Aug. 14 — Twenty-six", "CEBU (UPI) -- At", "BALASORE: The"
    r"""\p{Lu}[\p{Lu}\p{Ll}\d\s,./()]{1,70}?\s(?:[—–-]|--)\s(?=[\p{Lu}\d“"‘])|\p{Lu}{2}[\p{Lu}\s,./()]{0,50}:\s(?=\p{Lu})"""
)

SMALL_WORD = regex.compile(r"\b\p{Ll}{3,}\b")
PLACE_WORDS = frozenset({"and", "the", "near", "off", "outside", "special", "from", "with", "aboard"})

LETTERS = regex.compile(r"\p{L}+")
FUNCTION_WORDS = lexicon.words("function_words")
FUNCTION_SHARE = 0.12  # English prose has 0.3 and more; its neighbours in Europe share a word or two and stay below 0.1
ENOUGH_WORDS = 20

LONGEST = 150  # tokens: what runs on for longer is no sentence, and is cut so that no text is slow to read
BlockKind = Literal["headline", "standfirst", "paragraph", "noise"]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a field and what it is."""

    kind: BlockKind
    field: Literal["title", "text"]
    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """A sentence of a block with its tokens. `paragraph` counts the blocks of the article."""

    kind: BlockKind
    field: Literal["title", "text"]
    start: int
    end: int
    paragraph: int
    words: list[Token]


def blocks(article: Article) -> list[Block]:
    """The lines of the title and the text, in order, each with its kind."""
    found: list[Block] = []
    if article.title.strip() and not _is_noise(article.title):
        start = len(article.title) - len(article.title.lstrip())
        found.append(Block("headline", "title", start, len(article.title.rstrip())))
    lines = _lines(article.text)
    body = next((n for n, (start, end) in enumerate(lines) if ENDS.search(article.text[start:end])), len(lines))
    for number, (start, end) in enumerate(lines):
        untitled = not any(block.kind == "headline" for block in found)
        found.append(Block(_kind(article.text[start:end], number, body, untitled=untitled), "text", start, end))
    return found


def _lines(text: str) -> list[tuple[int, int]]:
    """The lines that hold anything, trimmed; those of a paragraph that was wrapped at a column are one."""
    found: list[tuple[int, int]] = []
    for paragraph in PARAGRAPH.finditer(text):
        matches = LINE.finditer(text, paragraph.start(), paragraph.end())
        lines = [_trimmed(text, match.start(), match.end()) for match in matches]
        lines = [(start, end) for start, end in lines if start < end]
        wrapped = any(text[start].islower() for start, _ in lines[1:])
        if wrapped and all(end - start <= COLUMNS for start, end in lines):
            lines = [(lines[0][0], lines[-1][1])]
        found += lines
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())


def _kind(line: str, number: int, body: int, *, untitled: bool) -> BlockKind:
    """A line without a full stop is a headline or standfirst above the first paragraph, and a link or heading below."""
    if _is_noise(line):
        return "noise"
    if number > body and not ENDS.search(line):
        return "noise"
    if number < body:
        return "headline" if untitled else "standfirst"
    return "paragraph"


def _is_noise(line: str) -> bool:
    low = line.strip().lower().replace("’", "'")
    return (
        low in NOISE["lines"]
        or low.startswith(tuple(NOISE["beginnings"]))
        or low.endswith(tuple(NOISE["endings"]))
        or bool(DATE_LINE.match(low))
        or (bool(BYLINE.match(line)) and not ENDS.search(line))
        or not any(letter.isalpha() for letter in line)
    )


def sentences(article: Article, found: list[Block]) -> list[Sentence]:
    """The sentences of all blocks that are not noise."""
    cut: list[Sentence] = []
    for number, block in enumerate(found):
        if block.kind == "noise":
            continue
        text = article.field(block.field)
        start = block.start
        if block.kind == "paragraph" and (dateline := _dateline(text, start, block.end)):
            start = dateline
        cut += _split(tokens(text, start, block.end), block, number)
    return cut


def all_sentences(article: Article, kind: BlockKind = "standfirst") -> list[Sentence]:
    """The sentences of every line of the text, page noise too; datelines as well where the lines are no paragraphs."""
    lines = [Block(kind, "text", start, end) for start, end in _lines(article.text)]
    return sentences(article, lines)


def _dateline(text: str, start: int, end: int) -> int:
    """Where the dateline of a paragraph ends, 0 without one; "There were 92 cases - 54 of them in" is prose."""
    found = DATELINE.match(text, start, min(end, start + 90))
    prose = found and any(word not in PLACE_WORDS for word in SMALL_WORD.findall(found.group()))
    return found.end() if found and not prose else 0


@lru_cache(maxsize=64)
def _bounds(article: Article) -> tuple[tuple[str, int, int], ...]:
    """(field, start, end) of each sentence; without the tokens, which would fill the memory of a long-lived process."""
    return tuple((s.field, s.start, s.end) for s in sentences(article, blocks(article)))


def around(article: Article, field: str, start: int, end: int) -> tuple[int, int]:
    """The start and end of the sentence, or sentences, that hold these words; the words' own where none does."""
    holding = [
        (first, last) for name, first, last in _bounds(article) if name == field and first < end and start < last
    ]
    return (min(start, holding[0][0]), max(end, holding[-1][1])) if holding else (start, end)


def _split(words: list[Token], block: Block, number: int) -> list[Sentence]:
    cut: list[Sentence] = []
    begin = 0
    for at in range(len(words)):
        if at + 1 == len(words) or at - begin >= LONGEST or _ends_sentence(words, at):
            here = words[begin : at + 1]
            if block.kind != "headline":
                with_a_verb(here)
            cut.append(Sentence(block.kind, block.field, here[0].start, here[-1].end, number, here))
            begin = at + 1
    return cut


def _ends_sentence(words: list[Token], at: int) -> bool:
    """Whether a sentence ends with this token: a full stop, or the quotation mark behind one."""
    word, following = words[at], words[at + 1]
    if following.text in {"”", '"', "’", ")"} and following.glued:
        return False
    mark = words[at - 1] if word.text in {"”", '"', "’", ")"} and at and word.glued else word
    if mark.text in {"!", "?", "…"}:
        return following.text[0].isupper() or not following.text[0].isalpha()
    if word.tag != "PUNCT" and word.low.endswith("."):  # "U.S." may end a sentence
        starts = following.low in LEXICON["starters"] or (word.low in {"a.m.", "p.m."} and _are_many(words, at + 1))
        return starts and following.text[0].isupper()
    if mark.text != "." or following.glued:
        return False
    before = words[words.index(mark, max(0, at - 1)) - 1] if at else mark
    starts = following.low in LEXICON["starters"] and following.text[0].isupper()
    shortened = before.low.rstrip(".") in LEXICON["abbreviations"] or (len(before.text) == 1 and before.text.isupper())
    if shortened:
        return starts  # "fell in Nov. The bank", but "Gen. Mark Milley"
    return not following.text[0].islower()


def _are_many(words: list[Token], at: int) -> bool:
    """As in "at 3.15 a.m. | Firefighters from": a plural with a small word behind it; not "Texas time"."""
    behind = words[at + 1] if at + 1 < len(words) else words[at]
    return is_plural(words[at].low) and behind.text[0].islower() and behind.low != "time"


def fault(article: Article) -> str | None:
    """Why a text cannot be read as English news, in words for its sender; None where it can."""
    words = [match.group().lower() for match in LETTERS.finditer(article.text)]
    if not words:
        return "The text holds no words."
    if len(words) >= ENOUGH_WORDS and sum(word in FUNCTION_WORDS for word in words) < FUNCTION_SHARE * len(words):
        return "The text does not read as English, the one language that is read: it has hardly any of its small words."
    return None
