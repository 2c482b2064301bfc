"""Places that go by a name which the article has given before."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims


def names(words: str) -> list[set[str]]:
    return [set(claim.names) for claim in claims(words) if claim.measure == "place"]


@pytest.mark.parametrize(
    "first",
    [
        "Troops have left Camp Verde, an old base.",
        "Troops have left Camp Verde, a base north of the river.",
        "Troops have left the Camp Verde training base.",
    ],
)
def test_the_base_is_the_one_that_was_named(first: str) -> None:
    assert names(f"{first} A bomb exploded near the base.") == [{"Camp Verde"}]


@pytest.mark.parametrize(
    "first",
    [
        "Troops have left Camp Verde, an old base, for Fort Ross, a new base.",
        "Troops have left the Iraqi base.",
        "Troops have left Camp Verde, an old quarry.",
        "Troops have left a base.",
    ],
)
def test_a_base_that_is_none_or_two_has_no_name(first: str) -> None:
    assert names(f"{first} A bomb exploded near the base.") == [set()]


def test_another_base_is_not_the_one_that_was_named() -> None:
    assert names("Troops have left Camp Verde, an old base. A bomb exploded near another base.") == [set()]
