"""What places and schools are called in a language."""

from __future__ import annotations

from typing import Protocol

from bot.catalogue import Catalogue
from bot.language.languages import Language


class Names(Protocol):
    """Names for ids; an id without a name is given back as it is."""

    def place(self, place_id: str, language: Language) -> str: ...

    def school(self, school_id: str, language: Language) -> str: ...


class CatalogueNames:
    """Those of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def place(self, place_id: str, language: Language) -> str:
        place = self._catalogue.places.get(place_id)
        return getattr(place.name, language) if place else place_id

    def school(self, school_id: str, language: Language) -> str:
        school = self._catalogue.schools.get(school_id)
        return getattr(school.label, language) if school else school_id
