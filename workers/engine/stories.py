"""Stories: which articles speak of the same happening, told from who and where, what, in which figures, and when.

Two articles are alike as the cosine of their terms, weighed by rarity, and less with every day between their events.
Articles that are alike on the average are a group. Inside each the rarity is reckoned once more: what both of two
look-alikes share (one base, one prize) joins them no longer, and what one of them has alone (a winner) parts them.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workers.engine import lexicon
from workers.engine.alignment import Events
from workers.engine.grouping import Pair, join
from workers.engine.reading import Reading

Profile = dict[str, float]
COMMON = frozenset(lexicon.read("common", required=("words",))["words"])
READ, HELD = 5, 0.6  # documents read before any, and the share of them that hold a common word
ALIKE = 0.12  # how alike the articles of one story are at least, on the average
ALIKE_INSIDE = 0.11  # the same where rarity is reckoned inside the group
NEARBY = 0.06  # of many stories, those none of whose articles is as like as that are not looked at
AT_HAND = 100  # articles that are all looked at
A_DAY_APART = 0.6  # what a day between their events leaves of two articles' likeness
FAR = 4  # days; further apart is no less alike
NEWEST, MAIN = "@newest", "@main"


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a term says, from how many documents hold it. `own` is what is left of a term that only one holds.

    So that the first few articles of all are told apart as well, `read` documents are taken to have been read before;
    of these a good many held each common word.
    """

    documents: int
    holders: Mapping[str, int]
    read: float
    own: float

    def weigh(self, profile: Profile) -> Profile:
        """The terms by their weight times their rarity, to the length of one."""
        found = {term: weight * self._of(term) for term, weight in profile.items() if not term.startswith("@")}
        length = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
        return {term: weight / length for term, weight in found.items()}

    def _of(self, term: str) -> float:
        held = self.holders.get(term, 1)
        often = held + (self.read * HELD if self.read > 1 and term[2:] in COMMON else 0.0)
        rare = max(0.0, math.log((self.documents + self.read) / (often + 0.5)))
        return rare * self.own if held == 1 else rare


def profile(reading: Reading) -> Profile:
    """What tells which story an article belongs to: its terms, and "@newest" and "@main". JSON-able.

    These two are the days of its newest event and of its main one, counted from year 1, where the text tells them.
    """
    published = (reading.article.published_at or "9999")[:10]
    past = [e.first for e in reading.events if e.first and e.first == e.last and e.kind and e.first <= published]
    main = Events([reading]).main_day
    days = {NEWEST: dt.date.fromisoformat(max(past)).toordinal() if past else None, MAIN: main and main.toordinal()}
    return reading.terms | {name: float(day) for name, day in days.items() if day}


def rarity(profiles: Iterable[Profile], *, inside: bool = False) -> Rarity:
    """The rarity of the terms in these documents; `inside` where they are already known to be of one kind."""
    documents = list(profiles)
    holders = Counter(term for document in documents for term in document)
    return Rarity(len(documents), holders, *((1.0, 0.3) if inside else (READ, 0.5)))


def group(
    profiles: Mapping[str, Profile], *, known: Rarity | None = None, named: Iterable[Iterable[str]] = ()
) -> list[frozenset[str]]:
    """The articles by story; the order in which they are given does not matter.

    `known` is the rarity where more than these are known. Each group of `named` was put together by somebody who knows:
    it is never parted, and no two of them are joined.
    """
    fixed = [frozenset(group) for group in named]
    held = frozenset().union(*fixed)
    loose = [frozenset([article]) for article in sorted(profiles) if article not in held]
    found = join([*fixed, *loose], _likeness(profiles, known or rarity(profiles.values())), ALIKE, fixed=len(fixed))
    return sorted((part for whole in found for part in _parted(profiles, whole, fixed)), key=min)


