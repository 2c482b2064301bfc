"""Six stories of five articles each: every one compares."""

from __future__ import annotations

import pytest

from tests.workers.engine import real
from tests.workers.engine.real import names, story
from workers.engine import compare, count_claims


@pytest.fixture(autouse=True)
def _here() -> None:
    real.needs(real.STORIES)


@pytest.mark.parametrize("name", names())
def test_a_real_story_compares_and_each_quote_is_its_slice(name: str) -> None:
    texts = {one.id: one for one in story(name)}

    found = compare(story(name))

    told = [e for c in (*found.conflicts, *found.agreements) for p in c.positions for e in p.evidence]
    assert told
    assert all(e.quote == texts[e.article].field(e.field)[e.start : e.end] for e in told)


@pytest.mark.parametrize("name", names())
def test_a_real_article_is_read_as_english_and_holds_claims(name: str) -> None:
    assert all(count_claims(one) > 0 for one in story(name))
