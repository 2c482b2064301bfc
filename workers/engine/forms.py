"""Forms: how English words are inflected: verb forms, plurals, number words. The words are in the lexicon."""

from __future__ import annotations

from functools import cache, lru_cache

from workers.engine import lexicon

WORDS_KEPT = 1 << 16  # how many words a worker remembers the forms of, so that no stream of names fills its memory
MEN = 5  # letters: no shorter noun ends in "men" for "man"; "specimen" and "regimen" are listed
_KEYS = [
    "determiners",
    "pronouns",
    "relatives",
    "prepositions",
    "conjunctions",
    "modals",
    "be",
    "have",
    "do",
    "negations",
    "adverbs",
    "adjectives",
    "irregular_verbs",
    "regular_verbs",
    "irregular_nouns",
    "man_nouns",
    "ing_nouns",
    "adjective_like_nouns",
    "ly_nouns",
    "adjectives_or_nouns",
    "irregular_adjectives",
    "abbreviations",
    "starters",
]
LEXICON = lexicon.read("words", required=tuple(_KEYS))
SUPERLATIVES = lexicon.words("superlatives")  # that are not formed with -est


@cache
def verb_forms() -> dict[str, tuple[str, frozenset[str]]]:
    """Each verb form: its base form and the classes that it can have."""
    forms: dict[str, tuple[str, set[str]]] = {}

    def add(form: str, base: str, name: str) -> None:
        forms.setdefault(form, (base, set()))[1].add(name)

    def add_verb(base: str, past: str, participle: str) -> None:
        stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "ye")) else base
        add(base, base, "VERB")
        add(f"{base}es" if base.endswith("o") else _with_s(base), base, "VERB")  # "goes", "vetoes"
        add(past, base, "PAST")
        add(participle, base, "PART")
        for ing in {stem + "ing", _doubled(base) + "ing"}:
            add(ing, base, "ING")

    irregular = {base: (past, participle) for base, past, participle in LEXICON["irregular_verbs"]}
    for base, (past, participle) in irregular.items():
        add_verb(base, past, participle)
    for base in LEXICON["regular_verbs"]:
        if base not in irregular:
            for past in pasts(base):
                add_verb(base, past, past)
    return {form: (base, frozenset(kinds)) for form, (base, kinds) in forms.items()}


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def pasts(base: str) -> set[str]:
    """The pasts that a regular verb may have: "stop" -> "stoped", "stopped"."""
    return {_with_ed(base)} if base.endswith("e") else {_with_ed(base), _doubled(base) + "ed"}


def _doubled(base: str) -> str:
    short = len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou" and base[-3] not in "aeiou"
    return base + base[-1] if short else base


@lru_cache(WORDS_KEPT)
def singular(word: str) -> str:
    """The base form of a noun: "strikes" -> "strike", "people" -> "person"."""
    irregular: dict[str, str] = _irregular_nouns()
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > MEN:
        return word[:-3] + "man"  # "businessmen", "policewomen"
    if word.endswith(("ches", "shes", "sses", "xes", "oes", "tzes", "zzes")):
        return word[:-2]  # "waltzes", but "prizes"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(LEXICON["adjectives"])


@lru_cache(WORDS_KEPT)
def positive(adjective: str) -> str:
    """The base of an adjective: "smaller" -> "small", "oldest" -> "old", "best" -> "good"; others as they are."""
    if adjective in LEXICON["irregular_adjectives"]:
        return str(LEXICON["irregular_adjectives"][adjective])
    ending = next((end for end in ("est", "er") if adjective.endswith(end) and len(adjective) > len(end) + 2), "")
    stem = adjective[: -len(ending)] if ending else ""
    forms = [stem, stem + "e", stem[:-1]] + ([stem[:-1] + "y"] if stem.endswith("i") else [])
    known = next((form for form in forms if form in _adjectives()), None)
    return known or (stem if ending == "est" else adjective)


@lru_cache(WORDS_KEPT)
def is_superlative(word: str) -> bool:
    """Whether a word puts one above all others: "worst", "first", "deadliest"; not "forest", "suggest"."""
    formed = word.endswith("est") and word not in verb_forms() and positive(word) != word
    return formed or word in SUPERLATIVES


def plural(noun: str) -> str:
    """The plural of a base form: "city" -> "cities", "person" -> "people"."""
    irregular = {base: form for form, base in reversed(LEXICON["irregular_nouns"])}
    if noun.endswith("man") and noun not in LEXICON["man_nouns"]:
        return noun[:-3] + "men"
    return irregular.get(noun) or _with_s(noun)


@cache
def _irregular_nouns() -> dict[str, str]:
    return dict(LEXICON["irregular_nouns"])


def is_plural(word: str) -> bool:
    """Whether a noun in lower case is in the plural (or is its own plural)."""
    return singular(word) != word or word in _own_plurals()


@cache
def _own_plurals() -> frozenset[str]:
    """Nouns such as "police" and "series"; "bus" is listed with itself only so that its -s stays."""
    forms = _irregular_nouns()
    return frozenset(form for form, base in forms.items() if form == base) - {
        base for form, base in forms.items() if form != base
    }


@cache
def number_words() -> frozenset[str]:
    """The words that are numbers by themselves: two, twenty, hundred, ..."""
    table = lexicon.numbers()
    spelled = {word for word in table["scales"] if len(word) > 3}
    return frozenset(table["cardinals"]) | spelled | {word for word in table["vague"] if " " not in word}


def is_number(low: str) -> bool:
    """Whether a word in lower case is a number word, alone or joined ("thirty-three")."""
    known = number_words()
    return low in known or ("-" in low and all(part in known for part in low.split("-")))


@lru_cache(WORDS_KEPT)
def guess_base(low: str) -> str:
    """The base of a verb form that no list knows, by its ending."""
    if low.endswith("ied"):
        return low[:-3] + "y"
    if low.endswith("ed"):
        doubled = len(low) > 5 and low[-3] == low[-4] and low[-3] in "bdgmnpt"  # "nabbed"
        return low[:-1] if low[-3] in "csvuz" else low[: -3 if doubled else -2]
    return low[:-3] if low.endswith("ing") else low
