"""Where an article itself says that two accounts do not fit."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts import disputes


def accounts(words: str) -> list[str]:
    found = [claim for claim in claims(words) if claim.measure.startswith(disputes.MEASURE)]
    return [claim.quantity.text if claim.quantity else claim.text for claim in found]


@pytest.mark.parametrize("row", disputes.TABLE["examples"], ids=lambda row: row["text"])
def test_a_text_tells_of_a_dispute_or_of_none(row: dict[str, str]) -> None:
    assert " | ".join(accounts(row["text"])) == row["reads"]


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said the wall was sound. The mayor rejected that.",  # one source
        "The mayor said the wall was sound. Nobody has rejected that.",
        "The mayor said the wall was sound. The builders rejected that plan.",
        "The mayor said the wall was sound. Did the builders reject that?",
        "The union said 319 of the shops had closed. The ministry admits to a mistake.",
        "The union said 319 shops had closed. The ministry admits to 3.",  # too far apart to be of one thing
        "The union said 319 shops had closed. The ministry admits to 319.",
        "The owner insists that the barn was full. The mayor said the roof was red.",
        "The guards say that voting stopped at noon. The guards say that voting never stopped.",  # one source
        "The guards say that the train stopped. The clerk says that the clock never stopped.",
        "What happened at the gate is disputed. The gate was green. It had been green for years.",
        "The union has another explanation for its name.",
        "The clerk said the road was closed, but the mayor said no schools were affected.",
        "The agency said that the vaccine works; the firm said it had not received the data.",
        "The guard said two men were held, while the clerk said no charges had been brought.",
        "Two of the dead were guards, the clerk said. It was too early to tell more, but wards reported 40 patients.",
        "At first he was named as a suspect and is now a witness. The clerk later said he was abroad.",
    ],
)
def test_no_dispute_is_told(words: str) -> None:
    assert accounts(words) == []


def test_the_second_account_tells_that_it_is_the_older_one() -> None:
    words = "Some 700 people marched, said the police, who had spoken of 300 earlier in the day."
    scopes = [claim.scope for claim in claims(words) if claim.measure.startswith(disputes.MEASURE)]

    assert scopes == [{"disputed"}, {"against", "earlier-count"}]
