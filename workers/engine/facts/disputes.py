"""Disputes: where the article itself says that two accounts do not fit, and which these are.

"The builders rejected that" sets the builders against the sentence before, "their figures do not tally" the sentence
before against the one behind, "the ministry admits to 92" a figure against the last count. None of the accounts need be
understood. A dispute is two claims of one measure, the account under dispute first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.facts import rivals
from workers.engine.facts.accounts import Account, counted, has_source, sources, whole
from workers.engine.facts.rival_counts import are_rivals, counts, holds_figure, last_count, noun_of
from workers.engine.facts.standing import NO, asks
from workers.engine.frames import Frames, Match
from workers.engine.mentions import UNKNOWN
from workers.engine.setting import Setting
from workers.engine.words import VERBAL

MEASURE = "dispute "  # before the number of the dispute within its article
SORTS = (
    "rejecting",
    "telling",
    "differing",
    "announcing",
    "unsquared",
    "retorting",
    "contrasting",
    "counting",
    "appended",
)
TABLE = lexicon.read("disputes", required=(*SORTS, "interjecting", "at_first", "later", "earlier", "examples"))
FRAMES = Frames([(frame, sort) for sort in SORTS for frame in TABLE[sort]])
POINTING = frozenset({"that", "this", "it", "these", "those"})
EARLIER = frozenset(TABLE["earlier"])
INTERJECTIONS = frozenset(tuple(phrase.split(" ")) for phrase in TABLE["interjecting"])
LONGEST = max(map(len, INTERJECTIONS))
PLACING = frozenset({"have", "put"})  # "puts it at 5,200ft"
GOING_ON = frozenset({"he", "she", "they", "it"})
PLEADING = lexicon.words("pleading_verbs")
QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
ENDS = frozenset({",", ".", ":", ";", "!", "—", "–"})  # of what opens a sentence
BARE = 8  # words at most of a denial that says no more than that: "Not so, say the builders."
FAR = 3  # sentences at most between the figures that do not tally and the words that say so
FIGURES = lexicon.words("figure_nouns") | {"toll"}


def claims(settings: Sequence[Setting]) -> list[Claim]:
    """Two claims for each dispute of an article, whose sentences are given in order."""
    told = [setting for setting in settings if setting.sentence.kind == "paragraph"]
    pairs = {
        (pair[0][1], pair[1][1]): pair for n in range(len(told)) for pair in [next(_disputes(told, n), None)] if pair
    }
    numbers = count(1)
    return [
        claim
        for first, second, reason in pairs.values()
        for claim in _claims((first, _with_more(told, second), reason), next(numbers))
    ]


def _with_more(told: Sequence[Setting], account: Account) -> Account:
    """As in "The owner is not so sure. Guards did it, he says": the account goes on behind its sentence."""
    setting, span, quantity = account
    behind = next((told[n + 1] for n in range(len(told) - 1) if told[n] is setting), None)
    if quantity or behind is None or behind.sentence.paragraph != setting.sentence.paragraph:
        return account
    bare = len(setting.phrases.words) <= BARE and _opens_by_denying(setting)
    if not bare and not any(cue.speaker and behind.phrases.low(cue.speaker) in GOING_ON for cue in behind.cues):
        return account
    return setting, replace(span, end=whole(behind)[1].end), None


def _disputes(told: Sequence[Setting], n: int) -> Iterator[tuple[Account, Account, str]]:
    here = told[n]
    if asks(here.phrases):
        return
    for match, sort in FRAMES.matches(here.phrases):
        made = READERS[sort](told, n, match)
        if made:
            yield made
    if n and _opens_by_denying(told[n]):
        before = next((told[m] for m in range(n - 1, max(-1, n - FAR - 1), -1) if has_source(told[m])), told[n - 1])
        if sources(before) != sources(here):
            yield whole(before), whole(here), ""
    yield from rivals.rivals(told, n)
    if corrected := _corrected(told, n):
        yield corrected
    yield from rivals.hours(told, n)


def _opens_by_denying(setting: Setting) -> bool:
    """As in "Not so, said the builders": a source whose first words turn down what was said before."""
    words = [word.low for word in setting.phrases.words if word.text not in QUOTES]
    opener = next((words[:size] for size in range(LONGEST, 0, -1) if tuple(words[:size]) in INTERJECTIONS), [])
    if not opener or not sources(setting):
        return False
    return opener[-1] == "to" or words[len(opener)] in ENDS


# --- sorts of dispute -------------------------------------------------------------------------------------------------


def _rejected(told: Sequence[Setting], n: int, match: Match) -> tuple[Account, Account, str] | None:
    """As in "The builders rejected that": against the sentence before, unless that is theirs too."""
    if not n or _near_negation(told[n], match) or _goes_on(told[n], match):
        return None
    before = told[n - 1]
    if any(word.lemma in PLEADING and word.tag in VERBAL for word in before.phrases.words):
        return None
    goes_on = "disagree" in match.frame.text and n > 1 and has_source(told[n - 2])  # as somebody has told us
    points_back = any(word.low in POINTING for word in told[n].phrases.words[match.first : match.last])
    if not (points_back or goes_on or has_source(before)):
        return None
    who = _speaker(told[n], match)
    if who.split(" ")[0] in NO or who in sources(before):
        return None
    if sources(before) and sources(before) == sources(told[n]):
        return None
    return whole(before), _with_what_is_behind(told, n, match), ""


def _told_otherwise(told: Sequence[Setting], n: int, match: Match) -> tuple[Account, Account, str] | None:
    """As in "People on the square tell another story": against the last account before that shares a word with it."""
    if _near_negation(told[n], match):
        return None
    here = _with_what_is_behind(told, n, match)
    said = told[n].context | (told[n + 1].context if here[1].end > whole(told[n])[1].end else frozenset())
    back = [told[m] for m in range(n - 1, max(-1, n - FAR - 1), -1)]
    before = next((one for one in back if has_source(one) and one.context & said), None)
    whole_here = here[1].end == whole(told[n])[1].end
    if before is None and back and not whole_here and back[0].sentence.paragraph == told[n].sentence.paragraph:
        before = back[0] if _says_no_more(told[n], match) and has_source(back[0]) else None
    return (_with_more(told, whole(before)), here, "") if before else None


def _says_no_more(setting: Setting, match: Match) -> bool:
    """As in "Residents tell another story.": the account itself stands behind it."""
    return match.last >= len(setting.phrases.words) - 1


def _with_what_is_behind(told: Sequence[Setting], n: int, match: Match) -> Account:
    """The account that a sentence opens, with the sentence behind where it says no more than that there is one."""
    account = _with_more(told, whole(told[n]))
    behind = told[n + 1] if n + 1 < len(told) and _says_no_more(told[n], match) else None
    if behind is None or behind.sentence.paragraph != told[n].sentence.paragraph:
        return account
    return account[0], replace(account[1], end=whole(behind)[1].end), None


def _apart(told: Sequence[Setting], n: int, match: Match) -> tuple[Account, Account, str] | None:
    """As in "Their figures do not tally with the ministry's": the sentence before against the one behind."""
    of_figures = any(word.lemma in FIGURES for word in told[n].phrases.words[: match.first])
    fits = holds_figure if of_figures else has_source
    before = next((told[m] for m in range(n - 1, max(-1, n - FAR - 1), -1) if fits(told[m])), None)
    if before is None or n + 1 >= len(told) or not fits(told[n + 1]) or _near_negation(told[n], match):
        return None
    if not of_figures and before is not told[n - 1]:
        return None
    return whole(before), whole(told[n + 1]), ""


def _announced(told: Sequence[Setting], n: int, match: Match) -> tuple[Account, Account, str] | None:  # noqa: ARG001 (a sort's form)
    """As in "What happened next is disputed": the two sentences behind, of two sources."""
    behind = told[n + 1 : n + 3]
    if len(behind) < 2 or not all(one.cues for one in behind) or sources(behind[0]) & sources(behind[1]):
        return None
    return whole(behind[0]), whole(behind[1]), ""


def _unsquared(told: Sequence[Setting], n: int, match: Match) -> tuple[Account, Account, str] | None:  # noqa: ARG001 (a sort's form)
    """As in "How this squares with the mayor's version is not clear": the sentence before, and one before that."""
    if n < 1 or not told[n - 1].cues:
        return None
    others = (told[m] for m in range(n - 2, max(-1, n - FAR - 2), -1))
    before = next((o for o in others if o.cues and not sources(o) & sources(told[n - 1])), None)
    return (whole(before), whole(told[n - 1]), "") if before else None


def _retorted(told: Sequence[Setting], n: int, match: Match) -> tuple[Account, Account, str] | None:
    """As in "The owner cut in to say": against the sentence before, where they speak of one thing."""
    says = has_source(told[n]) or "back" not in match.frame.text  # "the army hit back" says nothing
    alike = n and says and told[n - 1].context & told[n].context
    return (whole(told[n - 1]), whole(told[n]), "") if alike and has_source(told[n - 1]) else None


def _contrasted(told: Sequence[Setting], n: int, match: Match) -> tuple[Account, Account, str] | None:  # noqa: ARG001 (a sort's form)
    """As in "The fire service, on the other hand, counted 17 coaches": other counts of one noun side by side."""
    for one in counts(told[n - 1]) if n else []:
        for other in counts(told[n]):
            if noun_of(told[n - 1], one) == noun_of(told[n], other) and are_rivals(one, other):
                return counted(told[n - 1], one), counted(told[n], other), ""
    return None


def _counted(told: Sequence[Setting], n: int, match: Match) -> tuple[Account, Account, str] | None:
    """As in "the ministry admits to 92": another figure for what was counted last."""
    [figure] = match.nouns["figure"]
    if figure.figure is None or figure.head >= 0:
        return None
    verb = told[n].phrases.lemma(match.verb) if match.verb else ""
    if figure.figure.quantity.dimension != "count" and verb not in PLACING:
        return None
    before = last_count(told, n, figure)
    if before is None:
        return None
    words = {word.low for word in told[n].phrases.words[match.first :]}
    return before, counted(told[n], figure), "earlier-count" if words & EARLIER or "had" in words else ""


def _goes_on(setting: Setting, match: Match) -> bool:
    """Whether "that" opens a clause or stands before a noun ("denied that the plant", "rejected that plan")."""
    after = setting.phrases.words[match.last :][:1]
    if setting.phrases.words[match.last - 1].low == "by":
        return False  # "that was denied by"
    return (
        bool(after) and after[0].tag != "PUNCT" and after[0].low not in {"and", "but", "as", "from", "on", "in", "too"}
    )


def _speaker(setting: Setting, match: Match) -> str:
    """The subject of a frame's verb in lower case, "" where there is none."""
    group = subject(setting.phrases, setting.phrases.index(match.verb)) if match.verb else []
    return setting.text(setting.span(group[0].first, group[-1].last)).lower() if group else ""


