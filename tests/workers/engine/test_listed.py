"""What is listed by hand of five real articles, and how much of it is read."""

from __future__ import annotations

from tests.workers.engine import listed, real


def test_most_of_what_is_listed_is_read_and_given_to_its_event() -> None:
    real.needs(real.STORIES)
    told = listed.found()

    assert len(told) == 87
    assert sum(one.value for one in told) >= 83, listed.account()
    assert sum(one.event for one in told) >= 81, listed.account()
    assert sum(one.source for one in told) >= 81, listed.account()
