"""Five real articles on one rocket attack: what their report must say, and what it must not.

They come twice: as articles with headline and date, and as plain files with the headline and the page's noise inside.
"""

from __future__ import annotations

import pytest

from schemas.articles import Article
from schemas.reports import Agreement, Conflict, Evidence, Report
from tests.workers.engine import real
from workers.engine import compare

STORY = "taji-2020-03-11"
ALL = {"000", "001", "002", "003", "004"}

pytestmark = pytest.mark.xdist_group("taji")


@pytest.fixture(scope="module", params=["as articles", "as files"])
def articles(request: pytest.FixtureRequest) -> tuple[Article, ...]:
    real.needs(real.STORIES)
    dated = real.story(STORY)
    if request.param == "as articles":
        return dated
    real.needs(real.FILES)
    return real.from_files(dated)


@pytest.fixture(scope="module")
def report(articles: tuple[Article, ...]) -> Report:
    return compare(articles)


def only(found: Report, severity: str, slot: str, scope: str = "between") -> Conflict:
    """The one conflict of that severity and scope whose slot is named so."""
    [one] = [c for c in found.conflicts if (c.severity, c.scope) == (severity, scope) and c.slot == slot]
    return one


def stances(finding: Agreement) -> dict[str, set[str]]:
    """Each position's value and the articles that take it; "unstated" and the articles that are silent."""
    return {
        (p.value.text if p.value else "unstated"): {e.article for e in p.evidence} | set(p.unstated_by)
        for p in finding.positions
    }


def evidence(found: Report, *severities: str) -> list[Evidence]:
    """The words of all conflicts of these severities."""
    return [e for c in found.conflicts if c.severity in severities for p in c.positions for e in p.evidence]


def test_twelve_or_fourteen_wounded_is_a_contradiction(report: Report) -> None:
    wounded = only(report, "contradiction", "wounded")

    assert stances(wounded) == {"12": {"004"}, "14": {"001", "002", "003"}}
    assert wounded.event.date == "2020-03-11"
    assert wounded.event.place == "Camp Taji"


def test_at_least_twelve_is_in_no_conflict_about_the_wounded(report: Report) -> None:
    about = [c for c in report.conflicts if "wounded" in c.slot and c.severity != "omission"]

    assert about
    assert {article for c in about for held in stances(c).values() for article in held} == ALL - {"000"}


def test_thirty_rockets_fired_beside_eighteen_that_hit_is_a_tension_of_measures(report: Report) -> None:
    [rockets] = [c for c in report.conflicts if c.reason == "other-measure"]
    held = stances(rockets)

    assert rockets.severity == "tension"
    assert held["about 30 fired"] == {"001"}
    assert held["18 that hit"] == {"000", "002", "003"}


def test_twelve_to_eighteen_that_landed_stands_beside_eighteen(report: Report) -> None:
    [landed] = [a for a in report.agreements if "12 to 18" in stances(a)]

    assert stances(landed) == {"12 to 18": {"001"}, "18": {"000", "002", "003"}}


def test_that_the_strikes_were_joint_is_left_out_by_three(report: Report) -> None:
    [joint] = [c for c in report.conflicts if c.slot.startswith("who took part")]

    assert joint.severity == "omission"
    assert stances(joint) == {"joint with the UK": {"003", "004"}, "unstated": {"000", "001", "002"}}


def test_three_were_killed_in_all_five_and_twelve_in_one_standfirst(report: Report) -> None:
    killed = only(report, "contradiction", "killed")

    assert stances(killed) == {"3": ALL, "12": {"000"}}


def test_the_standfirst_is_set_against_its_own_text(report: Report) -> None:
    killed = only(report, "contradiction", "killed", scope="within")

    assert stances(killed) == {"3": {"000"}, "12": {"000"}}


