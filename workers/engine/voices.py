"""Voices: how many speak independently, where articles of their own share a sentence or what an agency sent.

A reprint has the origin of its original (`origins`). Here the single sentence is looked at: two papers with texts of
their own that carry one sentence, a word changed, have it from one hand; and the more surely so where both credit one
agency.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import regex

from schemas.articles import Article
from schemas.claims import Claim
from workers.engine import lexicon

TABLE = lexicon.read("agencies", required=("names", "same"))
HOUSE = {name: names[0] for names in TABLE["same"] for name in names}
NAME = regex.compile(r"\b(?:" + "|".join(sorted(map(regex.escape, TABLE["names"]), key=len, reverse=True)) + r")\b")
AT_THE_EDGE = 160  # characters at the start and the end of a text, where an agency is credited
SHARED, SHARED_IF_CREDITED = 0.8, 0.6  # of the words of two sentences, what makes them one
TELLING = 6  # words of a sentence; of fewer two writers may hit on the same


def count(
    claims: Sequence[Claim], origins: Mapping[str, int], stating: Iterable[int], agencies: Mapping[str, str]
) -> int:
    """How many independent voices the stating origins are, given the claims that articles of some of them make.

    `origins` has the origin of each of these articles, `agencies` the agency that it credits, where it does.
    """
    voices = {origin: origin for origin in stating}
    known: list[tuple[int, str, frozenset[str]]] = []
    for claim in claims:
        origin, agency = origins[claim.article], agencies.get(claim.article, "")
        if (origin, agency, claim.context) in known:
            continue
        for other, its, words in known:
            if voices[origin] != voices[other] and _is_one(
                claim.context, words, credited=bool(agency and agency == its)
            ):
                one, gone = sorted((voices[origin], voices[other]))
                voices = {key: one if voice == gone else voice for key, voice in voices.items()}
        known.append((origin, agency, claim.context))
    return len(set(voices.values()))


def _is_one(one: frozenset[str], other: frozenset[str], *, credited: bool) -> bool:
    enough = SHARED_IF_CREDITED if credited else SHARED
    return min(len(one), len(other)) >= TELLING and len(one & other) >= enough * len(one | other)


def credit(article: Article) -> str:
    """The agency that an article credits, as its source or at an edge of its text; "" for none."""
    edges = (article.source, article.text[:AT_THE_EDGE], article.text[-AT_THE_EDGE:])
    found = str(next((match.group() for edge in edges if (match := NAME.search(edge))), ""))
    return str(HOUSE.get(found, found))
