from __future__ import annotations

from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.render import markdown
from service.render.view import arrange
from tests import ferry, hostile

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def tokens(text: str) -> Iterator[Token]:
    """Everything that a reader of Markdown sees in it."""
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def test_the_memo_holds_every_finding_with_its_words() -> None:
    memo = markdown.write(arrange(ferry.REPORT, ferry.TEXTS))

    assert memo.startswith("# Ferry capsizes off Northpoint\n\n4 articles, 3 origins; 2 contradictions, 1 tension")
    assert "\n## ≠ Contradiction: 12 or 14 killed in the capsizing" in memo
    assert "\n| **12** | First wire and Harbour daily | 2 articles, 1 origin |\n" in memo
    assert "\n| *leave it out* | First wire, Harbour daily and Regional radio | 3 articles, 2 origins |\n" in memo
    assert "\n> “We are **still looking for 20 people**,” the coastguard said at noon.\n" in memo
    assert "\n- About 90 and 97 passengers are compatible (First wire and Evening paper)\n" in memo
    assert memo.endswith("|\n")


def test_a_reader_sees_the_tables_and_quotes() -> None:
    kinds = [token.type for token in tokens(markdown.write(arrange(ferry.REPORT, ferry.TEXTS)))]

    assert kinds.count("table_open") == 5
    assert kinds.count("blockquote_open") == 8
    assert kinds.count("heading_open") == 7


def test_a_hostile_text_is_shown_as_the_words_that_it_is() -> None:
    memo = markdown.write(arrange(hostile.REPORT, hostile.TEXTS))
    seen = list(tokens(memo))

    assert not {t.type for t in seen} & {
        "html_inline",
        "html_block",
        "link_open",
        "image",
        "code_inline",
        "s_open",
        "hr",
    }
    assert {t.tag for t in seen if t.type == "heading_open"} == {"h1", "h2"}
    assert sum(t.type == "ordered_list_open" for t in seen) == 0
    shown = "".join(t.content for t in seen if t.type in ("text", "text_special"))
    assert "<script>alert(1)</script>" in shown
    assert "[a](javascript:alert(3))" in shown


@pytest.mark.parametrize(
    "text",
    [
        "12. March",
        "- x",
        "+ x",
        "# x",
        "> x",
        "a*b*c",
        "a_b_c",
        "http://x.example",
        "www.x.example",
        "a@b.c",
        "&amp;",
        "`x`",
        "a|b",
        "~~x~~",
    ],
)
def test_plain_text_stays_plain(text: str) -> None:
    [_, inline, _] = READER.parse(markdown.plain(text))

    assert "".join(token.content for token in inline.children or ()) == text
    assert {token.type for token in inline.children or ()} <= {"text", "text_special"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("http://x.example", r"http:\/\/x.example"),
        ("www.x.example", r"www\.x.example"),
        ("me@x.example", r"me\@x.example"),
    ],
)
def test_an_address_is_broken_for_readers_that_link_by_themselves(text: str, written: str) -> None:
    assert markdown.plain(text) == written
