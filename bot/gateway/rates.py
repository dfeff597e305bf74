"""How fast messages may come."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from collections.abc import Callable

MINUTE_S = 60.0
# Of those asked least recently the count is forgotten.
REMEMBERED = 50_000


class TooFast(Exception):
    """Wait `retry_after` seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"wait {retry_after:.1f} s")
        self.retry_after = retry_after


class RateLimiter:
    """A full minute's share at once, then as fast as it comes back."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self._interval = MINUTE_S / per_minute
        self._clock = clock
        # When each will have its whole share again.
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def count(self, who: str) -> None:
        """Count one request.

        Raises:
            TooFast: the share is used up. The request then does not count.
        """
        now = self._clock()
        full_at = max(self._full_at.pop(who, now), now) + self._interval
        wait = full_at - now - MINUTE_S
        # Rounding must not refuse the last of the share.
        refused = wait > self._interval / 1000
        self._full_at[who] = full_at - self._interval if refused else full_at
        if len(self._full_at) > REMEMBERED:
            self._full_at.popitem(last=False)
        if refused:
            raise TooFast(wait)


def network_of(address: str) -> str:
    """What counts as one client: an IPv4 address, or the /64 that an IPv6 customer is given."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
