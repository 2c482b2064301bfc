"""Triage: what editors decide about the conflicts of a story."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from flask import Response, request, url_for

from schemas.forms import rulings
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
        changes the status makes a new version of the report. `by` is the name of the key where it is not given.
        """
        said = rulings.TriageForm().load(json_object(request))
        conflict, triage = self._here(story_id, conflict_id, self.decide(story_id, conflict_id, **said))
        return shown(story_id, conflict, triage)

    def decide(
        self, story_id: str, conflict_id: str, *, status: ConflictStatus | None = None, note: str = "", by: str = ""
    ) -> tuple[Conflict, Triage | None] | None:
        """Decide as the request says, where its `If-Match` still holds; None where there is no such conflict."""

        def ruling(conflict: Conflict, triage: Triage | None) -> Ruling | None:
            if request.if_match and not request.if_match.contains(tag(conflict, triage)):
                raise Problem("changed-meanwhile", f"“{conflict_id}” was decided on, or changed, since you saw it.")
            wanted = status or conflict.status
            if wanted == conflict.status and not note:
                return None
            return Ruling(wanted, by or access.caller().name, records.stamp(records.now()), note)

        return self.desk.rule(story_id, conflict_id, ruling)

    def _here(
        self, story_id: str, conflict_id: str, standing: tuple[Conflict, Triage | None] | None
    ) -> tuple[Conflict, Triage | None]:
        if standing is None:
            found(self.store, story_id)
            raise Problem("not-found", f"There is no conflict “{conflict_id}” in the report on “{story_id}”.")
        return standing


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
