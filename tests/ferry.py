"""A made-up story with one finding of each sort, and the report that an engine would write on it."""

from __future__ import annotations

from schemas.articles import Article
from schemas.reports import (
    Agreement,
    Attribution,
    Conflict,
    Evidence,
    Position,
    Report,
    ReportArticle,
    ReportEvent,
    Value,
)

WIRE = (
    "A ferry carrying about 90 passengers capsized off Northpoint early on Tuesday, killing 12 people, the coastguard "
    "said.\n\n“We are still looking for 20 people,” the coastguard said at noon. At least 30 people were pulled from "
    "the water.\n\nThe operator has not said what caused the accident."
)

ARTICLES = (
    Article("wire", "First wire", WIRE, "Ferry capsizes off Northpoint", "2024-05-14T11:30:00Z"),
    Article(
        "evening",
        "Evening paper",
        "Fourteen people died when a ferry turned over off Northpoint on Tuesday morning, the hospital said. It lies "
        "on its side 400 metres from the harbour.\n\n97 passengers were aboard, according to the operator; 34 were "
        "rescued and 6 are missing. A wave struck the open bow door, the harbour master said.",
        "Open bow door blamed for ferry deaths",
        "2024-05-14T17:00:00+01:00",
    ),
    Article("daily", "Harbour daily", WIRE, "Ferry turns over", "2024-05-14"),
    Article(
        "radio",
        "Regional radio",
        "An inquiry into the ferry disaster off Northpoint, in which 14 people were killed on Tuesday, opened today. "
        "The names of the 13 victims were read out.",
        "",
        None,
    ),
)

TEXTS = {article.id: article for article in ARTICLES}
CAPSIZING = ReportEvent("the capsizing of the ferry off Northpoint", "2024-05-14", "Northpoint")


def evidence(article: str, quote: str, source: str | None = None, cue: str = "said") -> Evidence:
    """The first place in that article's text which holds the quote."""
    start = TEXTS[article].text.index(quote)
    attribution = Attribution(source, cue) if source else None
    return Evidence(article, "text", start, start + len(quote), quote, attribution)


def figure(text: str, low: float | None, high: float | None, bound: str = "exact") -> Value:
    """A count."""
    return Value(text, low, high, bound, None)


def words(text: str) -> Value:
    """A value that is no figure."""
    return Value(text, None, None, None, None)


KILLED = Conflict(
    id="killed-1",
    kind="number",
    scope="between",
    slot="killed",
    event=CAPSIZING,
    summary="12 or 14 killed in the capsizing of the ferry off Northpoint",
    explanation="Both figures are exact and speak of the same event, so they cannot both be right.",
    positions=(
        Position(
            figure("12", 12, 12),
            (
                evidence("wire", "killing 12 people", "the coastguard"),
                evidence("daily", "killing 12 people", "the coastguard"),
            ),
        ),
        Position(
            figure("14", 14, 14),
            (
                evidence("evening", "Fourteen people died when a ferry turned over", "the hospital"),
                evidence("radio", "14 people were killed"),
            ),
        ),
    ),
    severity="contradiction",
    reason=None,
)

VICTIMS = Conflict(
    id="killed-2",
    kind="number",
    scope="within",
    slot="killed",
    event=CAPSIZING,
    summary="Regional radio gives 14 and 13 killed in one article",
    explanation="The article counts 14 killed and names 13 victims.",
    positions=(
        Position(figure("14", 14, 14), (evidence("radio", "14 people were killed"),)),
        Position(figure("13", 13, 13), (evidence("radio", "the 13 victims"),)),
    ),
    severity="contradiction",
    reason=None,
)

MISSING = Conflict(
    id="missing-1",
    kind="number",
    scope="between",
    slot="missing",
    event=CAPSIZING,
    summary="20 or 6 missing after the capsizing",
    explanation="The figure of 20 was counted at noon, that of 6 in the evening.",
    positions=(
        Position(
            figure("20", 20, 20), (evidence("wire", "still looking for 20 people", "the coastguard", "said at noon"),)
        ),
        Position(figure("6", 6, 6), (evidence("evening", "6 are missing"),)),
    ),
    severity="tension",
    reason="earlier-count",
)

CAUSE = Conflict(
    id="cause-1",
    kind="responsibility",
    scope="between",
    slot="cause",
    event=CAPSIZING,
    summary="An open bow door as the cause is left out by three articles",
    explanation="Evening paper gives the cause; the others cover the event without it.",
    positions=(
        Position(
            words("a wave struck the open bow door"),
            (evidence("evening", "A wave struck the open bow door", "the harbour master"),),
        ),
        Position(None, unstated_by=("wire", "daily", "radio")),
    ),
    severity="omission",
    reason=None,
)

ABOARD = Agreement(
    id="aboard-1",
    kind="number",
    scope="between",
    slot="aboard",
    event=CAPSIZING,
    summary="About 90 and 97 passengers are compatible",
    explanation="97 lies within what “about 90” allows.",
    positions=(
        Position(figure("about 90", 81, 99, "about"), (evidence("wire", "carrying about 90 passengers"),)),
        Position(
            figure("97", 97, 97),
            (evidence("evening", "97 passengers were aboard", "the operator", "according to"),),
        ),
    ),
)

REPORT = Report(
    story_id="northpoint-ferry",
    story_title="Ferry capsizes off Northpoint",
    version=3,
    articles=tuple(
        ReportArticle(a.id, a.source, a.title, a.published_at, "wire" if a.id == "daily" else a.id) for a in ARTICLES
    ),
    conflicts=(KILLED, VICTIMS, MISSING, CAUSE),
    agreements=(ABOARD,),
)
