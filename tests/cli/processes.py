"""What runs on this machine, as the tests of starting and stopping see it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterable


def table() -> dict[int, tuple[int, str]]:
    """Every process that is no zombie, nor the one that lists them: its parent, and its state."""
    ps = subprocess.Popen(["ps", "-A", "-o", "pid=,ppid=,stat="], stdout=subprocess.PIPE, text=True)
    rows = [line.split(None, 2) for line in ps.communicate()[0].splitlines()]
    return {
        int(pid): (int(parent), state)
        for pid, parent, state in rows
        if state[0] != "Z" and int(pid) != ps.pid
    }


def descendants(pid: int) -> set[int]:
    """What `pid` started, and what that started."""
    found, processes = {pid}, table()
    while more := {p for p, (parent, _) in processes.items() if parent in found} - found:
        found |= more
    return found - {pid}


def alive(pids: Iterable[int]) -> set[int]:
    return set(pids) & set(table())


def wait_until(happens: Callable[[], object], within: float = 10) -> None:
    give_up_at = time.monotonic() + within
    while not happens():
        assert time.monotonic() < give_up_at, "it did not happen in time"
        time.sleep(0.05)
