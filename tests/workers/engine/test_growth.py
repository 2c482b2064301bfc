"""Reading takes steps in proportion to the length of the text: no text is slow to read.

Steps are calls of functions, Python's and C's alike; no clock, so that a busy machine does not matter.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from schemas.articles import Article
from tests.workers.engine.making import article
from workers.engine import compare, profile, read

SHORT, TIMES = 6, 4
STRAIGHT = 6  # how many times the calls may grow where the text grows TIMES times: 16 is a square

# Each makes a text of a length in proportion to n, hostile to one walk or search of the reader.
HOSTILE: dict[str, Callable[[int], str]] = {
    "one sentence without a full stop": lambda n: "the ferry took early passengers to the harbour " * 12 * n,
    "nothing but commas": lambda n: "The town said" + " ," * 100 * n,
    "nothing but numbers": lambda n: "They counted " + "17 " * 100 * n,
    "numbers with commas": lambda n: "They counted " + ", ".join(str(k + 3) for k in range(50 * n)) + " boats.",
    "numbers in words": lambda n: "They counted " + "two hundred and " * 30 * n + "boats.",
    "open quotation marks": lambda n: "He said " + "“no " * 60 * n,
    "nothing but and": lambda n: "The boats " + "and " * 60 * n + "sank.",
    "that that that": lambda n: "He said " + "that " * 60 * n + "it sank.",
    "he said that he said that": lambda n: "He said that " * 30 * n + "it sank.",
    "soldiers and soldiers": lambda n: " and ".join(["two soldiers"] * 20 * n) + " were killed.",
    "clauses with figures": lambda n: " and ".join(f"{k % 90 + 2} people were killed" for k in range(10 * n)) + ".",
    "killed and killed": lambda n: "The attack killed and " * 20 * n + "killed 3 people.",
    "the hull of the hull of": lambda n: "The " + "hull of the " * 30 * n + "ferry sank, killing 3 people.",
    "long long long": lambda n: "The boats were " + "long " * 60 * n,
    "Boat Boat Boat": lambda n: "Three " + "Boat " * 60 * n + "sank.",
    "he and she and it": lambda n: " and ".join(["he", "she", "it"] * 8 * n) + " run 300 shops.",
    "he ran and she ran": lambda n: " and ".join(["he and she run 300 shops", "it and they ran"] * 6 * n) + ".",
    "which has, which has": lambda n: "Orlen, " + "which has 300 shops, " * 15 * n + "sank.",
    "the head of the head of": lambda n: "It is " + "the head of its " * 20 * n + "300 shops.",
    "two of them children": lambda n: "The crash killed 90 people, " + "two of them children, " * 15 * n + "it said.",
    "five of them died": lambda n: "Some 90 people caught it, and " + "five of them died, " * 15 * n + "he said.",
    "there were 32 of them": lambda n: "There were 32 of them: " + "nine were killed, " * 15 * n + "he said.",
    "nine were killed": lambda n: "nine were killed, " * 20 * n + "he said.",
    "no, yes; no, yes": lambda n: (
        "The town said " + "so it was; the mayor said that no bell rang; " * 8 * n + "it ends."
    ),
    "two long accounts": lambda n: (
        "The town said that "
        + "boats cars lamps " * 12 * n
        + "sank. The mayor said that no "
        + "trees walls ponds " * 12 * n
    ),
    "Ada, 42, Ada, 42": lambda n: "Ada Okoro, 42, " * 25 * n + "left.",
    "at 2.11 it broke": lambda n: "rioters broke in at 2.11 p.m. and " * 12 * n + "left.",
    "not one, not one": lambda n: "not one " * 40 * n + "bell rang.",
    "not not not": lambda n: "Three boats did " + "not " * 60 * n + "sink.",
    "who who who": lambda n: "Five people " + "who died " * 30 * n + "died.",
    "including, including": lambda n: "Five people, " + "including two women, " * 20 * n + "died.",
    "at least a a a": lambda n: "at least " + "a " * 60 * n + "5 people died.",
    "3 to 3 to 3": lambda n: "3 to " * 40 * n + "5 people died.",
    "bounds and bounds": lambda n: "fewer than 9 and more than 4 " * 10 * n + "people died.",
    "conversions": lambda n: "5 m (16 ft) " * 20 * n + "of rope.",
    "one in five in five": lambda n: "one in five " * 30 * n + "people died.",
    "1/2/1/2": lambda n: "1/2/" * 60 * n + "people died.",
    "both both both": lambda n: "both big " * 40 * n + "boats sank.",
    "Monday Monday Monday": lambda n: "Monday " * 60 * n + "an attack killed 3 people.",
    "attacks and dates": lambda n: "The attack on Monday and " * 10 * n + "an attack killed 3 people.",
    "joint joint joint": lambda n: "joint operation with the British " * 15 * n + ".",
    "according to according to": lambda n: "according to officials " * 20 * n + ".",
    "dots": lambda n: "He said" + "." * 100 * n,
    "initials": lambda n: "A. " * 60 * n,
    "opened tags": lambda n: "<a" * 60 * n + ">",
    "digits in one number": lambda n: "1" * 400 * n + " people died.",
    "hyphens in one word": lambda n: "well-" * 100 * n + "known",
    "short lines": lambda n: "abc\n" * 60 * n + "The end.",
    "many sentences": lambda n: "The attack on Monday killed 3 people. " * 5 * n,
    "many sentences without a figure": lambda n: "The attack on Monday, he said, shook the town. " * 5 * n,
    "many paragraphs": lambda n: "\n\n".join(f"The attack on Monday killed {k + 3} people." for k in range(5 * n)),
    "many open figures": lambda n: " ".join(f"The flood on Monday ruined {k + 3} beehives." for k in range(5 * n)),
}


def calls(act: Callable[[Article], object], one: Article) -> int:
    """How many functions are called, Python's and C's, while this is done."""
    count = 0

    def see(frame: FrameType, event: str, arg: object) -> None:  # noqa: ARG001 (the interpreter's form)
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        act(one)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_is_about_four_times_the_work_to_read(name: str) -> None:
    short, long = (article(HOSTILE[name](n)) for n in (SHORT, TIMES * SHORT))
    assert len(long.text) > (TIMES - 1) * len(short.text)

    read(short)  # what is worked out once for all texts is not counted

    assert calls(read, long) <= STRAIGHT * calls(read, short)


@pytest.mark.parametrize("name", ["one sentence without a full stop", "nothing but numbers", "many sentences"])
def test_four_times_the_text_is_about_four_times_the_work_to_profile(name: str) -> None:
    short, long = (article(HOSTILE[name](n)) for n in (SHORT, TIMES * SHORT))

    def read_and_profile(one: Article) -> object:
        return profile(read(one))

    read_and_profile(short)

    assert calls(read_and_profile, long) <= STRAIGHT * calls(read_and_profile, short)


@pytest.mark.parametrize("name", ["clauses with figures", "many sentences", "many paragraphs", "many open figures"])
def test_four_times_the_text_is_about_four_times_the_work_to_compare(name: str) -> None:
    def with_a_copy(one: Article) -> object:
        return compare([one, article(one.text, id="b")])

    short, long = (article(HOSTILE[name](n)) for n in (SHORT // 2, TIMES * SHORT // 2))

    with_a_copy(short)

    assert calls(with_a_copy, long) <= STRAIGHT * calls(with_a_copy, short)
