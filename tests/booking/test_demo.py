from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.booking import Search, known_campuses
from bot.booking.demo import fill, is_empty
from bot.booking.slots import every_free_slot, list_slots
from bot.catalogue import load_catalogue
from bot.settings import PROJECT
from bot.storage import models
from tests.booking.world import World

CATALOGUE = load_catalogue(PROJECT / "data" / "catalogue")


def test_every_campus_of_every_school_gets_two_weeks_of_slots(world: World) -> None:
    assert world.do(is_empty)
    world.do(lambda session: fill(session, CATALOGUE, now=world.now))
    assert not world.do(is_empty)
    slots = world.do(lambda s: tuple(every_free_slot(s, Search(), now=world.now)))
    wanted = {
        (school.id, place)
        for school in CATALOGUE.schools.values()
        for place in school.campuses
        if CATALOGUE.place(place).has_campus
    }
    assert {(slot.school, slot.campus) for slot in slots} == wanted
    for school, campus in wanted:
        own = [slot for slot in slots if (slot.school, slot.campus) == (school, campus)]
        assert len({slot.start.date() for slot in own}) == 10
        assert {slot.mode for slot in own} == {"on_site", "video"}
    assert max(slot.starts_at for slot in slots) < world.now + timedelta(days=15)


def test_filling_again_adds_nothing(world: World) -> None:
    first = world.do(lambda session: fill(session, CATALOGUE, now=world.now))
    again = world.do(lambda session: fill(session, CATALOGUE, now=world.now))
    assert first.new > 0 and (again.new, again.known) == (0, first.new)
    last = world.now + timedelta(days=99)
    assert len(world.do(lambda s: list_slots(s, first=world.now, last=last))) == first.new


def test_campuses_have_the_zone_of_their_country(world: World) -> None:
    world.do(lambda session: fill(session, CATALOGUE, now=world.now))
    for campus in world.do(known_campuses).values():
        zone = {"BE": "Europe/Brussels", "FR": "Europe/Paris"}[campus.country]
        assert campus.timezone == zone
    assert "montpellier" not in world.do(known_campuses)  # near one that has a campus
    zones = select(models.slots.c.campus, models.slots.c.timezone).distinct()
    for campus_id, zone in world.do(lambda session: session.execute(zones).all()):
        assert CATALOGUE.place(campus_id).timezone == zone
