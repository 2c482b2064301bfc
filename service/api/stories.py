"""Stories: the list of them, and each one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from flask import Response

from schemas.forms.shown import StoryListForm, StoryStandingForm
from schemas.reports import Severity
from schemas.stories import Story
from service.api.answers import as_json
from service.api.paging import linked, next_link, page_of
from service.api.routes import Route, story_links
from service.described import CURSOR, LIMIT, Answer, Example, described
from service.problems import Problem

if TYPE_CHECKING:
    from workers.store import Store


class Stories:
    """Shows the stories."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (
            Route("GET", "/v1/stories", "stories", self.stories),
            Route("GET", "/v1/stories/<story_id>", "story", self.story),
        )

    @described(
        "read",
        tag="stories",
        parameters=[LIMIT, CURSOR],
        answers=[Answer(200, "A page of stories.", StoryListForm, headers=("Link",))],
        examples=[Example("all of them"), Example("a wrong limit", query={"limit": "many"}, status=400)],
    )
    def stories(self) -> Response:
        """The stories, most recently changed first, each with how many open conflicts its newest report has."""
        page = page_of(self.store.stories)
        links = next_link(page.cursor)
        return linked(as_json({"stories": [shown(story) for story in page.entries], "links": links}), links)

    @described(
        "read",
        tag="stories",
        answers=[Answer(200, "The story.", StoryStandingForm)],
        examples=[Example("a story"), Example("none", path={"story_id": "none"}, status=404)],
    )
    def story(self, story_id: str) -> Response:
        """One story."""
        return as_json(shown(found(self.store, story_id)))


def found(store: Store, story_id: str) -> Story:
    """The story, or a Problem."""
    story = store.story(story_id)
    if story is None:
        raise Problem("not-found", f"There is no story “{story_id}”.")
    return story


def shown(story: Story) -> dict[str, Any]:
    """A story as the API shows it."""
    return {
        "id": story.id,
        "title": story.title,
        "version": story.version,
        "articles": list(story.articles),
        "updated_at": story.updated_at,
        "open": {severity: story.counts.get(severity, 0) for severity in get_args(Severity)},
        "links": story_links(story.id),
    }
