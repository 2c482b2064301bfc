"""The names behind "he said" and "the general said"."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims


def sources(words: str) -> list[str]:
    """Who gives each figure of a text, "" for the article itself."""
    return [c.attribution.source if c.attribution else "" for c in claims(words) if c.kind == "number"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Mayor Ada Lund said 14 people had died. She added that 40 were hurt.", ["Mayor Ada Lund"] * 2),
        ("Gen. Ole Berg said 14 had died. Nine were hurt, the general said.", ["Gen. Ole Berg"] * 2),
        ("Ada Lund, the mayor, said 14 had died. The mayor said 40 were hurt.", ["Ada Lund"] * 2),
        ("Governor Ole Berg spoke on Monday. Fourteen people died, Mr Berg said.", ["Governor Ole Berg"]),
        ("Minister Ada Lund tweeted her sorrow.\n\n“We lost 14 people,” she wrote.", ["Minister Ada Lund"]),
        ("Ole Berg said 14 had died. The site had been closed. He said 40 were hurt.", ["Ole Berg"] * 2),
        # whoever acts between two statements may be the one who speaks
        ("Ole Berg said 14 had died. A pilot disagrees. He said 20 had died.", ["Ole Berg", "He"]),
        # "she" is nobody who was "he" before
        (
            "Mr Ole Berg said 14 had died. He said 40 were hurt. She said six were missing.",
            ["Mr Ole Berg"] * 2 + ["She"],
        ),
        # of two mayors neither is the one
        ("Mayor Ada Lund met Mayor Ole Berg. The mayor said 14 people had died.", ["The mayor"]),
        # a crowd leaves no "he" behind, and a country is no surname
        ("Officials said 14 people had died. He said 20 had died.", ["Officials", "He"]),
        ("The Bank of England fined two men. England said 15 people had died.", ["", "England"]),
    ],
)
def test_a_speaker_has_the_name_that_the_text_gave(words: str, expected: list[str]) -> None:
    assert sources(words) == expected
