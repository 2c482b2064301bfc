"""A setting: one sentence with all that the stages before the claims found in it, and the making of a claim from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from schemas.articles import Article
from schemas.claims import Claim, Event, Span
from workers.engine import lexicon
from workers.engine.attribution import Cue, firmness, source_of
from workers.engine.events import Scene
from workers.engine.owners import Spoken
from workers.engine.phrases import Chunk, Phrases
from workers.engine.text import Sentence
from workers.engine.times import Timed
from workers.engine.words import NOMINAL, VERBAL

# Words too common to say what a claim is about.
NOT_CONTEXT = lexicon.words("not_context")
CONTENT = NOMINAL | VERBAL | {"ADJ"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One sentence and what was found in it."""

    article: Article
    sentence: Sentence
    phrases: Phrases
    scene: Scene
    cues: tuple[Cue, ...]
    times: tuple[Timed, ...] = ()
    spoken: Spoken = ()  # for each chunk, whom a pronoun there stands for
    context: frozenset[str] = field(init=False)  # the content words of the sentence in their base form

    def __post_init__(self) -> None:
        """Note once what every claim of the sentence is about."""
        about = (
            word.lemma
            for word in self.phrases.words
            if word.tag in CONTENT and len(word.lemma) > 2 and word.lemma not in NOT_CONTEXT
        )
        object.__setattr__(self, "context", frozenset(about))

    def span(self, first: int, last: int) -> Span:
        """The span of tokens [first, last)."""
        words = self.phrases.words
        return Span(self.sentence.field, words[first].start, words[last - 1].end)

    def text(self, span: Span) -> str:
        """The words of a span, as received."""
        return self.article.field(span.field)[span.start : span.end]

    def claim(
        self,
        measure: str,
        span: Span,
        event: Event,
        at: int,
        *,
        verb: Chunk | None = None,
        **rest: Any,  # noqa: ANN401 (the fields of Claim)
    ) -> Claim:
        """A claim of this sentence whose words turn about token `at`; the rest are the fields of a Claim."""
        return Claim(
            article=self.article.id,
            measure=measure,
            span=span,
            event=event,
            firmness=firmness(self.phrases, verb, at),
            attribution=source_of(self.cues, at),
            headline=self.sentence.kind in {"headline", "standfirst"},
            as_of=self.scene.said_on,
            **{"context": self.context} | rest,
        )
