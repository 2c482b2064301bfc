"""Which documents belong together, from how alike they are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workers.engine.grouping import Pair, join

DOCUMENTS = "abcdefg"
PAIRS = [(a, b) for a in DOCUMENTS for b in DOCUMENTS if a < b]
LIKENESS = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.1, 0.2, 0.3, 0.5, 0.8]))


def singles(documents: str) -> list[frozenset[str]]:
    return [frozenset(document) for document in documents]


def joined(alike: dict[Pair, float], documents: str = "abc", enough: float = 0.3) -> list[str]:
    return ["".join(sorted(group)) for group in join(singles(documents), alike, enough)]


def test_documents_that_are_alike_enough_are_a_group() -> None:
    assert joined({("a", "b"): 0.5}) == ["ab", "c"]


def test_a_document_that_is_like_one_of_two_joins_them_only_where_it_is_alike_on_the_average() -> None:
    assert joined({("a", "b"): 0.5, ("b", "c"): 0.4}) == ["ab", "c"]
    assert joined({("a", "b"): 0.7, ("b", "c"): 0.6}) == ["abc"]


def test_the_most_alike_are_joined_first() -> None:
    assert joined({("a", "b"): 0.4, ("b", "c"): 0.5}) == ["a", "bc"]


def test_two_fixed_groups_are_never_joined() -> None:
    groups = [frozenset("ab"), frozenset("cd"), frozenset("e")]
    alike = {pair: 0.9 for pair in PAIRS if set(pair) <= set("abcde")}

    found = join(groups, alike, 0.3, fixed=2)

    assert [group - {"e"} for group in found] == groups[:2]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(alike=LIKENESS, order=st.permutations(DOCUMENTS))
def test_the_order_of_the_documents_does_not_matter(alike: dict[Pair, float], order: list[str]) -> None:
    assert join(singles("".join(order)), alike, 0.3) == join(singles(DOCUMENTS), alike, 0.3)
