"""Words: the base form and the word class of each token, by the lists of the lexicon and by its neighbours.

Classes: DET, NUM, ADJ, NOUN, NAME, PRON, PREP, CONJ, WH (relatives and subordinators), BE, HAVE, DO, MODAL, NEG, ADV,
VERB (present or base), PAST, PART (participle), ING, TO, POSS ('s), SYM, PUNCT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workers.engine import lexicon
from workers.engine.capitals import is_title_case, opens
from workers.engine.forms import LEXICON, guess_base, is_number, is_plural, singular, verb_forms

CLASS_OF_LIST = {
    "pronouns": "PRON",
    "adjectives": "ADJ",
    "adverbs": "ADV",
    "relatives": "WH",
    "prepositions": "PREP",
    "determiners": "DET",
    "conjunctions": "CONJ",
    "negations": "NEG",
    "modals": "MODAL",
    "be": "BE",
    "have": "HAVE",
    "do": "DO",
}
AUXILIARY_BASE = {"BE": "be", "HAVE": "have", "DO": "do"}
BEHIND_AUXILIARY = {("HAVE", "since"): "ADV", ("BE", "following"): "ING"}  # "have since been", "who was following"
NEVER_NOUNS = lexicon.words("never_nouns")
AMOUNT_OWNERS = lexicon.words("amount_owners")
APPROXIMATE = lexicon.words("approximating")
OF_ONE = frozenset({"each", "that", "this"})
STATES = frozenset({"dead", "injured", "missing", "wounded"})  # adjectives that stand for people
UP_TO = frozenset({"about", "between", "from", "just", "under", "up"})  # behind "aged"
LINKING = lexicon.words("linking_verbs")
BOUNDS = lexicon.words("bounds_of_figures")
BOUND = 2  # words
MONTHS = lexicon.words("months")
ENDS_NOUN = frozenset({"PREP", "TO", "WH"})  # behind which no noun of the phrase before can stand
MANY_PEOPLE = frozenset({"children", "families", "men", "people", "residents", "women", "workers"})
FAR_FROM_NUMBER = 5  # tokens between a number and its noun
NOMINAL = frozenset({"NOUN", "NAME"})
VERBAL = frozenset({"VERB", "PAST", "PART", "ING"})
PARTICIPLES = frozenset({"PART", "PAST"})


@dataclass(slots=True)
class Token:
    """A word, number or mark at [start, end) of its field. `low` is its text in lower case with straight quotes."""

    text: str
    start: int
    end: int
    low: str
    tag: str = ""
    lemma: str = ""
    glued: bool = False


@cache
def _closed() -> dict[str, str]:
    classes: dict[str, str] = {}
    for name, kind in CLASS_OF_LIST.items():
        classes.update(dict.fromkeys(LEXICON[name], kind))
    return classes


def tag(found: Sequence[Token]) -> None:
    """Gives each token its class and its lemma, from left to right with one look ahead."""
    for at, token in enumerate(found):
        if not token.tag:
            token.tag = "PREP" if _opens_age(found, at) else _alone(token)
        if (
            token.tag == "ADJ"
            and at
            and _is_verb_here(token, found[at - 1], found[at + 1] if at + 1 < len(found) else None)
        ):
            token.tag = "VERB"
    titled = is_title_case(found)
    for at, token in enumerate(found):
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(found) else None
        _settle(token, before, after, first=titled or at == 0 or opens(found, at))
        if token.tag == "VERB" and at > 1 and found[at - 1].tag in {"NEG", "ADV"} and found[at - 2].tag == "BE":
            token.tag = _behind_be(token)
        elif token.tag == "NOUN" and at and _acts_on_figure(found, at):
            token.tag = "VERB"
        elif token.tag == "PART" and at and _changes_by(found, at):
            token.tag = "PAST"
        elif token.tag == "VERB" and at > 1 and (_is_counted(found, at) or _is_of_a_day(found, at)):
            token.tag = "NOUN"
    for token in found:
        token.lemma = _lemma(token)


def _opens_age(found: Sequence[Token], at: int) -> bool:
    """As in "a woman aged 31", "men aged between 18 and 34"."""
    behind = found[at + 1] if at + 1 < len(found) else found[at]
    number = behind.tag == "NUM" or is_number(behind.low) or behind.low in UP_TO
    return found[at].low == "aged" and at > 0 and number


def _acts_on_figure(found: Sequence[Token], at: int) -> bool:
    """As in "Blast kills at least 12", "Storm kills more than 50": a third person before a figure and its bound."""
    form, before = verb_forms().get(found[at].low), found[at - 1]
    third = form is not None and "VERB" in form[1] and found[at].low.endswith("s")
    if not third or before.tag not in NOMINAL or (before.tag == "NOUN" and is_plural(before.low)):
        return False
    behind = found[at + 1 : at + 4]
    if len(behind) < BOUND:
        return False
    about = behind[0].low in APPROXIMATE and behind[1].tag in {"NUM", "SYM"}  # "the agreement covers about 300"
    bound = len(behind) > BOUND and f"{behind[0].low} {behind[1].low}" in BOUNDS and behind[BOUND].tag in {"NUM", "SYM"}
    return about or bound


def _changes_by(found: Sequence[Token], at: int) -> bool:
    """As in "profits slumped by 42 per cent", "the shares crashed by a quarter": by an amount, not by somebody."""
    behind = found[at + 2 : at + 4]
    by = at + 1 < len(found) and found[at + 1].low == "by"
    amount = bool(behind) and (behind[0].tag in {"NUM", "SYM"} or behind[-1].low in {"half", "third", "quarter"})
    return by and amount and found[at - 1].tag in NOMINAL and "PAST" in verb_forms().get(found[at].low, ("", ""))[1]


def _behind_be(token: Token) -> str:
    """As in "was not set alight", "was too slow": no bare verb stands behind a form of "be"."""
    form = verb_forms().get(token.low)
    return "PART" if form and "PART" in form[1] else "ADJ"


def _is_of_a_day(found: Sequence[Token], at: int) -> bool:
    """As in "the June 24 collapse"."""
    return found[at - 1].tag == "NUM" and found[at - 2].low in MONTHS


def _is_counted(found: Sequence[Token], at: int) -> bool:
    """As in "nine Volkswagen plants": what a number counts stands in the plural, behind names and adjectives."""
    if not found[at].low.endswith("s"):
        return False
    back = at - 1
    while back >= 0 and at - back < FAR_FROM_NUMBER and found[back].tag in {"NAME", "ADJ"}:
        back -= 1
    names = found[back + 1 : at]
    named = any(token.tag == "NAME" for token in names) and not any(is_plural(token.low) for token in names)
    return back >= 0 and named and found[back].tag == "NUM" and _is_many(found[back])


def _alone(token: Token) -> str:
    """The class of a word without its neighbours; "" where they must decide."""
    if is_number(token.low):
        return "NUM"
    if token.low == "to":
        return "TO"
    if token.low == "us" and token.text == "US":
        return "NAME"
    return _closed().get(token.low, "")


def _settle(token: Token, before: Token | None, after: Token | None, *, first: bool) -> None:
    """Decides a class that the word alone leaves open."""
    if token.tag == "ADJ" and not first and _is_name_part(token, before, after):
        token.tag = "NAME"  # "the Royal Navy"
        return
    if token.tag == "ADJ" and token.low in LEXICON["adjectives_or_nouns"] and not _modifies(after):
        token.tag = "NOUN"
        return
    if before is not None:
        token.tag = BEHIND_AUXILIARY.get((before.tag, token.low), token.tag)
    if token.low == "that" and token.tag == "DET":
        follows_noun = before is not None and (before.tag in NOMINAL or before.tag in VERBAL)
        opens_clause = after is not None and after.tag == "NUM"  # "said that two Americans"
        opens_clause |= before is not None and before.tag == "NUM" and after is not None and after.low in AMOUNT_OWNERS
        token.tag = "WH" if follows_noun or opens_clause else "DET"
        return
    if token.tag == "POSS" and token.low == "'s" and before is not None and before.tag == "PRON":
        token.tag = "BE"
        return
    if token.tag:
        return
    form = verb_forms().get(token.low)
    capital = token.text[0].isupper() or token.text[1:2].isupper()  # "iPhone"
    if ("-" in token.text and any(part[:1].isupper() for part in token.text.split("-")[1:])) or (
        capital and not first and not (form and before and before.text in {"“", '"', ":"})
    ):
        token.tag = "NAME"
    elif form:
        token.tag = _verb_or_noun(token, form[1], before, after)
    elif capital and token.low not in _closed():
        token.tag = "NAME" if not is_plural(token.low) or token.text.isupper() else "NOUN"
    else:
        token.tag = _by_ending(token.low, before, after)


def _is_name_part(token: Token, before: Token | None, after: Token | None) -> bool:
    """Whether a capitalised adjective stands in a name: beside a name, or before a capital of an open class."""
    if not token.text[0].isupper() or token.text.isupper():
        return False
    beside = before is not None and before.tag == "NAME"
    follows = after is not None and after.text[0].isupper() and after.tag in {"", "NAME"}
    return beside or follows


def _is_verb_here(token: Token, before: Token, after: Token | None) -> bool:
    """As in "will last", "is to last 10 days": a word that is an adjective elsewhere."""
    if token.low not in verb_forms() or before.tag not in {"MODAL", "TO"}:
        return False
    return before.tag == "MODAL" or (after is not None and (is_number(after.low) or after.low == "for"))


def _modifies(after: Token | None) -> bool:
    """Whether a noun may follow, so that an adjective stays one."""
    return after is not None and after.tag in {"", "NOUN", "NAME", "ADJ", "NUM"} and after.low not in verb_forms()


def _verb_or_noun(  # noqa: C901, PLR0911, PLR0912 (a decision list: the first row that fits decides)
    token: Token, kinds: frozenset[str], before: Token | None, after: Token | None
) -> str:
    previous = before.tag if before else ""
    if previous == "POSS" and "PAST" in kinds and after is not None and (after.tag == "NUM" or after.low == "by"):
        return "PAST"  # "the brewer's fell 3 per cent"
    if kinds & {"PAST", "PART"} and "VERB" not in kinds:
        return _past_or_participle(kinds, before, after)
    if kinds == {"ING"}:
        return _ing(token, before, after)
    if previous in {"TO", "MODAL", "PRON", "DO"} or (previous == "NEG" and before is not None and before.low != "no"):
        return "VERB"
    if previous == "ADJ" and before is not None and before.low in STATES and "PAST" in kinds:
        return "PAST"  # "the number of missing fell", "the wounded found"
    if previous == "DET" and {"PAST", "PART"} <= kinds and after is not None and _modifies(after):
        return "ADJ"  # "the hurt child"
    if previous in NOMINAL | {"PUNCT", "ADV", "CONJ"} and "VERB" in kinds and verb_forms()[token.low][0] in NEVER_NOUNS:
        return "VERB"  # "the ministry admits to 92", "Okoro, who was there, says that"
    if (
        before is not None
        and before.text == ","
        and token.low.endswith("s")
        and after is not None
        and _is_acted_on(after)
    ):
        return "VERB"  # "the owner, Lund Mining, blames the weather"
    if token.low in LINKING and before is not None and (is_plural(before.low) or previous == "NAME"):
        return "VERB"  # "324 cases remain hospitalised"
    if token.low in {"number", "total"} and after is not None and after.tag == "NUM" and previous in {"NOUN", "ADV"}:
        return "VERB"  # "the dead now number 23"
    if (
        previous == "ADV"
        and token.low.endswith("s")
        and after is not None
        and after.tag in {"DET", "NUM", "PRON", "SYM"}
    ):
        return "VERB"  # "the firm already employs 300"
    if before is not None and before.low in OF_ONE and token.low.endswith("s") and is_plural(token.low):
        return "VERB"  # "that puts the cost at 40 million": the noun would stand in the singular
    closed = after is None or after.tag in {"PREP", "ADJ", "ADV", "PUNCT", "DET", "WH", "CONJ"}
    if previous == "NUM" and before is not None and _is_many(before) and closed and not token.low.endswith("s"):
        return "VERB"  # "200 remain": what 200 counts would stand in the plural
    if previous in {"DET", "ADJ", "NUM", "POSS", "PREP", "SYM"} or (before is not None and before.low == "no"):
        return "NOUN"
    if previous in {"BE", "HAVE"}:
        return "PART" if "PART" in kinds else "NOUN"
    if previous in VERBAL:
        return "NOUN"
    if after is not None and _starts_verb(after):
        return "NOUN"
    behind_comma = before is not None and before.text == "," and after is not None and after.tag == "PREP"
    if "PAST" in kinds and (previous in NOMINAL or behind_comma):
        return "PAST"  # "the dam, an old one, burst at noon"
    if previous in NOMINAL and before is not None:
        return _verb_after_noun(token, before, after)
    if before is not None and before.low in {"who", "which", "that"}:
        return "VERB"
    return "VERB" if previous in {"CONJ", "ADV"} and not token.low.endswith("s") else "NOUN"


def _ing(token: Token, before: Token | None, after: Token | None) -> str:
    """As in "killing a guard", which acts, and "the killing of a guard"."""
    acts = after is not None and (after.tag in {"NUM", "DET", "PRON"} or after.low in APPROXIMATE)
    acts |= before is not None and before.low == "," and after is not None and after.low not in {"of", ","}
    known = token.low in LEXICON["ing_nouns"]
    alone = after is None or after.tag not in {"NOUN", ""} or after.low in verb_forms()
    described = before is not None and before.tag in {"DET", "POSS", "ADJ"}
    return "NOUN" if not acts and (known or (described and alone)) else "ING"


def _is_acted_on(after: Token) -> bool:
    return after.tag in {"DET", "PRON"} or after.low == "that"


def _is_many(number: Token) -> bool:
    year = len(number.low) == 4 and number.low.isdecimal()
    return not year and number.low not in {"one", "1", "hundred", "thousand", "million", "billion"}


def _verb_after_noun(token: Token, before: Token, after: Token | None) -> str:
    """As in "the group claims the", "U.S. launches strikes" are verbs; "air strikes in", "rocket attacks" are nouns."""
    if before.low in MANY_PEOPLE and (after is None or after.tag == "PUNCT") and not token.low.endswith("s"):
        return "VERB"  # "where 3,000 people work."
    if after is None:
        return "NOUN"
    third_person = token.low.endswith("s")
    if third_person and before.text[-1].isdigit() and after.tag == "PREP":
        return "NOUN"  # "900 COVID-19 tests by May"
    plural_subject = before.tag == "NOUN" and is_plural(before.low)
    if plural_subject == third_person:
        return "NOUN"
    objects = (
        {"DET", "NUM", "PRON", "NAME", "NEG"}
        if before.tag == "NOUN" and third_person
        else {"DET", "NUM", "PREP", "TO", "PRON", "NAME", "ADV", "ADJ", ""}
    )
    return "VERB" if after.tag in objects or after.low == "that" else "NOUN"


def _starts_verb(after: Token) -> bool:
    if after.tag in {"BE", "HAVE", "MODAL", "DO"}:
        return True
    form = verb_forms().get(after.low)
    return form is not None and "PAST" in form[1] and after.tag == ""


def _past_or_participle(kinds: frozenset[str], before: Token | None, after: Token | None) -> str:
    previous = before.tag if before else ""
    if previous in {"BE", "HAVE"} or "PAST" not in kinds:
        return "PART"
    if after is not None and after.low == "by" and "PART" in kinds:
        return "PART"
    verb_follows = after is not None and after.low in verb_forms() and "PAST" in verb_forms()[after.low][1]
    describes = previous in {"DET", "POSS", "ADJ", "NUM", "PREP"} or (before is not None and before.low == "no")
    if describes and after is not None and after.tag in {"", "NOUN", "ADJ"} and not verb_follows:
        return "ADJ"  # "the burnt barns", "no reported cases"
    if previous in {"DET", "POSS"}:
        return "NOUN"
    if before is None and after is not None and after.tag == "":
        return "ADJ"
    return "PAST"


def _by_ending(  # noqa: PLR0911 (a decision list: the first row that fits decides)
    low: str, before: Token | None, after: Token | None
) -> str:
    previous = before.tag if before else ""
    if low in LEXICON["ing_nouns"] or low in LEXICON["ly_nouns"] or low in LEXICON["adjective_like_nouns"]:
        return "NOUN"
    if previous in {"MODAL", "DO"} or (previous == "TO" and after is not None and after.tag in {"DET", "PRON"}):
        return "VERB"
    if (
        previous == "NEG"
        and before is not None
        and before.low in {"not", "n't", "never"}
        and not low.endswith(("ed", "ing", "ly"))
    ):
        return "VERB"
    if low.endswith("ly") and len(low) > 4 and "-" not in low:
        return "ADV"
    if low.endswith("ed") and len(low) > 4:
        return "PART" if previous in {"BE", "HAVE"} else "ADJ" if previous in {"DET", "ADJ", "PREP", "NUM"} else "PAST"
    if low.endswith("ing") and len(low) > 5:
        return "NOUN" if previous in {"DET", "ADJ", "POSS"} else "ING"
    if low.endswith(("ous", "ful", "ive", "able", "ible", "ical", "less")) or low.endswith(
        ("-led", "-based", "-backed", "-year-old", "-only")
    ):
        alone = previous in {"DET", "POSS"} and after is not None and (after.tag in ENDS_NOUN or _starts_verb(after))
        return "NOUN" if alone and not low.endswith(("ous", "less")) else "ADJ"  # "the executive said"
    return "NOUN"


def _lemma(token: Token) -> str:
    if token.tag in VERBAL:
        form = verb_forms().get(token.low)
        return form[0] if form else guess_base(token.low)
    if token.tag in {"NOUN", "NAME"} and not token.text.isupper():
        return singular(token.low)
    if token.tag == "ADJ" and token.low == "others":
        return "other"
    return AUXILIARY_BASE.get(token.tag, token.low)
