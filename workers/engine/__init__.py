"""Text in, values out: reads the claims of articles and compares them.

Law of this folder: pure. No web, no store, no clock, no environment, no network; the standard library, `regex` and the
nouns of `schemas` only. Same input, same output.

The stages, in running order: `text`; `tokens`, `words` with `forms`; `times`; `quantities` with `numerals` and
`intervals`; `phrases` with `arguments`; `attribution`; `events` and `places`; `counting` by `families`; then
`claims`, `opens` with `owners`, `ages`, `facts` by `frames`, and `anaphora`, each over one `setting`; together
`reading`. Across the articles: `outline` with `origins`, `alignment`, `likeness` by `synonyms`, `obstacles`, a
`backdrop` and a `shelf`, `slots`, `sides`, `comparison`, `contrasts`, `omissions` and `abstentions`, which `findings`
and `wording` put into a report; beside them `stories` by `terms` and `grouping`.
What is language is in `lexicon/`.
"""

from __future__ import annotations

from workers.engine.chorus import chorus
from workers.engine.comparison import compare, compare_readings, report
from workers.engine.judging import judge
from workers.engine.outline import Outline, outline
from workers.engine.reading import Reading, Unreadable, count_claims, read, take
from workers.engine.stories import Profile, group, place, profile
from workers.engine.text import around
from workers.engine.wording import shown

__all__ = [
    "Outline",
    "Profile",
    "Reading",
    "Unreadable",
    "around",
    "chorus",
    "compare",
    "compare_readings",
    "count_claims",
    "group",
    "judge",
    "outline",
    "place",
    "profile",
    "read",
    "report",
    "shown",
    "take",
]
