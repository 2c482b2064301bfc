"""The JSON forms of triage: what an editor sends, and how decisions are kept."""

from __future__ import annotations

import json
from typing import Any, get_args

from marshmallow import fields, validate

from schemas.forms import parts
from schemas.forms.parts import StrictForm, Words
from schemas.forms.reports import ConflictForm, Form, every, one_of, string
from schemas.reports import ConflictStatus
from schemas.rulings import Ruling, Triage

NOTE_LIMIT = 2_000


class TriageForm(StrictForm):
    """What `PATCH /v1/stories/{id}/conflicts/{id}` takes: a status, a note, or both, and who says so."""

    status = fields.String(
        validate=validate.OneOf(get_args(ConflictStatus), error="expected one of: open, dismissed, settled"),
        load_default=None,
        metadata={"description": "What becomes of the conflict; absent, it stays as it is."},
    )
    note = Words(0, NOTE_LIMIT, load_default="", metadata={"description": "Why, or anything worth knowing."})
    by = Words(0, parts.NAME_LIMIT, load_default="", metadata={"description": "Who decides."})


class RulingForm(Form):
    """A decision: the status that it gave the conflict, who made it (nobody: a position changed), when, and why."""

    makes = Ruling
    status = one_of(ConflictStatus)
    by = string()
    at = string()
    note = string()


class KeptTriageForm(Form):
    """How the store keeps it."""

    makes = Triage
    rulings = every(RulingForm)
    conflict = fields.Nested(ConflictForm, required=True)


_KEPT = KeptTriageForm()


def dumps(triage: Triage) -> str:
    """The decisions about one conflict as JSON text."""
    return json.dumps(_KEPT.dump(triage))


def loads(text: bytes) -> Triage:
    """What `dumps` wrote."""
    triage: Triage = _KEPT.load(json.loads(text))
    return triage


def dump_rulings(triage: Triage | None) -> list[dict[str, Any]]:
    """The decisions for the API, the latest first."""
    rulings = triage.rulings if triage else ()
    return [RulingForm().dump(ruling) for ruling in reversed(rulings)]
