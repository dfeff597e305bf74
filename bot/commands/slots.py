"""`parcours slots`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Campus, First, Interviewer, Last, School
from bot.staff.asked import Pattern, Unsaid, Wanted

Numbers = Annotated[list[int], typer.Argument(help="As `parcours slots list` shows them.")]

app = typer.Typer(no_args_is_help=True, help="When people can be interviewed.")


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="A table (.csv) or a calendar (.ics).")],
    campus: Annotated[str | None, typer.Option(help="Of a calendar: such as gent.")] = None,
    school: Annotated[str | None, typer.Option(help="Of a calendar: such as becode.")] = None,
    capacity: Annotated[int | None, typer.Option(help="Of a calendar: else 1.")] = None,
    language: Annotated[str | None, typer.Option(help="Of a calendar: fr, nl or both.")] = None,
    mode: Annotated[str | None, typer.Option(help="Of a calendar: on_site or video.")] = None,
    interviewer: Annotated[str | None, typer.Option(help="Of a calendar: whose it is.")] = None,
    location: Annotated[
        str | None, typer.Option(help="Of a calendar: for events without a place.")
    ] = None,
) -> None:
    """Add the slots of a file: all of them, or none and what is wrong line by line."""
    from bot.staff import slots

    unsaid = Unsaid(campus, school, capacity, language, mode, interviewer, location)
    typer.echo(slots.import_file(file, unsaid))


@app.command()
def add(
    campus: Annotated[str, typer.Option(help="Such as gent.")],
    school: Annotated[str, typer.Option(help="Such as becode.")],
    weekdays: Annotated[str, typer.Option(help="Such as mon,thu or mon-fri.")],
    hours: Annotated[str, typer.Option(help="Such as 9:00-12:00,14:00-16:30.")],
    first: Annotated[str, typer.Option("--from", help="First day: 2026-03-31 or 31/03/2026.")],
    last: Annotated[str, typer.Option("--until", help="Last day, included.")],
    length: Annotated[int, typer.Option(help="Minutes of an interview.")] = 30,
    every: Annotated[int | None, typer.Option(help="Minutes from start to start.")] = None,
    language: Annotated[str, typer.Option(help="fr, nl or both.")] = "both",
    mode: Annotated[str, typer.Option(help="on_site or video.")] = "on_site",
    interviewer: Annotated[str, typer.Option(help="Who; never in two places at once.")] = "",
    capacity: Annotated[int, typer.Option(help="People at the same time.")] = 1,
    location: Annotated[str, typer.Option(help="Room, or address of the video call.")] = "",
) -> None:
    """Add slots by a weekly pattern; public holidays are left out."""
    from bot.staff import patterns

    pattern = Pattern(
        *(campus, school, weekdays, hours, first, last, length, every),
        *(language, mode, interviewer, capacity, location),
    )
    typer.echo(patterns.add(pattern))


@app.command("list")
def show(
    campus: Campus = None,
    school: School = None,
    interviewer: Interviewer = None,
    first: First = None,
    last: Last = None,
    free: Annotated[bool, typer.Option("--free", help="Only those with a seat left.")] = False,
) -> None:
    """The slots and how many seats are booked, on the campus's clock."""
    from bot.staff import slots

    wanted = Wanted(campus, school, interviewer, first, last)
    typer.echo(slots.listed(wanted, only_free=free))


@app.command()
def close(numbers: Numbers) -> None:
    """Offer these slots to nobody any more; what is booked stays."""
    from bot.staff import slots

    typer.echo(slots.set_closed(numbers, closed=True))


@app.command("open")
def reopen(numbers: Numbers) -> None:
    """Offer these slots again."""
    from bot.staff import slots

    typer.echo(slots.set_closed(numbers, closed=False))
