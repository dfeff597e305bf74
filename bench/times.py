"""How long things take, in milliseconds: the middle, and what the slowest wait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Times(NamedTuple):
    p50: float
    p95: float
    p99: float


def times_of(seconds: Sequence[float]) -> Times:
    return Times(*(round(float(ms), 3) for ms in np.percentile(seconds, [50, 95, 99]) * 1000))
