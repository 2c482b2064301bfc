"""The JSON forms of subscriptions and deliveries: what a subscriber asks for, and what it is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, get_args
from urllib.parse import urlsplit

from marshmallow import Schema, ValidationError, fields, validate

from schemas.forms import parts
from schemas.forms.parts import StrictForm, Words
from schemas.forms.reports import every
from schemas.forms.shown import LinksForm, number, said
from schemas.reports import Severity
from schemas.subscriptions import Delivery, MessageType, Subscription, Wish, secret_fault

TYPES: tuple[MessageType, ...] = get_args(MessageType)
MOST_NAMES = 100
"""Entries of one filter."""

WEEK = 7 * 86_400


def an_endpoint(value: str) -> None:
    """Refuse an address with a name or password in it, which would stand in logs. It is looked up when dialled."""
    if urlsplit(value).username is not None:
        raise ValidationError("expected an address without a name or password; messages are signed")


def a_secret(value: str) -> None:
    """Refuse what is no secret of the Standard Webhooks specification."""
    fault = secret_fault(value)
    if fault:
        raise ValidationError(fault)


def _url(**options: Any) -> Words:
    words = "Where messages are posted: an https address of the public network, or of one that the operator opened."
    return Words(1, parts.URL_LIMIT, parts.a_web_address, an_endpoint, metadata={"description": words}, **options)


def _some_of(names: tuple[str, ...], words: str, least: int = 0) -> fields.List[str]:
    one = fields.String(validate=validate.OneOf(names, error=f"expected one of: {', '.join(names)}"))
    size = validate.Length(least, len(names), error=f"expected {least} to {len(names)} entries")
    return fields.List(one, validate=size, error_messages=_NO_LIST, metadata={"description": words})


def _names(one: Words, words: str) -> fields.List[str]:
    size = validate.Length(0, MOST_NAMES, error=f"expected at most {MOST_NAMES} entries")
    return fields.List(one, validate=size, error_messages=_NO_LIST, metadata={"description": words})


_A_LIST = "expected a list"
_NO_LIST: dict[str, str | list[Any] | dict[Any, Any]] = {
    "invalid": "expected a list",
    "null": "expected a list, not null",
}


class WishForm(StrictForm):
    """What `POST /v1/subscriptions` takes. Without `types` every type is sent; an empty filter lets all through."""

    url = _url(required=True)
    types = _some_of(TYPES, "The types of message; every one where nothing is said.", 1)
    stories = _names(Words(1, 64, parts.a_story_id), "Only messages about one of these stories.")
    sources = _names(Words(1, parts.NAME_LIMIT, parts.not_blank), "Only messages that concern one of these sources.")
    severities = _some_of(
        get_args(Severity), "Only messages about conflicts as grave as one of these; articles have no severity."
    )
    description = Words(0, parts.NAME_LIMIT, metadata={"description": "For people."})
    secret = Words(
        1,
        100,
        a_secret,
        metadata={"description": "A secret of your own: `whsec_` and the base64 of 24 to 64 random bytes."},
    )


class WishChangeForm(WishForm):
    """What `PATCH /v1/subscriptions/{id}` takes: the fields that change."""

    class Meta:
        exclude = ("secret",)

    url = _url()


class RotationForm(StrictForm):
    """What `POST /v1/subscriptions/{id}/secret` takes."""

    secret = Words(1, 100, a_secret, metadata={"description": "A secret of your own; one is made where none is sent."})
    overlap = fields.Integer(
        strict=True,
        load_default=86_400,
        validate=validate.Range(0, WEEK, error=f"expected 0 to {WEEK:,} seconds"),
        metadata={"description": "Seconds for which messages are signed with the old secret as well; a day."},
    )


def load_wish(values: Mapping[str, Any]) -> tuple[Wish, str | None]:
    """What is asked for, and the caller's own secret; marshmallow.ValidationError names every fault."""
    read = WishForm().load(values)
    secret = read.pop("secret", None)
    return Wish(**{"types": TYPES} | _tuples(read)), secret


