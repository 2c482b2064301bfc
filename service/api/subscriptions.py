"""Subscriptions: who is told what, by signed webhooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from flask import Response, request, url_for

from schemas.forms.subscriptions import (
    NewSubscriptionForm,
    RotationForm,
    SubscriptionForm,
    SubscriptionListForm,
    WishChangeForm,
    WishForm,
    changed,
    dump_subscription,
    load_wish,
)
from schemas.subscriptions import Subscription
from service.api.answers import as_json
from service.api.paging import linked, next_link, page_of
from service.api.routes import Route
from service.bodies import json_object
from service.described import CURSOR, LIMIT, Answer, Example, described
from service.problems import Problem
from workers.webhooks.subscriptions import Subscriptions

if TYPE_CHECKING:
    from workers.store import Store

T = TypeVar("T")

NONE = {"subscription_id": "s0"}
WISH = {
    "url": "https://cms.newsroom.example/hooks/parallax",
    "types": ["conflict.opened", "conflict.changed"],
    "severities": ["contradiction"],
}


class SubscriptionRoutes:
    """Makes, shows, changes and ends subscriptions."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def _kept(self) -> Subscriptions:
        return Subscriptions(self.store.redis)

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        one = "/v1/subscriptions/<subscription_id>"
        return (
            Route("POST", "/v1/subscriptions", "post_subscription", self.post_subscription),
            Route("GET", "/v1/subscriptions", "subscriptions", self.subscriptions),
            Route("GET", one, "subscription", self.subscription),
            Route("PATCH", one, "change_subscription", self.change),
            Route("DELETE", one, "remove_subscription", self.remove),
            Route("POST", f"{one}/verify", "verify_subscription", self.verify),
            Route("POST", f"{one}/secret", "rotate_secret", self.rotate),
        )

    @described(
        "write",
        tag="subscriptions",
        takes=WishForm,
        answers=[
            Answer(201, "It is kept, and its endpoint is being verified.", NewSubscriptionForm, headers=("Location",))
        ],
        examples=[
            Example("contradictions as they open or change", WISH),
            Example("everything about one story", {"url": WISH["url"], "stories": ["genoa-bridge"]}),
            Example(
                "what is wrong with it", {"url": "ftp://cms", "types": ["everything"], "secret": "1234"}, status=422
            ),
        ],
    )
    def post_subscription(self) -> Response:
        """Subscribe an endpoint.

        It is sent a signed `endpoint.verify` message at once, and is told nothing else before it echoes the `challenge`
        in it. The answer holds the secret that messages are signed with; it is shown this once. How to receive
        messages: [webhooks](integrations/webhooks.md).
        """
        wish, own = load_wish(json_object(request))
        subscription, secret = self._kept.add(wish, own)
        shown = show(subscription) | {"secret": secret}
        return as_json(shown, 201, {"Location": url_for("subscription", subscription_id=subscription.id)})

    @described(
        "read",
        tag="subscriptions",
        parameters=[LIMIT, CURSOR],
        answers=[Answer(200, "A page of subscriptions.", SubscriptionListForm, headers=("Link",))],
        examples=[Example("all of them")],
    )
    def subscriptions(self) -> Response:
        """The subscriptions, the newest first."""
        page = page_of(self._kept.page)
        links = next_link(page.cursor)
        return linked(as_json({"subscriptions": [show(one) for one in page.entries], "links": links}), links)

    @described(
        "read",
        tag="subscriptions",
        answers=[Answer(200, "The subscription as it stands.", SubscriptionForm)],
        examples=[Example("a subscription"), Example("none", path=NONE, status=404)],
    )
    def subscription(self, subscription_id: str) -> Response:
        """One subscription: whether it is active, and why not."""
        return as_json(show(found(self._kept.one(subscription_id), subscription_id)))

    @described(
        "write",
        tag="subscriptions",
        takes=WishChangeForm,
        answers=[Answer(200, "It is changed.", SubscriptionForm)],
        examples=[
            Example("another filter", {"severities": ["contradiction", "tension"]}),
            Example("what is wrong with it", {"types": []}, status=422),
            Example("none", {"types": ["report.updated"]}, path=NONE, status=404),
        ],
    )
    def change(self, subscription_id: str) -> Response:
        """Change what is asked for; another `url` has to be verified again."""
        before = found(self._kept.one(subscription_id), subscription_id)
        wish = changed(before.wish, json_object(request))
        return as_json(show(found(self._kept.change(subscription_id, wish), subscription_id)))

    @described(
        "write",
        tag="subscriptions",
        answers=[Answer(204, "It is gone.")],
        examples=[Example("a subscription"), Example("none", path=NONE, status=404)],
    )
    def remove(self, subscription_id: str) -> Response:
        """End a subscription and forget its deliveries."""
        if not self._kept.remove(subscription_id):
            raise no_subscription(subscription_id)
        return Response(status=204)

    @described(
        "write",
        tag="subscriptions",
        answers=[Answer(202, "A new challenge is on its way.", SubscriptionForm)],
        examples=[Example("a subscription"), Example("none", path=NONE, status=404)],
    )
    def verify(self, subscription_id: str) -> Response:
        """Verify the endpoint again: after a fault was mended, or to wake a subscription that ended."""
        return as_json(show(found(self._kept.verify(subscription_id), subscription_id)), 202)

    @described(
        "write",
        tag="subscriptions",
        takes=RotationForm,
        answers=[Answer(200, "The new secret holds.", NewSubscriptionForm)],
        examples=[
            Example("a secret that is made here", {}),
            Example("an overlap of an hour", {"overlap": 3600}),
            Example("what is wrong with it", {"secret": "whsec_c2hvcnQ="}, status=422),
        ],
    )
    def rotate(self, subscription_id: str) -> Response:
        """Change the secret. For `overlap` seconds every message carries two signatures, one of each secret."""
        asked = RotationForm().load(json_object(request))
        rotated = self._kept.rotate(subscription_id, asked.get("secret"), asked["overlap"])
        subscription, secret = found(rotated, subscription_id)
        return as_json(show(subscription) | {"secret": secret})


def found(known: T | None, subscription_id: str) -> T:
    """What is there, or a Problem."""
    if known is None:
        raise no_subscription(subscription_id)
    return known


def no_subscription(subscription_id: str) -> Problem:
    """There is no such subscription."""
    return Problem("not-found", f"There is no subscription “{subscription_id}”.")


def show(subscription: Subscription) -> dict[str, Any]:
    """A subscription as the API shows it."""
    links = {
        "self": url_for("subscription", subscription_id=subscription.id),
        "deliveries": url_for("deliveries", subscription_id=subscription.id),
    }
    return dump_subscription(subscription) | {"links": links}
