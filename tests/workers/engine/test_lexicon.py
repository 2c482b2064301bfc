"""The lexicon's examples are its tests, and its files are strict."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.claims import Claim
from tests.workers.engine.making import article, claims, report, told
from workers.engine import families, lexicon, measured, mentions, read, shown, text

FAMILIES = families.families()
LINES = lexicon.read("noise", required=("lines", "beginnings", "endings"), optional=("examples",))["examples"]
PARTNERS = lexicon.read("participants", required=("phrases", "examples"))["examples"]


def examples() -> list[object]:
    """Every example of every kind of claim, called by its kind and its sentence."""
    return [
        pytest.param(name, sentence, reads, id=f"{name}: {sentence}")
        for name, family in FAMILIES.items()
        for sentence, reads in family.examples
    ]


def figure(claim: Claim) -> str:
    """The figure of a claim for a reader; that of a part is called one."""
    assert claim.quantity is not None
    return ("part " if "part" in claim.scope else "") + shown(claim.quantity)


@pytest.mark.parametrize(("kind", "sentence", "reads"), examples())
def test_a_kind_of_claim_reads_its_example(kind: str, sentence: str, reads: str) -> None:
    found = [figure(claim) for claim in claims(sentence) if claim.measure == kind]

    assert " | ".join(found) == reads


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda family: family.name)
def test_a_kind_of_claim_shows_what_it_reads_and_what_it_does_not(family: families.Family) -> None:
    read_something = [sentence for sentence, reads in family.examples if reads]
    read_nothing = [sentence for sentence, reads in family.examples if not reads]

    assert len(read_something) >= 2
    assert len(read_nothing) >= 1


@pytest.mark.parametrize("name", FAMILIES)
def test_a_kind_of_claim_is_called_by_its_file(name: str) -> None:
    assert FAMILIES[name].name == name


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda family: family.name)
def test_a_kind_of_claim_refers_to_what_is_there(family: families.Family) -> None:
    things = {"people", *lexicon.read("things", required=("things",))["things"]}

    assert family.thing in things
    assert family.other_measures <= set(FAMILIES)
    assert all(family.name in FAMILIES[other].other_measures for other in family.other_measures)


@pytest.mark.parametrize("row", LINES, ids=lambda row: row["text"])
def test_a_line_is_page_noise_or_none(row: dict[str, object]) -> None:
    [block] = text.blocks(article(str(row["text"])))

    assert (block.kind == "noise") is row["noise"]


@pytest.mark.parametrize("row", PARTNERS, ids=lambda row: row["text"])
def test_a_sentence_names_a_partner_or_none(row: dict[str, str]) -> None:
    found = [claim.text for claim in claims(row["text"]) if claim.measure == "participants"]

    assert " | ".join(found) == row["reads"]


# --- strict files -----------------------------------------------------------------------------------------------------


def test_a_key_that_nobody_knows_is_refused_by_name_with_the_known_ones() -> None:
    with pytest.raises(lexicon.LexiconFault, match=r"'endings' is not known \(known: lines, beginnings\)"):
        lexicon.read("noise", required=("lines", "beginnings"))


def test_a_key_that_is_missing_is_refused_by_name() -> None:
    with pytest.raises(lexicon.LexiconFault, match=r"^things\.toml: 'animals' is missing$"):
        lexicon.read("things", required=("things", "animals"))


def test_all_faults_of_a_table_are_named_at_once() -> None:
    with pytest.raises(lexicon.LexiconFault) as fault:
        lexicon.check("claims/flooded", {"name": "flooded", "verb": []}, ("name", "label", "thing"), ("examples",))

    assert str(fault.value) == (
        "claims/flooded.toml: 'label' is missing; 'thing' is missing; "
        "'verb' is not known (known: name, label, thing, examples)"
    )


def test_a_table_with_all_its_keys_is_let_through() -> None:
    lexicon.check("claims/flooded", {"name": "flooded", "examples": []}, ("name",), ("examples",))


def test_a_small_class_of_words_that_is_not_there_is_no_empty_class() -> None:
    with pytest.raises(KeyError, match="colours"):
        lexicon.words("colours")


def test_a_kind_of_event_has_a_name_of_its_own_and_words() -> None:
    rows = lexicon.read("events", required=mentions.KEYS)["events"]
    names = [row["name"] for row in rows]

    assert len(names) == len(set(names))
    assert all(row["nouns"] for row in rows)
    assert {kind for kinds in (*mentions.KIN, *mentions.KIN_WHEN_DATED) for kind in kinds} <= set(names)


def test_a_noun_names_one_kind_of_event() -> None:
    rows = lexicon.read("events", required=mentions.KEYS)["events"]
    nouns = [noun for row in rows for noun in row["nouns"]]

    assert sorted(nouns) == sorted(set(nouns))


def test_a_family_reads_a_sentence_of_a_whole_article_too() -> None:
    sentences = [sentence for sentence, reads in FAMILIES["killed"].examples if reads]
    whole = read(article("\n\n".join(sentences)))

    assert len([claim for claim in whole.claims if claim.measure == "killed"]) >= len(sentences)


# --- a new kind -------------------------------------------------------------------------------------------------------

PAGE = (Path(__file__).parents[3] / "docs" / "claims.md").read_text("utf-8")
[STRANDED] = [tomllib.loads(block) for block in re.findall(r"^```toml\n(.*?)^```$", PAGE, re.M | re.S)]


@pytest.fixture
def _with_the_kind_of_the_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The engine with one file more in its lexicon: that of docs/claims.md."""
    real_names, real_read = lexicon.names, lexicon.read

    def read_also(name: str, **keys: tuple[str, ...]) -> dict[str, object]:
        if name != "claims/stranded":
            return real_read(name, **keys)
        lexicon.check(name, STRANDED, keys["required"], keys["optional"])
        return STRANDED

    monkeypatch.setattr(lexicon, "names", lambda folder: (*real_names(folder), "claims/stranded"))
    monkeypatch.setattr(lexicon, "read", read_also)
    _forget_the_families()
    yield
    _forget_the_families()