def test_no_other_figure_contradicts_another(report: Report) -> None:
    found = {(c.slot, c.scope) for c in report.conflicts if c.severity == "contradiction" and c.kind == "number"}

    bases = ("bases", "between")  # hit by the missiles of January: one, or two
    assert found == {("wounded", "between"), ("killed", "between"), ("killed", "within"), bases}


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("000", "Gillon, 26"),
        ("001", "Gillon, 26"),
        ("002", "107mm"),
        ("003", "107 mm"),
        ("000", "five weapons"),
        ("001", "five sites"),
        ("002", "five locations"),
        ("002", "five weapons"),
        ("001", "more than 100"),
        ("003", "more than 100"),
        ("002", "lower than 50"),
        ("001", "Jan. 8"),
        ("003", "Jan. 8"),
        ("003", "3 years ago"),
        ("003", "100 Days"),
        ("004", "[UPDATE]"),
        ("004", "[ANALYSIS]"),
        ("000", "Kata’ib"),
        ("001", "Kitaeb"),
        ("002", "Kataib"),
        ("003", "Kataib"),
        ("004", "Kataib"),
    ],
)
def test_no_conflict_is_made_of(report: Report, articles: tuple[Article, ...], article: str, words: str) -> None:
    [text] = [one.text for one in articles if one.id == article]
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    blamed = [e for c in report.conflicts if c.kind == "responsibility" for p in c.positions for e in p.evidence]
    told = [e for e in evidence(report, "contradiction", "tension") if e not in blamed]  # there a name is the position
    told = [e for e in told if (e.article, e.field) == (article, "text")]

    assert places
    assert [e.quote for e in told for at in places if e.start < at + len(words) and at < e.end] == []


def test_every_quote_is_the_slice_of_the_text_as_received(report: Report, articles: tuple[Article, ...]) -> None:
    texts = {one.id: one for one in articles}
    told = evidence(report, "contradiction", "tension", "omission")

    assert {e.article for e in told} == ALL
    for words in told:
        assert words.quote == texts[words.article].field(words.field)[words.start : words.end]


def test_no_break_spaces_do_not_move_a_quote(report: Report, articles: tuple[Article, ...]) -> None:
    [text] = [one.text for one in articles if one.id == "004"]
    [wounded] = [e for e in evidence(report, "contradiction") if e.article == "004" and "wounded" in e.quote]

    assert "\u00a0" in text[: wounded.start]
    assert text[wounded.start : wounded.end] == wounded.quote
    assert "12" in wounded.quote


@pytest.mark.parametrize(
    ("article", "words", "source"),
    [
        ("001", "wounding 14", "Milley"),
        ("001", "30 rockets", "Milley"),
        ("001", "18 rockets", "Milley"),
        ("000", "18 Katyusha", "officials"),
        ("003", "joint operation", "official"),
        ("004", "joint operation", "official"),
    ],
)
def test_a_position_names_the_source_that_the_article_names(
    report: Report, article: str, words: str, source: str
) -> None:
    told = [e for e in evidence(report, "contradiction", "tension", "omission") if e.article == article]
    sources = {e.attribution.source if e.attribution else None for e in told if words in e.quote}

    assert len(sources) == 1
    assert source in (sources.pop() or "")


@pytest.mark.parametrize(("article", "words"), [("002", "14 other"), ("003", "14 other"), ("004", "wounded a further")])
def test_a_position_in_the_article_s_own_voice_names_no_source(report: Report, article: str, words: str) -> None:
    [told] = [e for e in evidence(report, "contradiction") if e.article == article and words in e.quote]

    assert told.attribution is None


def test_the_attack_is_of_another_day_by_what_one_article_quotes(report: Report) -> None:
    """It dates a speech to Wednesday that tells of "last night", and the attack itself to Wednesday."""
    [day] = [c for c in report.conflicts if c.kind == "time" and c.scope == "within"]

    assert stances(day) == {"Tuesday 10 March 2020": {"004"}, "Wednesday 11 March 2020": {"004"}}
