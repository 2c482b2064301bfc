"""Figures as intervals with their bounds and units, and what looks like a figure and is none."""

from __future__ import annotations

import pytest

from schemas.claims import Interval
from tests.workers.engine.making import Parsed, parse
from workers.engine import lexicon, naming
from workers.engine.figure import Figure

EXAMPLES = lexicon.read("quantities", required=("examples",))["examples"]


def reads(words: str) -> str:
    """The figures of a sentence as the examples of the lexicon give them."""
    parsed = parse(words)
    return "; ".join(told(parsed, n) for n in range(len(parsed.figures)))


def told(parsed: Parsed, n: int) -> str:
    """One figure: "[12, inf) person", "(26 year of age)", "14 metre was 13.5"."""
    figure = parsed.figures[n]
    was = f" was {plain(figure.was.stated[0])}" if figure.was else ""
    text = f"{allowed(figure.quantity.interval)} {naming.named(parsed.sentence.words, parsed.figures, n)}{was}"
    return f"({text})" if figure.attributive else text


def allowed(at: Interval) -> str:
    """The number, or the interval as mathematicians write it."""
    if at.low is not None and at.low == at.high:
        return plain(at.low)
    low = "(-inf" if at.low is None else f"{'(' if at.low_open else '['}{plain(at.low)}"
    return low + (", inf)" if at.high is None else f", {plain(at.high)}{')' if at.high_open else ']'}")


def plain(n: float) -> str:
    return f"{n:,.0f}" if n == round(n) else f"{n:,.4f}".rstrip("0")


@pytest.mark.parametrize(("words", "expected"), EXAMPLES)
def test_an_example_of_the_lexicon_reads_as_it_says(words: str, expected: str) -> None:
    assert reads(words) == expected


def shape(figure: Figure) -> str:
    """The interval as mathematicians write it, its bound, and its unit: "[12, inf) at least"."""
    quantity = figure.quantity
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{written(quantity.interval)} {quantity.bound}{unit}"


