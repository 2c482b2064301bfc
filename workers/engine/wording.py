"""Wording: the sentences of a report. Machine form in, plain English out; nothing is decided here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from schemas.claims import Interval, Quantity
from schemas.reports import Position, Value
from workers.engine.forms import plural
from workers.engine.slots import Slot

REASONS = {
    "other-measure": "They count different things, and a reading that neither states would reconcile them.",
    "earlier-count": "The counts are of different times.",
    "earlier-account": "The accounts are of different times, and each may have been right in its own.",
    "hedged": "One side states it only with a hedge.",
    "other-description": "One thing may bear both descriptions, though neither says so.",
    "time-zone": "The days are next to each other; the hour of the night or another time zone would reconcile them.",
}

ABSTAINED = {
    "stands-alone": "One of them is said of an occurrence that the text sets apart from the story's.",
    "not-asserted": "One of them is denied, or said under a condition.",
    "part-of-a-whole": "One of them is a part, and nothing says of whom.",
    "other-event": "They are said of two events.",
    "other-group": "They are of two groups, places or parts.",
    "other-measure": "They measure two things.",
    "other-owner": "They are of two owners.",
    "other-unit": "They are in two units or currencies, and no text converts them.",
    "opposites": "Their words are opposites: the first and the second, imports and exports.",
    "not-yet": "One of them is a forecast or a plan, the other a fact.",
    "fits-another": "The text of one of them holds another figure that fits the other.",
    "little-in-common": "Too few words say that they are of one thing.",
    "vague": "One of them is a vague word for a number.",
    "in-doubt": "An article gives several figures that would fit, and which one is meant is in doubt.",
}

AS_WRITTEN = frozenset({"about", "nearly", "just under", "just over", "vague"})  # bounds whose interval nobody says
NAMED, FEW = 12, 5  # of more sources than the one, a sentence names so many as the other

OWN_LABELS = {"section": "length of the section", "division": "outcome of the vote"}
LEFT_OVER = frozenset({"are", "had", "has", "have", "is", "was", "were"})  # of a verb whose rest stands further on
EXTENTS = {"mass of": "weight of", "duration of": "time of", "length of": "size of"}


def number(n: float) -> str:
    """A number for people: 1,234; 2.6 million; 0.5."""
    for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(n) >= scale and n / (scale / 1000) == round(n / (scale / 1000)):
            return f"{n / scale:,.3f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{n:,.0f}" if n == int(n) else f"{n:,.2f}".rstrip("0").rstrip(".")


def shown(quantity: Quantity) -> str:
    """A figure with its bound, as a reader would say it: "at least 12", "about 30", "12 to 18"."""
    at = quantity.interval
    fraction = quantity.dimension == "share" and quantity.unit is None
    if fraction or quantity.bound in AS_WRITTEN:
        return quantity.text.lower()
    text = _interval(at, quantity.bound)
    return (
        f"{text} {quantity.unit}" if quantity.unit and quantity.unit != "%" else f"{text}%" if quantity.unit else text
    )


def _interval(at: Interval, bound: str) -> str:
    if at.low is not None and at.low == at.high:
        return number(at.low)
    if at.high is None:
        return f"{bound} {number(at.low or 0)}"
    if bound in {"up to", "less than"}:
        return f"{bound} {number(at.high)}"
    return f"{number(at.low or 0)} to {number(at.high)}"


def value(quantity: Quantity) -> Value:
    """A figure as a report states it."""
    at = quantity.interval
    return Value(shown(quantity), at.low, at.high, quantity.bound, quantity.unit)


def day(iso: str) -> str:
    """A day for people: "Wednesday 11 March 2020"."""
    date = dt.date.fromisoformat(iso)
    return f"{date:%A} {date.day} {date:%B %Y}"


def either(texts: Sequence[str]) -> str:
    """As in "12 or 14", "3, 12 or 14"."""
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " or " + texts[-1]


def both(texts: Sequence[str]) -> str:
    """As in "000 and 002", "001, 002 and 003"."""
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " and " + texts[-1]


def who_says(positions: Sequence[Position], names: dict[str, str]) -> str:
    """As in "001, 002 and 003 say 14; 004 says 12." with the names of the sources."""
    said = []
    for position in positions:
        if position.value is None:
            continue
        sources = list(dict.fromkeys(names[evidence.article] for evidence in position.evidence))
        who = named(sources, position.articles)
        said.append(f"{who} {'say' if len(sources) > 1 else 'says'} {position.value.text}{_copied(position)}")
    return "; ".join(said) + "."


def named(sources: Sequence[str], articles: int) -> str:
    """The sources of so many articles by their names, of very many the first few."""
    if max(len(sources), articles) <= NAMED:
        return both(sources)
    return both([*sources[:FEW], f"{articles - FEW} other articles"])


def _copied(position: Position) -> str:
    """As in " (3 articles, 1 origin)", where some of them carry one text."""
    if position.origins >= position.articles:
        return ""
    return f" ({position.articles} articles, {position.origins} {'origin' if position.origins == 1 else 'origins'})"


def gives_both(positions: Sequence[Position], name: str) -> str:
    """As in "First wire gives 26 (the ministry) and 35 (the fire service)." of one article against itself."""
    given = [f"{position.value.text}{_cited(position)}" for position in positions if position.value]
    return f"{name} gives {both(given)}."


def according(positions: Sequence[Position], names: dict[str, str]) -> str:
    """As in "According to First wire, the dam held; according to Second wire, it burst."."""
    said = []
    for position in positions:
        sources = list(dict.fromkeys(names[evidence.article] for evidence in position.evidence))
        if position.value:
            said.append(f"according to {named(sources, position.articles)}{_copied(position)}, {position.value.text}")
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


def in_turn(positions: Sequence[Position], names: dict[str, str]) -> str:
    """As in "First wire gives two accounts: by the mayor's, it was an accident; by the union's, it was sabotage."."""
    accounts = [
        f"by the account of {_who(position)}, {position.value.text}" for position in positions if position.value
    ]
    [name] = {names[evidence.article] for position in positions for evidence in position.evidence}
    return f"{name} sets two accounts side by side: {'; '.join(accounts)}."


def _who(position: Position) -> str:
    sources = dict.fromkeys(e.attribution.source for e in position.evidence if e.attribution)
    return both(list(sources)) if sources else "the article itself"


def _cited(position: Position) -> str:
    sources = dict.fromkeys(e.attribution.source for e in position.evidence if e.attribution)
    return f" ({both(list(sources))})" if sources else ""


# --- what a slot is called --------------------------------------------------------------------------------------------


def label(slot: Slot) -> str:
    """The slot's short name: "wounded", "rockets fired", "length of the section", "turnout"."""
    if slot.kind == "time":
        return f"day of the {slot.cluster.name}"
    group = f" ({', '.join(sorted(slot.scope))})" if slot.scope else ""
    return (_happened(slot) or _open_label(slot)) + group


