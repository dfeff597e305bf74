"""The mail as staff see it: what was sent, and whom they should reach in another way."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.booking.undelivered import Undelivered, count_mails, list_undelivered
from bot.settings import Settings, settings
from bot.staff.office import office
from bot.staff.tables import day_of, hours_of, table

COLUMNS = ("No", "Mail", "State", "Reference", "Name", "E-mail", "Interview", "Tried", "Reason")
MEANINGS = {
    "in_doubt": "In doubt: the line broke while it was handed over. Ask whether it arrived.",
    "failed": "Failed: refused for good, or too late. It is not sent any more.",
    "postponed": "Postponed: it is tried again by itself.",
}


def overview() -> str:
    with office() as here:
        counts = here.read(count_mails)
        mails = here.read(lambda session: list_undelivered(session, now=here.now))
    to_send = counts.get("pending", 0) + counts.get("claimed", 0)
    states = {mail.state for mail in mails}
    return table(
        COLUMNS,
        [_row(mail) for mail in mails],
        *(text for state, text in MEANINGS.items() if state in states),
        f"{counts.get('sent', 0)} sent, {to_send} to be sent. {_way(settings())}",
    )


def _way(given: Settings) -> str:
    if given.smtp_url:
        return f"Mail goes to the server {urlsplit(given.smtp_url).hostname}."
    return f"Without PARCOURS_SMTP_URL mail is written to {given.mail}."


def _row(mail: Undelivered) -> tuple[object, ...]:
    when = f"{day_of(mail.slot.start)} {hours_of(mail.slot)}"
    return (
        *(mail.id, mail.kind, mail.state, mail.reference, mail.name, mail.email or ""),
        *(when, mail.attempts, mail.trouble),
    )
