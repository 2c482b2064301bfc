"""The parties that articles, or those who speak in one, blame for an event."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told

BLAST = "A blast in Tarn on Monday killed nine. "


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if " who is blamed " in line]


def test_two_countries_that_are_blamed_are_a_contradiction() -> None:
    found = conflicts(
        BLAST + "The ministry blamed Poland for the attack.", BLAST + "Mr Okoro blamed Latvia for the attack."
    )

    assert found == ["contradiction between who is blamed for the attack: Poland [a] / Latvia [b]"]


def test_a_fault_that_two_may_share_is_a_tension() -> None:
    found = conflicts(BLAST + "The union blamed the owner.", BLAST + "The landlord's lawyer blamed the police.")

    assert found == ["tension (other-description) between who is blamed for the blast: the owner [a] / the police [b]"]


def test_two_sources_in_one_article() -> None:
    found = conflicts(BLAST + "The ministry blamed the army, but the army said rebels were behind the attack.")

    assert [line.partition(":")[0] for line in found] == ["contradiction within who is blamed for the attack"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The union blamed the police.", "The union blamed the government."),  # of which the police are
        ("The union blamed the company.", "The union blamed Orlen."),
        ("The union blamed the police for the delay.", "The union blamed the owner for the blast."),
        ("The army is not to blame for the blast.", "Rebels are to blame for the blast."),
        ("The union blamed the police.", "The union blamed the owner, and it blamed the police."),
        ("Rebels were behind a blast in Vik in 2019.", "The army was behind the blast."),
    ],
)
def test_nobody_else_is_blamed(one: str, other: str) -> None:
    assert conflicts(BLAST + one, BLAST + other) == []
