"""What holds of any text at all."""

from __future__ import annotations

import random
import re
from dataclasses import asdict

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.articles import Article
from schemas.forms import reports as form
from schemas.reports import Report
from tests.workers.engine.making import article, report, story
from workers.engine import Reading, Unreadable, compare, count_claims, place, profile, read, text

WORDS = """
the a an two three twelve 3 12 14 1,200 5.5 2020 107 $ £ % m bn million hundreds dozens dozen half no at least
about up to more than between and or of in on by from after before since when who that said told according
British American people soldiers rockets boats beehives Camp Taji Baghdad attack strike explosion crash Monday
Wednesday yesterday ago days later 11 March Dec. 27 January killed wounded died hit fired missing dead rose
toll lives claimed was were been has not may feared reportedly denied joint operation with together others
including among them , , . . . : ; - – — ( ) “ ” " ' ’ 's n't U.S. Mr. a.m.
"""
NEWSLIKE = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n", "\u00a0"]), max_size=60).map(" ".join)
MIXED = st.lists(st.one_of(NEWSLIKE, st.text(max_size=8)), max_size=6).map("".join)
TEXTS = st.one_of(NEWSLIKE, st.text(max_size=80), MIXED)
DATES = st.sampled_from([None, "", "2024-05-14", "2024-02-29T23:59:59-11:00", "9999-12-31", "0001-01-01", "soon"])
few = settings(max_examples=100, deadline=None, derandomize=True)

# Each of these once made a reader fall over, or stands next to one that did.
TRAPS = [
    "",
    "\x00",
    "\ud800",
    "Earthquake kills hundreds",
    "dozens",
    "between 3 and",
    "3 to",
    "It was ² days ago that ³ people died on March ² at 3:² p.m.",
    "٣ people died.",
    "½ of 5 people died.",
    "The blast killed " + "9" * 400 + " people.",
    "The blast killed " + "9" * 300 + " million people.",
    "a " + "trillion " * 40 + "people died.",
    "hundred " * 160 + "people died.",
    "The blast on 31 February 2020 killed 3 people, the one on 29 Feb. killed 4.",
    "999 years ago 3 people died; 999 years later 4 people died.",
    "zero zero one people died. 0.0 people died. 00 people died.",
    "the figure was",
    "3 people died. The figure was 5. It was 6.",
    "joint operation with the",
    "according to",
    "said he",
]


@pytest.mark.parametrize("words", TRAPS, ids=lambda words: repr(words[:32]))
def test_a_text_that_is_a_trap_is_read_and_compared(words: str) -> None:
    articles = [article(words, title=words), article("The blast on Monday killed 3 people.", id="b")]

    assert compare(articles).articles


@pytest.mark.parametrize(
    "day", ["0001-01-01", "0001-06-30T00:00:00Z", "9999-12-31", "2024-13-45", "20240514", "", None]
)
@pytest.mark.parametrize(
    "words",
    [
        "On Monday 3 people died in the attack.",
        "Yesterday 3 people died in the attack.",
        "An attack on Sunday will kill 3.",
        "An attack in late December killed 3.",
        "900 years ago an attack killed 3.",
        "Two days later an attack killed 3.",
    ],
)
def test_a_day_at_the_edge_of_the_calendar_is_borne(words: str, day: str | None) -> None:
    assert compare([article(words, at=day), article(words, id="b", at="2024-05-14")]).articles


@few
@given(words=TEXTS, title=TEXTS, day=DATES)
def test_any_text_is_read_and_every_claim_points_at_its_words(words: str, title: str, day: str | None) -> None:
    one = Article("a", "A", words, title, day)

    reading = read(one)

    assert_claims_point_at_their_words(reading)
    assert (one.text, one.title) == (words, title)


def assert_claims_point_at_their_words(reading: Reading) -> None:
    for claim in reading.claims:
        for span in (claim.span, *(span for _, span in claim.rules)):
            assert 0 <= span.start < span.end <= len(reading.article.field(span.field))
        quote = reading.article.field(claim.span.field)[claim.span.start : claim.span.end]
        if claim.kind == "number":
            assert claim.text == quote


@few
@given(texts=st.lists(TEXTS, min_size=1, max_size=4), day=DATES)
def test_any_texts_are_compared_and_every_quote_is_the_slice_that_it_says(texts: list[str], day: str | None) -> None:
    articles = story(*texts, at=day)

    found = compare(articles)

    assert [one.text for one in articles] == texts
    assert_quotes_are_slices(found, articles)
    assert_form_keeps(found)


def assert_quotes_are_slices(found: Report, articles: list[Article]) -> None:
    by_id = {one.id: one for one in articles}
    for finding in (*found.conflicts, *found.agreements):
        for position in finding.positions:
            for words in position.evidence:
                assert words.quote == by_id[words.article].field(words.field)[words.start : words.end]
                assert words.quote


def assert_form_keeps(found: Report) -> None:
    again = form.load(form.dump(found))

    assert asdict(again) == asdict(found)


@few
@given(texts=st.lists(TEXTS, min_size=2, max_size=4), seed=st.integers(0, 99))
def test_the_order_of_the_articles_does_not_matter(texts: list[str], seed: int) -> None:
    articles = story(*texts)
    shuffled = random.Random(seed).sample(articles, len(articles))  # noqa: S311 (no secret)

    assert form.dumps(compare(shuffled)) == form.dumps(compare(articles))


@few
@given(words=TEXTS)
@example(words="The blast killed 3 people. The blast killed 5 people.")
@example(words="The blast killed 3 people, police said. It killed 5 people, doctors said.")
def test_a_text_does_not_contradict_its_own_reprint(words: str) -> None:
    found = report(words, words)

    assert [c.summary for c in found.conflicts if c.scope == "between" and c.severity == "contradiction"] == []


@few
@given(words=TEXTS)
def test_any_text_has_a_number_of_claims_or_a_fault_in_words(words: str) -> None:
    fault = text.fault(article(words))

    if fault is None:
        assert count_claims(article(words)) >= 0
    else:
        with pytest.raises(Unreadable, match=re.escape(fault)):
            count_claims(article(words))


@few
@given(texts=st.lists(TEXTS, min_size=1, max_size=4), words=TEXTS)
def test_any_text_has_a_profile_and_a_place(texts: list[str], words: str) -> None:
    stories = {f"s{n}": {f"a{n}": profile(read(article(other)))} for n, other in enumerate(texts)}
    found = place("new", profile(read(article(words))), stories)

    assert {story for story, _ in found} <= {None, *stories}
    assert sorted(name for _, part in found for name in part) == [*(f"a{n}" for n in range(len(texts))), "new"]


def test_an_article_belongs_to_its_own_reprint() -> None:
    own = profile(read(article("A ferry sank off Northpoint on Monday, killing 12 people.")))
    other = profile(read(article("The central bank raised its rate by half a point.")))

    assert ("ferry", frozenset({"a", "new"})) in place("new", own, {"bank": {"b": other}, "ferry": {"a": own}})
