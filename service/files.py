"""Files on this machine to the articles of one story: one STORY.json, or a text file an article.

Every fault of every file is named at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from marshmallow import ValidationError

from schemas.forms.faults import Fault, faults
from schemas.forms.stories import Dossier, StoryForm
from service.texts import NotJson, NotUtf8, decode, parse

STORY_OF_FILES = "story"
"""The id of a story that is made of text files."""


class FaultyFiles(Exception):
    """The files that the user named cannot be compared; `lines` say why, a file and fault each."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def read(paths: Sequence[Path]) -> Dossier:
    """The story in these files; a folder stands for the .txt files in it. FaultyFiles names all that is wrong."""
    wrong: list[str] = []
    files = [file for path in paths for file in _in(path, wrong)]
    texts = {file: text for file in files if (text := _text(file, wrong)) is not None}
    stories = [file for file in files if file.suffix.lower() == ".json"]
    if len(stories) > 1 or (stories and len(files) > 1):
        wrong.append("one story at a time: give one .json file, or text files only")
    found = [*(_story(file, texts[file], wrong) for file in stories if file in texts), _of_texts(texts, wrong)]
    if wrong:
        raise FaultyFiles(wrong)
    return next(dossier for dossier in found if dossier)


def _in(path: Path, wrong: list[str]) -> list[Path]:
    """The file, or those of the folder."""
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.txt"))
    if not found:
        wrong.append(f"{path}: no .txt file in this folder")
    return found


def _text(file: Path, wrong: list[str]) -> str | None:
    try:
        return decode(file.read_bytes())
    except NotUtf8 as error:
        wrong.append(f"{file}: {error}")
    except OSError as error:
        wrong.append(f"{file}: {error.strerror or error}")
    return None


def _story(file: Path, text: str, wrong: list[str]) -> Dossier | None:
    try:
        return _checked(parse(text))
    except NotJson as error:
        wrong.append(f"{file}: {error}")
    except ValidationError as error:
        wrong.extend(f"{file}: {fault}" for fault in faults(error))
    return None


def _of_texts(texts: dict[Path, str], wrong: list[str]) -> Dossier | None:
    """A story of the text files; the name of each is its article's id and source, and its text stays whole."""
    files = [file for file in texts if file.suffix.lower() != ".json"]
    names = [file.stem for file in files]
    ids = names if len(set(names)) == len(names) else [str(file) for file in files]
    articles = [{"id": at, "source": at, "text": texts[file]} for at, file in zip(ids, files, strict=True)]
    try:
        return _checked({"id": STORY_OF_FILES, "articles": articles}) if articles else None
    except ValidationError as error:
        wrong.extend(_by_file(faults(error), files))
    return None


def _checked(value: object) -> Dossier:
    dossier: Dossier = StoryForm().load(value)  # type: ignore[arg-type]  # it refuses what is no mapping
    return dossier


def _by_file(found: Sequence[Fault], files: Sequence[Path]) -> Iterator[str]:
    """The faults of a story of text files ("#/articles/2/text"), each said of its file, none twice."""
    lines = (f"{files[int(fault.pointer.split('/')[2])]}: {fault.detail}" for fault in found)
    return iter(dict.fromkeys(lines))
