"""From the clock on a campus's wall to an instant, and back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo


class NoSuchTime(ValueError):
    """The wall clock skips that time, on the night when summer time begins."""


class TimeComesTwice(ValueError):
    """The wall clock shows that time twice, on the night when summer time ends."""


def instant(day: date, at: time, zone: str) -> datetime:
    """The one instant, in UTC, at which the wall clock of `zone` shows this.

    Raises:
        NoSuchTime, TimeComesTwice: there is none, or there are two.
    """
    local = datetime.combine(day, at, ZoneInfo(zone))
    moment = local.astimezone(timezone.utc)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(f"{at:%H:%M} does not exist on {day} in {zone}: the clock skips it")
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise TimeComesTwice(f"{at:%H:%M} comes twice on {day} in {zone}: take another time")
    return moment


def same_time_on_earlier_day(moment: datetime, days: int, zone: str) -> datetime:
    """As many calendar days before, when the wall clock shows the same, in UTC."""
    local = moment.astimezone(ZoneInfo(zone)).replace(fold=0)
    return (local - timedelta(days=days)).astimezone(timezone.utc)
