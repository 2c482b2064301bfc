"""Triage: what editors decide about the conflicts of a story."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from flask import Response, request, url_for

from schemas.forms import parts, rulings
from schemas.forms.reports import dump_conflict
from schemas.forms.shown import TriagedConflictForm
from schemas.reports import Conflict, ConflictStatus
from schemas.rulings import Ruling, Triage
from service import access
from service.api.answers import as_json
from service.api.routes import Route, story_links
from service.api.stories import found
from service.bodies import json_object
from service.described import Answer, Example, Parameter, described
from service.problems import Problem
from workers import records
from workers.rulings import Rulings

if TYPE_CHECKING:
    from workers.store import Store

Standing = tuple[Conflict, Triage | None]
"""A conflict of the newest report, and what was decided about it."""

SHOWN = [Answer(200, "The conflict and what was decided.", TriagedConflictForm, headers=("ETag",))]
MATCH = Parameter("If-Match", "The `ETag` of the conflict as you saw it.", where="header")


class TriageRoutes:
    """Shows conflicts one by one and takes decisions on them."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def desk(self) -> Rulings:
        """What takes the decisions."""
        return Rulings(self.store.redis)

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        rule = "/v1/stories/<story_id>/conflicts/<conflict_id>"
        return (
            Route("GET", rule, "conflict", self.conflict),
            Route("PATCH", rule, "triage", self.triage),
        )

    @described(
        "read",
        tag="triage",
        answers=SHOWN,
        examples=[Example("a conflict"), Example("none", path={"conflict_id": "c0"}, status=404)],
    )
    def conflict(self, story_id: str, conflict_id: str) -> Response:
        """A conflict of the newest report, and what editors decided about it."""
        conflict, triage = self._here(story_id, conflict_id, self.desk.conflict(story_id, conflict_id))
        return shown(story_id, conflict, triage)

    @described(
        "write",
        tag="triage",
        takes=rulings.TriageForm,
        parameters=[MATCH],
        answers=SHOWN,
        problems=["changed-meanwhile"],
        examples=[
            Example("dismiss it", {"status": "dismissed", "note": "A count of another day.", "by": "news desk"}),
            Example("note something", {"note": "Asked the ministry."}),
            Example("after somebody else did", {"status": "settled"}, headers={"If-Match": '"old"'}, status=412),
            Example("what is wrong with it", {"status": "gone"}, status=422),
        ],
    )
    def triage(self, story_id: str, conflict_id: str) -> Response:
        """Dismiss a conflict, settle it, open it again, or note something about it.

        It is remembered over the versions of the report. A dismissed or settled conflict stays so when another source
        says what one said already, and is open again when a position changes: a value comes or goes, or an article
        takes another side. With `If-Match` nothing is decided where somebody else decided since. Each decision that
        changes the status makes a new version of the report. Where `by` is not given it is the name that a browser
        sends with the key, else that of the key.
        """
        said = rulings.TriageForm().load(json_object(request))
        matches = request.if_match
        standing = decide(self.store, (story_id, conflict_id), said, lambda mark: not matches or matches.contains(mark))
        conflict, triage = self._here(story_id, conflict_id, standing)
        return shown(story_id, conflict, triage)

    def _here(self, story_id: str, conflict_id: str, standing: Standing | None) -> Standing:
        if standing is None:
            raise no_conflict(self.store, story_id, conflict_id)
        return standing


def decide(
    store: Store, place: tuple[str, str], said: Mapping[str, Any], holds: Callable[[str], bool]
) -> Standing | None:
    """Decide on a conflict, `place` being its story and its id, as a TriageForm says; None where there is none.

    `holds` is asked whether the ETag of the conflict as it stands is the one that was decided on.
    """

    def ruling(conflict: Conflict, triage: Triage | None) -> Ruling | None:
        if not holds(tag(conflict, triage)):
            raise Problem("changed-meanwhile", f"“{place[1]}” was decided on, or changed, since you saw it.")
        wanted: ConflictStatus = said["status"] or conflict.status
        if wanted == conflict.status and not said["note"]:
            return None
        return Ruling(wanted, said["by"] or who(), records.stamp(records.now()), said["note"])

    return Rulings(store.redis).rule(*place, ruling)


def who() -> str:
    """Who asks: the name that a browser sends with the key, else the name of the key."""
    sent = request.authorization
    name = sent.username if sent is not None and sent.type == "basic" else None
    return (name or access.caller().name)[: parts.NAME_LIMIT]


def no_conflict(store: Store, story_id: str, conflict_id: str) -> Problem:
    """There is no such conflict, or no such story."""
    found(store, story_id)
    return Problem("not-found", f"There is no conflict “{conflict_id}” in the report on “{story_id}”.")


def tag(conflict: Conflict, triage: Triage | None) -> str:
    """The ETag of a conflict with what was decided about it, without its quotation marks."""
    seen = json.dumps([dump_conflict(conflict), rulings.dump_rulings(triage)])
    return hashlib.sha256(seen.encode()).hexdigest()[:20]


def shown(story_id: str, conflict: Conflict, triage: Triage | None) -> Response:
    """A conflict as the API shows it by itself."""
    links = {"self": url_for("conflict", story_id=story_id, conflict_id=conflict.id)} | story_links(story_id)
    values = {"conflict": dump_conflict(conflict), "rulings": rulings.dump_rulings(triage), "links": links}
    response = as_json(values)
    response.set_etag(tag(conflict, triage))
    return response
