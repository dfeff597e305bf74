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
from bot.catalogue.schema import Body, Place, School, Source, Topic
from bot.catalogue.texts import Entry

SHARED = ("sources", "bodies", "topics", "places")

E = TypeVar("E", bound=Entry)


def catalogue_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yml"))


def load_catalogue(folder: Path | str) -> Catalogue:
    """The catalogue of a folder: four shared files, and one file a school.

    Raises:
        CatalogueError: a file is missing or says what it may not; it names file and line.
    """
    folder = Path(folder)
    for name in SHARED:
        if not (folder / f"{name}.yml").is_file():
            raise CatalogueError(folder / f"{name}.yml", 1, "the file is missing")
    schools: dict[str, School] = {}
    files: dict[str, Path] = {}
    for file in catalogue_files(folder):
        if file.stem in SHARED:
            continue
        school = _parse(School, _read(file), file)
        if school.id in schools:
            problem = f"the id '{school.id}' is already that of {files[school.id].name}"
            raise error_at(file, ("id",), problem)
        schools[school.id], files[school.id] = school, file
    catalogue = Catalogue(
        schools=schools,
        topics=_entries(Topic, folder, "topics"),
        places=_entries(Place, folder, "places"),
        sources=_entries(Source, folder, "sources"),
        bodies=_entries(Body, folder, "bodies"),
        version=_version(folder),
    )
    for kind, name, path, problem in broken_references(catalogue):
        if kind == "schools":
            raise error_at(files[name], path, problem)
        raise error_at(folder / f"{kind}.yml", (kind, name, *path), problem)
    return catalogue


def _entries(model: type[E], folder: Path, name: str) -> dict[str, E]:
    """The entries of a shared file, `<name>: {<id>: {...}}`."""
    file = folder / f"{name}.yml"
    data = _read(file)
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


def _read(file: Path) -> dict[str, Any]:
    try:
        data = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"this is not YAML: {error.problem or error.context}"
        raise CatalogueError(file, mark.line + 1 if mark else 1, problem) from error
    except (YAMLError, OSError, UnicodeDecodeError) as error:
        raise CatalogueError(file, 1, f"the file cannot be read: {error}") from error
    if not isinstance(data, dict):
        raise CatalogueError(file, 1, "the file holds no keys")
    return data


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in catalogue_files(folder):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
