"""What the README shows."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from bot.settings import PROJECT

ADDRESS = "http://127.0.0.1:8080"


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_whole_conversation_with_curl(system):
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    script = readme.partition("```sh\n")[2].partition("```")[0]
    assert ADDRESS in script
    done = subprocess.run(
        ["sh", "-euc", script.replace(ADDRESS, system.url)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    told, brace, replies = done.stdout.partition("{")
    assert "gratuite" in told
    *said, history = json.loads(f"[{brace}{replies.replace('}{', '},{')}]")
    assert len(said) == 3
    assert all(reply["messages"] and "unavailable" not in reply for reply in said)
    assert "7 mois" in said[2]["messages"][0]["text"]
    written = [each["text"] for each in history["messages"] if each["author"] == "user"]
    assert (written[0], written[-1]) == ("C’est gratuit à Gand ?", "Combien de temps ?")
    assert len(written) == 4
