"""Offering interview slots and understanding which one is chosen."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import (
    current_catalogue,
    database,
    intent_of,
    language_of,
    named,
    payload,
)
from bot.booking import (
    PastSlot,
    Refusal,
    Search,
    Slot,
    SlotTaken,
    TooSoon,
    free_slots,
    hold_slot,
    nearest_slots,
)
from bot.language import When, format_day, format_time, format_when, parse_when
from bot.storage import reading, transaction

MORE = "more"
# As in "plutôt jeudi vers 14h".
FEW_WORDS = 5
# Which of the two does not matter where only the words count.
ANYWHERE = ZoneInfo("Europe/Brussels")


def zone_of(place: str) -> ZoneInfo:
    return ZoneInfo(current_catalogue().place(place).timezone)


def describe(slot: Slot, language: str) -> dict[str, str]:
    """Values of a response about a slot: day with weekday, time on the campus's clock, place."""
    catalogue = current_catalogue()
    return {
        "day": format_day(slot.start.date(), language),  # type: ignore[arg-type]
        "time": format_time(slot.start.time(), language),  # type: ignore[arg-type]
        "place": catalogue.place(slot.campus).name[language],
        "school": catalogue.school(slot.school).label[language],
        "mode": catalogue.words[slot.mode][language],
    }


def describe_meeting(slot: Slot, language: str) -> dict[str, str]:
    """As `describe`, with what is told once it is booked: with whom, in which room, the link."""
    words = current_catalogue().words
    meeting = words[slot.mode][language]
    for name, given in (("interviewer", slot.interviewer), ("location", slot.location)):
        if given:
            meeting = words[name][language].format(meeting=meeting, given=given)
    return {**describe(slot, language), "meeting": meeting}


def moment(slot: Slot, language: str) -> str:
    return format_when(slot.start, language)  # type: ignore[arg-type]


def choose_slot(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    place: str | None,
    school: str | None,
    given: dict[str, Any],
) -> dict[str, Any]:
    """What the message says of the time: a slot chosen and held, or the wish to be met."""
    chosen, said = _chosen(tracker), wish_of(tracker)
    if chosen is not None:
        return _hold(dispatcher, tracker, chosen)
    if _wants_others(tracker, given):
        return {"booking_after": tracker.get_slot("slots_offered")[-1], "booking_slot": None}
    wish = said or tracker.get_slot("booking_wish")
    changed = {"booking_wish": wish, "booking_after": None, "booking_slot": None}
    moved = "booking_place" in given and not tracker.get_slot("booking_slot")
    if not wish or not (said or moved):
        return {}
    if place is None:
        return changed if said else {}
    when = _read(wish, datetime.now(zone_of(place)))
    if when.problem is not None:
        dispatcher.utter_message(response="utter_invalid_day")
        return changed | {"booking_wish": None}
    if when.past:
        dispatcher.utter_message(response="utter_booking_past")
        return changed | {"booking_wish": None}
    fitting = _fitting(tracker, place, school, when)
    if len(fitting) == 1 and _is_exact(when):
        return changed | _hold(dispatcher, tracker, fitting[0].id)
    return changed


def _read(wish: dict[str, str], now: datetime) -> When:
    return parse_when(wish["text"], wish["language"], now)  # type: ignore[arg-type]


def _chosen(tracker: Tracker) -> int | None:
    """The slot of a button, of "le premier", or the only one offered where that is agreed to."""
    offered = tracker.get_slot("slots_offered") or []
    asked = tracker.get_slot("requested_slot") == "booking_slot"
    if named(tracker, "slot"):
        return int(named(tracker, "slot")[0])
    numbers = [int(choice) for choice in named(tracker, "choice") if choice.isdigit()]
    if asked and len(offered) == 1 and intent_of(tracker) == "affirm":
        numbers.append(1)
    return offered[numbers[0] - 1] if numbers and numbers[0] <= len(offered) else None


def _wants_others(tracker: Tracker, given: dict[str, Any]) -> bool:
    """Whether none of those offered will do."""
    asked = tracker.get_slot("requested_slot") == "booking_slot"
    if not tracker.get_slot("slots_offered"):
        return False
    if MORE in named(tracker, "choice"):
        # "Een ander e-mailadres" is about no slot.
        return asked or set(named(tracker, "field")) <= {"booking_slot"}
    refused = asked and intent_of(tracker) == "deny"
    return refused and not (given or _speaks_of_time(tracker))


def wish_of(tracker: Tracker) -> dict[str, str] | None:
    """The wish for a time, with its language, which may change before it is met."""
    return _said(tracker) if _speaks_of_time(tracker) else None


def _said(tracker: Tracker) -> dict[str, str]:
    return {"text": tracker.latest_message["text"], "language": language_of(tracker)}


def names_a_time(tracker: Tracker) -> bool:
    """Whether a few words answer "which day and time?", whatever else they might mean."""
    text = tracker.latest_message["text"]
    asked = tracker.get_slot("requested_slot") == "booking_slot"
    if not asked or "?" in text or len(text.split()) > FEW_WORDS:
        return False
    return bool(_read(_said(tracker), datetime.now(ANYWHERE)))


