"""`python -m bot.gateway`: serve the chat to browsers."""

from __future__ import annotations

import logging
import sys

import uvicorn

from bot.gateway.app import create_app
from bot.gateway.wordings import WordingMissing
from bot.settings import SettingsError, settings

STOP_WITHIN_S = 5


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    # Its request lines hold Rasa's token, which travels in the address.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        given = settings()
        app = create_app(given)
    except (SettingsError, WordingMissing, OSError) as error:
        print(f"The gateway cannot start: {error}", file=sys.stderr)
        return 1
    uvicorn.run(
        app,
        host=given.host,
        port=given.port,
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=STOP_WITHIN_S,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
