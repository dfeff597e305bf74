"""Processes that end with the one that started them, however that ended."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import IO

# A subshell waits for the end of the pipe that only the starter holds open, then ends the group:
# nothing outlives its starter, however that ended.
LEASH = 'exec 3<&0 </dev/null; (read -r _ <&3; kill -s KILL 0) & exec "$@" 3<&-'


@lru_cache(maxsize=1)
def _life() -> tuple[int, int]:
    """A pipe that closes when this process ends."""
    return os.pipe()


def hand_on() -> None:
    """What this process becomes by `exec` holds the leash from then on."""
    os.set_inheritable(_life()[1], True)


def start_leashed(
    command: Sequence[str], *, env: Mapping[str, str], cwd: Path, output: IO[bytes]
) -> subprocess.Popen[bytes]:
    """`command` in a process group of its own that ends with this process, SIGKILL included."""
    return subprocess.Popen(
        ["/bin/sh", "-c", LEASH, "sh", *command],
        stdin=_life()[0],
        stdout=output,
        stderr=subprocess.STDOUT,
        env=env,
        cwd=cwd,
        start_new_session=True,
    )


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a leashed process with all it started."""
    # The number stays the group's while the subshell is in it. macOS refuses where all are dead.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def leashed(
    command: Sequence[str], *, env: Mapping[str, str], cwd: Path, output: IO[bytes]
) -> Iterator[subprocess.Popen[bytes]]:
    """A leashed process that ends with the block at the latest."""
    process = start_leashed(command, env=env, cwd=cwd, output=output)
    try:
        yield process
    finally:
        end_group(process)
