"""The measure of speed: what is read, and the table that comes out."""

from __future__ import annotations

from benchmarks import reading


def test_peers_and_parallax_read_the_same_sentences() -> None:
    articles, sentences = reading.material()

    texts = "\n".join(f"{one.title}\n{one.text}" for one in articles)

    assert len(sentences) > 50
    assert all(sentence in texts for sentence in sentences)


def test_each_row_gives_its_speed_as_a_multiple_of_quantulum3() -> None:
    rows = {
        "parallax": {"rate": 2500.0, "memory": 30.0},
        "quantulum3": {"rate": 250.0, "memory": 60.0},
        "recognizers": {"rate": 25.0, "memory": 40.0},
    }

    table = reading.table(rows, 105)

    assert "| Parallax, whole reading | 2,500 | 10 | 30 |" in table
    assert "| Microsoft Recognizers | 25 | 0.1 | 40 |" in table
    assert "105 sentences" in table
