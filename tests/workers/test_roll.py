"""The articles that a version lists, in chunks that versions share."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from redis import Redis

from schemas.forms import reports
from schemas.reports import Report, ReportArticle
from tests.ferry import REPORT
from workers import keys, roll


def listed(number: int) -> list[ReportArticle]:
    """So many articles, some of the characters that JSON cares about in their titles."""
    return [ReportArticle(f"a{n}", f"Paper {n % 7}", f'“{n}” \\ "x"\n\x07é', None, f"a{n // 2}") for n in range(number)]


def revisions(articles: list[ReportArticle]) -> dict[str, int]:
    return {one.id: 1 + n % 3 for n, one in enumerate(articles)}


@pytest.fixture
def kept(redis: Redis) -> roll.Roll:
    """The roll of a first version of 500 articles, in the store."""
    return keep(redis, 1, roll.made(listed(500), revisions(listed(500))), roll.Roll({}))


def keep(redis: Redis, version: int, made: roll.Roll, known: roll.Roll) -> roll.Roll:
    named = roll.write(redis.pipeline(), "s", made, known.chunks)
    with redis.pipeline() as pipe:
        redis.hset(keys.version("s", version), "roll", roll.write(pipe, "s", made, known.chunks))
        pipe.execute()
    assert named.split() == [made.engine, *made.chunks]
    return made


@pytest.mark.parametrize("number", [0, 1, 2, 300])
def test_a_roll_makes_a_report_whole(number: int) -> None:
    articles = listed(number)
    report = Report("s", "A story", 3, tuple(articles), REPORT.conflicts, REPORT.agreements)
    made = roll.made(articles, revisions(articles))

    assert reports.with_articles(reports.dumps_findings(report), made.articles) == reports.dumps(report)
    assert reports.dumps(report) == json.dumps(reports.dump(report), ensure_ascii=False, indent=2) + "\n"
    assert made.revisions == revisions(articles)
    assert made.origins == [(one.id, one.origin) for one in articles]


def test_a_roll_that_was_kept_is_read_again(redis: Redis, kept: roll.Roll) -> None:
    assert roll.read(redis, "s", 1) == kept
    assert roll.read(redis, "s", 2) == roll.Roll({})


def test_one_more_article_costs_the_chunk_that_it_is_in(redis: Redis, kept: roll.Roll) -> None:
    articles = listed(500)
    articles.insert(random.Random(3).randrange(500), ReportArticle("new", "Paper", "", None, "new"))  # noqa: S311

    after = keep(redis, 2, roll.made(articles, revisions(articles) | revisions(listed(500)), kept), kept)

    assert len(after.chunks.keys() - kept.chunks.keys()) == 1
    assert after == roll.made(articles, revisions(articles) | revisions(listed(500)))
    assert (roll.read(redis, "s", 1), roll.read(redis, "s", 2)) == (kept, after)
    assert redis.hlen(keys.roll("s")) == len(kept.chunks) + 1


def test_what_another_engine_found_is_not_handed_on(kept: roll.Roll) -> None:
    assert kept.origins
    assert not replace(kept, engine="another").origins
