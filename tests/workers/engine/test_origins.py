from __future__ import annotations

import random

import pytest

from schemas.articles import Article
from workers.engine import compare, read
from workers.engine import origins as stage
from workers.engine.origins import Sketch

WIRE = """A ferry with 120 people on board sank off the coast of Luzon on Thursday night, the coastguard said.

At least 23 passengers drowned and 41 were pulled from the water by fishermen and navy boats.

The vessel had left the harbour in rough weather against the advice of the port authority."""
OTHER = """More than a hundred travellers were on a boat that went down near Luzon, officials in Manila reported.

Twenty-seven bodies have been found so far, and navy divers went on with their search on Friday."""


def article(name: str, words: str, day: str = "2024-05-03") -> Article:
    return Article(name, f"Paper {name}", words, f"Headline of {name}", published_at=day)


def origins(articles: list[Article]) -> dict[str, str]:
    return stage.origins([(one.id, read(one).sketch) for one in articles])


def test_a_reprint_with_a_line_of_its_own_has_the_origin_of_the_first() -> None:
    reprint = WIRE + "\n\nReporting by our own staff was added to this story.\n\nRead more: ferries of the world"

    assert origins([article("a", WIRE), article("b", reprint)]) == {"a": "a", "b": "a"}


def test_a_shortened_reprint_is_still_one() -> None:
    assert origins([article("a", WIRE), article("b", WIRE.rpartition("\n\n")[0])]) == {"a": "a", "b": "a"}


def test_a_text_of_its_own_is_its_own_origin() -> None:
    assert origins([article("a", WIRE), article("b", OTHER)]) == {"a": "a", "b": "b"}


def test_a_sentence_in_common_makes_no_reprint() -> None:
    shared = OTHER + "\n\n" + WIRE.splitlines()[0]

    assert origins([article("a", WIRE), article("b", shared)])["b"] == "b"


def test_the_reprint_of_a_reprint_goes_back_to_the_first() -> None:
    assert set(origins([article(name, WIRE) for name in "abc"]).values()) == {"a"}


def test_a_text_without_words_has_nothing_to_share() -> None:
    assert origins([article("a", "..."), article("b", "...")]) == {"a": "a", "b": "b"}


def test_in_a_report_the_origin_is_the_article_published_first() -> None:
    report = compare([article("late", WIRE, "2024-05-04"), article("early", WIRE, "2024-05-03"), article("own", OTHER)])

    assert {one.id: one.origin for one in report.articles} == {"early": "early", "late": "early", "own": "own"}


def test_a_lightly_edited_reprint_is_still_one() -> None:
    edited = WIRE.replace("sank off", "went down off").replace("At least 23", "Some 23").replace("rough", "stormy")

    assert origins([article("a", WIRE), article("b", edited)]) == {"a": "a", "b": "a"}


def test_a_long_text_is_known_by_its_sketch_alone() -> None:
    long = "\n\n".join(f"On day {n} of the search divers number {n} found nothing near buoy {n}." for n in range(90))
    other = "\n\n".join(f"In hall {n} of the fair a firm showed {n} new tractors to farmers." for n in range(90))
    cut = "\n\n".join(long.split("\n\n")[20:])

    assert len(read(article("a", long)).sketch.hashes()) < read(article("a", long)).sketch.runs
    assert set(origins([article("a", long), article("b", cut), article("c", other)]).values()) == {"a", "c"}


def told(chance: random.Random, number: int) -> dict[str, Sketch]:
    """Articles by id, half of them with a line of their own behind an earlier text."""
    texts: list[str] = []
    for n in range(number):
        line = " ".join(f"{chance.choice('abcdefgh')}{chance.randint(0, 40)}" for _ in range(14))
        texts.append(
            f"{chance.choice(texts)} {line}" if texts and chance.random() < 0.5 else f"{WIRE[:90]} {line} n{n}"
        )
    return {f"a{n:02}": read(article(f"a{n:02}", text)).sketch for n, text in enumerate(texts)}


@pytest.mark.parametrize("seed", range(12))
def test_what_was_found_before_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    texts = told(chance, 40)
    before = [(key, texts[key]) for key in sorted(chance.sample(sorted(texts), 30))]
    fresh = set(chance.sample(sorted(texts), seed % 4))
    now = dict(before) | {key: texts[chance.choice(sorted(texts))] for key in fresh}
    now = {key: one for key, one in now.items() if key in fresh or chance.random() < 0.95}
    now |= {key: texts[key] for key in chance.sample(sorted(texts), 2) if key not in now}
    known = list(stage.origins(before).items())
    fresh |= {key for key, one in now.items() if key not in dict(before)}

    sequence = sorted(now.items())

    assert stage.origins(sequence, known, fresh) == stage.origins(sequence)


@pytest.mark.parametrize("seed", range(20))
def test_what_comes_in_between_changes_what_shares_its_words(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "STOCK", 3)
    chance = random.Random(seed)  # noqa: S311 (no secret)
    sequence = sorted(told(chance, 40).items())
    late = set(chance.sample([key for key, _ in sequence], 3))
    known = list(stage.origins([(key, one) for key, one in sequence if key not in late]).items())

    assert stage.origins(sequence, known, late) == stage.origins(sequence)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[Sketch]:
    """The texts that are looked up from here on."""
    found: list[Sketch] = []
    carrying = stage._Firsts.carrying
    monkeypatch.setattr(stage._Firsts, "carrying", lambda self, one: found.append(one) or carrying(self, one))
    return found


def test_one_more_text_costs_one_look(looks: list[Sketch]) -> None:
    articles = sorted(told(random.Random(1), 30).items())  # noqa: S311 (no secret)
    known = list(stage.origins(articles[:-1]).items())
    looks.clear()

    stage.origins(articles, known)

    assert looks == [articles[-1][1]]


def test_one_that_comes_late_costs_a_look_at_those_that_share_its_words(looks: list[Sketch]) -> None:
    texts = [f"Clerk {n} of hall {n} read list {n} to guest {n} near gate {n} at dawn {n}." for n in range(30)]
    articles = [(f"a{n:02}", read(article(f"a{n:02}", text)).sketch) for n, text in enumerate(texts)]
    articles.append(("a31", articles[4][1]))
    known = list(stage.origins(articles[:3] + articles[4:]).items())
    looks.clear()

    stage.origins(articles, known)

    assert looks == [articles[3][1]]
