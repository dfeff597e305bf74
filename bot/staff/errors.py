"""What went wrong, for people who do not program."""

from __future__ import annotations


class StaffError(Exception):
    """Nothing was done: the message says what is wrong, and what there is instead."""
