"""Each system's post, as that system writes it, and what it says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import jmespath
import pytest
from marshmallow import ValidationError

from service.api.intake import submission
from service.ingest.formats import FORMATS
from service.ingest.inlets import Inlet
from service.ingest.post import PassedOver, Post, Sent

HTML = "<p>The ferry sank off Northpoint on Tuesday.</p><p>Twelve people died, the coastguard said.</p>"
TEXT = "The ferry sank off Northpoint on Tuesday.\n\nTwelve people died, the coastguard said."

SUPERDESK = {
    "guid": "urn:newsml:desk.example:2024-05-14T18:00:00.1:7",
    "version": "3",
    "type": "text",
    "priority": 6,
    "urgency": 3,
    "pubstatus": "usable",
    "headline": "Ferry sinks off Northpoint",
    "slugline": "ferry-northpoint",
    "byline": "A. Writer",
    "body_html": HTML,
    "description_text": "Twelve dead",
    "located": "Northpoint",
    "source": "Harbour Agency",
    "firstcreated": "2024-05-14T16:00:00+0000",
    "firstpublished": "2024-05-14T17:00:00+0000",
    "versioncreated": "2024-05-14T18:00:00+0000",
    "subject": [{"code": "03000000", "name": "disaster"}],
    "associations": {},
}
NINJS_1 = {
    "$standard": {"name": "ninjs", "version": "1.6"},
    "uri": "https://agency.example/items/7",
    "type": "text",
    "versioncreated": "2024-05-14T18:00:00Z",
    "byline": "A. Writer",
    "headline": "Ferry sinks off Northpoint",
    "body_text": TEXT,
    "body_xhtml": HTML,
    "infosource": [{"name": "Harbour Agency", "rel": "author"}],
}
NINJS_2 = {
    "uri": "https://agency.example/items/7",
    "type": "text",
    "versioncreated": "2024-05-14T18:00:00Z",
    "by": "A. Writer",
    "copyrightholder": "Harbour Agency",
    "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry sinks off Northpoint"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": TEXT},
        {"role": "xhtml", "contenttype": "text/html", "value": HTML},
    ],
}
NINJS_3 = {
    "uri": "https://agency.example/items/7",
    "type": "text",
    "firstCreated": "2024-05-14T17:00:00Z",
    "versionCreated": "2024-05-14T18:00:00Z",
    "by": "A. Writer",
    "infoSources": [{"name": "Harbour Agency"}],
    "headlines": [{"role": "main", "value": "Ferry sinks off Northpoint"}],
    "bodies": [{"role": "richtext", "contentType": "body_xhtml", "value": HTML}],
}
GHOST = {
    "post": {
        "current": {
            "id": "6643b1",
            "uuid": "b7d8",
            "title": "Ferry sinks off Northpoint",
            "slug": "ferry",
            "html": HTML,
            "plaintext": TEXT,
            "status": "published",
            "visibility": "public",
            "created_at": "2024-05-14T16:00:00.000Z",
            "updated_at": "2024-05-14T18:00:00.000Z",
            "published_at": "2024-05-14T17:00:00.000Z",
            "url": "https://www.harbour.example/ferry/",
            "tags": [],
            "authors": [{"name": "A. Writer"}],
        },
        "previous": {"status": "draft", "updated_at": "2024-05-14T16:00:00.000Z"},
    }
}
WORDPRESS = {
    "id": 7,
    "date": "2024-05-14T19:00:00",
    "date_gmt": "2024-05-14T17:00:00",
    "modified": "2024-05-14T20:00:00",
    "modified_gmt": "2024-05-14T18:00:00",
    "guid": {"rendered": "https://harbour.example/?p=7"},
    "slug": "ferry",
    "status": "publish",
    "type": "post",
    "link": "https://harbour.example/ferry/",
    "title": {"rendered": "Ferry sinks off Northpoint &#8211; twelve dead"},
    "content": {"rendered": HTML, "protected": False},
    "excerpt": {"rendered": "<p>Twelve dead</p>", "protected": False},
    "author": 3,
}
WORDPRESS_COM = {
    "hook": "publish_post",
    "ID": "7",
    "post_title": "Ferry sinks off Northpoint",
    "post_content": f"<!-- wp:paragraph -->{HTML}<!-- /wp:paragraph -->",
    "post_date_gmt": "2024-05-14 17:00:00",
    "post_modified_gmt": "2024-05-14 18:00:00",
    "post_status": "publish",
    "post_type": "post",
    "post_url": "https://harbour.example/ferry/",
}
NEWSARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "https://harbour.example/ferry#article",
    "url": "https://harbour.example/ferry",
    "headline": "Ferry sinks off Northpoint",
    "datePublished": "2024-05-14T17:00:00Z",
    "dateModified": "2024-05-14T18:00:00Z",
    "articleBody": TEXT,
    "publisher": {"@type": "NewsMediaOrganization", "name": "Harbour Post"},
}
MAPPED = Inlet(
    "cms",
    "mapping",
    source="Harbour Post",
    fields={
        "external_id": jmespath.compile("sys.id"),
        "title": jmespath.compile('fields.title."en-GB"'),
        "html": jmespath.compile('fields.body."en-GB"'),
        "published_at": jmespath.compile("sys.createdAt"),
        "revised_at": jmespath.compile("sys.updatedAt"),
        "withdrawn": jmespath.compile("sys.type == 'DeletedEntry'"),
    },
)
CONTENTFUL = {
    "sys": {"type": "Entry", "id": "7", "createdAt": "2024-05-14T17:00:00Z", "updatedAt": "2024-05-14T18:00:00Z"},
    "fields": {"title": {"en-GB": "Ferry sinks off Northpoint"}, "body": {"en-GB": HTML}},
}


def read(name: str, said: object, inlet: Inlet | None = None, media: str = "application/json") -> Post:
    body = urlencode(said) if media != "application/json" else json.dumps(said)
    return FORMATS[name].read(Sent(body.encode(), media=media), inlet or Inlet(name, name))


FORM = "application/x-www-form-urlencoded"
POSTS = {
    "superdesk": (read("superdesk", SUPERDESK), "Harbour Agency", SUPERDESK["guid"]),
    "ninjs 1.6": (read("ninjs", NINJS_1), "Harbour Agency", NINJS_1["uri"]),
    "ninjs 2.2": (read("ninjs", NINJS_2), "Harbour Agency", NINJS_2["uri"]),
    "ninjs 3.1": (read("ninjs", NINJS_3), "Harbour Agency", NINJS_3["uri"]),
    "ghost": (read("ghost", GHOST), "harbour.example", "6643b1"),
    "wordpress": (read("wordpress", WORDPRESS), "harbour.example", "7"),
    "wordpress.com": (read("wordpress", WORDPRESS_COM, media=FORM), "harbour.example", "7"),
    "newsarticle": (read("newsarticle", NEWSARTICLE), "Harbour Post", NEWSARTICLE["@id"]),
    "mapping": (read("mapping", CONTENTFUL, MAPPED), "Harbour Post", "7"),
}


@pytest.mark.parametrize(("post", "source", "external_id"), POSTS.values(), ids=POSTS)
def test_a_post_is_an_article_with_the_name_its_source_gives_it(post: Post, source: str, external_id: str) -> None:
    article = submission({key: value for key, value in post.values.items() if value is not None})

    assert (article.source, article.external_id, post.withdrawn) == (source, external_id, False)
    assert (article.text, article.title.startswith("Ferry sinks off Northpoint")) == (TEXT, True)
    assert article.revised_at == "2024-05-14T18:00:00+00:00"
    assert article.published_at in ("2024-05-14T17:00:00+00:00", "2024-05-14T18:00:00+00:00")


def test_entities_in_a_title_are_what_they_stand_for() -> None:
    assert read("wordpress", WORDPRESS).values["title"] == "Ferry sinks off Northpoint – twelve dead"


@pytest.mark.parametrize("name", ["superdesk", "ninjs", "ghost", "wordpress", "newsarticle"])
def test_the_inlet_says_who_publishes_where_it_says_anything(name: str) -> None:
    said = {
        "superdesk": SUPERDESK,
        "ninjs": NINJS_3,
        "ghost": GHOST,
        "wordpress": WORDPRESS,
        "newsarticle": NEWSARTICLE,
    }

    assert read(name, said[name], Inlet(name, name, source="Our paper")).values["source"] == "Our paper"


def unpublished(before: str, after: str) -> dict[str, Any]:
    current = GHOST["post"]["current"] | {"status": after}
    return {"post": {"current": current, "previous": {"status": before}}}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("superdesk", SUPERDESK | {"pubstatus": "canceled"}),
        ("ninjs", NINJS_1 | {"pubstatus": "canceled"}),
        ("ninjs", NINJS_2 | {"pubstatus": "withheld"}),
        ("ninjs", NINJS_3 | {"pubStatus": "canceled"}),
        ("ghost", unpublished("published", "draft")),
        ("ghost", {"post": {"current": {}, "previous": {"id": "6643b1", "title": "Ferry"}}}),
        ("wordpress", WORDPRESS | {"status": "trash"}),
        ("wordpress", WORDPRESS | {"status": "draft"}),
        ("newsarticle", NEWSARTICLE | {"creativeWorkStatus": "Withdrawn"}),
    ],
)
def test_a_kill_withdraws(name: str, said: Mapping[str, Any]) -> None:
    assert read(name, said).withdrawn


def test_wordpress_com_tells_of_a_trashed_post_by_its_hook() -> None:
    assert read("wordpress", WORDPRESS_COM | {"hook": "trashed_post"}, media=FORM).withdrawn


def test_a_mapping_says_what_withdraws() -> None:
    said = CONTENTFUL | {"sys": {"type": "DeletedEntry", "id": "7"}}

    assert read("mapping", said, MAPPED).withdrawn


def test_a_rewrite_of_superdesk_says_which_article_it_follows() -> None:
    assert read("superdesk", SUPERDESK | {"evolvedfrom": "urn:old"}).follows == "urn:old"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("superdesk", {"guid": "p", "type": "planning"}),
        ("superdesk", {"guid": "e", "type": "event"}),
        ("ninjs", {"uri": "x", "type": "picture"}),
        ("ghost", unpublished("draft", "draft")),
        ("ghost", unpublished("draft", "scheduled")),
        ("wordpress", WORDPRESS | {"type": "page"}),
        ("wordpress", WORDPRESS | {"content": {"rendered": "", "protected": True}}),
    ],
)
def test_what_is_no_article_is_passed_over(name: str, said: Mapping[str, Any]) -> None:
    with pytest.raises(PassedOver):
        read(name, said)


@pytest.mark.parametrize(
    ("name", "key"),
    [("superdesk", "guid"), ("ninjs", "uri"), ("ghost", "post"), ("wordpress", "id"), ("newsarticle", "@type")],
)
def test_what_its_system_promises_and_is_missing_is_named(name: str, key: str) -> None:
    with pytest.raises(ValidationError) as raised:
        read(name, {})

    assert list(raised.value.messages) == [key]


ODD: list[object] = [None, True, 3, 1.5, "", "x", [], [None], [3], {}, {"id": None}, {"value": 3}, [{"name": []}]]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "mapping"])
@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_no_key_of_another_type_than_promised_is_a_fault_of_ours(name: str, odd: object) -> None:
    said = {"superdesk": SUPERDESK, "ninjs": NINJS_2, "wordpress": WORDPRESS, "newsarticle": NEWSARTICLE}
    for key in said.get(name, {}):
        tolerant(name, said[name] | {key: odd})
    for key in GHOST["post"]["current"] if name == "ghost" else ():
        tolerant(name, {"post": {"current": GHOST["post"]["current"] | {key: odd}, "previous": odd}})


def tolerant(name: str, said: Mapping[str, Any]) -> None:
    """Read it as an article, pass it over or name its fault; anything else fails the test."""
    try:
        post = read(name, said)
        submission({key: value for key, value in post.values.items() if value is not None})
    except (PassedOver, ValidationError):
        pass


@pytest.mark.parametrize(
    "said",
    [
        [NEWSARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, NEWSARTICLE]},
        [{"@type": "BreadcrumbList"}, NEWSARTICLE | {"@type": ["ReportageNewsArticle", "Thing"]}],
        {
            "@graph": [
                {"@type": "Organization", "@id": "#us", "name": "Harbour Post"},
                NEWSARTICLE | {"publisher": {"@id": "#us"}},
            ]
        },
        NEWSARTICLE | {"publisher": [{"name": "Harbour Post"}]},
        NEWSARTICLE | {"publisher": "Harbour Post"},
        NEWSARTICLE | {"articleBody": HTML},
    ],
)
def test_a_news_article_is_found_wherever_it_stands(said: object) -> None:
    article = submission({key: value for key, value in read("newsarticle", said).values.items() if value is not None})

    assert (article.source, article.text) == ("Harbour Post", TEXT)


def test_an_expression_that_does_not_fit_is_a_fault_of_the_post() -> None:
    inlet = Inlet("cms", "mapping", fields={"title": jmespath.compile("join(', ', title)")})

    with pytest.raises(ValidationError) as raised:
        read("mapping", {"title": 3}, inlet)

    assert list(raised.value.messages) == ["title"]


def test_paragraphs_in_a_list_are_one_text() -> None:
    inlet = Inlet("cms", "mapping", fields={"text": jmespath.compile("blocks[].text")})

    assert read("mapping", {"blocks": [{"text": "One."}, {"text": "Two."}]}, inlet).values["text"] == "One.\n\nTwo."
