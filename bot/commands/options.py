"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Campus = Annotated[str | None, typer.Option(help="Only there, such as gent.")]
School = Annotated[str | None, typer.Option(help="Only for it, such as becode.")]
Interviewer = Annotated[str | None, typer.Option(help="Only with this person.")]
First = Annotated[
    str | None, typer.Option("--from", help="First day, 2026-03-31 or 31/03/2026; else today.")
]
Last = Annotated[str | None, typer.Option("--until", help="Last day; else four weeks in all.")]
