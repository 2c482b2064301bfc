from __future__ import annotations

import json

import pytest
from redis import Redis
from standardwebhooks import WebhookVerificationError

from schemas.subscriptions import Message, Wish
from tests.workers.webhooks.desk import OPENED, READ, Desk, deliver
from tests.workers.webhooks.endpoint import Reply, Request
from workers.webhooks import signing


def test_a_new_endpoint_is_inactive_until_it_echoes_the_signed_challenge(desk: Desk) -> None:
    subscription, secret = desk.subscriptions.add(Wish(desk.endpoint.url, ("conflict.opened",)))
    before = subscription.standing

    deliver(desk.redis)

    (request,) = desk.endpoint.requests
    assert desk.verified(request, secret)["type"] == "endpoint.verify"
    assert (before, desk.subscriptions.one(subscription.id).standing) == ("unverified", "active")


def test_the_challenge_may_come_back_as_plain_text(desk: Desk) -> None:
    desk.endpoint.answer = lambda request: Reply(200, f"{request.message['data']['challenge']}\n")

    assert desk.subscribe().standing == "active"


@pytest.mark.parametrize("answer", [Reply(204), Reply(200, '{"challenge": "guessed"}'), Reply(200, "[]"), Reply(500)])
def test_an_endpoint_that_does_not_echo_it_stays_inactive_and_is_told_nothing(answer: Reply, desk: Desk) -> None:
    desk.endpoint.answer = lambda _request: answer
    subscription = desk.subscribe()
    desk.later(100)
    desk.happen(OPENED)

    known = desk.subscriptions.one(subscription.id)
    assert (known.standing, desk.endpoint.told("conflict.opened")) == ("unverified", [])
    assert known.reason.startswith("its endpoint could not be verified")


def test_the_challenge_is_another_each_time_and_the_old_one_is_worth_nothing(desk: Desk) -> None:
    """The answer is that of a receiver which echoes what it was sent first, for ever."""
    desk.endpoint.answer = lambda _request: Reply(500)
    subscription = desk.subscribe()
    first = desk.endpoint.told("endpoint.verify")[0]["challenge"]
    desk.endpoint.answer = lambda _request: Reply(200, first)

    desk.subscriptions.verify(subscription.id)
    deliver(desk.redis)

    assert desk.endpoint.told("endpoint.verify")[1]["challenge"] != first
    assert desk.subscriptions.one(subscription.id).standing == "unverified"


def test_a_change_of_the_endpoint_has_to_be_verified_again_and_no_other_change(desk: Desk) -> None:
    subscription = desk.subscribe()
    same = desk.subscriptions.change(subscription.id, Wish(desk.endpoint.url, ("article.read",)))
    moved = desk.subscriptions.change(subscription.id, Wish(desk.endpoint.url + "/new", ("article.read",)))
    deliver(desk.redis)

    assert (same.standing, moved.standing) == ("active", "unverified")
    assert desk.endpoint.requests[-1].path == "/hook/new"
    assert desk.subscriptions.one(subscription.id).standing == "active"


@pytest.mark.parametrize(
    ("wish", "messages"),
    [
        ({"types": ("conflict.opened", "article.read")}, [OPENED, READ]),
        ({"types": ("article.read",)}, [READ]),
        ({"types": ("conflict.opened",), "stories": ("ferry", "camp")}, [OPENED]),
        ({"types": ("conflict.opened",), "stories": ("camp",)}, []),
        ({"types": ("conflict.opened", "article.read"), "sources": ("Evening Wire",)}, [OPENED]),
        ({"types": ("conflict.opened",), "sources": ("Nobody's",)}, []),
        ({"types": ("conflict.opened", "article.read"), "severities": ("contradiction",)}, [OPENED, READ]),
        ({"types": ("conflict.opened",), "severities": ("tension", "omission")}, []),
        ({"types": ("conflict.opened",), "stories": ("ferry",), "sources": ("Nobody's",)}, []),
    ],
)
def test_filters_choose_by_type_story_source_and_severity(
    wish: dict[str, tuple[str, ...]], messages: list[Message], desk: Desk
) -> None:
    desk.subscribe(**wish)

    desk.happen(OPENED, READ)

    told = [
        request.message["type"] for request in desk.endpoint.requests if request.message["type"] != "endpoint.verify"
    ]
    assert sorted(told) == sorted(message.type for message in messages)


