"""Booking of interviews: slots, holds, appointments, the waiting list, mail and calendar files.

Every function takes the session of a `bot.storage.transaction`, and the time as `now`, and either
does all of what it says or raises a `Refusal`.
"""

from bot.booking.appointments import (
    Appointment,
    appointment_by_reference,
    appointments_of,
    list_appointments,
)
from bot.booking.campuses import Campus, campuses_of, known_campuses, put_campuses
from bot.booking.changing import cancel, mark, reschedule
from bot.booking.confirming import confirm
from bot.booking.contacts import Contact, read_contact
from bot.booking.erasing import Receipt, erase_conversation, erase_person, forget_old
from bot.booking.holds import Hold, find_hold, hold_slot, let_go
from bot.booking.lookup import booking_by_reference, booking_of, find_booking
from bot.booking.references import read_reference
from bot.booking.refusals import (
    HoldExpired,
    KeyReused,
    NoOffer,
    NotBooked,
    NotYet,
    PastSlot,
    Refusal,
    SlotTaken,
    TooManyTries,
    TooSoon,
    UnknownAppointment,
    UnknownSlot,
)
from bot.booking.slots import (
    Page,
    Search,
    Slot,
    close_slot,
    free_slots,
    list_slots,
    nearest_slots,
    slot_by_id,
)
from bot.booking.waiting import (
    Offer,
    Waiting,
    accept,
    join,
    leave,
    list_waiting,
    position,
)

__all__ = [
    "Appointment",
    "Campus",
    "Contact",
    "Hold",
    "HoldExpired",
    "KeyReused",
    "NoOffer",
    "NotBooked",
    "NotYet",
    "Offer",
    "Page",
    "PastSlot",
    "Receipt",
    "Refusal",
    "Search",
    "Slot",
    "SlotTaken",
    "TooManyTries",
    "TooSoon",
    "UnknownAppointment",
    "UnknownSlot",
    "Waiting",
    "accept",
    "appointment_by_reference",
    "appointments_of",
    "booking_by_reference",
    "booking_of",
    "campuses_of",
    "cancel",
    "close_slot",
    "confirm",
    "erase_conversation",
    "erase_person",
    "find_booking",
    "find_hold",
    "forget_old",
    "free_slots",
    "hold_slot",
    "join",
    "known_campuses",
    "leave",
    "let_go",
    "list_appointments",
    "list_slots",
    "list_waiting",
    "mark",
    "nearest_slots",
    "position",
    "put_campuses",
    "read_contact",
    "read_reference",
    "reschedule",
    "slot_by_id",
]