def _happened(slot: Slot) -> str:
    """As in "wounded", "rockets that hit"; empty for a slot that no family knows."""
    if slot.family is None:
        return ""
    return f"{plural(slot.thing)} {slot.family.label}" if slot.thing else slot.family.label


def _open_label(slot: Slot) -> str:
    kind, _, noun = slot.measure.partition(":")
    if kind == "distance":
        return f"distance to {noun.title()}"
    if kind in {"count", "whole"}:
        return plural(noun) + (" in all" if kind == "whole" else "")
    if kind == "age of" and slot.claims[0].owners:
        return f"age of {min(slot.claims[0].owners).title()}"
    if noun in OWN_LABELS:
        return OWN_LABELS[noun]
    if kind.endswith(" of") and not noun:
        return kind.removesuffix(" of")
    return f"{EXTENTS.get(kind, kind)} the {noun}" if kind.endswith(" of") else noun or kind


def summary(slot: Slot, values: str) -> str:
    """One line: "12 or 14 wounded in the rocket attack on Camp Taji", "422 or 425 ships were waiting"."""
    if slot.kind == "time":
        return f"{values} for the {slot.cluster.label}"
    if slot.family:
        return f"{values} {label(slot)} in the {slot.cluster.label}"
    if slot.measure.startswith("count:"):
        return f"{values} {_counted(slot)}"
    name = label(slot)
    return f"{name[:1].upper()}{name[1:]}: {values}"


def _counted(slot: Slot) -> str:
    """What is counted, in the words of the first claim of more than one: "ships were waiting"."""
    many = (c for c in slot.claims if c.quantity and (c.quantity.interval.low or 0.0) > 1.0)
    telling = next(many, slot.claims[0])
    text, figure = telling.text, telling.quantity.text if telling.quantity else ""
    if not text.startswith(figure):
        return _open_label(slot)
    words = text[len(figure) :].split()
    if words and words[-1] in LEFT_OVER:
        words.pop()
    return " ".join(words) or _open_label(slot)
