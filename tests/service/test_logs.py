from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from structlog.contextvars import bound_contextvars

from service.logs import start_log


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Leave the log as it was."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)


def test_a_line_for_people_has_the_time_the_words_and_what_belongs_to_them(capsys: pytest.CaptureFixture[str]) -> None:
    start_log("text")

    with bound_contextvars(request_id="r1"):
        logging.getLogger("parallax.jobs").info("read %s", "a1", extra={"claims": 3})

    line = capsys.readouterr().err
    assert line[2] == line[5] == ":"
    assert line[8:] == "  read a1  request_id=r1  claims=3\n"


def test_a_line_for_programs_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    start_log("json")

    with bound_contextvars(request_id="r1"):
        logging.getLogger("parallax.jobs").warning("failed %s\nof two lines", "a1")

    (line,) = capsys.readouterr().err.splitlines()
    said = json.loads(line)
    assert said.pop("timestamp").endswith("Z")
    assert said == {
        "event": "failed a1\nof two lines",
        "level": "warning",
        "logger": "parallax.jobs",
        "request_id": "r1",
    }


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_fault_comes_with_where_it_happened(capsys: pytest.CaptureFixture[str], form: str) -> None:
    start_log(form)

    try:
        raise KeyError("lost")
    except KeyError:
        logging.getLogger("parallax.jobs").exception("a fault")

    said = capsys.readouterr().err
    assert "a fault" in said
    assert "KeyError" in said
    assert "test_logs.py" in said


def test_of_rq_only_what_somebody_should_look_at_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    start_log("text")

    logging.getLogger("rq.worker").info("idle")
    logging.getLogger("rq.worker").warning("a worker died")

    assert [line[10:] for line in capsys.readouterr().err.splitlines()] == ["a worker died"]
