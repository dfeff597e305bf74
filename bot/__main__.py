"""`python -m bot` is `parcours`."""

from bot.cli import app

app(prog_name="parcours")