def test_each_subscriber_gets_the_same_message_under_the_same_id_with_its_own_signature(desk: Desk) -> None:
    desk.subscribe()
    first = desk.secret
    desk.subscribe()
    desk.happen(OPENED)

    told = [request for request in desk.endpoint.requests if request.message["type"] == "conflict.opened"]
    assert len({request.headers["webhook-id"] for request in told}) == 1
    assert len({request.headers["webhook-signature"] for request in told}) == 2
    assert sum(signed_by(desk, request, first) for request in told) == 1


def signed_by(desk: Desk, request: Request, secret: str) -> bool:
    try:
        desk.verified(request, secret)
    except WebhookVerificationError:
        return False
    return True


def test_a_rotation_signs_with_both_secrets_until_it_is_over(desk: Desk) -> None:
    subscription = desk.subscribe()
    old = desk.secret
    rotated, new = desk.subscriptions.rotate(subscription.id, None, overlap=3600)
    desk.happen(OPENED)
    during = desk.endpoint.requests[-1]
    desk.later(4000)
    desk.happen(OPENED)
    after = desk.endpoint.requests[-1]

    assert rotated.old_secret_until is not None
    assert len(during.headers["webhook-signature"].split()) == 2
    assert desk.verified(during, old) == desk.verified(during, new)
    assert len(after.headers["webhook-signature"].split()) == 1
    assert desk.subscriptions.one(subscription.id).old_secret_until is None


def test_secrets_may_be_ones_own(desk: Desk) -> None:
    own, next_own = signing.make_secret(), signing.make_secret()
    subscription, kept = desk.subscriptions.add(Wish(desk.endpoint.url, ("article.read",)), own)

    assert (kept, desk.subscriptions.rotate(subscription.id, next_own, 0)[1]) == (own, next_own)


def test_a_secret_is_never_shown_again(desk: Desk) -> None:
    subscription = desk.subscribe()

    assert desk.secret not in repr(subscription)
    assert desk.secret not in json.dumps([repr(one) for one in desk.deliveries.of(subscription.id)])


def test_what_is_removed_is_gone_with_its_deliveries(desk: Desk, redis: Redis) -> None:
    subscription = desk.subscribe()
    desk.endpoint.answer = lambda _request: Reply(500)
    desk.happen(OPENED, OPENED)

    assert desk.subscriptions.remove(subscription.id)
    desk.later(1000)
    desk.happen(OPENED)

    assert not desk.subscriptions.remove(subscription.id)
    assert sorted(redis.keys("parallax:*")) == [b"parallax:counts"]


def test_a_test_message_is_sent_to_an_active_endpoint_only(desk: Desk) -> None:
    subscription = desk.subscribe()
    sent = desk.subscriptions.test(subscription.id)
    deliver(desk.redis)
    waiting, _ = desk.subscriptions.add(Wish("https://hooks.example.org/", ("article.read",)))

    assert desk.endpoint.types()[-1] == "endpoint.test"
    assert desk.deliveries.one(sent.id).status == "delivered"
    assert desk.subscriptions.test(waiting.id) is None


def test_what_is_not_there_is_none(desk: Desk) -> None:
    wish = Wish("https://hooks.example.org/", ("article.read",))

    assert desk.subscriptions.one("s1") is None
    assert desk.subscriptions.change("s1", wish) is None
    assert desk.subscriptions.verify("s1") is None
    assert desk.subscriptions.rotate("s1", None, 0) is None
    assert desk.subscriptions.test("s1") is None
    assert desk.redis.keys("parallax:*") == []
