"""Again: a count that takes all but its figure from a count before it."""

from __future__ import annotations

from dataclasses import replace

from schemas.claims import Claim, Quantity
from schemas.reports import Attribution
from workers.engine.phrases import Chunk
from workers.engine.setting import Setting

AGAIN = "the figure before"  # the rule of a figure that takes its thing from one before it
RIVAL = "another source's figure"  # the rule of a figure that is given against the one before it


def again(setting: Setting, tokens: tuple[int, int], figure: Chunk, before: Claim, source: Attribution | None) -> Claim:
    """The count before with another figure: that of a phrase, told by these tokens, by this source."""
    assert figure.figure is not None  # noqa: S101 (the callers saw it)
    span = setting.span(*tokens)
    made = setting.claim(
        before.measure,
        span,
        before.event,
        tokens[0],
        kind="number",
        rules=((RIVAL if source else AGAIN, span),),
    )
    return replace(
        made,
        quantity=in_the_unit(figure.figure.quantity, before.quantity) if before.quantity else figure.figure.quantity,
        text=setting.text(span),
        things=before.things,
        scope=before.scope,
        context=before.context,
        predicate=before.predicate,
        about=before.about,
        names=before.names,
        owners=before.owners,
        firmness=before.firmness if made.firmness == "states" else made.firmness,  # of what is to come, both are
        attribution=source or made.attribution,
    )


def in_the_unit(quantity: Quantity, known: Quantity) -> Quantity:
    """As in "by 40 centimetres; the operator puts it at four": a bare figure is in the unit of the one before."""
    if quantity.unit is not None or quantity.dimension != "count" or known.unit is None:
        return quantity
    return replace(quantity, unit=known.unit, dimension=known.dimension, factor=known.factor)


def is_again(claim: Claim) -> bool:
    """Whether a figure takes its thing from one before it."""
    return any(rule in {AGAIN, RIVAL} for rule, _ in claim.rules)