def changed(wish: Wish, values: Mapping[str, Any]) -> Wish:
    """The wish with other values; marshmallow.ValidationError names every fault."""
    return replace(wish, **_tuples(WishChangeForm().load(values)))


def _tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


class SubscriptionForm(Schema):
    """A subscription as it stands."""

    id = said("Its id.")
    url = said("Where messages are posted.")
    types = fields.List(fields.String(), required=True, metadata={"description": "The types of message."})
    stories = fields.List(fields.String(), required=True, metadata={"description": "As posted."})
    sources = fields.List(fields.String(), required=True, metadata={"description": "As posted."})
    severities = fields.List(fields.String(), required=True, metadata={"description": "As posted."})
    description = said("As posted.")
    standing = fields.String(
        required=True,
        validate=validate.OneOf(("unverified", "active", "ended")),
        metadata={"description": "`unverified` until its endpoint echoes the challenge; `ended` once it answered 410."},
    )
    reason = said("Why it is not active.", null=True)
    created_at = said("When it was made, ISO 8601, UTC.")
    old_secret_until = said("Until when messages are signed with the old secret as well.", null=True)
    links = fields.Nested(LinksForm, required=True)


class NewSubscriptionForm(SubscriptionForm):
    """A subscription with its secret, which is shown this once."""

    secret = said("What its messages are signed with. Keep it: it is not shown again.")


class SubscriptionListForm(Schema):
    """A page of subscriptions."""

    subscriptions = every(SubscriptionForm)
    links = fields.Nested(LinksForm, required=True)


class AttemptForm(Schema):
    """One request."""

    at = said("When, ISO 8601, UTC.")
    seconds = fields.Float(required=True, metadata={"description": "How long it took."})
    status = number("The status of the answer; null where none came.", null=True)
    fault = said("What went wrong; null where nothing did.", null=True)
    excerpt = said("The beginning of the answer.")


class DeliveryForm(Schema):
    """One message on its way to one subscription."""

    id = said("Its id.")
    message = said("The `webhook-id`, the same at each attempt and replay.")
    subscription = said("The subscription’s id.")
    type = said("The type of the message.")
    status = fields.String(
        required=True,
        validate=validate.OneOf(("waiting", "delivered", "dead")),
        metadata={"description": "`dead`: it is sent no more, unless it is replayed."},
    )
    reason = said("Why it is dead.", null=True)
    created_at = said("When it was made, ISO 8601, UTC.")
    due = said("When it is sent next; null where it is not.", null=True)
    attempts = every(AttemptForm)
    links = fields.Nested(LinksForm, required=True)


class WholeDeliveryForm(DeliveryForm):
    """A delivery with what is sent."""

    payload = fields.Dict(required=True, metadata={"description": "The message: `type`, `timestamp`, `data`."})


class DeliveryListForm(Schema):
    """A page of deliveries."""

    deliveries = every(DeliveryForm)
    links = fields.Nested(LinksForm, required=True)


class DeadLettersSentForm(Schema):
    """How many dead letters are sent again."""

    replayed = number("How many.")


def dump_subscription(subscription: Subscription) -> dict[str, Any]:
    """A subscription without its links."""
    wish = {
        name: list(value) if isinstance(value, tuple) else value for name, value in asdict(subscription.wish).items()
    }
    return {
        "id": subscription.id,
        **wish,
        "standing": subscription.standing,
        "reason": subscription.reason,
        "created_at": subscription.created_at,
        "old_secret_until": subscription.old_secret_until,
    }


def dump_delivery(delivery: Delivery, *, whole: bool = False) -> dict[str, Any]:
    """A delivery without its links; the challenge of a verification is the endpoint's own affair."""
    shown = asdict(delivery) | {"attempts": [asdict(attempt) for attempt in delivery.attempts]}
    payload = json.loads(shown.pop("body"))
    if "challenge" in payload["data"]:
        payload["data"]["challenge"] = "…"
        for attempt in shown["attempts"]:
            attempt["excerpt"] = ""
    return shown | ({"payload": payload} if whole else {})
