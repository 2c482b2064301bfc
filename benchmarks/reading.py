"""How fast Parallax reads, beside readers of quantities alone: the same sentences, the same run, one core, in turns.

    make bench          sets up .venv/peers with the peers, then runs this

Parallax reads whole articles: sentences, words, figures, times, phrases, events, sources, claims. The peers read the
figures of the sentences that Parallax cut. Each turn is a process of its own on one core, its start and first sentences
left out; time is that of the processor. The figure is the median of the turns, the memory the most that any turn held.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / ".venv" / "peers" / "bin" / "python"
STORIES = sorted((ROOT / "seeds").glob("*.json"))
TURNS = 3
AT_LEAST = 1.0  # seconds of the processor that a turn takes
WARM_UP = 5  # sentences or articles that are read before the clock starts

Reader = Callable[[Any], object]


def whole() -> Reader:
    """Parallax: an article through every stage, to its claims."""
    from workers.engine.reading import read

    return read


def figures() -> Reader:
    """Parallax: the words and the figures of a sentence, as the peers do."""
    from benchmarks.adapters import quantities

    return quantities


def quantulum() -> Reader:
    """quantulum3 without its classifier, which needs scikit-learn."""
    from quantulum3 import parser

    return parser.parse  # type: ignore[no-any-return]


def recognizers() -> Reader:
    """Microsoft Recognizers: numbers, percentages, currencies, dimensions, ages and temperatures; no dates."""
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    kinds = (
        recognize_number,
        recognize_percentage,
        recognize_currency,
        recognize_dimension,
        recognize_age,
        recognize_temperature,
    )
    return lambda sentence: [kind(sentence, Culture.English) for kind in kinds]


READERS: dict[str, tuple[str, Callable[[], Reader]]] = {
    "parallax": ("Parallax, whole reading", whole),
    "figures": ("Parallax, figures alone", figures),
    "quantulum3": ("quantulum3", quantulum),
    "recognizers": ("Microsoft Recognizers", recognizers),
}
OURS = {"parallax", "figures"}


def material() -> tuple[list[Any], list[str]]:
    """The articles of the demo stories, and the sentences that Parallax cuts them into."""
    from schemas.articles import Article
    from workers.engine import text

    articles, sentences = [], []
    for path in STORIES:
        for given in json.loads(path.read_text("utf-8"))["articles"]:
            one = Article(given["id"], given["source"], given["text"], given.get("title", ""), given["published_at"])
            articles.append(one)
            sentences += [one.field(s.field)[s.start : s.end] for s in text.sentences(one, text.blocks(one))]
    return articles, sentences


def turn(name: str) -> dict[str, float]:
    """One reader over its material, in this process: sentences a second, and memory in MB."""
    warnings.simplefilter("ignore")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if name in OURS:
        articles, sentences = material()
        read_from = articles if name == "parallax" else sentences
    else:
        read_from = sentences = json.load(sys.stdin)
    read = READERS[name][1]()
    for one in read_from[:WARM_UP]:
        read(one)
    passes, seconds = 0, 0.0
    while seconds < AT_LEAST:
        began = time.process_time()
        for one in read_from:
            read(one)
        seconds += time.process_time() - began
        passes += 1
    return {
        "rate": passes * len(sentences) / seconds,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure(turns: int) -> dict[str, dict[str, float]]:
    """Every reader, turn by turn, so that a busy machine is busy for all."""
    _, sentences = material()
    rows: dict[str, list[dict[str, float]]] = {name: [] for name in READERS}
    for _ in range(turns):
        for name in READERS:
            python = sys.executable if name in OURS else str(PEERS)
            command = [python, str(Path(__file__)), "--turn", name]
            done = subprocess.run(  # noqa: S603 (the command is written above)
                command, input=json.dumps(sentences), capture_output=True, text=True, cwd=ROOT, check=False,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
            )  # fmt: skip
            if done.returncode:
                raise SystemExit(f"{name} could not be measured:\n{done.stderr}")
            rows[name].append(json.loads(done.stdout))
    return {
        name: {
            "rate": statistics.median(row["rate"] for row in found),
            "memory": max(row["memory"] for row in found),
        }
        for name, found in rows.items()
    }


def table(found: dict[str, dict[str, float]], sentences: int) -> str:
    """The rows as Markdown, each with its speed as a multiple of quantulum3's."""
    base = found["quantulum3"]["rate"]
    lines = ["| reader | sentences/s | times quantulum3 | memory, MB |", "|---|---|---|---|"]
    for name, row in found.items():
        times = f"{row['rate'] / base:.1f}" if row["rate"] < 10 * base else f"{row['rate'] / base:.0f}"
        lines.append(f"| {READERS[name][0]} | {row['rate']:,.0f} | {times} | {row['memory']:.0f} |")
    return "\n".join(
        [*lines, "", f"{sentences} sentences of the demo stories, one core, Python {sys.version.split()[0]}"]
    )


def main() -> None:
    """Prints the table, or the figures of one turn as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--turn", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--turns", type=int, default=TURNS, help="how often each reader has its turn")
    given = parser.parse_args()
    if given.turn:
        print(json.dumps(turn(given.turn)))
    elif not PEERS.exists():
        raise SystemExit(".venv/peers is missing: run make bench")
    else:
        print(table(measure(given.turns), len(material()[1])))


if __name__ == "__main__":
    main()
