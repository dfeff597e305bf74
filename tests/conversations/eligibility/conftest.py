from __future__ import annotations

from tests.conversations.booking.conftest import applicant, office

__all__ = ["applicant", "office"]
