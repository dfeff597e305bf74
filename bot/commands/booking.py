"""Single commands around the booking."""

from __future__ import annotations

import typer

from bot.commands.options import Campus


def waiting(campus: Campus = None) -> None:
    """Who waits for a slot: mail offers one, who left a phone number has to be called."""
    from bot.staff.waiting import listed

    typer.echo(listed(campus))


def mail() -> None:
    """How many mails were sent, and each that was not or is in doubt."""
    from bot.staff.mail import overview

    typer.echo(overview())


def demo() -> None:
    """Two weeks of demonstration slots for every campus, from tomorrow on."""
    from bot.staff.demonstration import fill

    typer.echo(fill())
