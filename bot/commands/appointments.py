"""`parcours appointments`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Campus, First, Interviewer, Last, School
from bot.staff.asked import Wanted

Status = Annotated[str | None, typer.Option(help="booked, cancelled, done or no_show.")]
Reference = Annotated[str, typer.Argument(help="Such as P-7K3M9Q.")]

app = typer.Typer(no_args_is_help=True, help="Who comes when.")


@app.command("list")
def show(
    campus: Campus = None,
    school: School = None,
    interviewer: Interviewer = None,
    status: Status = None,
    first: First = None,
    last: Last = None,
) -> None:
    """The appointments, on the campus's clock."""
    from bot.staff import appointments

    typer.echo(appointments.listed(Wanted(campus, school, interviewer, first, last), status))


@app.command()
def export(
    format_: Annotated[str, typer.Option("--format", help="csv or ics.")] = "csv",
    file: Annotated[
        Path | None, typer.Option("--to", help="The file to write; else it is printed.")
    ] = None,
    campus: Campus = None,
    school: School = None,
    interviewer: Interviewer = None,
    status: Status = None,
    first: First = None,
    last: Last = None,
) -> None:
    """The appointments as a table for a spreadsheet, or as a calendar."""
    from bot.staff import appointments

    wanted = Wanted(campus, school, interviewer, first, last)
    if file is None:
        typer.echo(appointments.exported(wanted, status, format_), nl=False)
    else:
        typer.echo(appointments.export(wanted, status, format_, file))


@app.command()
def done(reference: Reference) -> None:
    """The interview took place."""
    from bot.staff import appointments

    typer.echo(appointments.marked(reference, "done"))


@app.command("no-show")
def no_show(reference: Reference) -> None:
    """The applicant did not come."""
    from bot.staff import appointments

    typer.echo(appointments.marked(reference, "no_show"))
