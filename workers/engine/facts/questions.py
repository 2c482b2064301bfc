"""Questions: what may be answered in one way or another (was anybody caught? was it an accident?), and the answers.

A question is one file, lexicon/questions/NAME.toml: its answers, the frames that give each, which answers exclude each
other, and whether time alone may lead from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Any

from schemas.claims import Claim
from schemas.reports import ConflictKind
from workers.engine import lexicon
from workers.engine.facts.standing import NOT_SO, asks, event_of, standing, verb_of, with_speaker
from workers.engine.forms import is_plural
from workers.engine.frames import Frames, Match
from workers.engine.mentions import KIN, KIND_OF_NOUN
from workers.engine.phrases import Chunk, Phrases
from workers.engine.pieces import negated
from workers.engine.setting import Setting

KEYS = ("name", "kind", "label", "about", "severity", "reason", "opposed", "frames", "answers", "examples")
OPTIONAL = ("never_of", "only_of", "allows", "before", "common", "mirrored", "material", "telling", "touching")
ANSWER_KEYS = ("name", "text", "stage", "frames", "nouns")
OF_OFFICE = frozenset({"foreign", "interior", "prime"})  # that tell one minister from another
MARK = "? "  # before the name of a question in the measure of a claim


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the lexicon; docs/questions.md tells what each key means.

    `about` is "event", or the name of the noun phrase in its frames that the answer is about. `stages` tells for each
    answer how late in the course of things it is true: answers of one stage are never an update of each other.
    `never_of` are the kinds of event that it is not asked of, `only_of` the only ones that it is (all, where empty);
    `allows` the kinds of firmness that answer all the same
    ("forecast" where it is asked of what is to come); `before` tells that it is asked of earlier times too,
    `common` that whom it is about may be told by a noun behind "the", as the only one of the story, by any or by one of
    `holders`.
    `material` is the rank at which it is missed (1 first, 0 never), `telling` the answers that are missed, `touching`
    the base forms any of which shows that an article is not silent on it.
    """

    name: str
    kind: ConflictKind
    label: str
    about: str
    severity: str
    reason: str | None
    opposed: frozenset[frozenset[str]]
    texts: dict[str, str]
    stages: dict[str, int]
    hedged: dict[str, str]
    nouns: dict[str, str]
    never_of: frozenset[str]
    only_of: frozenset[str]
    allows: frozenset[str]
    before: bool
    common: bool
    holders: frozenset[str]
    material: int
    telling: frozenset[str]
    touching: frozenset[str]
    examples: tuple[tuple[str, str], ...]

    def said(self, answer: str, named: Sequence[str]) -> str:
        """The answer as a clause; in the place of {who} stands whom a claim names."""
        return self.texts[answer].replace("{who}", " ".join(named) or "somebody")

    def is_of(self, kind: str) -> bool:
        """Whether it is asked of this kind of event, or of one that may be a name of the same event."""
        kinds = {kind}.union(*(kin for kin in KIN if kind in kin))
        return kind not in self.never_of and (not self.only_of or not kinds.isdisjoint(self.only_of))

    def opposite(self, answer: str) -> str | None:
        """The answer that a denial of this one gives: the only one that excludes it."""
        others = [name for pair in self.opposed if answer in pair for name in pair if name != answer]
        return others[0] if len(others) == 1 else None


@cache
def questions() -> dict[str, Question]:
    """Every question by its name, in the order of their names."""
    return {question.name: question for name in lexicon.names("questions") for question in [_question(_table(name))]}


@cache
def frames() -> Frames[tuple[str, str]]:
    """The frames of all questions with question and answer; the answer is "" where a noun in the frame tells it."""
    rows: list[tuple[str, tuple[str, str]]] = []
    for table in map(_table, lexicon.names("questions")):
        rows += [(frame, (table["name"], "")) for frame in table["frames"]]
        rows += [(frame, (table["name"], answer["name"])) for answer in table["answers"] for frame in answer["frames"]]
        rows += [(frame, (table["name"], other)) for frame, other in _mirrored(table)]
    told = {(question.name, ""): _last_words(question) for question in questions().values() if question.nouns}
    return Frames(rows, told)


