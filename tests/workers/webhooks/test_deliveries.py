from __future__ import annotations

from datetime import datetime

import pytest
from rq.timeouts import JobTimeoutException

from tests.workers.webhooks.desk import OPENED, Desk, deliver, happen
from tests.workers.webhooks.endpoint import Reply
from workers import counters, queues
from workers.webhooks import deliveries, keys, sender
from workers.webhooks.deliveries import REST
from workers.webhooks.outbox import Outbox
from workers.webhooks.outside import JITTER, LONGEST_WAIT, WAITS, Outside
from workers.webhooks.sender import Answer


def seconds_to(desk: Desk) -> float:
    """From its last attempt to when its one delivery is due."""
    (delivery,) = desk.log()
    due, last = (datetime.fromisoformat(at) for at in (delivery.due, delivery.attempts[-1].at))
    return (due - last).total_seconds()


def test_a_message_arrives_signed_and_the_log_says_so(desk: Desk) -> None:
    desk.subscribe()
    desk.happen(OPENED)

    (delivery,) = desk.log()
    message = desk.verified(desk.endpoint.requests[-1])
    assert (message["type"], message["data"]) == (OPENED.type, OPENED.data)
    assert datetime.fromisoformat(message["timestamp"]).tzinfo is not None
    assert (delivery.status, delivery.due, [attempt.status for attempt in delivery.attempts]) == (
        "delivered",
        None,
        [204],
    )
    assert delivery.body.encode() == desk.endpoint.requests[-1].body


def test_a_failed_attempt_is_made_again_with_the_same_id_and_body_and_a_new_timestamp(desk: Desk) -> None:
    desk.subscribe()
    desk.endpoint.answer = lambda _request: Reply(500, "out of order")
    desk.happen(OPENED)
    desk.endpoint.answer = lambda _request: Reply(204)
    desk.later(90)

    first, second = desk.endpoint.requests[-2:]
    (delivery,) = desk.log()
    assert first.headers["webhook-id"] == second.headers["webhook-id"] == delivery.message
    assert first.body == second.body
    assert first.headers["webhook-timestamp"] <= second.headers["webhook-timestamp"]
    assert [(one.status, one.excerpt) for one in delivery.attempts] == [(500, "out of order"), (204, "")]
    assert delivery.status == "delivered"


def test_nothing_is_sent_before_its_time(desk: Desk) -> None:
    desk.subscribe()
    desk.endpoint.answer = lambda _request: Reply(500)
    desk.happen(OPENED)
    desk.later(30)

    assert len(desk.endpoint.told(OPENED.type)) == 1


def test_the_waits_go_over_days_and_grow_at_random() -> None:
    waits = [Outside().wait_after(tries) for tries in range(1, len(WAITS) + 1)]

    assert Outside().wait_after(len(WAITS) + 1) is None
    assert all(usual <= wait <= usual * (1 + JITTER) for usual, wait in zip(WAITS, waits, strict=True))
    assert len({Outside().wait_after(3) for _ in range(10)}) == 10
    assert 3 * 86_400 < sum(WAITS) < 4 * 86_400


@pytest.mark.parametrize(
    ("asked", "least", "most"), [("7200", 7200, 8640), ("1", 60, 72), ("9" * 9, LONGEST_WAIT, LONGEST_WAIT * 1.2)]
)
def test_retry_after_is_honoured_where_it_asks_for_more_than_our_own_wait(
    asked: str, least: float, most: float, desk: Desk
) -> None:
    desk.subscribe()
    desk.endpoint.answer = lambda _request: Reply(503, "", {"Retry-After": asked})
    desk.happen(OPENED)

    assert least - 1 <= seconds_to(desk) <= most


def test_an_overloaded_endpoint_gets_nothing_else_until_it_has_rested(desk: Desk) -> None:
    desk.subscribe()
    desk.endpoint.answer = lambda _request: Reply(429, "", {"Retry-After": "600"})
    desk.happen(OPENED)
    desk.endpoint.answer = lambda _request: Reply(204)
    desk.happen(OPENED)
    during = len(desk.endpoint.told(OPENED.type))
    untouched = desk.log()[0]
    desk.later(800)

    assert (during, untouched.status, untouched.attempts) == (1, "waiting", ())
    assert [one.status for one in desk.log()] == ["delivered", "delivered"]


