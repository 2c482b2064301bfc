from __future__ import annotations

from schemas.articles import Article
from workers.engine import compare, read
from workers.engine import origins as stage

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

    assert len(read(article("a", long)).sketch.hashes) < read(article("a", long)).sketch.runs
    assert set(origins([article("a", long), article("b", cut), article("c", other)]).values()) == {"a", "c"}