def _last_words(question: Question) -> frozenset[str]:
    """Of the nouns that give its answers, the last words: a sentence without one of them gives none."""
    return frozenset(noun.split()[-1] for noun in question.nouns)


def _mirrored(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The frames of each of two answers, negated, with the other answer."""
    if not table.get("mirrored"):
        return
    given = {frame for answer in table["answers"] for frame in answer["frames"]}
    one, other = table["answers"]
    for answer, opposite in ((one, other), (other, one)):
        for frame in answer["frames"]:
            yield from ((no, opposite["name"]) for no in negated(frame) if no not in given)


@cache
def _table(name: str) -> dict[str, Any]:
    """A question's file, checked."""
    table = lexicon.read(name, required=KEYS, optional=OPTIONAL)
    for answer in table["answers"]:
        lexicon.check(f"{name} answer", answer, ANSWER_KEYS, ("hedged",))
    for example in table["examples"]:
        lexicon.check(f"{name} example", example, ("text", "reads"))
    named = {name for pair in table["opposed"] for name in pair} | {
        a["hedged"] for a in table["answers"] if "hedged" in a
    }
    unknown = sorted(named - {answer["name"] for answer in table["answers"]})
    if unknown:
        raise lexicon.LexiconFault(f"{name}.toml: no answer is called {', '.join(unknown)}")
    if table.get("mirrored") and len(table["answers"]) != len(("yes", "no")):
        raise lexicon.LexiconFault(f"{name}.toml: only of two answers each mirrors the other")
    return table


def _question(table: dict[str, Any]) -> Question:
    answers = table["answers"]
    return Question(
        name=table["name"],
        kind=table["kind"],
        label=table["label"],
        about=table["about"],
        severity=table["severity"],
        reason=table["reason"] or None,
        opposed=frozenset(
            frozenset(pair) for pair in table["opposed"] or combinations([a["name"] for a in answers], 2)
        ),
        texts={answer["name"]: answer["text"] for answer in answers},
        stages={answer["name"]: answer["stage"] for answer in answers},
        hedged={answer["name"]: answer["hedged"] for answer in answers if "hedged" in answer},
        nouns={noun: answer["name"] for answer in answers for noun in answer["nouns"]},
        never_of=frozenset(table.get("never_of", [])),
        only_of=frozenset(table.get("only_of", [])),
        allows=frozenset(table.get("allows", [])),
        before=table.get("before", False),
        common="common" in table,
        holders=frozenset(table["common"] if isinstance(table.get("common"), list) else []),
        material=table.get("material", 0),
        telling=frozenset(table.get("telling", [answer["name"] for answer in answers])),
        touching=frozenset(table.get("touching", [])),
        examples=tuple((row["text"], row["reads"]) for row in table["examples"]),
    )


def claims(setting: Setting) -> list[Claim]:
    """The answers that a sentence gives: of frames with a word in common for one question the longest counts.

    So "no sign of an illness" is no illness.
    """
    phrases = setting.phrases
    if asks(phrases):
        return []
    found: list[Claim] = []
    for match, (name, fixed) in frames().matches(phrases):
        question = questions()[name]
        given = fixed or _by_noun(question, phrases, match)
        stands = standing(phrases, match) if given else ""
        answer = question.opposite(given) if stands == "denied" else given
        claim = _claim(setting, question, answer, match) if stands and answer else None
        if claim:
            found.append(claim)
    longest: list[Claim] = []
    for claim in sorted(found, key=_length, reverse=True):
        if not any(_meets(claim, other) for other in longest):
            longest.append(claim)
    return sorted(longest, key=found.index)


def _meets(claim: Claim, other: Claim) -> bool:
    """Whether two answers to one question share a word."""
    shared = claim.span.start < other.span.end and other.span.start < claim.span.end
    return shared and claim.measure == other.measure


def _length(claim: Claim) -> int:
    return claim.span.end - claim.span.start


def _by_noun(question: Question, phrases: Phrases, match: Match) -> str:
    """The answer that the words of the frame's <answer> are a sign of, the longest first; "" for none."""
    for chunk in match.nouns.get("answer", ()):
        words = [word.lemma for word in phrases.words[chunk.first : chunk.last]]
        runs = [" ".join(words[a:b]) for a in range(len(words)) for b in range(len(words), a, -1)]
        known = sorted((run for run in runs if run in question.nouns), key=len, reverse=True)
        if known:
            return question.nouns[known[0]]
    return ""


def _claim(setting: Setting, question: Question, answer: str, match: Match) -> Claim | None:
    group = match.nouns.get("culprit" if question.about == "event" else question.about, ())
    about = next((name for chunk in reversed(group) if (name := _called(setting.phrases, [chunk]))), ())
    about = about or _known_by(setting.phrases, group, question)
    about = about or _stood_for(setting, group)
    if match.verb is not None and match.verb.passive and _is_of_many(setting.phrases, match.verb):
        return None
    unnamed = "name" in match.nouns and not _called(setting.phrases, match.nouns["name"])
    if unnamed or (question.about != "event" and not about):
        return None
    span = setting.span(match.first, match.last)
    made = setting.claim(
        MARK + question.name,
        span,
        event_of(setting, match),
        match.first,
        verb=verb_of(setting.phrases, match),
        kind=question.kind,
        text=answer,
        things=about,
        context=setting.context,
        rules=((f"question: {question.name}: {match.frame.text}", span),),
    )
    if made.firmness in NOT_SO - question.allows:
        return None
    hedged = made.firmness != "states" and question.hedged.get(answer)
    made = replace(made, text=hedged, firmness="states") if hedged else made
    return with_speaker(setting, match, made)


def _is_of_many(phrases: Phrases, verb: Chunk) -> bool:
    """As in "attacks in Europe | perpetrated by rebels": of events of a kind, none of which the text tells of."""
    if verb.last - verb.first > 1 or not verb.first:
        return False
    at = phrases.index(verb) - 1
    while at > 1 and phrases.lemma(phrases.chunks[at]) not in KIND_OF_NOUN and phrases.chunks[at - 1].kind == "PREP":
        at -= 2
    head = phrases.head(phrases.chunks[at]) if phrases.chunks[at].kind == "NP" else None
    many = head is not None and head.lemma in KIND_OF_NOUN and is_plural(head.low) and phrases.chunks[at].figure is None
    return many and phrases.words[phrases.chunks[at].first].tag != "DET"


def _called(phrases: Phrases, group: Sequence[Chunk]) -> tuple[str, ...]:
    """The name that a phrase ends in, word by word, so that its bearer is known again; () for one without a name."""
    chunk = group[-1] if group else None
    head = phrases.head(chunk) if chunk else None
    if chunk is None or head is None or head.tag != "NAME":
        return ()
    return tuple(word.text for word in phrases.words[chunk.first : chunk.last] if word.tag == "NAME")


def _stood_for(setting: Setting, group: Sequence[Chunk]) -> tuple[str, ...]:
    """The name of the one person whom "he" or "she" stands for."""
    if not group or setting.phrases.low(group[-1]) not in {"he", "she"}:
        return ()
    named = setting.spoken[setting.phrases.index(group[-1])] if setting.spoken else ()
    return tuple(next(iter(named)).title().split()) if len(named) == 1 else ()


def _known_by(phrases: Phrases, group: Sequence[Chunk], question: Question) -> tuple[str, ...]:
    """The noun of a phrase with "the" before it, and the nouns before it: "the owner", "the opposition leader".

    So it is of one in the plural that stands bare: "prosecutors".
    """
    chunk = group[-1] if group else None
    head = phrases.head(chunk) if chunk else None
    asked_of = question.common and (not question.holders or (head is not None and head.lemma in question.holders))
    if chunk is None or head is None or head.tag != "NOUN" or chunk.figure or not asked_of:
        return ()
    bare = chunk.first == chunk.head and is_plural(head.low)
    if not bare and phrases.low(chunk) not in {"the", "its"}:
        return ()
    first = chunk.head
    while first > chunk.first and (phrases.words[first - 1].tag == "NOUN" or phrases.words[first - 1].low in OF_OFFICE):
        first -= 1
    return (" ".join(word.lemma for word in phrases.words[first : chunk.head + 1]),)
