"""Tokens: a text cut into words, numbers and marks, each with its place."""

from __future__ import annotations

from functools import lru_cache

import regex

from workers.engine.forms import WORDS_KEPT
from workers.engine.words import Token, tag

TOKEN = regex.compile(
    r"""
    (?P<markup> </?[a-zA-Z][^<>]{0,300}> | &[a-zA-Z]{2,8}; )   # of a page: no words
  | (?P<abbreviation> (?:\p{L}\.){2,} | \p{Lu}\.\p{Lu}\b(?!\.\p{L}) )                      # U.S.  a.m.
  | (?P<ordinal> \d+(?:st|nd|rd|th)\b )
  | (?P<number> \d{1,3}(?:,\d{2,3})+(?:\.\d+)? | \d+(?:\.\d+)?[½⅓⅔¼¾⅕⅛⅜⅝⅞]? | (?<!\S)\.\d+ | [½⅓⅔¼¾⅕⅛⅜⅝⅞] )
  | (?P<currency> (?:US|AU?|CA?|HK|S|NZ|NT|R)?\$ | [€£¥₹₽₩₺₴₪₦₱₫฿৳¢%°] )
  | (?P<possessive> ['’]s\b | (?<=s)['’](?=\s) )
  | (?P<coined> \p{Lu}\p{L}*(?:[\-‑]\p{L}+)*[\-‑]\d{1,3}\b (?![\-‑/.]\d|[\-‑]) )   # COVID-19  F-16
  | (?P<word> \p{L}[\p{L}\p{M}]* (?:['’\-‑]\p{L}[\p{L}\p{M}]*)* )
  | (?P<other> \S )
    """,
    regex.VERBOSE,
)
CLASS_OF_GROUP = {"number": "NUM", "ordinal": "ADJ", "possessive": "POSS", "currency": "SYM", "other": "PUNCT"}


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], with offsets in text, tagged."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, start, end):
        if match.lastgroup == "markup":
            continue
        token = Token(match.group(), match.start(), match.end(), _plain(match.group()))
        token.tag = CLASS_OF_GROUP.get(match.lastgroup or "", "")
        token.glued = bool(found) and found[-1].end == token.start
        if "'" in token.low:
            found += _parts(token)
        else:
            found.append(token)
    tag(found)
    return found


@lru_cache(WORDS_KEPT)
def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("‑", "-").lower()


def _parts(token: Token) -> list[Token]:
    """The token, cut in two where it is "attack's" or "didn't", so that the possessive and the negation stand alone."""
    cut = 2 if token.low.endswith("'s") else 3 if token.low.endswith("n't") else 0
    if token.tag or not cut or len(token.low) < 4:
        return [token]
    middle = token.end - cut
    first = Token(token.text[:-cut], token.start, middle, token.low[:-cut], glued=token.glued)
    return [
        first,
        Token(token.text[-cut:], middle, token.end, token.low[-cut:], "POSS" if cut == 2 else "NEG", glued=True),
    ]
