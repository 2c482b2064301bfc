"""The report in Markdown (CommonMark with tables), to paste into a memo."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.render import phrases
from service.render.passages import Passage
from service.render.view import Finding, Stance, View

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])|(?<=:)(//)|(?<=\w)(@)(?=\w)|(?<=www)(\.)", re.IGNORECASE)
_LIST_MARK = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s|$)")


def write(view: View) -> str:
    """The whole report."""
    return "\n".join(_lines(view)).rstrip() + "\n"


def plain(text: str) -> str:
    """The text so that no reader of Markdown takes any of it for markup, HTML or a link."""
    escaped = _SPECIAL.sub(lambda match: "".join("\\" + c for c in match[0]), text)
    return _LIST_MARK.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", escaped)


def _lines(view: View) -> Iterator[str]:
    yield from (f"# {plain(view.title)}", "", f"{view.voices}; {view.counts}. Version {view.version}.", "")
    for finding in view.open:
        yield from _finding(finding)
    if view.agreements:
        yield from ("## Agreed", "", *(f"- {plain(a.summary)} ({_names(a)})" for a in view.agreements), "")
    if view.set_aside:
        yield from ("## Set aside", "", *(f"- {plain(a.summary)} ({a.note})" for a in view.set_aside), "")
    if view.left_alone:
        yield from ("## Left alone", "", "| figures | why | who |", "| --- | --- | --- |")
        yield from (f"| {plain(a.summary)} | {plain(a.reason)} | {_names(a)} |" for a in view.left_alone)
        yield ""
    yield from _sources(view)


def _finding(finding: Finding) -> Iterator[str]:
    grade = finding.grade
    if grade:
        yield f"## {grade.sign} {grade.name.capitalize()}: {plain(finding.summary)}"
    yield ""
    aside = [finding.reason, "within one article" if finding.within else "", finding.event]
    yield from (f"{plain(finding.explanation)} *({plain('; '.join(filter(None, aside)))})*", "")
    yield from ("| position | who | how many |", "| --- | --- | --- |")
    for stance in finding.stances:
        yield f"| {_label(stance)} | {plain(phrases.listed(stance.sources))} | {stance.voices} |"
    yield ""
    for stance in finding.stances:
        if not stance.silent:
            yield from (f"{_label(stance)}:", "")
        for passage in stance.passages:
            yield from _passage(passage)


def _label(stance: Stance) -> str:
    return "*leave it out*" if stance.silent else f"**{plain(stance.text)}**"


def _passage(passage: Passage) -> Iterator[str]:
    marked = f"**{plain(passage.quote.strip())}**"
    pad = [" " if part != part.lstrip() else "" for part in (passage.quote, passage.quote[::-1])]
    yield f"> {plain(passage.before)}{pad[0]}{marked}{pad[1]}{plain(passage.after)}"
    yield ">"
    when = phrases.moment(passage.published)
    yield from (f"> — {plain('; '.join(filter(None, (passage.where, when))))}", "")


def _names(finding: Finding) -> str:
    return plain(phrases.listed(tuple(dict.fromkeys(name for s in finding.stances for name in s.sources))))


def _sources(view: View) -> Iterator[str]:
    yield from ("## Articles", "", "| source | headline | published | text of |", "| --- | --- | --- | --- |")
    for source in view.sources:
        cells = (source.name, source.title, phrases.moment(source.published_at), source.reprint_of)
        yield "| " + " | ".join(map(plain, cells)) + " |"
