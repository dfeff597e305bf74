"""`python -m bot.gateway`, when it cannot start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

from bot.settings import PROJECT


def start(home, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.gateway"],
        cwd=PROJECT,
        env={**os.environ, "PARCOURS_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_wrong_setting_is_named_in_one_line(tmp_path):
    ended = start(tmp_path, PARCOURS_PORT="lots")
    assert ended.returncode == 1
    assert "PARCOURS_PORT" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_port_that_is_taken_is_said_without_a_traceback(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = start(tmp_path, PARCOURS_PORT=port)
    assert ended.returncode != 0
    assert "address already in use" in ended.stderr
    assert "Traceback" not in ended.stderr