def written(at: Interval) -> str:
    low = "-inf" if at.low is None else f"{at.low:g}"
    high = "inf" if at.high is None else f"{at.high:g}"
    return f"{'(' if at.low_open else '['}{low}, {high}{')' if at.high_open or at.high is None else ']'}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # exact
        ("The ferry carried 14 lorries.", "[14, 14] exact"),
        ("The ferry carried fourteen lorries.", "[14, 14] exact"),
        ("The ferries were sold.12 million came.", "[1.2e+07, 1.2e+07] exact"),
        ("The ferry has 2+ million followers.", "[2e+06, 2e+06] exact"),
        ("The ferry cost 70 crores.", "[7e+08, 7e+08] exact"),
        ("The ferry cost $ 2.4 M.", "[2.4e+06, 2.4e+06] exact dollars"),
        ("The time was averaged over 12 rounds.", "[12, 12] exact"),
        ("The vote was won by 1,204,331 ballots.", "[1.20433e+06, 1.20433e+06] exact"),
        ("Exactly 40 firms applied.", "[40, 40] exact"),
        ("A total of 40 firms applied.", "[40, 40] exact"),
        ("No passengers were hurt.", "[0, 0] exact"),
        ("Not one passenger was hurt.", "[0, 0] exact"),
        ("Not a single passenger was hurt.", "[0, 0] exact"),
        ("Twenty-seven firms applied.", "[27, 27] exact"),
        ("Two hundred and five firms applied.", "[205, 205] exact"),
        ("A hundred and five firms applied.", "[105, 105] exact"),
        ("Three thousand four hundred and twelve firms applied.", "[3412, 3412] exact"),
        ("Two dozen firms applied.", "[19.2, 28.8] about"),
        ("Half a million firms applied.", "[500000, 500000] exact"),
        ("The firm sold 1.25 million cars.", "[1.25e+06, 1.25e+06] exact"),
        ("The firm sold 13.8m cars.", "[1.38e+07, 1.38e+07] exact"),
        ("The state has 3 lakh nurses.", "[300000, 300000] exact"),
        # bounds
        ("At least 12 people came.", "[12, inf) at least"),
        ("No fewer than 12 people came.", "[12, inf) at least"),
        ("Twelve or more people came.", "[12, inf) at least"),
        ("More than 12 people came.", "(12, inf) more than"),
        ("Over 12 people came.", "(12, inf) more than"),
        ("Well over 1,000 people came.", "(1000, inf) more than"),
        ("Upwards of 40 people came.", "(40, inf) more than"),
        ("Up to 50 people came.", "[0, 50] up to"),
        ("As many as 50 people came.", "[0, 50] up to"),
        ("No more than 50 people came.", "[0, 50] up to"),
        ("At most 50 people came.", "[0, 50] up to"),
        ("Fewer than 50 people came.", "[0, 50) less than"),
        ("The toll was lower than 50 people.", "[0, 50) less than"),
        ("Under 50 people came.", "[0, 50) less than"),
        ("About 30 people came.", "[25, 35] about"),
        ("Around 30 people came.", "[25, 35] about"),
        ("Some 30 people came.", "[25, 35] about"),
        ("30 or so people came.", "[25, 35] about"),
        ("An estimated 30 people came.", "[25, 35] about"),
        ("Roughly 120 people came.", "[115, 125] about"),
        ("Approximately 100 people came.", "[80, 120] about"),
        ("Nearly 30 people came.", "[27, 30) nearly"),
        ("Almost 30 people came.", "[27, 30) nearly"),
        ("Just under 30 people came.", "[27, 30) just under"),
        ("Just over 30 people came.", "(30, 33] just over"),
        # ranges
        ("12 to 18 rockets fell.", "[12, 18] range"),
        ("Twelve to 18 rockets fell.", "[12, 18] range"),
        ("12-18 rockets fell.", "[12, 18] range"),
        ("12–18 rockets fell.", "[12, 18] range"),
        ("Between 12 and 18 rockets fell.", "[12, 18] range"),
        ("Seven or eight rockets fell.", "[7, 8] range"),
        ("The works cost 2 to 3 million euros.", "[2e+06, 3e+06] range euros"),
        # vague
        ("Dozens of people came.", "[12, 100) vague"),
        ("Hundreds of people came.", "[100, 1000) vague"),
        ("Tens of thousands of people came.", "[10000, 100000) vague"),
        ("Several people came.", "[3, 10) vague"),
        ("A handful of people came.", "[2, 10) vague"),
        ("A dozen people came.", "[9.6, 14.4] about"),
        # units
        ("Turnout was 43 per cent.", "[43, 43] exact %"),
        ("Turnout was 43%.", "[43, 43] exact %"),
        ("Turnout was about 43 percent.", "[41.925, 44.075] about %"),
        ("The bank paid $3.25bn.", "[3.25e+09, 3.25e+09] exact dollars"),
        ("The bank paid €3 billion.", "[3e+09, 3e+09] exact euros"),
        ("The bank paid more than £40 million.", "(4e+07, inf) more than pounds"),
        ("The bank paid 3 billion Swiss francs.", "[3e+09, 3e+09] exact francs"),
        ("The slick is 40 km long.", "[40, 40] exact km"),
        ("The mast was 405 feet (124 metres) tall.", "[405, 405] exact ft"),
        ("The train went at 128 km/h.", "[128, 128] exact km/h"),
        ("The train went at 80 miles per hour.", "[80, 80] exact mph"),
        ("The hold had 2,750 tonnes of nitrate.", "[2750, 2750] exact tonnes"),
        ("The fire burned 400 hectares.", "[400, 400] exact hectares"),
        ("The strike lasted three weeks.", "[3, 3] exact weeks"),
    ],
)
def test_a_figure_is_an_interval_with_a_bound(words: str, expected: str) -> None:
    [figure] = parse(words).figures

    assert shape(figure) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The toll rose from 12 to 14 people.", ["12", "14"]),
        ("Two Germans and one Dane came.", ["Two", "one"]),
        ("Of 2,315 stations 319 were shut.", ["2,315", "319"]),
        ("They hurt 40 people, 12 of them badly.", ["40", "12"]),
        ("It hit 40 homes, 3 shops and at least 2 schools.", ["40", "3", "at least 2"]),
        ("The bank paid $3bn for 40% of it.", ["$3bn", "40%"]),
    ],
)
def test_each_figure_of_a_sentence_is_found(words: str, expected: list[str]) -> None:
    assert [figure.quantity.text for figure in parse(words).figures] == expected


