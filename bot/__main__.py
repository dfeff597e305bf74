"""`python -m bot` is `parcours`."""

from bot.cli import main

main()
