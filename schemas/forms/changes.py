"""The JSON form of what changed between two versions of a report."""

from __future__ import annotations

import json
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, post_load

from schemas.changes import Change, ChangeKind, Changes, RevisedArticle
from schemas.forms.reports import ConflictForm, Form, every, one_of, string


class ChangeForm(Form):
    """`{"kind", "conflict", "was"}`; both conflicts in the form of the report."""

    makes = Change
    kind = one_of(ChangeKind)
    conflict = fields.Nested(ConflictForm, required=True)
    was = fields.Nested(ConflictForm, required=True, allow_none=True)


class RevisedArticleForm(Form):
    """`{"id", "before", "after", "differ"}`."""

    makes = RevisedArticle
    id = string()
    before = fields.Integer(required=True)
    after = fields.Integer(required=True)
    differ = fields.List(fields.String(), required=True)


class ArticleChangesForm(Schema):
    """`{"added", "revised", "left"}`, flat in the dataclass."""

    class Meta:
        unknown = EXCLUDE

    added = fields.List(fields.String(), required=True)
    revised = every(RevisedArticleForm)
    left = fields.List(fields.String(), required=True)


class ChangesForm(Form):
    """`{"story", "since", "version", "at", "conflicts", "articles": {"added", "revised", "left"}}`."""

    makes = Changes
    story = string()
    since = fields.Integer(required=True)
    version = fields.Integer(required=True)
    at = string()
    conflicts = every(ChangeForm)
    articles = fields.Nested(ArticleChangesForm, required=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """The articles' changes are the dataclass's own."""
        return obj if attr == "articles" else super().get_attribute(obj, attr, default)

    @post_load
    def make(self, values: dict[str, Any], **kwargs: Any) -> Any:
        """The changes, with those of the articles their own."""
        return super().make(values | values.pop("articles"), **kwargs)


_FORM = ChangesForm()


def dump(changes: Changes) -> dict[str, Any]:
    """The changes as JSON values, keys in the order of the form."""
    shown: dict[str, Any] = _FORM.dump(changes)
    return shown


def dumps(changes: Changes) -> str:
    """The changes as JSON text for the store, without their moment."""
    values = dump(changes)
    del values["at"]
    return json.dumps(values)


def loads(text: bytes, at: str) -> Changes:
    """What `dumps` wrote, and its moment."""
    changes: Changes = _FORM.load(json.loads(text) | {"at": at})
    return changes
