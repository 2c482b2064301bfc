"""The log of every part: one line an event on the error stream, for people or as JSON, with the request it belongs to.

Our code and the libraries log by the standard library; this only writes it. Of RQ only what somebody should look at.
"""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

COMMON: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
)


def start_log(form: str = "text") -> None:
    """Write from here on as `form` says: `text` or `json`."""
    stamp = structlog.processors.TimeStamper("%H:%M:%S" if form == "text" else "iso", utc=form == "json")
    written = _text if form == "text" else structlog.processors.JSONRenderer(sort_keys=True, ensure_ascii=False)
    told = structlog.stdlib.ProcessorFormatter(
        processors=[
            stamp,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            written,
        ],
        foreign_pre_chain=COMMON,
    )
    stream = logging.StreamHandler(sys.stderr)
    stream.setFormatter(told)
    logging.basicConfig(handlers=[stream], level=logging.INFO, force=True)
    for name in ("rq", "rq.worker", "rq.scheduler", "rq.job", "rq.queue", "rq.registry", "httpx"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _text(_logger: WrappedLogger, _name: str, event: EventDict) -> str:
    """The time, what happened, and what belongs to it, in the order of its naming."""
    fault = event.pop("exception", None)
    line = f"{event.pop('timestamp')}  {event.pop('event')}"
    for name in ("level", "logger"):
        event.pop(name, None)
    line += "".join(f"  {name}={value}" for name, value in event.items())
    return f"{line}\n{fault}" if fault else line
