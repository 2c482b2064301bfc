"""Claims: what each sentence asserts, read by named rules from its phrases.

A rule looks at one verb group or noun phrase and says which family it is of and which phrases it counts; counting,
event, firmness and source are the same for all rules. A figure that no family knows is still a claim, by its noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.articles import Article
from schemas.claims import Claim, Event, Quantity, Span
from workers.engine import lexicon
from workers.engine.attribution import Cue, cues, firmness, source_of
from workers.engine.counting import Count, counts, country, scope_of, things_of
from workers.engine.events import Mention, Scene
from workers.engine.families import Family, by_word
from workers.engine.phrases import Chunk, Phrases, objects, subject
from workers.engine.text import Sentence
from workers.engine.words import NOMINAL, VERBAL

PARTICIPANTS = lexicon.read("participants", required=("phrases", "examples"))
REACH_FAR = 14  # chunks: "the toll in Friday's crash in the north climbed on Sunday to 288"
REACH = frozenset({"rise", "climb", "stand", "reach", "cross", "hit", "be", "jump", "increase", "grow", "pass", "exceed", "top", "surpass", "number", "cut", "lower", "put", "revise", "total", "fall", "near", "go"})
INTO_STATE = frozenset({"be", "was", "were", "are", "is", "been", "remain", "make", "leave", "render", "fear", "believe", "presume", "confirm", "report", "find", "pronounce", "declare", "go", "list"})
NOT_CONTEXT = frozenset({"person", "people", "time", "day", "year", "number", "figure", "part", "way", "place", "thing", "say", "tell", "be", "have", "do", "report", "official", "total"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One sentence with all that the stages before found in it."""

    article: Article
    sentence: Sentence
    phrases: Phrases
    scene: Scene
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: the family, the phrases that it counts, the verb, and the tokens [first, last) that say so."""

    rule: str
    family: Family
    group: tuple[Chunk, ...]
    verb: Chunk | None
    first: int
    last: int


def claims(article: Article, sentence: Sentence, phrases: Phrases, scene: Scene) -> list[Claim]:
    """Every claim of one sentence."""
    setting = Setting(article, sentence, phrases, scene, tuple(cues(phrases, article.field(sentence.field))))
    read: list[Claim] = []
    used: set[int] = set()
    for found in _findings(phrases):
        fresh = [chunk for chunk in found.group if chunk.figure and chunk.first not in used]
        if not fresh:
            continue
        made = [_claim(setting, found, count) for count in counts(phrases, found.group, sentence, found.family.thing)]
        if made:
            used.update(chunk.first for chunk in found.group)
            read += made
    read += [_open(setting, n) for n, chunk in enumerate(phrases.chunks) if _is_open(phrases, chunk, used)]
    return [*_without_additions(read), *_participants(setting), *_days(setting)]


def _findings(phrases: Phrases) -> Iterator[Found]:
    for n, chunk in enumerate(phrases.chunks):
        for rule in RULES:
            yield from rule(phrases, n, chunk)


# --- rules ------------------------------------------------------------------------------------------------------------


def verb_acts_on(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """ "killed 14 people", "14 people were killed", "killing 14": what the verb acts on is counted."""
    if chunk.kind != "VP" or phrases.words[chunk.head].tag not in VERBAL:
        return
    for family in by_word("verbs_object").get(phrases.lemma(chunk), ()):
        group = tuple(subject(phrases, n) if chunk.passive else objects(phrases, n))
        if group:
            yield _found("verb acts on", family, group, chunk)


def subject_does(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """ "14 people died", "18 rockets hit the base": the subject of the verb is counted."""
    if chunk.kind != "VP" or phrases.words[chunk.head].tag not in VERBAL:
        return
    for family in by_word("verbs_subject").get(phrases.lemma(chunk), ()):
        group = tuple(subject(phrases, n))
        if group:
            yield _found("subject does", family, group, chunk)


def in_a_state(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """ "14 dead", "left 14 people dead", "14 are missing": the phrase ends with a state, or one follows."""
    if chunk.kind != "NP" or chunk.figure is None:
        return
    own = _state_at(phrases, chunk.last - 1)
    follows = own or _state_at(phrases, _past_verbs_of_state(phrases, n + 1))
    if follows:
        families, last = follows
        for family in families:
            yield Found("in a state", family, (chunk,), None, chunk.first, last)


def _past_verbs_of_state(phrases: Phrases, at: int) -> int:
    """The token behind "were", "have been reported", "still", "confirmed as"."""
    while at < len(phrases.chunks):
        piece = phrases.chunks[at]
        if not (piece.kind == "ADV" or phrases.lemma(piece) in INTO_STATE or phrases.low(piece) == "as"):
            return piece.first
        at += 1
    return len(phrases.words)


def _state_at(phrases: Phrases, token: int) -> tuple[tuple[Family, ...], int] | None:
    """The families whose state stands at this token, and the token behind it; the longest state wins."""
    for size in (3, 2, 1):
        words = " ".join(word.low for word in phrases.words[token : token + size])
        if token + size <= len(phrases.words) and words in by_word("states"):
            return by_word("states")[words], token + size
    return None


def counted_noun(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """ "14 deaths", "288 fatalities": the counted noun itself says what happened."""
    if chunk.kind != "NP" or chunk.figure is None or n < 0:
        return
    for family in by_word("count_nouns").get(phrases.lemma(chunk), ()):
        yield Found("counted noun", family, (chunk,), None, chunk.first, chunk.last)


def total_of(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """ "a death toll of 14", "the toll rose to 14", "fatalities were close to 80": the figure stands behind its noun."""
    if chunk.kind != "NP" or chunk.figure or phrases.lemma(chunk) not in by_word("total_nouns"):
        return
    target = _reached(phrases, n)
    if target is None:
        return
    verb = next((c for c in phrases.chunks[n:target] if c.kind == "VP"), None)
    for family in by_word("total_nouns")[phrases.lemma(chunk)]:
        yield Found("total of", family, (phrases.chunks[target],), verb, chunk.first, phrases.chunks[target].last)


def _reached(phrases: Phrases, n: int) -> int | None:
    """The figure that a total reaches: behind "of", or behind a verb of reaching and "to" or "at", never behind "by"."""
    chunks, at, verbs = phrases.chunks, n + 1, 0
    while at < len(chunks) and at < n + REACH_FAR:
        piece = chunks[at]
        if piece.kind == "VP":
            verbs += 1
            if verbs > 1 or phrases.lemma(piece) not in REACH | {"was", "were", "is", "are", "stood"}:
                return None
        elif piece.kind == "NP" and piece.figure:
            before = phrases.low(chunks[at - 1])
            if before in {"of", "to", "at", "than", ":"} or chunks[at - 1].kind == "VP":
                return at
            if before != "by":
                return None
        elif piece.kind in {"WH", "CONJ"} or (piece.kind == "PUNCT" and phrases.low(piece) not in {":", ","}):
            return None
        at += 1
    return None


def loss_of(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """ "claimed 14 lives", "14 people lost their lives", "cost 14 people their lives"."""
    if chunk.kind != "NP" or not n:
        return
    verb_at = n - 1
    while verb_at and phrases.chunks[verb_at].kind in {"ADV", "PREP", "NP"} and n - verb_at < 3 and phrases.lemma(phrases.chunks[verb_at]) != "loss":
        verb_at -= 1
    verb, between = phrases.chunks[verb_at], phrases.chunks[verb_at + 1]
    lemma = "lose" if phrases.lemma(verb) == "loss" else phrases.lemma(verb)
    for family in by_word("losses").get((lemma, phrases.lemma(chunk)), ()):
        owners = (between,) if between is not chunk and between.figure else tuple(subject(phrases, verb_at))
        group = (chunk,) if chunk.figure else owners
        if group:
            yield _found("loss of", family, group, verb)


RULES = (verb_acts_on, subject_does, loss_of, in_a_state, counted_noun, total_of)


def _found(rule: str, family: Family, group: Sequence[Chunk], verb: Chunk) -> Found:
    first = min(verb.first, *(chunk.first for chunk in group))
    last = max(verb.last, *(chunk.last for chunk in group))
    return Found(rule, family, tuple(group), verb, first, last)


# --- from a finding to a claim ----------------------------------------------------------------------------------------


def _claim(setting: Setting, found: Found, count: Count) -> Claim:
    sentence, phrases = setting.sentence, setting.phrases
    verb = found.verb
    anchor = verb.head if verb else found.first
    measure = found.family.name
    quantity = count.quantity
    span = _span(setting, found.first, found.last)
    scope = count.scope | (frozenset({"negated"}) if verb is not None and verb.negated else frozenset())
    rules = ((found.rule, span), (f"count: {quantity.bound}", quantity.span))
    if len(count.parts) > 1:
        rules += (("parts add up", quantity.span),)
    return Claim(
        article=setting.article.id,
        measure=measure,
        kind="number",
        span=span,
        event=_event(setting, found, anchor),
        quantity=quantity,
        text=_words(setting, found.first, found.last),
        things=count.things,
        scope=scope,
        context=_context(phrases),
        firmness=firmness(phrases, verb, anchor),
        attribution=source_of(list(setting.cues), anchor) or source_of(list(setting.cues), found.first),
        headline=_in_headline(setting),
        rules=rules + _event_rule(setting, sentence),
    )


def _in_headline(setting: Setting) -> bool:
    return setting.sentence.kind in {"headline", "standfirst"}


def _event_rule(setting: Setting, sentence: Sentence) -> tuple[tuple[str, Span], ...]:
    named = setting.scene.mentions
    return tuple((f"event: {m.event.label}", Span(sentence.field, setting.phrases.words[m.at].start, setting.phrases.words[m.at].end)) for m in named[:1])


def _event(setting: Setting, found: Found, anchor: int) -> Event:
    """The event that does it ("the attack that killed"), else the one that the scene has at the verb."""
    phrases, scene = setting.phrases, setting.scene
    if found.verb is not None:
        at = next(n for n, chunk in enumerate(phrases.chunks) if chunk is found.verb)
        doers = {chunk.head for chunk in subject(phrases, at)}
        named = next((m.event for m in scene.mentions if m.at in doers), None)
        if named:
            return named
    return scene.at(anchor, found.family.implies)


def _span(setting: Setting, first: int, last: int) -> Span:
    words = setting.phrases.words
    return Span(setting.sentence.field, words[first].start, words[last - 1].end)


def _words(setting: Setting, first: int, last: int) -> str:
    span = _span(setting, first, last)
    return setting.article.field(span.field)[span.start : span.end]


def _context(phrases: Phrases) -> frozenset[str]:
    """The content words of a sentence in their base form: what a claim without a family is about."""
    return frozenset(
        word.lemma for word in phrases.words if word.tag in NOMINAL | VERBAL | {"ADJ"} and len(word.lemma) > 2 and word.lemma not in NOT_CONTEXT
    )


def _without_additions(read: list[Claim]) -> list[Claim]:
    """ "747 injured and another 56 badly hurt": a second count of the same family in one sentence is a part."""
    seen: set[str] = set()
    kept: list[Claim] = []
    for claim in read:
        again = claim.measure in seen and any(word in claim.text.lower().split() for word in ("another", "further", "more", "additional"))
        kept.append(_as_part(claim) if again else claim)
        seen.add(claim.measure)
    return kept


def _as_part(claim: Claim) -> Claim:
    return Claim(**{**{name: getattr(claim, name) for name in Claim.__slots__}, "scope": claim.scope | {"part"}})


# --- claims that no family knows --------------------------------------------------------------------------------------


def _is_open(phrases: Phrases, chunk: Chunk, used: set[int]) -> bool:
    if chunk.kind != "NP" or chunk.figure is None or chunk.first in used or chunk.figure.attributive:
        return False
    return chunk.head >= 0 or chunk.figure.quantity.unit is not None


def _open(setting: Setting, n: int) -> Claim:
    """A counted thing or a measured one, by its noun and the words around it."""
    phrases, chunk = setting.phrases, setting.phrases.chunks[n]
    figure = chunk.figure
    assert figure is not None  # noqa: S101 (`_is_open` saw it)
    quantity: Quantity = figure.quantity
    verb = _governing(phrases, n)
    measure = f"{quantity.dimension}:{phrases.lemma(chunk)}" if quantity.unit is None else quantity.dimension
    first = min(chunk.first, verb.first) if verb and chunk.first - verb.last < 4 else chunk.first
    last = max(chunk.last, verb.last) if verb and verb.first - chunk.last < 4 else chunk.last
    span = _span(setting, first, last)
    return Claim(
        article=setting.article.id,
        measure=measure,
        kind="number",
        span=span,
        event=setting.scene.at(chunk.first),
        quantity=quantity,
        text=_words(setting, first, last),
        things=(*things_of(phrases, chunk), *((phrases.lemma(verb),) if verb else ())),
        scope=scope_of(phrases, chunk),
        context=_context(phrases),
        firmness=firmness(phrases, verb, chunk.first),
        attribution=source_of(list(setting.cues), chunk.first),
        headline=_in_headline(setting),
        rules=((f"open: {measure}", span), (f"count: {quantity.bound}", quantity.span)),
    )


def _governing(phrases: Phrases, n: int) -> Chunk | None:
    """The verb group that the phrase is subject or object of: the nearest one without a clause opener between."""
    for step in (-1, 1):
        at = n + step
        while 0 <= at < len(phrases.chunks) and phrases.chunks[at].kind not in {"WH", "PUNCT"}:
            if phrases.chunks[at].kind == "VP":
                return phrases.chunks[at]
            at += step
    return None


# --- who took part ----------------------------------------------------------------------------------------------------


def _participants(setting: Setting) -> list[Claim]:
    """ "a joint operation with the British", "together with Dutch divers": who took part beside the one that acts."""
    phrases = setting.phrases
    lows = [word.low for word in phrases.words]
    found: list[Claim] = []
    for phrase in PARTICIPANTS["phrases"]:
        words = phrase.split()
        for at in range(len(lows) - len(words)):
            if lows[at : at + len(words)] == words and (who := _partner(phrases, at + len(words))):
                found.append(_participation(setting, at, who))
    return found[:1]


def _partner(phrases: Phrases, at: int) -> Chunk | None:
    partner = next((chunk for chunk in phrases.chunks if chunk.kind == "NP" and chunk.first >= at), None)
    if partner is None or partner.first != at or partner.figure:
        return None
    named = any(word.tag == "NAME" for word in phrases.words[partner.first : partner.last])
    return partner if named else None


def _participation(setting: Setting, first: int, who: Chunk) -> Claim:
    phrases = setting.phrases
    begin = next((chunk.first for chunk in reversed(phrases.chunks) if chunk.kind == "NP" and chunk.last <= first), first)
    begin = begin if first - begin < 6 else first
    span = _span(setting, begin, who.last)
    names = [word for word in phrases.words[who.first : who.last] if word.tag == "NAME"]
    partner = next((place for word in names if (place := country(word.low))), " ".join(word.text for word in names))
    return Claim(
        article=setting.article.id,
        measure="participants",
        kind="actor",
        span=span,
        event=setting.scene.at(first),
        text=partner,
        firmness=firmness(phrases, None, first),
        attribution=source_of(list(setting.cues), first),
        headline=_in_headline(setting),
        rules=(("participants", span),),
    )


# --- when it happened -------------------------------------------------------------------------------------------------


def _days(setting: Setting) -> list[Claim]:
    """The day that a sentence gives to an event that it names."""
    return [_day(setting, mention) for mention in setting.scene.mentions if mention.moment and _is_one_day(mention.event)]


def _is_one_day(event: Event) -> bool:
    return event.first is not None and event.first == event.last


def _day(setting: Setting, mention: Mention) -> Claim:
    words = setting.phrases.words
    moment = mention.moment
    assert moment is not None  # noqa: S101 (`_days` saw it)
    here = words[mention.at]
    first, last = min(here.start, moment.span.start), max(here.end, moment.span.end)
    span = Span(setting.sentence.field, first, last)
    return Claim(
        article=setting.article.id,
        measure="day",
        kind="time",
        span=span,
        event=mention.event,
        text=mention.event.first or "",
        firmness=firmness(setting.phrases, None, mention.at),
        attribution=source_of(list(setting.cues), mention.at),
        headline=_in_headline(setting),
        rules=(("day of event", span), (f"time: {moment.value}", moment.span)),
    )
