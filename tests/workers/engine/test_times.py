"""The moments that a sentence names, counted from the day of publication, never from a clock."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.workers.engine.making import claims, parse
from workers.engine import times

FRIDAY = "2020-03-13"  # the day of publication in most of these


def values(words: str, at: str | None = FRIDAY) -> list[str]:
    return [timed.moment.value for timed in parse(words, at=at).times]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # weekdays look back, the day of publication included
        ("It sank on Wednesday.", "2020-03-11"),
        ("It sank on Friday.", "2020-03-13"),
        ("It sank on Saturday.", "2020-03-07"),
        ("It sank last Friday.", "2020-03-06"),
        ("It sank on Wednesday night.", "2020-03-11TNI"),
        ("It sank early on Wednesday.", "2020-03-11"),
        ("Wednesday's storm sank it.", "2020-03-11"),
        # and forward where the sentence does
        ("The town will vote on Sunday.", "2020-03-15"),
        ("The court is due to rule on Monday.", "2020-03-16"),
        ("It meets next Tuesday.", "2020-03-17"),
        # calendar dates
        ("It sank on 11 March.", "2020-03-11"),
        ("It sank on March 11.", "2020-03-11"),
        ("It sank on March 11th.", "2020-03-11"),
        ("It sank on 11 March 2018.", "2018-03-11"),
        ("It sank on March 11, 2018.", "2018-03-11"),
        ("It sank on Dec. 27.", "2019-12-27"),
        ("It sank on Jan. 8.", "2020-01-08"),
        ("It opens on 2 April.", "2020-04-02"),
        ("It sank in late December.", "2019-12"),
        ("It sank in early January.", "2020-01"),
        ("It sank in March 2018.", "2018-03"),
        ("It sank in December.", "2019-12"),
        ("It sank in 2018.", "2018"),
        ("It has leaked since 2018.", "2018"),
        ("The 2018 election was annulled.", "2018"),
        # relative to the day of publication
        ("It sank yesterday.", "2020-03-12"),
        ("It sank today.", "2020-03-13"),
        ("It sails tomorrow.", "2020-03-14"),
        ("It sank last night.", "2020-03-12TNI"),
        ("It sank this morning.", "2020-03-13TMO"),
        ("It sank yesterday evening.", "2020-03-12TEV"),
        ("It sank three days ago.", "2020-03-10"),
        ("It sank a week ago.", "2020-W10"),
        ("It sank two years ago.", "2018"),
        ("It sank 14 months ago.", "2019-01"),
        # clocks
        ("It sank at 10:51 a.m.", "2020-03-13T10:51"),
        ("It sank at 6.55 pm.", "2020-03-13T18:55"),
        ("It sank at 2 pm.", "2020-03-13T14:00"),
        ("It sank at 12:30 a.m.", "2020-03-13T00:30"),
        ("It sank at 23:15.", "2020-03-13T23:15"),
    ],
)
def test_a_moment_has_a_value(words: str, expected: str) -> None:
    assert values(words) == [expected]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("It sank on Wednesday.", "2020-03-11", "2020-03-11"),
        ("It sank in early January.", "2020-01-01", "2020-01-10"),
        ("It sank in late December.", "2019-12-19", "2019-12-31"),
        ("It sank in March 2018.", "2018-03-01", "2018-03-31"),
        ("It sank in February 2020.", "2020-02-01", "2020-02-29"),
        ("It sank in 2018.", "2018-01-01", "2018-12-31"),
    ],
)
def test_a_moment_has_the_first_and_the_last_day_that_it_can_mean(words: str, first: str, last: str) -> None:
    [timed] = parse(words, at=FRIDAY).times

    assert (timed.moment.first, timed.moment.last) == (first, last)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It sank on Monday and rose on 11 March.", ["2020-03-09", "2020-03-11"]),
        ("From 2018 to 2019 it lay idle.", ["2018", "2019"]),
        ("It sank at 10:51 a.m. on Wednesday.", ["2020-03-11T10:51"]),
        ("Between 11 March and Friday it sank.", ["2020-03-11", "2020-03-13"]),
    ],
)
def test_each_moment_of_a_sentence_is_found(words: str, expected: list[str]) -> None:
    assert values(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "It may sink.",
        "They march on the capital.",
        "Theresa May resigned.",
        "2,019 people came.",
        "The room number is 2018.",
        "The sun sets.",
        "We sat down.",
        "It cost 1999 euros.",
        "The second car sank.",
        "March on, they said.",
        "He weighs 12:1 odds.",
    ],
)
def test_what_only_looks_like_a_moment_is_none(words: str) -> None:
    assert values(words) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Two days later it sank.", 2),
        ("It sank three weeks earlier.", -21),
        ("Two months after the launch it sank.", 60),
        ("A day before the launch it sank.", -1),
    ],
)
def test_a_distance_from_another_event_is_kept_as_one(words: str, days: int) -> None:
    assert [timed.shift for timed in parse(words).times] == [days]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It sank on Wednesday.", "XXXX-WXX-3"),
        ("It sank on 11 March.", "XXXX-03-11"),
        ("It sank yesterday.", "PAST_REF"),
        ("It sank today.", "PRESENT_REF"),
    ],
)
def test_without_a_day_of_publication_a_relative_moment_names_no_day(words: str, expected: str) -> None:
    [timed] = parse(words, at=None).times

    assert (timed.moment.value, timed.moment.first) == (expected, None)


def test_without_a_day_of_publication_a_whole_date_is_still_a_day() -> None:
    [timed] = parse("It sank on 11 March 2020.", at=None).times

    assert timed.moment.first == "2020-03-11"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2020-03-13", dt.date(2020, 3, 13)),
        ("2020-03-13T23:59:00-08:00", dt.date(2020, 3, 13)),
        ("2020-02-30", None),
        ("Friday", None),
        ("", None),
        (None, None),
        ("0001-01-01", None),
        ("9999-12-31", None),
    ],
)
def test_the_day_of_publication_is_that_of_the_stamp(stamp: str | None, day: dt.date | None) -> None:
    assert times.published_day(stamp) == day


def test_a_moment_says_which_words_name_it() -> None:
    words = "It sank at\u00a010:51 a.m. on 11\u00a0March 2020, they said."

    assert [words[t.moment.span.start : t.moment.span.end] for t in parse(words).times] == [
        "10:51 a.m. on 11\u00a0March 2020"
    ]


def test_two_wordings_of_one_day_are_one_day() -> None:
    wordings = ["on Wednesday", "on 11 March", "on March 11, 2020", "two days ago"]

    assert {parse(f"It sank {wording}.", at=FRIDAY).times[0].moment.first for wording in wordings} == {"2020-03-11"}


def days(words: str) -> list[str]:
    return [claim.text for claim in claims(words, at=FRIDAY) if claim.measure == "day"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On Wednesday the mayor tweeted her grief. She wrote: “The attack came last night.”", ["2020-03-10"]),
        ("“The attack came yesterday,” she told reporters on Thursday.", ["2020-03-11"]),
        ("The attack came last night, she said on Thursday.", ["2020-03-12"]),
        ("“The attack came on Wednesday,” she said.", ["2020-03-11"]),
    ],
)
def test_a_day_in_a_quotation_counts_from_the_speech(words: str, expected: list[str]) -> None:
    assert days(words) == expected


def test_a_day_in_a_quotation_of_no_day_is_not_told_of_the_event() -> None:
    assert days("“The attack came last night,” she said.") == []
