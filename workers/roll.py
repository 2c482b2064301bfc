"""The roll of a story: the articles that a version of its report lists, kept apart from what the report finds in them.

One more article leaves the others where they are, so a roll is cut in chunks that versions share: a cut falls behind
every article whose id says so, wherever it stands, and behind the last of an archive (`archives.py`). A version names
its chunks, and costs those that changed.

| key | type | holds |
|---|---|---|
| `parallax:roll:ID` | hash | the chunks of a story's rolls by their digests: `Roll.chunks`, compressed (zlib) |
| `parallax:version:ID:N`, `roll` | field | the engine that made the roll, then the digests of its chunks |
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from redis import Redis
from redis.client import Pipeline

from schemas.forms import reports
from schemas.reports import ReportArticle
from workers import keys, wire
from workers.readings import fingerprint

CHUNK = 64
"""Articles of a chunk, more or less."""


@dataclass(frozen=True)
class Roll:
    """The chunks by their digests, in order: ids, revisions, origins in a line, then the articles as in the report.

    `older` are the digests of chunks before these that are not at hand.
    """

    chunks: Mapping[str, str]
    engine: str = ""
    older: tuple[str, ...] = ()

    @property
    def articles(self) -> str:
        """The articles as they stand in the report's JSON text."""
        return ",\n".join(chunk.partition("\n")[2] for chunk in self.chunks.values())

    @property
    def revisions(self) -> dict[str, int]:
        """The revision of each article."""
        told = (json.loads(chunk.partition("\n")[0]) for chunk in self.chunks.values())
        return {article: revision for own in told for article, revision, _ in own}

    @property
    def origins(self) -> list[tuple[str, str]]:
        """The origin of each article; none where another engine found them."""
        if self.engine != fingerprint():
            return []
        told = (json.loads(chunk.partition("\n")[0]) for chunk in self.chunks.values())
        return [(article, origin) for own in told for article, _, origin in own]


EMPTY = Roll({})


def made(
    articles: Sequence[ReportArticle], revisions: Mapping[str, int], before: Roll = EMPTY, joining: int = 0
) -> Roll:
    """The roll of these articles in these revisions; what the one before has of it is taken over as it is.

    Before these stand the chunks that the one before has not at hand. So many of the articles are `joining` an archive.
    """
    known = {text.partition("\n")[0]: digest for digest, text in before.chunks.items()}
    chunks: dict[str, str] = {}
    start = 0
    for end, article in enumerate(articles, 1):
        if end in {len(articles), joining} or _ends(article.id):
            own = articles[start:end]
            told = json.dumps([(one.id, revisions[one.id], one.origin) for one in own], separators=(",", ":"))
            digest = known.get(told)
            text = before.chunks[digest] if digest else told + "\n" + reports.dumps_articles(own)
            chunks[digest or hashlib.blake2b(text.encode(), digest_size=8).hexdigest()] = text
            start = end
    return Roll(chunks, fingerprint(), before.older)


def _ends(article_id: str) -> bool:
    """Whether a chunk ends with that article, wherever it stands."""
    return zlib.crc32(article_id.encode()) % CHUNK == 0


def chunks_of(joining: Sequence[str]) -> int:
    """How many chunks list the articles of these ids, where a cut falls behind the last."""
    return sum(map(_ends, joining[:-1])) + bool(joining)


def read(client: Redis, story_id: str, version: int, older: int = 0) -> Roll:
    """The roll of a version, without so many of its oldest chunks; an empty one where there is no such version."""
    named = wire.field(client, keys.version(story_id, version), "roll")
    engine, *digests = named.decode().split() if named else [""]
    wanted = digests[older:]
    found = wire.some_fields(client, keys.roll(story_id), *wanted)
    chunks = {key: zlib.decompress(text).decode() for key, text in zip(wanted, found, strict=True) if text}
    return Roll(chunks, engine, tuple(digests[:older]))


def write(pipe: Pipeline, story_id: str, roll: Roll, known: Container[str]) -> str:
    """Keep the chunks that are not known yet; what the version has to name."""
    new: wire.Values = {key: zlib.compress(text.encode(), 1) for key, text in roll.chunks.items() if key not in known}
    if new:
        pipe.hset(keys.roll(story_id), mapping=new)
    return " ".join((roll.engine, *roll.older, *roll.chunks))
