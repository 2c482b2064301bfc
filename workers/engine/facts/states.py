"""States: what an article says of one thing that another may say the opposite of: "no siren sounded", "sirens did".

Kept is what has an antonym that holds between two articles, and what is often denied (lexicon: antonyms.toml); of a
thing that the text takes as known ("the gate", "its pumps", "sirens"), or of all or none of its kind.
"""

from __future__ import annotations

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.antonyms import STEADY_WORDS, TABLE, has_antonym
from workers.engine.arguments import SAYING
from workers.engine.facts.predications import Predication, existences, predications
from workers.engine.facts.standing import NOT_SO, asks
from workers.engine.facts.who import PRONOUNS, who
from workers.engine.forms import is_plural
from workers.engine.owners import NOBODY, Owners, names_of
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting
from workers.engine.surroundings import clause, with_particle
from workers.engine.words import NOMINAL

MARK = "state: "  # before the thing, in the measure
NOT = "not"
ALIKE = [frozenset(row) for row in TABLE["alike"]]
THERE = frozenset(TABLE["there"])
DENIED = frozenset(TABLE["deniable"]).union(THERE, *ALIKE)
VAGUE = frozenset(TABLE["vague"])
TELLING = frozenset(phrase.split(" ")[0] for phrase in (STEADY_WORDS | DENIED) - {"be"})
TELLTALE = frozenset(max(phrase.split(" "), key=len) for phrase in (STEADY_WORDS | DENIED) - {"be"})
NEAR = 3  # tokens behind a verb of being in which the word of a state stands
BEING = lexicon.words("linking_verbs") | lexicon.words("leaving_verbs") | {"be"}
ALL = frozenset({"all", "both", "each", "every", "no", "none", "neither", "any"})
KNOWN = frozenset({"the", "its", "his", "her", "their", "this", "these", "our"})
WHOLE, ONE, BARE, SOME = "all", "the", "bare", "some"  # how much of its kind a thing is: a known one, sirens, a gate


def claims(setting: Setting) -> list[Claim]:
    """What a sentence states of things that are one and the same for every article of the story."""
    phrases = setting.phrases
    there = existences(phrases) if "there" in phrases.said else ()
    if setting.sentence.kind != "paragraph" or not (there or phrases.said & TELLTALE) or asks(phrases):
        return []
    told = (one for one in predications(phrases, wanted=_may_tell) if _tells(one))
    found = (_claim(setting, one, of) for one in (*told, *there) for of in one.of)
    return [claim for claim in found if claim and claim.firmness not in NOT_SO]


def _may_tell(phrases: Phrases, chunk: Chunk) -> bool:
    """A verb that may, or one of being with such a word behind; a noun phrase with such a word before its noun."""
    words = phrases.words
    if chunk.kind == "NP":
        return chunk.head > chunk.first and not TELLING.isdisjoint([w.low for w in words[chunk.first : chunk.head]])
    if chunk.kind != "VP":
        return False
    lemma = words[chunk.head].lemma
    behind = words[chunk.last : chunk.last + NEAR] if lemma in BEING else ()
    return lemma in TELLING or any(word.low in TELLING or word.lemma in TELLING for word in behind)


def _tells(one: Predication) -> bool:
    return has_antonym(one.forms, steady=True) or not one.forms.isdisjoint(DENIED)


def _claim(setting: Setting, one: Predication, of: Chunk) -> Claim | None:
    phrases = setting.phrases
    counted = of.figure is not None and phrases.low(of) not in ALL  # "no" and "both" count as well
    if of.head < 0 or counted or phrases.words[of.head].lemma in VAGUE:
        return None
    names, noun = _thing(setting, of)
    if not (names or noun):
        return None
    first = one.first + (one.last - one.first > 1 and phrases.words[one.first].low == "that")
    span = setting.span(first, one.last)
    at = one.word.start
    token = next(n for n, word in enumerate(phrases.words) if word.start == at)
    verb = next((c for c in phrases.chunks if c.kind == "VP" and c.first <= token < c.last), None)
    return setting.claim(
        MARK + (noun or " ".join(sorted(names))),
        span,
        setting.scene.at(token),
        token,
        verb=verb,
        kind="status",
        text=setting.text(span),
        things=(noun, _share(phrases, of), one.doer),
        predicate=with_particle(phrases, verb) if verb and verb.head == token else one.word.lemma,
        about=NOBODY if one.forms.isdisjoint(DENIED) else _others(phrases, of, token),
        names=one.forms,
        owners=names,
        scope=frozenset({NOT} if one.negative else ()),
        context=frozenset(word.low for word in phrases.modifiers(of) if word.start != at),
        rules=(("state", span),),
    )


def _thing(setting: Setting, chunk: Chunk) -> tuple[Owners, str]:
    """The names, or the noun, of what a state is told of."""
    person = who(setting, chunk)
    if person is not None:
        return person.names, "" if person.noun in PRONOUNS else person.noun
    head = setting.phrases.head(chunk)
    if head is None or head.tag not in NOMINAL:
        return NOBODY, ""
    return (names_of(setting.phrases, chunk), "") if head.tag == "NAME" else (NOBODY, head.lemma)


def _share(phrases: Phrases, chunk: Chunk) -> str:
    """How much of its kind a phrase names."""
    head = phrases.words[chunk.head]
    before = phrases.words[chunk.first - 1].low if chunk.first else ""
    opening = {word.low for word in phrases.words[chunk.first : chunk.first + 2]}
    if (opening | {before}) & ALL or "not" in opening:
        return WHOLE
    owned = any(word.tag == "POSS" for word in phrases.words[chunk.first : chunk.head])
    if opening & KNOWN or before == "only" or owned or head.tag in {"NAME", "PRON"}:
        return ONE
    alone = phrases.words[chunk.first].tag not in {"DET", "NUM"}
    return BARE if alone and is_plural(head.low) else SOME


def _others(phrases: Phrases, of: Chunk, token: int) -> frozenset[str]:
    """The other nouns of its clause, but for who says so: what was paid, to whom, where."""
    at = next(n for n, chunk in enumerate(phrases.chunks) if chunk.first <= token < chunk.last)
    around = [chunk for chunk in clause(phrases, at) if chunk.head >= 0 and chunk.head not in {of.head, token}]
    return frozenset(
        phrases.lemma(chunk)
        for chunk in around
        if chunk.kind == "NP" and phrases.words[chunk.head].tag in NOMINAL and not _speaks(phrases, chunk)
    )


def _speaks(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "the owner said", "said the owner"."""
    beside = (phrases.verbs.get(chunk.last, ""), phrases.verbs.get(chunk.first - 1, ""))
    return not SAYING.isdisjoint(beside)
