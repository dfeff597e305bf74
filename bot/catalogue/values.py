"""The typed values that facts carry beside their sentences, so that they can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, validator

from bot.catalogue.texts import Entry, not_empty

Unit = Literal["month", "year", "person", "school", "course", "job", "percent"]

MONTHS = {"month": 1, "year": 12}


class Quantity(Entry):
    """`{number: 7, unit: month}`, or a range `{number: 150, to: 200, unit: person}`."""

    number: float
    to: float | None = None
    unit: Unit

    @property
    def order(self) -> tuple[str, float]:
        if self.unit in MONTHS:
            return "duration", self.number * MONTHS[self.unit]
        return self.unit, self.number


class Money(Entry):
    """`{amount: 200000, currency: EUR}`, or a range with `to`; nothing to pay is amount 0."""

    amount: float = Field(ge=0)
    to: float | None = None
    currency: Literal["EUR"] = "EUR"

    @property
    def order(self) -> tuple[str, float]:
        return self.currency, self.amount


class PlaceValue(Entry):
    """`{place: gent}`."""

    place: str

    @property
    def order(self) -> tuple[str, str]:
        return "place", self.place


class Names(Entry):
    """`{list: [Python, Git]}`: proper names, the same in both languages, or place ids."""

    names: tuple[str, ...] = Field(alias="list")

    _some = validator("names", allow_reuse=True)(not_empty)

    @property
    def order(self) -> tuple[str, float]:
        return "list", len(self.names)


class Moment(Entry):
    """`{date: "2018-10"}`: a year, a month or a day, as precise as the source."""

    date: str = Field(regex=r"^\d{4}(-\d{2}(-\d{2})?)?$")

    @validator("date", pre=True)
    def _unquoted(cls, date: Any) -> str:
        return str(date)

    @property
    def order(self) -> tuple[str, str]:
        return "date", self.date


Value = Quantity | Money | PlaceValue | Names | Moment

KINDS: Mapping[str, type[Entry]] = {
    "number": Quantity,
    "amount": Money,
    "place": PlaceValue,
    "list": Names,
    "date": Moment,
}


def read_value(data: Any) -> Any:
    """The value whose first key `data` holds, so that mistakes are told of that kind only."""
    if isinstance(data, dict):
        for key, kind in KINDS.items():
            if key in data:
                return kind.parse_obj(data)
        raise ValueError(f"a value has one of the keys {', '.join(KINDS)}")
    return data
