"""What a sentence asserts: the rules, the sums, the groups; each claim points at its words and names its rule."""

from __future__ import annotations

import pytest

from schemas.claims import Claim
from tests.workers.engine.making import article, claims, figures
from workers.engine import count_claims, shown
from workers.engine.families import families


def told(words: str) -> list[str]:
    """Each figure that a kind of claim reads: its kind, the figure, and the group in brackets."""
    return [line(claim) for claim in claims(words) if claim.measure in families()]


def line(claim: Claim) -> str:
    assert claim.quantity is not None
    group = f" ({', '.join(sorted(claim.scope))})" if claim.scope else ""
    return f"{claim.measure} {shown(claim.quantity)}{group}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # verb acts on
        ("The blast killed 12 people.", ["killed 12"]),
        ("Twelve people were killed.", ["killed 12"]),
        ("A gunman walked in, killing 12 people.", ["killed 12"]),
        ("The blast killed 12 people and wounded 30 others.", ["killed 12", "wounded 30"]),
        ("The blast killed 12 and wounded 30.", ["killed 12", "wounded 30"]),
        ("The storm destroyed 40 homes and killed 3 people.", ["destroyed 40", "killed 3"]),
        ("Twelve people were killed and 30 were wounded.", ["killed 12", "wounded 30"]),
        ("No passengers died.", ["killed 0"]),
        ("A train hit a lorry, killing two aboard and a man in the lorry.", ["killed 3"]),
        ("Jet carrying a choir crashes, 71 dead.", ["killed 71"]),
        ("Four more bodies were recovered from the rubble.", ["bodies 4 (part)"]),
        ("Holm County confirmed four deaths.", ["killed 4 (in Holm County)"]),
        ("Hotel fire kills at least 14 on the coast.", ["killed at least 14"]),
        ("Nine coaches and two locomotives derailed.", ["derailed 9"]),
        ("Four men working for a haulier were arrested on Monday.", ["arrested 4"]),
        ("Three Danes were among 40 people killed in the fire.", ["killed 40"]),
        ("The cook, Mr. Lund (33), was taken to hospital.", []),
        ("The toll rose to 31—including six children—by noon.", ["killed 31", "killed 6 (child, part)"]),
        ("There were 90 passengers and four crew members onboard.", ["aboard 94"]),
        ("The toll of the devastating fire stands at 17.", ["killed 17"]),
        (
            "The blast killed 60 people and 18 were in a critical condition.",
            ["killed 60", "wounded 18 (critically, part)"],
        ),
        # subject does
        ("Twelve people died.", ["killed 12"]),
        ("Twelve people, including four children, died in the fire.", ["killed 12", "killed 4 (child, part)"]),
        ("Eighteen rockets landed in the harbour.", ["hit 18"]),
        # in a state
        ("The crash left 12 dead and 30 injured.", ["killed 12", "wounded 30"]),
        ("Twelve people are missing.", ["missing 12"]),
        ("Twelve climbers are still unaccounted for.", ["missing 12"]),
        ("The flood left 2,000 people homeless.", ["homeless 2,000"]),
        ("At least 12 people are feared dead.", ["killed at least 12"]),
        ("Eleven nurses were infected, of whom five died.", ["infected 11 (rescuer)", "killed 5 (part)"]),
        ("There were 20 probable deaths.", ["killed 20 (suspected)"]),
        ("Another 12 people were killed.", ["killed 12 (part)"]),
        ("The fire from late August 8 to 9 killed 80 people.", ["killed 80"]),
        ("The capital accounted for most of it with 14 deaths.", ["killed 14 (part)"]),
        ("There is a first account of the dead: eleven.", ["killed 11"]),
        ("More than 12 people were killed.", ["killed more than 12"]),
        ("Nobody was on board.", ["aboard 0"]),
        ("The families of the 135 people who died want answers.", ["killed 135"]),
        ("The driver was held as death toll rises to 36.", ["killed 36"]),
        ("The death toll of the crash that occurred on the northern line has risen to 57.", ["killed 57"]),
        ("The death toll in the town has soared to 11,300.", ["killed 11,300"]),
        ("The fire killed 1 204 people and left 12 000 homeless.", ["killed 1,204", "homeless 12,000"]),
        # counted noun, total, loss
        ("The ministry counted 12 deaths.", ["killed 12"]),
        ("Police made 18 arrests.", ["arrested 18"]),
        ("The death toll rose to 14 on Friday.", ["killed 14"]),
        ("The death toll from the flood stands at 14.", ["killed 14"]),
        ("The flood had a death toll of 14.", ["killed 14"]),
        ("The quake claimed 14 lives.", ["killed 14"]),
        ("Fourteen people lost their lives.", ["killed 14"]),
        ("The quake cost 14 people their lives.", ["killed 14"]),
        # parts that add up
        ("Two Germans and one Dane were killed.", ["killed 3"]),
        ("The blast killed two nurses, a driver and four patients.", ["killed 7"]),
        ("A woman and two children died.", ["killed 3"]),
        ("It killed three men and wounded two women and a boy.", ["killed 3", "wounded 3"]),
        ("At least two Germans and one Dane were killed.", ["killed at least 3"]),
        # parts that do not
        ("The blast killed 12 people, five of them children.", ["killed 12", "killed 5 (child, part)"]),
        ("Twelve people, five of them children, died.", ["killed 12", "killed 5 (child, part)"]),
        ("Three of the 12 are missing.", ["missing 3"]),
        ("Three of the 12 wounded were tourists.", ["wounded 12 (part)", "wounded 3 (part)"]),
        # the hour that heads an entry of a running report
        ("09.40 - Twelve people are missing.", ["missing 12"]),
        ("09.40 - 12 people have been arrested.", ["arrested 12"]),
        ("Forty-seven people were still in hospital.", ["treated 47 (still)"]),
        ("Fewer than 200 people remain in hospital.", ["treated less than 200 (still)"]),
        ("Some 650 people were in hospital.", ["treated some 650"]),
        ("There were 32 of them: 29 were killed.", ["killed 29 (part)"]),
        # places
        ("At Saint Brigid Hospital four nurses were killed.", ["killed 4 (in Saint Brigid Hospital, rescuer)"]),
        ("The airline cancelled 14 flights to and from Bergen.", ["cancelled 14 (in Bergen)"]),
        ("The airline cancelled 14 flights.", ["cancelled 14"]),
        # groups
        ("Two police cars were set on fire.", ["burned 2"]),
        ("The blast killed 12 soldiers.", ["killed 12"]),
        ("The blast killed 12 civilians.", ["killed 12 (civilian)"]),
        ("The blast killed 12 police officers.", ["killed 12 (police)"]),
        ("The blast killed 12 Iraqi fighters.", ["killed 12 (Iraq, fighter)"]),
        ("Twelve people were seriously wounded.", ["wounded 12 (seriously)"]),
    ],
)
def test_a_sentence_says_what_happened_to_how_many(words: str, expected: list[str]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The reform killed 40 jobs.",
        "The talks died after 14 days.",
        "The club was hit by a fine of 3 million euros.",
        "Inflation hit 14 per cent.",
        "He was struck by 14 notes in the file.",
        "The bank lost 14 clients.",
        "The town has 14,000 people.",
        "The toll on the bridge rose to 14 euros.",
        "Dead Sea levels fell 14 metres.",
        "The killer was 26.",
        "He died at 78.",
        "The novel took 12 years.",
        "The missing file had 300 pages.",
        "The plant treats 40 tonnes of waste.",
        "Prices rose 14 per cent after 12 months.",
        "A 26-year-old man was killed.",
        "Nobody on board was wearing a life jacket.",
    ],
)
def test_a_sentence_that_only_sounds_like_a_toll_is_none(words: str) -> None:
    assert told(words) == []


