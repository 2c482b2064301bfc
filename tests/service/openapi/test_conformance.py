"""A stranger that has read the document tries everything that it allows, and much that it forbids."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from tests.service.newsroom import newsroom

schemathesis.serializer.alias("application/x-ndjson", "text/plain")

ROOM = newsroom()
KEPT = {key: ROOM.redis.dump(key) for key in ROOM.redis.scan_iter()}
SCHEMA = schemathesis.openapi.from_wsgi("/openapi.json", ROOM.app)
INHABITED = SCHEMA.include(path_regex=r"\{")

BEYOND_A_FORM = [positive_data_acceptance]
"""The checks that are left out. What JSON Schema cannot say (a text needs a letter, an id must be of something that is
there) is refused with a problem document, and the other checks hold that against its form."""

bounded = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
"""The same tries at each run; what the document holds as examples and as bounds is tried beside them."""


@SCHEMA.parametrize()
@bounded
def test_every_answer_is_one_that_the_document_allows(case: schemathesis.Case) -> None:
    answer = case.call()
    refused = answer.status_code in (207, 413)  # a verdict on each article of a list; it holds 413 to be no refusal
    case.validate_response(answer, excluded_checks=BEYOND_A_FORM + ([negative_data_rejection] if refused else []))


@INHABITED.parametrize()
@bounded
def test_so_is_every_answer_about_what_is_there(case: schemathesis.Case) -> None:
    """A guessed id is of nothing; here each place of an address is filled with what the newsroom holds."""
    refill()
    case.path_parameters = {name: ROOM.places.get(name, guessed) for name, guessed in case.path_parameters.items()}

    case.call_and_validate(excluded_checks=[*BEYOND_A_FORM, negative_data_rejection])


def refill() -> None:
    """Let the newsroom hold what it held at first."""
    ROOM.redis.flushall()
    for key, value in KEPT.items():
        ROOM.redis.restore(key, 0, value, replace=True)