def _speaks_of_time(tracker: Tracker) -> bool:
    """Digits alone are a phone number where that was asked."""
    text = tracker.latest_message["text"]
    if "contact" in (tracker.get_slot("requested_slot") or "") and not any(map(str.isalpha, text)):
        return False
    return names_a_time(tracker) or bool(named(tracker, "date") or named(tracker, "time"))


def _is_exact(when: When) -> bool:
    return bool(when.days and when.times and when.times.is_point)


def _fitting(
    tracker: Tracker, place: str, school: str | None, when: When, limit: int = 3
) -> list[Slot]:
    """Free slots in the moments that `when` may mean, the likelier first."""
    found: dict[int, Slot] = {}
    for meant in (when, *when.alternatives):
        if found or not (meant.days or meant.times):
            break
        search = _search(place, school, meant)
        page = reading(
            database(),
            lambda session, search=search: free_slots(  # type: ignore[misc]
                session,
                search,
                now=datetime.now(ZoneInfo("UTC")),
                conversation=tracker.sender_id,
                limit=limit,
            ),
        )
        found |= {slot.id: slot for slot in page.slots}
    return list(found.values())


def _search(place: str, school: str | None, when: When | None) -> Search:
    days = when.days if when else None
    times = when.times if when else None
    return Search(
        campus=place,
        school=school,
        from_=days.first if days else None,
        to=days.last if days else None,
        times=_window(times.first, times.last, times.about) if times else None,
    )


def _window(first: time, last: time, about: bool) -> tuple[time, time]:
    """An hour around "vers 14h"."""
    if not about:
        return first, last
    return time(max(first.hour - 1, 0), first.minute), time(min(last.hour + 1, 23), last.minute)


def _hold(dispatcher: CollectingDispatcher, tracker: Tracker, slot_id: int) -> dict[str, Any]:
    try:
        transaction(
            database(),
            lambda session: hold_slot(
                session,
                slot_id,
                conversation=tracker.sender_id,
                language=language_of(tracker),
                now=datetime.now(ZoneInfo("UTC")),
            ),
        )
    except (PastSlot, TooSoon):
        dispatcher.utter_message(response="utter_booking_past")
    except SlotTaken as refusal:
        dispatcher.utter_message(response="utter_booking_taken")
        return others_near(refusal.slot)
    except Refusal:
        dispatcher.utter_message(response="utter_booking_not_possible")
    else:
        return {"booking_slot": slot_id, "booking_key": uuid.uuid4().hex, "booking_confirmed": None}
    return others_near(None)


def others_near(taken: Slot | None) -> dict[str, Any]:
    """Another time is to be chosen, those nearest to the one taken first."""
    return {
        **dict.fromkeys(("booking_slot", "booking_wish", "booking_after")),
        "booking_near": taken.starts_at.isoformat() if taken else None,
    }


def offer_slots(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    place: str,
    school: str | None,
    without: int | None = None,
) -> list[EventType]:
    """Three free slots that meet the wish; else the nearest to it; else the waiting list.

    Near a time that was taken, where there is no other wish; never the one `without`.
    """
    language, now = language_of(tracker), datetime.now(zone_of(place))
    wish, after = tracker.get_slot("booking_wish"), tracker.get_slot("booking_after")
    near = tracker.get_slot("booking_near")
    when = _read(wish, now) if wish else None
    search = _search(place, school, None)
    known = {"now": now, "conversation": tracker.sender_id, "without": without}

    def nearest(wanted: datetime) -> Iterable[Slot]:
        return reading(database(), lambda s: nearest_slots(s, search, wanted, **known))

    response = "utter_ask_booking_slot"
    if after is None and when and (when.days or when.times):
        slots: Iterable[Slot] = _fitting(tracker, place, school, when)
        if not slots:
            response, slots = "utter_ask_booking_slot_nearest", nearest(when.start or now)
    elif after is None and near:
        response, slots = "utter_ask_booking_slot_near", nearest(datetime.fromisoformat(near))
    else:
        slots = reading(database(), lambda s: free_slots(s, search, after=after, **known)).slots
    offered = list(slots)
    if not offered:
        dispatcher.utter_message(
            response="utter_booking_no_more_slots" if after else "utter_booking_no_slots",
            place=current_catalogue().place(place).name[language],
        )
        return [SlotSet("slots_offered", []), SlotSet("booking_after", None)]
    _say_offer(dispatcher, response, offered, language, when)
    return [SlotSet("slots_offered", [slot.id for slot in offered])]


def _say_offer(
    dispatcher: CollectingDispatcher,
    response: str,
    offered: list[Slot],
    language: str,
    when: When | None,
) -> None:
    catalogue = current_catalogue()
    buttons = [
        {
            "title": f"{moment(slot, language)} ({catalogue.words[slot.mode][language]})",
            "payload": payload("inform", slot=str(slot.id)),
        }
        for slot in offered
    ]
    buttons.append(
        {"title": catalogue.words["others"][language], "payload": payload("inform", choice=MORE)}
    )
    dispatcher.utter_message(
        response=response,
        place=catalogue.place(offered[0].campus).name[language],
        wish=format_when(when, language) if when else "",  # type: ignore[arg-type]
        buttons=buttons,
    )
