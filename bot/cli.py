"""`parcours`: what staff and developers type."""

from __future__ import annotations

import typer

from bot.settings import settings

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def parcours() -> None:
    """A French and Dutch admissions assistant for free schools of AI and code."""


@app.command()
def train() -> None:
    """Train a model of the present data, unless there is one."""
    from bot.training import train as train_model

    typer.echo(train_model(settings()))