def _forget_the_families() -> None:
    families.families.cache_clear()
    families.by_word.cache_clear()


@pytest.mark.usefixtures("_with_the_kind_of_the_page")
@pytest.mark.parametrize("row", STRANDED["examples"], ids=lambda row: row["text"])
def test_the_kind_of_the_page_reads_its_examples(row: dict[str, str]) -> None:
    found = [figure(claim) for claim in claims(row["text"]) if claim.measure == "stranded"]

    assert " | ".join(found) == row["reads"]


@pytest.mark.usefixtures("_with_the_kind_of_the_page")
def test_a_new_kind_of_claim_is_compared_without_a_line_of_python() -> None:
    found = report(
        "The airport strike on Monday stranded 3,000 passengers.", "Monday's airport strike left 2,000 people stranded."
    )

    assert told(found.conflicts) == ["contradiction between stranded: 2,000 [b] / 3,000 [a]"]


def measured_examples() -> list[object]:
    """Every example of every measure, called by its name and its sentence."""
    return [
        pytest.param(measure.name, sentence, reads, id=f"{measure.name}: {sentence}")
        for measure in measured.measures()
        for sentence, reads in measure.examples
    ]


@pytest.mark.parametrize(("name", "sentence", "reads"), measured_examples())
def test_a_measure_reads_its_example(name: str, sentence: str, reads: str) -> None:
    read_as = {claim.measure for claim in claims(sentence) if claim.kind == "number"}

    assert {measure for measure in read_as if re.match(f"(attribute:{name}|{name} of:)", measure)} == {reads} - {""}


@pytest.mark.parametrize("measure", measured.measures(), ids=lambda measure: measure.name)
def test_a_measure_shows_what_it_reads_and_what_it_leaves_alone(measure: measured.Measure) -> None:
    reads = [bool(reads) for _, reads in measure.examples]

    assert True in reads
    assert False in reads
