from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.ingest.formats import FORMATS, inlet_of
from service.ingest.inlets import SYSTEMS, Inlet, Signature, from_file

GOOD = """
[city-blog]
format = "ghost"
secret = "a-secret-of-the-newsroom"
source = "City blog"

[archive]
format = "mapping"
secret = "another-secret-of-theirs"
signature = { header = "X-Hub-Signature-256", algorithm = "sha256", prefix = "sha256=" }
fields.external_id = "sys.id"
fields.title = 'fields.headline."en-GB"'
"""


def read(text: str, tmp_path: Path) -> dict[str, Inlet]:
    path = tmp_path / "inlets.toml"
    path.write_text(text, encoding="utf-8")
    return from_file(str(path))


def test_each_table_is_an_inlet(tmp_path: Path) -> None:
    inlets = read(GOOD, tmp_path)

    assert list(inlets) == ["city-blog", "archive"]
    assert (inlets["city-blog"].format, inlets["city-blog"].source) == ("ghost", "City blog")
    assert inlets["archive"].signature == Signature("X-Hub-Signature-256", "sha256", "sha256=")
    assert inlets["archive"].fields["title"].search({"fields": {"headline": {"en-GB": "Ferry"}}}) == "Ferry"


def test_a_system_is_an_inlet_under_its_own_name_unless_the_file_has_another_of_that_name() -> None:
    own = Inlet("ghost", "superdesk")

    assert inlet_of("ghost", {}) == Inlet("ghost", "ghost")
    assert inlet_of("ghost", {"ghost": own}) is own
    assert inlet_of("mapping", {}) is None
    assert inlet_of("fax", {}) is None
    assert set(SYSTEMS) == set(FORMATS)


def test_a_secret_does_not_show_in_a_log(tmp_path: Path) -> None:
    assert "a-secret" not in repr(read(GOOD, tmp_path))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[x", "cannot be read"),
        ("x = 3", "expected a table"),
        ('[X]\nformat = "ghost"', "expected a table with a name of a-z"),
        ('[x]\nformat = "fax"', "expected one of superdesk, ninjs"),
        ("[x]", "x.format: expected one of"),
        ('[x]\nformat = "ghost"\nsecrt = "1"', "x.secrt is not known; the known ones are: format, secret"),
        ('[x]\nformat = "ghost"\nsecret = "short"', "x.secret: expected 16 characters or more"),
        ('[x]\nformat = "ghost"\nsource = 3', "x.source: expected a string"),
        ('[x]\nformat = "mapping"', "x.fields: expected with the format “mapping”"),
        ('[x]\nformat = "ghost"\nfields.title = "a"', "x.fields: expected with the format “mapping”"),
        ('[x]\nformat = "mapping"\nfields.headline = "a"', "x.fields.headline is not known"),
        ('[x]\nformat = "mapping"\nfields.title = "a["', "x.fields.title: expected a jmespath expression"),
        ('[x]\nformat = "mapping"\nfields.title = 3', "x.fields.title: expected a jmespath expression"),
        ('[x]\nformat = "mapping"\nfields = 3', "x.fields: expected a table"),
        ('[x]\nformat = "ninjs"\nsignature = "X"', "x.signature: expected a table of strings"),
        ('[x]\nformat = "ninjs"\nsignature = { algorithm = "sha256" }', "x.signature.header: is required"),
        ('[x]\nformat = "ninjs"\nsignature = { header = "X", algorithm = "md5" }', "expected one of sha1, sha256"),
        ('[x]\nformat = "ninjs"\nsignature = { header = "X", key = "y" }', "x.signature.key is not known"),
    ],
)
def test_a_fault_in_the_file_is_named(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        read(text, tmp_path)


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"x\.format.*y\.secret"):
        read('[x]\nformat = "fax"\n[y]\nformat = "ghost"\nsecret = "1"', tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        from_file(str(tmp_path / "none.toml"))
