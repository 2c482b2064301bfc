"""Who speaks in a story of many articles, and who is only counted."""

from __future__ import annotations

import random

import pytest

from schemas.articles import Article
from schemas.forms import reports
from schemas.reports import Agreement, Report
from tests.workers.engine.making import article
from workers.engine import compare, read
from workers.engine.chorus import FIRST, LAST, MOST, WHOLE, chorus
from workers.engine.outline import outline, statements

MANY = 3 * WHOLE


def told(n: int, dead: int) -> Article:
    """The nth article, in words of its own."""
    own = f"Reporter {n} saw wave {n} on pier {n} of harbour {n}, talked to sailor {n} and drank coffee {n} in bar {n}."
    words = f"The ferry sank off Northpoint on Monday, killing {dead} people. {own}"
    return article(words, id=f"a{n:03}", at=f"2024-05-14T{n // 60:02}:{n % 60:02}:00Z")


def many(said: dict[int, int], number: int = MANY) -> list[Article]:
    """Articles of which those that `said` names give that toll and the others 12."""
    return [told(n, said.get(n, 12)) for n in range(number)]


def killed(report: Report) -> Agreement:
    [found] = [one for one in (*report.conflicts, *report.agreements) if one.slot == "killed"]
    return found


def test_in_a_story_of_few_articles_everyone_speaks() -> None:
    heard = chorus(map(outline, map(read, many({}, WHOLE))))

    assert len(heard.speakers) == WHOLE
    assert not any(heard.echoing.values())


def test_of_many_that_say_the_same_the_first_and_the_last_few_speak() -> None:
    readings = [read(one) for one in many({})]
    [key] = {key for r in readings for claim, key in statements(r.claims).items() if claim.measure == "killed"}
    heard = chorus(map(outline, readings))

    assert heard.leading[key] == {f"a{n:03}" for n in (*range(FIRST), *range(MANY - LAST, MANY))}
    assert len(heard.leading[key]) + len(heard.echoing[key]) == MANY


def test_one_voice_among_many_is_heard_wherever_it_stands() -> None:
    found = killed(compare(many({57: 14})))

    assert [(p.value and p.value.text, p.articles) for p in found.positions] == [("12", MANY - 1), ("14", 1)]
    assert {e.article for e in found.positions[1].evidence} == {"a057"}


def test_a_position_of_many_articles_counts_all_and_quotes_some() -> None:
    [position] = killed(compare(many({}))).positions

    assert (position.articles, position.origins) == (MANY, MANY)
    assert len(position.evidence) == FIRST + LAST


def test_an_explanation_of_many_articles_names_a_few() -> None:
    found = killed(compare(many({57: 14})))

    assert "and 114 other articles say 12; Source a057 says 14." in found.explanation


def test_reprints_are_counted_as_articles_and_as_one_origin() -> None:
    wire = "A boat capsized on Monday and killed 12 people. Divers looked for survivors in the cold water."
    prints = [article(wire, id=f"b{n:03}", at="2024-05-15") for n in range(MANY)]
    [position] = killed(compare([told(0, 12), *prints])).positions

    assert (position.articles, position.origins) == (MANY + 1, 2)
    assert {e.article for e in position.evidence} == {"a000", "b000"}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_many_articles_does_not_matter(seed: int) -> None:
    articles = many({3: 14, 57: 14, 90: 11})
    shuffled = random.Random(seed).sample(articles, len(articles))  # noqa: S311 (no secret)

    assert reports.dumps(compare(shuffled)) == reports.dumps(compare(articles))


def test_the_articles_of_one_statement_do_not_slow_a_report_down() -> None:
    few, more = (chorus(map(outline, map(read, many({}, number)))) for number in (MANY, 2 * MANY))

    assert sum(map(len, few.leading.values())) < len(few.outlines) * 2
    assert max(map(len, more.leading.values())) == FIRST + LAST


def own(n: int, figures: int = 6) -> str:
    """Figures of things that the other articles do not know."""
    return " ".join(f"The clerk saw {100 + n + k} {chr(97 + k)}ur{n}rns near the hall." for k in range(figures))


def test_however_much_the_articles_say_only_so_many_speak() -> None:
    articles = [article(f"The ferry sank on Monday, killing {n} people. {own(n)}", id=f"a{n:03}") for n in range(MANY)]
    heard = chorus(map(outline, map(read, articles)))

    assert WHOLE < len(heard.speakers) <= MOST


def test_who_differs_on_what_most_tell_is_heard_before_what_one_alone_tells() -> None:
    articles = [article(f"{one.text} {own(n)}", id=one.id) for n, one in enumerate(many({57: 14}))]

    assert [p.value and p.value.text for p in killed(compare(articles)).positions] == ["12", "14"]
