from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import tomllib
from workers import engine, warmth
from tests.ferry import TEXTS

if {warm}:
    warmth.warm('parallax')
read, loads = [], tomllib.loads
tomllib.loads = lambda text: (read.append(text), loads(text))[1]
engine.compare(list(TEXTS.values()))
print(len(read))
"""


@pytest.mark.parametrize(("warm", "reads"), [(False, True), (True, False)])
def test_a_warm_worker_reads_no_file_of_the_lexicon_with_an_article(warm: bool, reads: bool) -> None:
    run = [sys.executable, "-c", PROGRAM.format(warm=warm)]

    files = int(subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout)

    assert (files > 0) == reads


@pytest.mark.parametrize("queue", ["parallax", "parallax-webhooks"])
def test_a_warm_worker_imports_nothing_with_a_job(queue: str) -> None:
    program = f"""
import sys
from workers import queues, warmth, worker
warmth.warm({queue!r})
before = set(sys.modules)
from rq.utils import import_attribute
for name in queues.JOBS:
    import_attribute(name)
print(*(set(sys.modules) - before))
"""

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)

    assert ran.stdout.split() == []
