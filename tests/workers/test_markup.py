from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.apart import TooSlow
from workers.markup import AT_ONCE, convert, text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<h2>Head</h2>One <b>two</b>\n  three", "Head\n\nOne two three"),
        ("Twelve<b>teen</b> <i> </i> people", "Twelveteen people"),
        ("12&nbsp;000 people &amp; more", "12\u00a0000 people & more"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<ul><li>one<li>two <p>three</p></ul>four", "one\ntwo\n\nthree\n\nfour"),
        (
            "<table><caption>Toll</caption><tr><th>Place<th>Dead<tr><td><p>North</p><td>12</table>",
            "Toll\n\nPlace | Dead\nNorth | 12",
        ),
        ("<table><tr><td><p>A.</p><p>B.</p><td>C.</table>", "A.\nB. | C."),
        ("<table><tr><td>a<td><td>c</table>", "a | c"),
        ("<figure><img alt='no'><figcaption>The ferry on Monday.</figcaption></figure>", "The ferry on Monday."),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("she said <q>twelve</q>", "she said “twelve”"),
        ("<div><p>One</p></div><blockquote><p>Two</blockquote>", "One\n\nTwo"),
        ("<html><head><title>No</title></head><body><p>Yes", "Yes"),
        ("plain text, no markup", "plain text, no markup"),
        ("", ""),
        ("<p> </p><br>", ""),
    ],
)
def test_what_a_reader_sees_is_the_text(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>12 died</script>",
        "<style>p {}</style>",
        "<template><p>12 died</p></template>",
        "<noscript>12 died</noscript>",
        "<!-- 12 died -->",
        "<p hidden>12 died</p>",
        '<p style="color: red; DISPLAY : none">12 died</p>',
        '<span style="visibility:hidden">12 died</span>',
        '<i aria-hidden="true">12 died</i>',
        "<textarea>12 died</textarea>",
        "<svg><text>12 died</text></svg>",
        "<iframe srcdoc='12 died'></iframe>",
        "<nav><a>12 died</a></nav>",
        "<del>12 died</del>",
        "<s>12 died</s>",
    ],
)
def test_what_is_hidden_or_struck_out_is_not(hidden: str) -> None:
    assert text_of(f"<p>Before{hidden} after.</p>").split() == ["Before", "after."]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("12<sup>1</sup> died", "12 died"),
        ("12 died.<sup>[3]</sup> Then", "12 died. Then"),
        ("the 11<sup>th</sup> day", "the 11th day"),
        ("40 km<sup>2</sup> burnt", "40 km² burnt"),
        ("3 m<sup>3</sup>", "3 m³"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_a_raised_mark_never_makes_another_figure_of_the_one_before_it(html: str, text: str) -> None:
    assert text_of(html) == text


def test_no_depth_is_too_deep() -> None:
    assert convert("<div><b>" * 5_000 + "12 died") == "12 died"


def test_a_long_article_is_read_like_a_short_one() -> None:
    html = "<p>Twelve people died.</p>" * 2_000

    assert len(html) > AT_ONCE
    assert text_of(html) == "\n\n".join(["Twelve people died."] * 2_000)


def test_markup_that_is_made_to_be_slow_is_cut_off() -> None:
    with pytest.raises(TooSlow, match="after 5 seconds"):
        text_of("<li><ul>" * 100_000)


@given(st.text(alphabet="<>/abprtdliv \n&;=\"'\x00\ud7ff", max_size=200))
@settings(max_examples=300, deadline=None)
def test_whatever_is_sent_there_is_a_text(html: str) -> None:
    text = convert(html)

    assert text == text.strip()
    assert "\n\n\n" not in text or "<pre" in html
