from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from service.render import FORMATS, html, render
from service.render.view import arrange
from tests import ferry, hostile

VOID = {"meta", "link", "img", "br", "hr", "input"}


class Page(HTMLParser):
    """Reads a page strictly: every element is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, name: str) -> list[str]:
        """Every value of that attribute."""
        return [value for found, value in self.attributes if found == name]


@pytest.fixture
def page() -> Page:
    return Page(html.report_page(arrange(ferry.REPORT, ferry.TEXTS)))


def test_the_page_that_stands_alone_needs_nothing_else(page: Page) -> None:
    assert page.tags.count("style") == 1
    assert not {"script", "img", "iframe", "form"} & set(page.tags)
    assert all(href.startswith("#") or href == "data:," for href in page.values("href"))
    assert "url(" not in html.stylesheet()
    assert "@import" not in html.stylesheet()


def test_a_served_page_links_to_its_stylesheet_and_to_the_stories() -> None:
    page = Page(html.report_page(arrange(ferry.REPORT, ferry.TEXTS), ""))

    assert "style" not in page.tags
    assert {"/static/parallax.css", "/static/mark.svg", "/"} <= set(page.values("href"))


def test_every_link_within_the_page_leads_somewhere(page: Page) -> None:
    ids = page.values("id")

    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(ids)
    assert set(page.values("aria-labelledby")) <= set(ids)


def test_the_page_can_be_walked_by_its_headings(page: Page) -> None:
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_severities_differ_by_word_and_sign_and_line(page: Page) -> None:
    words = " ".join(" ".join(page.words).split())

    for grade in ("≠ Contradiction", "≈ Tension", "∅ Omission"):
        assert grade in words
    edges = re.findall(r"--edge: (\w+)", html.stylesheet())
    assert len(set(edges)) == 3


def test_there_is_no_style_outside_the_stylesheet(page: Page) -> None:
    assert page.values("style") == []


def test_a_hostile_text_is_shown_as_the_words_that_it_is() -> None:
    text = html.report_page(arrange(hostile.REPORT, hostile.TEXTS))
    page = Page(text)

    assert not {"script", "img"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in "".join(page.words)
    assert "{{ 7 * 7 }}" in "".join(page.words)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", text)


def test_the_policy_names_the_stylesheet_by_its_hash() -> None:
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", html.stylesheet_hash())


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2) of #rrggbb."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "quiet", "contradiction", "tension", "omission", "agreement"])
def test_every_colour_of_words_can_be_read_on_the_paper(mode: int, name: str) -> None:
    ink, paper = (re.findall(rf"--{key}: (#\w{{6}});", html.stylesheet())[mode] for key in (name, "paper"))
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_written_alike_twice(form: str) -> None:
    assert render(ferry.REPORT, ferry.TEXTS, form) == render(ferry.REPORT, dict(reversed(ferry.TEXTS.items())), form)