def test_a_denied_figure_is_marked_as_one() -> None:
    [claim] = claims("The flood did not kill 14 people.")

    assert "negated" in claim.scope


def test_a_claim_points_at_the_words_that_make_it_and_no_further() -> None:
    words = "On Monday, as rain fell, the\u00a0flood killed at least 14\u00a0people in the valley, they said."
    [claim] = [claim for claim in claims(words) if claim.measure == "killed"]

    assert words[claim.span.start : claim.span.end] == claim.text == "killed at least 14\u00a0people"


def test_a_claim_says_which_rules_made_it_and_which_words_they_covered() -> None:
    words = "The attack killed two Germans and one Dane."
    [claim] = claims(words)

    rules = [(name, words[span.start : span.end]) for name, span in claim.rules]
    assert rules == [
        ("verb acts on", "killed two Germans and one Dane"),
        ("count: exact", "two Germans and one Dane"),
        ("parts add up", "two Germans and one Dane"),
        ("event: attack", "attack"),
    ]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("verb acts on", "The flood killed 14 people."),
        ("subject does", "Fourteen people died."),
        ("in a state", "The flood left 14 dead."),
        ("counted noun", "They counted 14 deaths."),
        ("total of", "The toll rose to 14."),
        ("loss of", "The flood claimed 14 lives."),
    ],
)
def test_each_rule_gives_its_name(rule: str, words: str) -> None:
    [claim] = [claim for claim in claims(words) if claim.measure == "killed"]

    assert claim.rules[0][0] == rule


def test_a_figure_is_read_once() -> None:
    assert figures("The flood left 14 people dead, killed by mud.", "killed") == ["14"]


def test_a_headline_counts_its_bare_nouns_and_a_text_does_not() -> None:
    headline = claims("It was dark.", title="Blast killed British soldier and 11 others")
    text = claims("The blast killed soldiers and 11 others.")

    assert [shown(c.quantity) for c in headline if c.quantity] == ["12"]
    assert [shown(c.quantity) for c in text if c.quantity] == ["11"]


def test_a_claim_of_the_headline_knows_that_it_is_one() -> None:
    assert [c.headline for c in claims("The flood killed 12 people.", title="Flood kills 14")] == [True, False]


def test_the_number_of_claims_is_that_of_the_reading() -> None:
    assert count_claims(article("The flood killed 12 people. It closed 40 shops.")) == 2
