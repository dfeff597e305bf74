"""The refusal that all contact details share."""

from __future__ import annotations

from typing import Literal

Reason = Literal["missing", "several", "malformed", "too_long", "digits", "sentence"]


class NotUnderstood(ValueError):
    """An answer that is not what was asked for: `text` as typed, and why."""

    wanted = "a contact detail"

    def __init__(self, text: str, reason: Reason) -> None:
        # The text is personal: it is data for the caller, not for a log line.
        super().__init__(f"no usable {self.wanted}: {reason}")
        self.text = text
        self.reason = reason