def _near_negation(setting: Setting, match: Match) -> bool:
    return match.first > 0 and setting.phrases.words[match.first - 1].tag == "NEG"


def _appended(told: Sequence[Setting], n: int, match: Match) -> tuple[Account, Account, str] | None:
    """As in "The gates were open, the mayor said, a claim that the builders reject": what stands before it."""
    here = told[n]
    before = match.first - 1
    if before < 1 or here.phrases.words[before].text not in ENDS or not has_source(here):
        return None
    end = whole(here)[1].end
    return (here, here.span(0, before), None), (here, replace(here.span(match.first, match.last), end=end), None), ""


def _corrected(told: Sequence[Setting], n: int) -> tuple[Account, Account, str] | None:
    """As in "Police at first said that he had a gun. It was later found to be a phone"."""
    if not n or told[n - 1].sentence.paragraph != told[n].sentence.paragraph:
        return None
    before, here = (" ".join(word.low for word in one.phrases.words) for one in told[n - 1 : n + 1])
    said = next((before.partition(phrase)[2] for phrase in TABLE["at_first"] if f" {phrase} " in f" {before} "), None)
    first = said is not None and not {"now", "but", "since"} & {
        *said.split()
    }  # "first named as a suspect and now as a witness"
    later = any(f" {phrase} " in f" {here} " for phrase in TABLE["later"])
    return (whole(told[n - 1]), whole(told[n]), "earlier-count") if first and later else None


READERS = {
    "rejecting": _rejected,
    "telling": _told_otherwise,
    "differing": _apart,
    "announcing": _announced,
    "unsquared": _unsquared,
    "retorting": _retorted,
    "contrasting": _contrasted,
    "counting": _counted,
    "appended": _appended,
}


# --- the two claims ---------------------------------------------------------------------------------------------------


def _claims(pair: tuple[Account, Account, str], number: int) -> list[Claim]:
    """The account under dispute and the one against it; the scope of the second tells the reason."""
    first, second, reason = pair
    scopes = (frozenset({"disputed"}), frozenset({"against", reason} - {""}))
    return [_claim(account, number, scope) for account, scope in zip((first, second), scopes, strict=True)]


def _claim(account: Account, number: int, scope: frozenset[str]) -> Claim:
    setting, span, quantity = account
    return setting.claim(
        f"{MEASURE}{number}",
        span,
        UNKNOWN,
        0,
        kind="number" if quantity else "description",
        quantity=quantity,
        text=setting.text(span),
        scope=scope,
        rules=(("dispute", span),),
    )
