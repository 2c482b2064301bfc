"""A stranger that has read the document tries everything that it allows, and much that it forbids."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from tests.service.newsroom import newsroom

schemathesis.serializer.alias("application/x-ndjson", "text/plain")

SCHEMA = schemathesis.openapi.from_wsgi("/openapi.json", newsroom().app)

BEYOND_A_FORM = [positive_data_acceptance]
"""The checks that are left out. What JSON Schema cannot say (a text needs a letter, an id must be of something that is
there) is refused with a problem document, and the other checks hold that against its form."""


@SCHEMA.parametrize()
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_that_the_document_allows(case: schemathesis.Case) -> None:
    answer = case.call()
    refused = answer.status_code in (207, 413)  # a verdict on each article of a list; it holds 413 to be no refusal
    case.validate_response(answer, excluded_checks=BEYOND_A_FORM + ([negative_data_rejection] if refused else []))
