"""Deliveries: the log of what was sent, the dead letters, and sending again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, url_for

from schemas.forms.subscriptions import DeadLettersSentForm, DeliveryListForm, WholeDeliveryForm, dump_delivery
from schemas.subscriptions import Delivery
from service.api.answers import as_json
from service.api.paging import linked, next_link, page_of
from service.api.routes import Route
from service.api.subscriptions import NONE, found
from service.described import CURSOR, LIMIT, Answer, Example, described
from service.problems import Problem
from workers.listing import Page
from workers.webhooks.deliveries import Deliveries
from workers.webhooks.subscriptions import Subscriptions

if TYPE_CHECKING:
    from workers.store import Store


class DeliveryRoutes:
    """Shows deliveries and sends them again."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def _kept(self) -> Deliveries:
        return Deliveries(self.store.redis)

    @property
    def _subscriptions(self) -> Subscriptions:
        return Subscriptions(self.store.redis)

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        of_one = "/v1/subscriptions/<subscription_id>"
        return (
            Route("GET", f"{of_one}/deliveries", "deliveries", self.deliveries),
            Route("POST", f"{of_one}/test", "test_subscription", self.test),
            Route("POST", f"{of_one}/replay", "replay_dead_letters", self.replay_dead),
            Route("GET", "/v1/dead-letters", "dead_letters", self.dead_letters),
            Route("GET", "/v1/deliveries/<delivery_id>", "delivery", self.delivery),
            Route("POST", "/v1/deliveries/<delivery_id>/replay", "replay_delivery", self.replay),
        )

    @described(
        "read",
        tag="subscriptions",
        parameters=[LIMIT, CURSOR],
        answers=[Answer(200, "A page of deliveries.", DeliveryListForm, headers=("Link",))],
        examples=[Example("of a subscription"), Example("of none", path=NONE, status=404)],
    )
    def deliveries(self, subscription_id: str) -> Response:
        """What a subscription was sent in the last 30 days, the newest first, with every attempt."""
        found(self._subscriptions.one(subscription_id), subscription_id)
        return _listed(page_of(lambda limit, cursor: self._kept.page(subscription_id, limit, cursor)))

    @described(
        "write",
        tag="subscriptions",
        answers=[Answer(202, "It is on its way.", WholeDeliveryForm, headers=("Location",))],
        problems=["wrong-state"],
        examples=[Example("an active one"), Example("none", path=NONE, status=404)],
    )
    def test(self, subscription_id: str) -> Response:
        """Send a message of the type `endpoint.test`, to see that it arrives and that its signature is taken."""
        subscription = found(self._subscriptions.one(subscription_id), subscription_id)
        delivery = self._subscriptions.test(subscription_id)
        if delivery is None:
            raise Problem("wrong-state", f"The subscription is {subscription.standing}: verify its endpoint first.")
        return _accepted(delivery)

    @described(
        "write",
        tag="subscriptions",
        answers=[Answer(202, "They are on their way.", DeadLettersSentForm)],
        examples=[Example("an active one"), Example("none", path=NONE, status=404)],
    )
    def replay_dead(self, subscription_id: str) -> Response:
        """Send every dead letter of a subscription again, each with every attempt before it."""
        found(self._subscriptions.one(subscription_id), subscription_id)
        return as_json({"replayed": self._kept.replay_dead(subscription_id)}, 202)

    @described(
        "read",
        tag="subscriptions",
        parameters=[LIMIT, CURSOR],
        answers=[Answer(200, "A page of dead letters.", DeliveryListForm, headers=("Link",))],
        examples=[Example("all of them")],
    )
    def dead_letters(self) -> Response:
        """What could not be delivered to anybody and is sent no more, the newest first; kept for 30 days."""
        return _listed(page_of(self._kept.dead_page))

    @described(
        "read",
        tag="subscriptions",
        answers=[Answer(200, "The delivery with its attempts.", WholeDeliveryForm)],
        examples=[Example("a delivery"), Example("none", path={"delivery_id": "d0"}, status=404)],
    )
    def delivery(self, delivery_id: str) -> Response:
        """One delivery: what is sent, each attempt and its answer, and when the next one is."""
        return as_json(_show(self._found(delivery_id), whole=True))

    @described(
        "write",
        tag="subscriptions",
        answers=[Answer(202, "It is on its way.", WholeDeliveryForm, headers=("Location",))],
        problems=["wrong-state"],
        examples=[Example("a delivery"), Example("none", path={"delivery_id": "d0"}, status=404)],
    )
    def replay(self, delivery_id: str) -> Response:
        """Send a delivery again that has ended, under the same `webhook-id`."""
        self._found(delivery_id)
        if not self._kept.replay(delivery_id):
            raise Problem("wrong-state", "It is still on its way.")
        return _accepted(self._found(delivery_id))

    def _found(self, delivery_id: str) -> Delivery:
        delivery = self._kept.one(delivery_id)
        if delivery is None:
            raise Problem("not-found", f"There is no delivery “{delivery_id}”.")
        return delivery


def _listed(page: Page[Delivery]) -> Response:
    links = next_link(page.cursor)
    return linked(as_json({"deliveries": [_show(one) for one in page.entries], "links": links}), links)


def _accepted(delivery: Delivery) -> Response:
    shown = _show(delivery, whole=True)
    return as_json(shown, 202, {"Location": shown["links"]["self"]})


def _show(delivery: Delivery, *, whole: bool = False) -> dict[str, Any]:
    links = {
        "self": url_for("delivery", delivery_id=delivery.id),
        "subscription": url_for("subscription", subscription_id=delivery.subscription),
    }
    return dump_delivery(delivery, whole=whole) | {"links": links}
