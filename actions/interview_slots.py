"""Offering interview slots and understanding which one is chosen."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import chain, islice, zip_longest
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
from bot.booking.holds import HOLD_FOR
from bot.booking.slots import PAGE
from bot.language import When, format_day, format_time, format_when, parse_when
from bot.storage import reading, transaction

MORE = "more"
# Beside the slots offered: words of buttons, and what these send.
OTHERS = {"others": payload("inform", choice=MORE)}
WAITING = {"waiting_list": payload("inform", waiting="yes")}
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
        "mode": _mode(slot, language),
    }


def describe_meeting(slot: Slot, language: str) -> dict[str, str]:
    """As `describe`, with what is told once it is booked: with whom, in which room, the link."""
    words = current_catalogue().words
    meeting = _mode(slot, language)
    for name, given in (("interviewer", slot.interviewer), ("location", slot.location)):
        if given:
            meeting = words[name][language].format(meeting=meeting, given=given)
    return {**describe(slot, language), "meeting": meeting}


def _mode(slot: Slot, language: str) -> str:
    """On site or by video, and in which language where it is not the person's."""
    words = current_catalogue().words
    spoken = () if slot.spoken_in(language) else (words[f"in_{slot.language}"][language],)
    return ", ".join((words[slot.mode][language], *spoken))


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
        return {"slots_shown": all_shown(tracker), "booking_slot": None}
    wish = said or tracker.get_slot("booking_wish")
    changed = {"booking_wish": wish, "slots_shown": None, "booking_slot": None}
    elsewhere = given.get("booking_place") not in (None, tracker.get_slot("booking_place"))
    moved = elsewhere and not tracker.get_slot("booking_slot")
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
    wanted = Search(campus=place, school=school, language=language_of(tracker))
    fitting = _fitting(wanted, when, **_known(tracker))
    if _is_exact(when) and len(fitting) == 1 and _within(wanted, when).fits(fitting[0]):
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


def all_shown(tracker: Tracker) -> list[int]:
    """The slots of the last offer and of those before it."""
    return [*(tracker.get_slot("slots_shown") or ()), *(tracker.get_slot("slots_offered") or ())]


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
    """Whether it is one time of one day. Of its hours, "à 2h", those free decide which is meant."""
    return bool(when.days and when.times and when.times.is_point) and not _on_several_days(when)


def _on_several_days(when: When) -> bool:
    """As "vendredi prochain", or "jeudi 12" where the 12th is a Saturday: the person says which."""
    return len({each.start.date() for each in _readings(when) if each.start}) > 1


def _readings(when: When) -> list[When]:
    """All that it may mean, the likelier first."""
    meant = (when, *when.alternatives)
    return [each for each in meant if (each.days or each.times) and not each.past]


def _known(tracker: Tracker) -> dict[str, Any]:
    """What each search for free slots has to know."""
    return {"now": datetime.now(ZoneInfo("UTC")), "conversation": tracker.sender_id}


def _fitting(wanted: Search, when: When, **known: Any) -> list[Slot]:
    """Free slots in the moments that `when` may mean, some of each, soonest first."""
    pages = reading(
        database(),
        lambda session: [
            free_slots(session, _within(wanted, each), **known).slots for each in _readings(when)
        ],
    )
    by_turns = chain.from_iterable(zip_longest(*pages))
    found = {slot.id: slot for slot in by_turns if slot}
    return sorted(islice(found.values(), PAGE), key=lambda slot: slot.starts_at)


def _within(wanted: Search, when: When) -> Search:
    days, times = when.days, when.times
    return replace(
        wanted,
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
    language = language_of(tracker)
    try:
        hold = transaction(
            database(),
            lambda session: hold_slot(
                session,
                slot_id,
                conversation=tracker.sender_id,
                language=language,
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
        # What was understood is said at once: "vendredi à 14h" may be another day than was meant.
        dispatcher.utter_message(
            response="utter_booking_slot_held",
            **describe(hold.slot, language),
            minutes=str(HOLD_FOR // timedelta(minutes=1)),
        )
        return {"booking_slot": slot_id, "booking_key": uuid.uuid4().hex, "booking_confirmed": None}
    return others_near(None)


def others_near(taken: Slot | None) -> dict[str, Any]:
    """Another time is to be chosen, those nearest to the one taken first."""
    return {
        **dict.fromkeys(("booking_slot", "booking_wish", "slots_shown")),
        "booking_near": taken.starts_at.isoformat() if taken else None,
    }


def offer_slots(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    place: str,
    school: str | None,
    without: int | None = None,
) -> list[EventType]:
    """Three free slots that were not shown yet, in the person's language while there are any.

    Else in the other one, else the waiting list. Never the one `without`.
    """
    wish, language = tracker.get_slot("booking_wish"), language_of(tracker)
    when = _read(wish, datetime.now(zone_of(place))) if wish else When()
    wanted = Search(campus=place, school=school, language=language)
    response, offered = _next_slots(tracker, wanted, when, without)
    instead = OTHERS
    if not offered:
        response = "utter_ask_booking_slot_other_language"
        _, offered = _next_slots(tracker, replace(wanted, language=None), when, without)
        # Who moves an interview keeps the one they have, and waits for none.
        instead = OTHERS if without else OTHERS | WAITING
    if offered:
        _say_offer(dispatcher, response, offered, instead, language, when)
    else:
        dispatcher.utter_message(
            response="utter_booking_no_more_slots"
            if tracker.get_slot("slots_shown")
            else "utter_booking_no_slots",
            place=current_catalogue().place(place).name[language],
        )
    return [SlotSet("slots_offered", [slot.id for slot in offered])]


def _next_slots(
    tracker: Tracker, wanted: Search, when: When, without: int | None
) -> tuple[str, Sequence[Slot]]:
    """Those that meet the wish; else the nearest to it, or to a time that was taken; else the next.

    With the response that offers them.
    """
    shown, near = tracker.get_slot("slots_shown") or (), tracker.get_slot("booking_near")
    known = {**_known(tracker), "shown": shown, "without": without}

    def nearest(moment: datetime) -> Sequence[Slot]:
        return reading(database(), lambda s: nearest_slots(s, wanted, moment, **known))

    if when.days or when.times:
        if fitting := _fitting(wanted, when, **known):
            ambiguous = _on_several_days(when)
            response = "utter_ask_booking_slot_which_day" if ambiguous else "utter_ask_booking_slot"
            return response, fitting
        response = "utter_ask_booking_slot_near" if shown else "utter_ask_booking_slot_nearest"
        return response, nearest(when.start or known["now"])
    if near:
        return "utter_ask_booking_slot_near", nearest(datetime.fromisoformat(near))
    page = reading(database(), lambda s: free_slots(s, wanted, **known))
    return "utter_ask_booking_slot", page.slots


def _say_offer(
    dispatcher: CollectingDispatcher,
    response: str,
    offered: Sequence[Slot],
    instead: dict[str, str],
    language: str,
    when: When,
) -> None:
    catalogue = current_catalogue()
    buttons = [
        {
            "title": f"{moment(slot, language)} ({_mode(slot, language)})",
            "payload": payload("inform", slot=str(slot.id)),
        }
        for slot in offered
    ]
    buttons += [
        {"title": catalogue.words[word][language], "payload": sent}
        for word, sent in instead.items()
    ]
    dispatcher.utter_message(
        response=response,
        place=catalogue.place(offered[0].campus).name[language],
        wish=format_when(when, language),  # type: ignore[arg-type]
        buttons=buttons,
    )