def test_an_endpoint_that_was_too_slow_rests_a_little(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.subscribe()
    monkeypatch.setattr(sender, "send", lambda *_said: Answer(None, 15, fault="ReadTimeout: ", too_slow=True))
    desk.happen(OPENED)
    monkeypatch.undo()
    desk.happen(OPENED)

    assert desk.endpoint.told(OPENED.type) == []
    assert float(desk.redis.hget(keys.subscription(desk.subscription.id), "paused_until")) > REST


def test_an_attempt_that_the_alarm_cuts_off_is_a_failed_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def trickle(*_said: object) -> Answer:
        raise JobTimeoutException

    desk.subscribe()
    monkeypatch.setattr(sender, "send", trickle)
    desk.happen(OPENED)

    (delivery,) = desk.log()
    assert (delivery.status, delivery.attempts[0].fault) == ("waiting", "it took longer than 30 seconds")


def test_410_ends_the_subscription_and_what_waits_for_it(desk: Desk) -> None:
    subscription = desk.subscribe()
    desk.endpoint.answer = lambda _request: Reply(500)
    desk.happen(OPENED)
    desk.endpoint.answer = lambda _request: Reply(410)
    desk.happen(OPENED)
    desk.later(90)
    desk.happen(OPENED)

    ended = desk.subscriptions.one(subscription.id)
    assert (ended.standing, "410" in ended.reason) == ("ended", True)
    assert [one.status for one in desk.log()] == ["dead", "dead"]
    assert len(desk.endpoint.told(OPENED.type)) == 2


def test_an_ended_subscription_is_woken_by_verifying_it_again(desk: Desk) -> None:
    subscription = desk.subscribe()
    echo = desk.endpoint.answer
    desk.endpoint.answer = lambda _request: Reply(410)
    desk.happen(OPENED)
    desk.endpoint.answer = echo
    desk.subscriptions.verify(subscription.id)
    deliver(desk.redis)
    desk.happen(OPENED)

    assert desk.subscriptions.one(subscription.id).reason is None
    assert [one.status for one in desk.log()] == ["delivered", "dead"]


def fill_dead_letters(desk: Desk, number: int = 2) -> None:
    desk.subscribe()
    desk.endpoint.answer = lambda _request: Reply(500, "out of order")
    desk.happen(*[OPENED] * number)
    desk.later(100)


def test_after_the_last_attempt_it_is_a_dead_letter_with_its_reason(desk: Desk) -> None:
    fill_dead_letters(desk)

    dead = desk.deliveries.dead()
    assert [(one.status, one.reason, len(one.attempts)) for one in dead] == [
        ("dead", "the endpoint answered 500", 2),
        ("dead", "the endpoint answered 500", 2),
    ]
    desk.later(100_000)
    assert len(desk.endpoint.told(OPENED.type)) == 4


def test_a_replay_empties_the_dead_letters(desk: Desk) -> None:
    fill_dead_letters(desk)
    ids = {one.message for one in desk.deliveries.dead()}
    desk.endpoint.answer = lambda _request: Reply(204)

    assert desk.deliveries.replay_dead(desk.subscription.id) == 2
    deliver(desk.redis)

    assert desk.deliveries.dead() == []
    assert {request.headers["webhook-id"] for request in desk.endpoint.requests[-2:]} == ids
    assert [(one.status, len(one.attempts)) for one in desk.log()] == [("delivered", 3), ("delivered", 3)]


def test_a_replay_has_every_attempt_before_it_again(desk: Desk) -> None:
    fill_dead_letters(desk, 1)
    (dead,) = desk.deliveries.dead()

    assert desk.deliveries.replay(dead.id)
    assert not desk.deliveries.replay(dead.id)
    deliver(desk.redis)

    assert (desk.deliveries.one(dead.id).status, desk.deliveries.dead()) == ("waiting", [])


def test_a_delivered_message_can_be_replayed_as_well(desk: Desk) -> None:
    desk.subscribe()
    desk.happen(OPENED)
    (delivery,) = desk.log()

    assert desk.deliveries.replay(delivery.id)
    deliver(desk.redis)

    assert len(desk.endpoint.told(OPENED.type)) == 2
    assert not desk.deliveries.replay("d0")


def test_an_attempt_is_recorded_once_though_its_job_ran_twice(desk: Desk) -> None:
    """As when a worker was taken for dead that was not."""
    desk.subscribe()
    desk.happen(OPENED)
    (delivery,) = desk.log()

    assert desk.deliveries.record(delivery.id, Answer(500, 0.1)) is None
    assert desk.deliveries.one(delivery.id) == delivery


def test_the_counts_say_what_came_of_it_all(desk: Desk) -> None:
    fill_dead_letters(desk)

    assert {names: number for names, number in counters.counted(desk.redis) if names[0].startswith("webhook")} == {
        (counters.MESSAGES, "conflict.opened"): 2,
        (counters.ATTEMPTS, "good"): 1,
        (counters.ATTEMPTS, "failed"): 4,
        (counters.DELIVERIES, "delivered"): 1,
        (counters.DELIVERIES, "dead"): 2,
    }
    assert deliveries.backlog(desk.redis) == deliveries.Backlog(waiting=0, overdue=0, dead=2)


def test_what_waits_is_counted_and_what_is_late(desk: Desk) -> None:
    desk.subscribe()
    desk.endpoint.answer = lambda _request: Reply(500)
    desk.happen(OPENED)
    happen(desk.redis, OPENED)
    Outbox(desk.redis).distribute(desk.redis.zrange(keys.OUTBOX, 0, -1)[0].decode())

    assert deliveries.backlog(desk.redis) == deliveries.Backlog(waiting=2, overdue=1, dead=0)


def test_deliveries_never_stand_in_the_way_of_articles(desk: Desk) -> None:
    desk.subscribe()
    happen(desk.redis, OPENED)

    assert queues.queue(desk.redis).count == 0
    assert queues.queue(desk.redis, queues.WEBHOOKS).count == 1
