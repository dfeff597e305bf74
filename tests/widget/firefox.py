"""Firefox by its own remote protocol, Marionette: keys are pressed, scripts tell what is seen."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIREFOX = os.environ.get("PARCOURS_FIREFOX") or shutil.which("firefox-esr") or ""
STARTS_WITHIN_S = 60
ANSWERS_WITHIN_S = 30
# Any free port, told in a file; nothing asked of others.
PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "http://127.0.0.1:1");
user_pref("browser.safebrowsing.update.enabled", false);
user_pref("intl.accept_languages", "fr-FR, fr");
"""
# As WebDriver names keys.
TAB, ENTER, ESCAPE, SHIFT = "\ue004", "\ue006", "\ue00c", "\ue008"


class Firefox:
    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._stream = connection.makefile("rb")
        self._asked = 0
        self._receive()  # It says first who it is.
        self._do("WebDriver:NewSession")

    def open(self, address: str) -> None:
        self._do("WebDriver:Navigate", url=address)

    def press(self, *keys: str) -> None:
        """One key after the other; all stay down until the last is up."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        source = {"type": "key", "id": "keyboard", "actions": [*down, *up]}
        self._do("WebDriver:PerformActions", actions=[source])

    def type(self, text: str) -> None:
        for sign in text:
            self.press(sign)

    def tell(self, script: str) -> Any:
        """What an expression is worth, a promise's value included."""
        return self._do(
            "WebDriver:ExecuteAsyncScript",
            script=f"Promise.resolve({script}).then(arguments[0])",
            args=[],
            sandbox=None,
        )

    def wait_for(self, script: str) -> None:
        until = time.monotonic() + ANSWERS_WITHIN_S
        while not self.tell(script):
            assert time.monotonic() < until, f"never true: {script}"
            time.sleep(0.05)

    def _do(self, command: str, **parameters: Any) -> Any:
        self._asked += 1
        message = json.dumps([0, self._asked, command, parameters])
        self._connection.sendall(f"{len(message)}:{message}".encode())
        _, _, error, result = self._receive()
        assert error is None, f"{command}: {error}"
        return result.get("value") if isinstance(result, dict) else result

    def _receive(self) -> Any:
        length = b""
        while (sign := self._stream.read(1)) != b":":
            assert sign, "Firefox has ended"
            length += sign
        return json.loads(self._stream.read(int(length)))


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    (profile / "user.js").write_text(PREFERENCES)
    command = [FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    with (profile / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        with socket.create_connection(
            ("127.0.0.1", _port(profile)), ANSWERS_WITHIN_S
        ) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait(ANSWERS_WITHIN_S)


def _port(profile: Path) -> int:
    file, until = profile / "MarionetteActivePort", time.monotonic() + STARTS_WITHIN_S
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < until, (profile / "log").read_text()
        time.sleep(0.1)
    return int(file.read_text())
