from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from schemas.articles import StoredArticle, Submission
from schemas.forms.articles import SubmissionForm, dump_stored
from schemas.forms.faults import Fault, faults

LEAST = {"source": "First wire", "text": "12 people died."}


def faults_of(posted: object) -> list[Fault]:
    """What the form says against it; the test fails if it says nothing."""
    with pytest.raises(ValidationError) as caught:
        SubmissionForm(str.strip).load(posted)
    return list(faults(caught.value))


def test_an_article_needs_a_source_and_a_text() -> None:
    assert SubmissionForm(str.strip).load(LEAST) == Submission("First wire", "12 people died.")


def test_nothing_of_an_article_is_altered() -> None:
    posted = {
        "source": " First wire ",
        "title": "  12 dead\n",
        "text": "\ufeff12\u00a0people \U0001f6a2 died.\r\n",
        "published_at": "2020-03-12 23:00:00.5+01:00",
        "url": "https://example.org/news?a=b#c",
        "external_id": "urn:x:1",
        "story": "taji-2020.03_11",
    }

    assert SubmissionForm(str.strip).load(posted) == Submission(**posted)


def test_null_counts_as_absent_where_a_field_may_be_absent() -> None:
    nothing = dict.fromkeys(("title", "published_at", "url", "external_id", "story"))

    assert SubmissionForm(str.strip).load(LEAST | nothing) == Submission("First wire", "12 people died.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published_at", "1900-01-01"),
        ("published_at", "2100-12-31"),
        ("published_at", "2024-02-29"),
        ("published_at", "2020-03-12T23:00"),
        ("published_at", "2020-03-12T23:00:00"),
        ("published_at", "2020-03-12T23:00:00Z"),
        ("published_at", "2020-03-12T23:00:00.123456789-05:30"),
        ("text", "é"),
        ("text", "ab" * 500_000),
        ("title", ""),
        ("title", "x" * 1000),
        ("source", "x" * 200),
        ("story", "7"),
        ("story", "a" * 64),
        ("url", "http://[2001:db8::1]:8080/x"),
        ("url", "https://example.org"),
    ],
)
def test_these_are_right(field: str, value: str) -> None:
    assert getattr(SubmissionForm(str.strip).load(LEAST | {field: value}), field) == value


DATE = "expected an ISO 8601 date"
WEB = "expected an http or https address"
STORY = "expected 1 to 64 of a-z"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("published_at", "", DATE),
        ("published_at", "yesterday", DATE),
        ("published_at", "12/03/2020", DATE),
        ("published_at", "2020-3-12", DATE),
        ("published_at", "2020-02-30", DATE),
        ("published_at", "2023-02-29", DATE),
        ("published_at", "1899-12-31", DATE),
        ("published_at", "2101-01-01", DATE),
        ("published_at", "2020-03-12T25:00:00Z", DATE),
        ("published_at", "2020-03-12T23:00:60Z", DATE),
        ("published_at", "2020-03-12T23:00:00+25:00", DATE),
        ("published_at", "2020-W11-4", DATE),
        ("published_at", "20200312", DATE),
        ("published_at", "2020-03-12\n", DATE),
        ("published_at", "٢٠٢٠-٠٣-١٢", DATE),
        ("published_at", 1584054000, "expected a string"),
        ("text", "", "expected 1 to 1,000,000 characters"),
        ("text", "a" * 1_000_001, "expected 1 to 1,000,000 characters"),
        ("text", "12 … 14!", "expected at least one letter"),
        ("text", "   \n", "expected at least one letter"),
        ("text", "12 dead\0", "holds a NUL character, at 7"),
        ("text", "half \ud83d", "holds half of a surrogate pair, at 5"),
        ("text", None, "expected a string, not null"),
        ("text", ["12 dead"], "expected a string"),
        ("text", True, "expected a string"),
        ("source", "", "expected 1 to 200 characters"),
        ("source", " \t", "expected more than blanks"),
        ("source", "x" * 201, "expected 1 to 200 characters"),
        ("source", None, "expected a string, not null"),
        ("title", "x" * 1001, "expected 0 to 1,000 characters"),
        ("title", 12, "expected a string"),
        ("title", "a\0", "holds a NUL character, at 1"),
        ("story", "", "expected 1 to 64 characters"),
        ("story", "Taji", STORY),
        ("story", "-taji", STORY),
        ("story", "camp taji", STORY),
        ("story", "../../etc", STORY),
        ("story", "taji\n", STORY),
        ("story", "a" * 65, "expected 1 to 64 characters"),
        ("url", "ftp://example.org", WEB),
        ("url", "javascript:alert(1)", WEB),
        ("url", "example.org", WEB),
        ("url", "https://", WEB),
        ("url", "https://exa mple.org/", WEB),
        ("url", "http://[::1", WEB),
        ("url", "http://example.org/" + "x" * 2000, "expected 1 to 2,000 characters"),
        ("external_id", "", "expected 1 to 200 characters"),
        ("external_id", 17, "expected a string"),
    ],
)
def test_these_are_refused_with_what_was_expected(field: str, value: object, said: str) -> None:
    found = faults_of(LEAST | {field: value})

    assert {fault.pointer for fault in found} == {f"#/{field}"}
    assert found[0].detail.startswith(said)


def test_an_unknown_field_is_named_with_the_known_ones() -> None:
    [fault] = faults_of(LEAST | {"body": "x"})

    assert fault.pointer == "#/body"
    assert fault.detail == (
        "is not a known field; the known ones are: source, title, text, html, published_at, url, external_id, story, "
        "revised_at"
    )


def test_every_fault_is_named_at_once() -> None:
    found = faults_of({"sorce": "x", "text": "1\0", "published_at": "soon", "story": "A"})

    assert [str(fault).partition(":")[0] for fault in found] == [
        "source",
        "text",
        "text",
        "published_at",
        "story",
        "sorce",
    ]


def test_a_pointer_escapes_what_a_pointer_must() -> None:
    assert {fault.pointer for fault in faults_of(LEAST | {"a/b~c d": 1, "\ud800": 2})} == {"#/a~1b~0c%20d", "#/%3F"}


@pytest.mark.parametrize("given", [[], [LEAST], "text", 12, None, True])
def test_what_is_no_object_is_refused(given: object) -> None:
    assert faults_of(given) == [Fault("#", "expected a JSON object")]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["source", "text", "title", "published_at", "url", "story", "x"]), JSON))
def test_any_object_is_either_read_or_faulted(posted: dict[str, Any]) -> None:
    try:
        submission = SubmissionForm(str.strip).load(posted)
    except ValidationError as error:
        assert faults(error)  # noqa: PT017 (either end is right; that there is no third is the test)
    else:
        submission.text.encode()
        assert submission.source.strip()


def test_the_standing_of_an_article_is_shown_without_its_text() -> None:
    stored = StoredArticle(
        "a1", Submission("First wire", "12 died."), "failed", None, "no words", None, "2024-05-14T10:00:00Z"
    )

    assert dump_stored(stored) == {
        "id": "a1",
        "status": "failed",
        "reason": "no words",
        "story": None,
        "claims": None,
        "source": "First wire",
        "title": "",
        "published_at": None,
        "url": None,
        "external_id": None,
        "received_at": "2024-05-14T10:00:00Z",
        "revision": 1,
        "revised_at": None,
        "changed_at": "2024-05-14T10:00:00Z",
    }
