"""What editors do with stories: rename, merge, split. The reports follow."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from schemas.forms.arranging import MergeForm, RenameForm, SplitForm
from schemas.forms.shown import StoryStandingForm
from service.api.answers import as_json
from service.api.routes import Route
from service.api.stories import found, shown
from service.bodies import json_object
from service.described import Answer, Example, described
from service.problems import Problem
from workers.arranging import Arranging, NotThere, Unfit, merged
from workers.rulings import Rulings

if TYPE_CHECKING:
    from workers.store import Store

T = TypeVar("T")


class StoryDesk:
    """Renames, merges and splits stories."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def arranging(self) -> Arranging:
        """What moves the articles."""
        return Arranging(self.store.redis)

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (
            Route("PATCH", "/v1/stories/<story_id>", "rename_story", self.rename),
            Route("POST", "/v1/stories/<story_id>/merge", "merge_stories", self.merge),
            Route("POST", "/v1/stories/<story_id>/split", "split_story", self.split),
        )

    @described(
        "write",
        tag="stories",
        takes=RenameForm,
        answers=[Answer(200, "The story under its title.", StoryStandingForm)],
        examples=[
            Example("a title", {"title": "The collapse of the Morandi bridge"}),
            Example("none", {}, status=422),
        ],
    )
    def rename(self, story_id: str) -> Response:
        """Give a story a title, whatever its articles are called; its report has it from the next version on."""
        said = RenameForm().load(json_object(request))
        found(self.store, story_id)
        Rulings(self.store.redis).rename(story_id, said["title"])
        return as_json(shown(found(self.store, story_id)))

    @described(
        "write",
        tag="stories",
        takes=MergeForm,
        answers=[Answer(200, "The story with all their articles.", StoryStandingForm)],
        problems=["unfit"],
        examples=[
            Example("with another", {"stories": ["genoa-port"]}),
            Example("with one that there is not", {"stories": ["none"]}, status=404),
            Example("with none", {"stories": []}, status=422),
        ],
    )
    def merge(self, story_id: str) -> Response:
        """Put every article of other stories into this one.

        From then on this story stands for them: what is asked of them, or posted to them, goes here (308). Decisions
        on their conflicts are taken over where none was made here. Their reports stay as versions of their own.
        """
        said = MergeForm().load(json_object(request))
        found(self.store, story_id)
        for other in said["stories"]:
            arranged(partial(self.arranging.merge, story_id, other))
        return as_json(shown(found(self.store, story_id)))

    @described(
        "write",
        tag="stories",
        takes=SplitForm,
        answers=[Answer(201, "The new story.", StoryStandingForm, headers=("Location",))],
        problems=["unfit"],
        examples=[
            Example("one of its articles", {"articles": ["a5ec71185a28938b9"], "story": "genoa-inquiry"}),
            Example("with an article of elsewhere", {"articles": ["a0"]}, status=409),
            Example("with none", {"articles": []}, status=422),
        ],
    )
    def split(self, story_id: str) -> Response:
        """Put some articles of a story into a new one; both reports follow."""
        said = SplitForm().load(json_object(request))
        articles = list(dict.fromkeys(said["articles"]))
        new = arranged(lambda: self.arranging.split(story_id, articles, said["story"], said["title"] or ""))
        return as_json(shown(found(self.store, new)), 201, {"Location": url_for("story", story_id=new)})


def arranged(change: Callable[[], T]) -> T:
    """What the change gives, or a Problem where it cannot be made."""
    try:
        return change()
    except NotThere as fault:
        raise Problem("not-found", str(fault.args[0])) from None
    except Unfit as fault:
        raise Problem("unfit", str(fault)) from None


def follow_merges(app: Flask, store: Store) -> None:
    """Send who asks for a story that was merged to the one that stands for it."""

    @app.before_request
    def follow() -> AnyResponse | None:
        places = request.view_args or {}
        if "story_id" not in places or request.endpoint is None:
            return None
        target = merged(store.redis, places["story_id"])
        if target is None:
            return None
        asked: dict[str, Any] = {**request.args.to_dict(), **places, "story_id": target}
        return redirect(url_for(request.endpoint, **asked), 308)
