"""One article walked through every stage of the engine, as a page.

python -m tests.workers.engine.walk > docs/how-it-reads.md
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.articles import Article
from schemas.claims import Claim, Event, Interval
from workers.engine import events, phrases, quantities, read, shown, text, times
from workers.engine.attribution import cues
from workers.engine.phrases import Phrases
from workers.engine.text import Sentence
from workers.engine.times import Timed

STORY = Path(__file__).parents[3] / "seeds" / "genoa-bridge-2018.json"
COMMAND = "python -m tests.workers.engine.walk > docs/how-it-reads.md"
SAMPLE = 2  # sentences whose words and phrases are shown


def page() -> str:
    """The page, as Markdown."""
    one = _article()
    return "\n\n".join(_parts(one)) + "\n"


def _article() -> Article:
    row = json.loads(STORY.read_text("utf-8"))["articles"][0]
    return Article(row["id"], row["source"], row["text"], row.get("title", ""), row["published_at"])


def _parts(one: Article) -> Iterator[str]:
    sentences = text.sentences(one, text.blocks(one))
    today = times.published_day(one.published_at)
    timed = [times.moments(sentence, today) for sentence in sentences]
    parsed = [(_phrases(sentence, here), here) for sentence, here in zip(sentences, timed, strict=True)]
    yield (
        "# How it reads\n\n"
        "<!-- Made by a command and held to it by a test: " + COMMAND + " -->\n\n"
        "One article, walked through every stage: the first of `seeds/genoa-bridge-2018.json`, written after "
        "the reports of"
        f" that day and published at {one.published_at}. What stands here is what the stages return, not what "
        "they should."
    )
    yield "> " + one.text.replace("\n\n", "\n>\n> ")
    yield from _text(one, sentences)
    yield from _words(sentences)
    yield from _times(one, timed)
    yield from _figures(sentences, timed)
    yield from _chunks(parsed)
    yield from _cues(one, sentences, parsed)
    yield from _scenes(one, sentences, parsed)
    yield from _claims(one)


def _phrases(sentence: Sentence, here: list[Timed]) -> Phrases:
    taken = frozenset(n for timed in here for n in range(timed.first, timed.last))
    return phrases.chunk(sentence.words, quantities.figures(sentence, taken), here)


def _text(one: Article, sentences: list[Sentence]) -> Iterator[str]:
    yield (
        "## Text\n\nThe lines are sorted into headline, standfirst, paragraph and page noise, and cut into "
        "sentences. The"
        "dateline is no part of the first sentence. Offsets are half-open, in code points of the text as "
        "received."
    )
    rows = [(s.kind, f"{s.start}-{s.end}", _short(one.field(s.field)[s.start : s.end])) for s in sentences]
    yield _table(("kind", "offsets", "sentence"), rows)


def _words(sentences: list[Sentence]) -> Iterator[str]:
    yield "## Words\n\nEach word has a class and a base form. The first sentence of the text:"
    yield _code(" ".join(f"{w.text}/{w.tag}" for w in next(s for s in sentences if s.field == "text").words))


def _times(one: Article, timed: list[list[Timed]]) -> Iterator[str]:
    yield (
        "## Times\n\nEach expression of time with its TIMEX3 type and value, counted from the day of "
        "publication, and the"
        " days that it may mean."
    )
    rows = [
        (
            one.text[t.moment.span.start : t.moment.span.end],
            t.moment.kind,
            t.moment.value,
            " to ".join(dict.fromkeys(d for d in (t.moment.first, t.moment.last) if d)) or "not told",
        )
        for here in timed
        for t in here
    ]
    yield _table(("words", "type", "value", "days"), rows)


def _figures(sentences: list[Sentence], timed: list[list[Timed]]) -> Iterator[str]:
    yield "## Quantities\n\nEvery figure is an interval with a bound; a square bracket is an end that belongs to it."
    rows = []
    for sentence, here in zip(sentences, timed, strict=True):
        taken = frozenset(n for t in here for n in range(t.first, t.last))
        for figure in quantities.figures(sentence, taken):
            q = figure.quantity
            rows.append((q.text, _interval(q.interval), q.bound, q.unit or "", q.dimension))
    yield _table(("words", "interval", "bound", "unit", "dimension"), rows)


def _chunks(parsed: list[tuple[Phrases, list[Timed]]]) -> Iterator[str]:
    yield (
        "## Phrases\n\nNoun phrases, verb groups and what links them. A star marks a phrase that holds a "
        "figure, `passive` a"
        " verb whose subject bears it."
    )
    for parse, _ in parsed[:SAMPLE]:
        said = []
        for piece in parse.chunks:
            words = " ".join(word.text for word in parse.words[piece.first : piece.last])
            name = piece.kind + ("*" if piece.figure else "") + (" passive" if piece.passive else "")
            said.append(f"[{name}: {words}]")
        yield _code(" ".join(said))


def _cues(one: Article, sentences: list[Sentence], parsed: list[tuple[Phrases, list[Timed]]]) -> Iterator[str]:
    yield "## Attribution\n\nWho says what, by which cue."
    rows = []
    for sentence, (parse, _) in zip(sentences, parsed, strict=True):
        for cue in cues(parse, one.field(sentence.field)):
            content = parse.words[cue.first : cue.last]
            told = one.text[content[0].start : content[-1].end] if content else ""
            rows.append((cue.attribution.source, cue.attribution.cue, _short(told)))
    yield _table(("source", "cue", "content"), rows)


def _scenes(one: Article, sentences: list[Sentence], parsed: list[tuple[Phrases, list[Timed]]]) -> Iterator[str]:
    yield (
        "## Events\n\nWhich occurrence each sentence is about. Background events keep their own day, and "
        "their figures"
        " stay with them."
    )
    today = times.published_day(one.published_at)
    scenes = events.scenes(parsed, [sentence.paragraph for sentence in sentences], today)
    rows = []
    for s, scene in zip(sentences, scenes, strict=True):
        named = "; ".join(_event(mention.event) for mention in scene.mentions) or "goes on"
        rows.append((_short(one.field(s.field)[s.start : s.end], 48), named, _event(scene.topic)))
    yield _table(("sentence", "named", "about"), rows)


def _claims(one: Article) -> Iterator[str]:
    yield (
        "## Claims\n\nWhat the article asserts: measure, value, whom it singles out, of which event, by "
        "whom, and the words"
        " that say so. `parallax explain` prints the same, with the rules that read each."
    )
    yield _table(("measure", "value", "scope", "event", "source", "words"), [_claim(one, c) for c in read(one).claims])


def _claim(one: Article, claim: Claim) -> tuple[str, ...]:
    return (
        claim.measure,
        shown(claim.quantity) if claim.quantity else claim.text,
        ", ".join(sorted(claim.scope)),
        _event(claim.event),
        claim.attribution.source if claim.attribution else "",
        _short(one.field(claim.span.field)[claim.span.start : claim.span.end]),
    )


def _event(event: Event) -> str:
    days = " to ".join(dict.fromkeys(day for day in (event.first, event.last) if day))
    return " ".join(filter(None, (event.kind or "unnamed", days, "(apart)" if event.other else "")))


def _interval(at: Interval) -> str:
    low = "(-∞" if at.low is None else f"{'(' if at.low_open else '['}{at.low:g}"
    high = "∞)" if at.high is None else f"{at.high:g}{')' if at.high_open else ']'}"
    return f"{low}, {high}"


def _short(words: str, most: int = 90) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " …"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join(
        ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *("| " + " | ".join(r) + " |" for r in cells)]
    )


def _code(words: str) -> str:
    return f"```text\n{words}\n```"


if __name__ == "__main__":
    print(page(), end="")
