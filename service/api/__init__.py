"""The API under `/v1`, and what tells whether the service lives: a file a concern, all registered from one table.

To add a concern: a file with a class that takes the store and has `routes()`, each view `described`
(service/described.py says how), its class in `CONCERNS`, and its tag in `described.TAGS`. Then make the page anew:
`parallax openapi --format markdown >docs/api.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask

from service.api.arranging import StoryDesk, follow_merges
from service.api.articles import Articles
from service.api.checks import Checks
from service.api.deliveries import DeliveryRoutes
from service.api.health import Health
from service.api.ingest import Ingest
from service.api.intake import Intake
from service.api.once import honoured
from service.api.operations import Operations
from service.api.reports import Reports
from service.api.routes import Concern
from service.api.stories import Stories
from service.api.subscriptions import SubscriptionRoutes
from service.api.triage import TriageRoutes

if TYPE_CHECKING:
    from workers.store import Store

CONCERNS: tuple[type[Concern], ...] = (
    Intake,
    Articles,
    Stories,
    StoryDesk,
    Reports,
    TriageRoutes,
    Checks,
    SubscriptionRoutes,
    DeliveryRoutes,
    Ingest,
    Health,
    Operations,
)
"""Every part of the API, in the order in which the documents list them."""


def register(app: Flask, store: Store) -> None:
    """Add every route of every concern to the app."""
    for concern in CONCERNS:
        for route in concern(store).routes():
            app.add_url_rule(route.rule, route.endpoint, honoured(route, store), methods=[route.method])
    follow_merges(app, store)
