"""What is told of a version and of an article, and that it is told with each of them, however often a job is killed."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

import pytest

from schemas.changes import Change, Changes
from schemas.subscriptions import Message, Wish
from tests.ferry import CAUSE, KILLED, MISSING, REPORT
from tests.workers.house import FakeEngine, submission, work
from tests.workers.webhooks.desk import Desk, deliver
from tests.workers.webhooks.endpoint import Endpoint
from tests.workers.webhooks.test_outbox import Killed, doomed, every_death, subscribed
from workers import jobs
from workers.engine import Unreadable
from workers.store import Store
from workers.sweep import sweep
from workers.webhooks import messages
from workers.webhooks.subscriptions import Subscriptions

DISMISSED = replace(MISSING, status="dismissed")
CHANGES = Changes(
    REPORT.story_id,
    2,
    3,
    "2024-05-14T18:00:00.000+00:00",
    (Change("opened", KILLED), Change("changed", CAUSE, CAUSE), Change("settled", DISMISSED, MISSING)),
    (),
    (),
    (),
)


def told() -> list[Message]:
    return messages.of_version(REPORT, CHANGES, {})


def test_a_version_is_told_once_and_so_is_each_conflict_that_it_changed() -> None:
    assert [message.type for message in told()] == [
        "report.updated", "conflict.opened", "conflict.changed", "conflict.settled",
    ]  # fmt: skip
    assert {message.story for message in told()} == {"northpoint-ferry"}


def test_a_conflict_says_who_stands_where_and_which_version_to_ask_for() -> None:
    opened = told()[1]

    assert (opened.data["story"], opened.data["version"], opened.data["was"]) == ("northpoint-ferry", 3, None)
    assert opened.data["conflict"]["id"] == "killed-1"
    assert opened.data["conflict"]["positions"] == [
        {"value": "12", "sources": ["First wire", "Harbour daily"]},
        {"value": "14", "sources": ["Evening paper", "Regional radio"]},
    ]
    assert (opened.severities, len(opened.sources)) == ({"contradiction"}, 4)


def test_the_silent_are_named_as_a_position_without_a_value() -> None:
    positions = told()[2].data["conflict"]["positions"]

    assert positions[-1] == {"value": None, "sources": ["First wire", "Harbour daily", "Regional radio"]}


def test_what_an_editor_dismissed_is_settled_and_says_what_it_was() -> None:
    settled = told()[3]

    assert (settled.data["conflict"]["status"], settled.data["was"]) == ("dismissed", "open")


def test_who_left_is_still_named_in_what_was_settled_so() -> None:
    report = replace(REPORT, articles=tuple(article for article in REPORT.articles if article.id != "evening"))
    changes = replace(CHANGES, conflicts=(Change("settled", KILLED),))

    updated, settled = messages.of_version(report, changes, {"evening": "Evening paper"})

    assert "Evening paper" in settled.sources & updated.sources
    assert settled.data["conflict"]["positions"][1]["sources"] == ["Evening paper", "Regional radio"]


def test_the_report_counts_what_happened() -> None:
    assert told()[0].data == {
        "story": "northpoint-ferry",
        "title": "Ferry capsizes off Northpoint",
        "version": 3,
        "open": 4,
        "opened": 1,
        "changed": 1,
        "settled": 1,
    }


def test_a_message_stays_small_however_many_positions_a_conflict_has() -> None:
    crowded = replace(KILLED, positions=KILLED.positions * 500)

    (_, message) = messages.of_version(REPORT, replace(CHANGES, conflicts=(Change("opened", crowded),)), {})

    assert len(json.dumps(message.data)) < 20_000


@pytest.mark.usefixtures("reader")
def test_an_article_that_is_read_is_told_with_what_its_source_calls_it(desk: Desk, store: Store) -> None:
    desk.subscribe("article.read", "report.updated")
    posted = store.accept(submission("Rockets.", external_id="post-7", url="https://daily.example/7")).article
    work(desk.redis)
    deliver(desk.redis)

    (read,) = desk.endpoint.told("article.read")
    assert (read["article"], read["external_id"], read["url"]) == (posted.id, "post-7", "https://daily.example/7")
    assert (read["story"], read["revision"], read["claims"]) == (store.article(posted.id).story, 1, 1)
    assert [one["version"] for one in desk.endpoint.told("report.updated")] == [1]


def test_an_article_that_failed_is_told_with_its_reason(desk: Desk, store: Store, reader: FakeEngine) -> None:
    reader.refuses["Poison."] = Unreadable("it cannot be read")
    desk.subscribe("article.failed")
    store.accept(submission("Poison.", external_id="post-8"))
    work(desk.redis)
    deliver(desk.redis)

    (failed,) = desk.endpoint.told("article.failed")
    assert (failed["external_id"], failed["reason"], failed["story"]) == ("post-8", "it cannot be read", None)


def test_two_articles_that_contradict_each_other_are_told_as_a_conflict(desk: Desk, store: Store) -> None:
    desk.subscribe("conflict.opened", severities=("contradiction",))
    for number in (12, 14):
        said = f"A ferry sank off Northpoint on Tuesday. The sinking of the ferry killed {number} people, police said."
        store.accept(submission(said, source=f"Paper {number}", title="", story="ferry", published_at="2024-05-14"))
    work(desk.redis)
    deliver(desk.redis)

    (opened,) = desk.endpoint.told("conflict.opened")
    assert [position["sources"] for position in opened["conflict"]["positions"]] == [["Paper 12"], ["Paper 14"]]


@pytest.mark.usefixtures("reader")
def test_a_job_killed_anywhere_tells_of_each_version_and_each_article_once(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading and comparing are killed at each word with the store in turn, and run again."""
    for left, heard in every_death():
        server, redis = subscribed(endpoint)
        (subscription,) = Subscriptions(redis).all()
        Subscriptions(redis).change(subscription.id, Wish(endpoint.url, ("report.updated", "article.read")))
        store = Store(redis)
        article = store.accept(submission("Rockets.", story="camp")).article.id

        with suppress(Killed):
            dying = doomed(server, left, heard=heard)
            monkeypatch.setattr(jobs, "_connection", lambda dying=dying: dying)
            jobs.read_article(article)
            jobs.compare_story("camp")
        monkeypatch.undo()
        FakeEngine().install(monkeypatch)
        sweep(redis)
        work(redis)
        deliver(redis)

        types = sorted(str(request.message["type"]) for request in endpoint.requests)
        assert types == ["article.read", "report.updated"], (left, heard)
        assert (store.article(article).status, store.report("camp").version) == ("read", 1)
