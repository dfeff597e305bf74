"""The commands of the staff, put under `parcours`.

Only their options stand here: what they do is in `bot.staff`, whose large libraries `parcours
--help` does without.
"""

from __future__ import annotations

import typer

from bot.commands import appointments, booking, slots


def add_commands(app: typer.Typer) -> None:
    app.add_typer(slots.app, name="slots")
    app.add_typer(appointments.app, name="appointments")
    app.command("waiting")(booking.waiting)
    app.command("mail")(booking.mail)
    app.command("demo")(booking.demo)