@pytest.mark.parametrize(
    "words",
    [
        "It happened in 2019.",
        "The song was at number two.",
        "The 2019 vote was annulled.",
        "It happened on 11 March.",
        "It happened on Jan. 8, 2020.",
        "It happened at 10:51 a.m.",
        "It was the 14th such case.",
        "Maria Lopez, 26, teaches here.",
        "The driver, aged 26, was held.",
        "Flight 370 never landed.",
        "The Boeing 737 never landed.",
        "The fire began between August 8 and 9.",
        "It burned from late August 8 to 9.",
        "He sat in seat 26A.",
        "An ATR 72 aircraft never landed.",
        "The union wants a guarantee of no redundancies.",
        "One of the ferries is old.",
        "They spoke to one another.",
        "It is no longer here.",
        "Group A-14 met.",
        "It began two days ago.",
        "The G7 met.",
        "He came first.",
    ],
)
def test_what_only_looks_like_a_figure_is_none(words: str) -> None:
    assert [figure.quantity.text for figure in parse(words).figures] == []


@pytest.mark.parametrize(
    "words",
    ["The 107 mm rockets fell.", "A 26-year-old came.", "The 3-day siege ended.", "An 80-metre stretch fell."],
)
def test_a_measure_before_a_noun_describes_it_and_counts_nothing(words: str) -> None:
    [figure] = parse(words).figures

    assert figure.attributive


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("300 people", 100),
        ("310 people", 10),
        ("13.8 million people", 1e5),
        ("14 million people", 1e6),
        ("7 people", 1),
    ],
)
def test_a_figure_says_how_far_it_may_have_been_rounded(words: str, place: float) -> None:
    [figure] = parse(f"They fed {words}.").figures

    assert figure.quantity.place == pytest.approx(place)


def test_a_figure_covers_its_bound_and_its_unit_where_it_stands() -> None:
    words = "It\u00a0weighed more than\u00a02,750 tonnes."
    [figure] = parse(words).figures

    assert words[figure.quantity.span.start : figure.quantity.span.end] == "more than\u00a02,750 tonnes"


@pytest.mark.parametrize("words", ["No one came.", "Nobody came.", "There were no deaths.", "None of them died."])
def test_nobody_is_a_count_of_zero(words: str) -> None:
    [figure] = parse(words).figures

    assert (figure.quantity.interval.low, figure.quantity.interval.high) == (0, 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Police made a fourth arrest.", [4.0]),
        ("A third man was held.", [3.0]),
        ("It is the third attempt to overthrow a government.", [3.0]),
        ("The strike was the fourth since 1990.", [4.0]),
        ("It was the third such letter in two years.", [3.0, 2.0]),
        ("It was the third letter in two towns.", [2.0]),
        ("A lone gunman fired.", [1.0]),
        ("The sole survivor was saved.", [1.0]),
        ("He sat in the third row.", []),
        ("She has a second home.", []),
        ("He came a second later.", []),
        ("She is a single mother.", []),
        ("It joined the single market.", []),
    ],
)
def test_a_word_may_count_without_a_number(words: str, expected: list[float]) -> None:
    assert [figure.quantity.interval.low for figure in parse(words).figures] == expected