def _parted(
    profiles: Mapping[str, Profile], whole: frozenset[str], named: Iterable[frozenset[str]]
) -> list[frozenset[str]]:
    """A group looked at once more, with the rarity inside it."""
    own = {article: profiles[article] for article in sorted(whole)}
    fixed = [group for group in named if group <= whole]
    loose = [frozenset([article]) for article in own if not any(article in group for group in fixed)]
    if len(fixed) + len(loose) < 3:
        return [whole]
    return join([*fixed, *loose], _likeness(own, rarity(own.values(), inside=True)), ALIKE_INSIDE, fixed=len(fixed))


def _likeness(profiles: Mapping[str, Profile], known: Rarity) -> dict[Pair, float]:
    """How alike each two articles are; pairs without a term in common are left out."""
    weighed = {article: known.weigh(profiles[article]) for article in sorted(profiles)}
    holders: dict[str, list[tuple[str, float]]] = {}
    found: dict[Pair, float] = {}
    for article, own in weighed.items():
        alike: dict[str, float] = {}
        for term, weight in own.items():
            for other, its in holders.get(term, ()):
                alike[other] = alike.get(other, 0.0) + weight * its
        for other, value in alike.items():
            found[other, article] = value * A_DAY_APART ** _days_apart(profiles[article], profiles[other])
        for term, weight in own.items():
            if weight:
                holders.setdefault(term, []).append((article, weight))
    return found


def _days_apart(one: Profile, other: Profile) -> float:
    """The mean distance of their days, as far as both have them."""
    apart = [min(abs(one[name] - other[name]), FAR) for name in (NEWEST, MAIN) if name in one and name in other]
    return sum(apart) / len(apart) if apart else 0.0


def likeness(one: Profile, other: Profile) -> float:
    """How alike two articles are in what they tell, whatever days they name: 0 to 1."""
    known = rarity([one, other])
    return _cosine(known.weigh(one), known.weigh(other))


def place(
    article: str, wanted: Profile, stories: Mapping[str, Mapping[str, Profile]], *, held: Iterable[str] = ()
) -> list[tuple[str | None, frozenset[str]]]:
    """Where an article that came, and those that it has to do with, belong: (story id, None for a new one; articles).

    `stories` holds the profiles of each story's articles; those that are `held` never leave theirs. All others go where
    they would be had they come in any other order: with the new article two stories may turn out to be one, or one two.
    A story's id stays with the articles that are held there, else with most of its articles.
    """
    known = rarity([wanted, *(profile for members in stories.values() for profile in members.values())])
    near = {story: stories[story] for story in _nearby(wanted, stories, known)}
    pool = {article: wanted} | {one: profile for members in near.values() for one, profile in members.items()}
    fixed = {story: staying for story in sorted(near) if (staying := frozenset(held).intersection(near[story]))}
    found = group(pool, known=known, named=fixed.values())
    at = {one: story for story, members in near.items() for one in members}
    ids = _named(found, at, fixed)
    return [(ids.get(part), part) for part in found]


def _named(
    groups: Sequence[frozenset[str]], at: Mapping[str, str], fixed: Mapping[str, frozenset[str]]
) -> dict[frozenset[str], str]:
    """The groups that go on as a story: each story is the group with its fixed articles, else with most of its own."""
    ids = {part: story for part in groups for story, staying in fixed.items() if staying <= part}
    shares = {(part, story): n for part in groups for story, n in Counter(at[a] for a in part if a in at).items()}
    for part, story in sorted(shares, key=lambda pair: (-shares[pair], pair[1], min(pair[0]))):
        if part not in ids and story not in ids.values():
            ids[part] = story
    return ids


def _nearby(wanted: Profile, stories: Mapping[str, Mapping[str, Profile]], known: Rarity) -> list[str]:
    """The stories that an article may have to do with: of few articles all, of many those with one that is like it."""
    if sum(map(len, stories.values())) <= AT_HAND:
        return [story for story, members in stories.items() if members]
    own = known.weigh(wanted)
    return [
        story
        for story, members in stories.items()
        if any(_cosine(own, known.weigh(member)) >= NEARBY for member in members.values())
    ]


def _cosine(one: Profile, other: Profile) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)
