"""Reading the catalogue's folder into a `Catalogue`, or saying what is wrong and where."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.errors import CatalogueError, error_at
from bot.catalogue.references import broken_references
from bot.catalogue.schema import Body, Place, School, Source, Topic, Word
from bot.catalogue.texts import Entry

SHARED = ("sources", "bodies", "topics", "places", "words")

E = TypeVar("E", bound=Entry)


def catalogue_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yml"))


def load_catalogue(folder: Path | str) -> Catalogue:
    """The catalogue of a folder: five shared files, and one file a school.

    Raises:
        CatalogueError: a file is missing or says what it may not; it names file and line.
    """
    folder = Path(folder)
    contents = _contents(folder)
    for name in SHARED:
        if folder / f"{name}.yml" not in contents:
            raise CatalogueError(folder / f"{name}.yml", 1, "the file is missing")
    schools: dict[str, School] = {}
    files: dict[str, Path] = {}
    for file, content in contents.items():
        if file.stem in SHARED:
            continue
        school = _parse(School, _data(file, content), file)
        if school.id in schools:
            problem = f"the id '{school.id}' is already that of {files[school.id].name}"
            raise error_at(file, ("id",), problem)
        schools[school.id], files[school.id] = school, file
    catalogue = Catalogue(
        schools=schools,
        topics=_entries(Topic, folder / "topics.yml", contents),
        places=_entries(Place, folder / "places.yml", contents),
        sources=_entries(Source, folder / "sources.yml", contents),
        bodies=_entries(Body, folder / "bodies.yml", contents),
        words=_entries(Word, folder / "words.yml", contents),
        version=_version(contents),
    )
    for kind, name, path, problem in broken_references(catalogue):
        if kind == "schools":
            raise error_at(files[name], path, problem)
        raise error_at(folder / f"{kind}.yml", (kind, name, *path), problem)
    return catalogue


def _contents(folder: Path) -> dict[Path, bytes]:
    contents = {}
    for file in catalogue_files(folder):
        try:
            contents[file] = file.read_bytes()
        except OSError as error:
            raise CatalogueError(file, 1, f"the file cannot be read: {error}") from error
    return contents


def _entries(model: type[E], file: Path, contents: dict[Path, bytes]) -> dict[str, E]:
    """The entries of a shared file, `<its name>: {<id>: {...}}`."""
    name = file.stem
    data = _data(file, contents[file])
    entries = data.pop(name, None)
    if data or not isinstance(entries, dict):
        raise CatalogueError(file, 1, f"the file has one key, '{name}', with the entries by id")
    return {str(key): _parse(model, entry, file, name, key) for key, entry in entries.items()}


def _parse(model: type[E], data: Any, file: Path, *where: str) -> E:
    if where:
        if not isinstance(data, dict):
            raise error_at(file, where, f"'{where[-1]}' has no keys of its own")
        if "id" in data:
            raise error_at(file, (*where, "id"), "the id is the entry's own key")
        data = {"id": str(where[-1]), **data}
    try:
        return model.parse_obj(data)
    except ValidationError as error:
        path, problem = next(_problems(error))
        raise error_at(file, (*where, *path), problem) from error


def _problems(error: ValidationError) -> Iterator[tuple[tuple[int | str, ...], str]]:
    for fault in error.errors():
        path = tuple(step for step in fault["loc"] if step != "__root__")
        name = ".".join(str(step) for step in path) or "the entry"
        if fault["type"] == "value_error.missing":
            yield path, f"'{name}' is missing"
        elif fault["type"] == "value_error.extra":
            yield path, f"'{name}' is not a known key"
        else:
            yield path, f"'{name}': {fault['msg']}"


def _data(file: Path, content: bytes) -> dict[str, Any]:
    try:
        data = YAML(typ="safe").load(content.decode("utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"this is not YAML: {error.problem or error.context}"
        raise CatalogueError(file, mark.line + 1 if mark else 1, problem) from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise CatalogueError(file, 1, f"this is not YAML in UTF-8: {error}") from error
    if not isinstance(data, dict):
        raise CatalogueError(file, 1, "the file holds no keys")
    return data


def _version(contents: dict[Path, bytes]) -> str:
    digest = hashlib.sha256()
    for file, content in contents.items():
        digest.update(file.name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:12]
