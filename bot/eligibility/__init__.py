"""The advisory check: what the sources say of whom a school is for, beside what a person says.

It informs and decides nothing: no score, no ranking, no verdict, and it gates no booking
(AI Act annex III 3(a), GDPR art. 22). The same catalogue and answers give the same assessment,
so that a check can be replayed from its log.
"""

from bot.eligibility.assessing import (
    Assessment,
    Other,
    Result,
    assess,
    nearest_school,
    other_schools,
    questions_for,
)
from bot.eligibility.checks import Check, OtherRules, forget_checks, log_check, read_checks, replay

__all__ = [
    "Assessment",
    "Check",
    "Other",
    "OtherRules",
    "Result",
    "assess",
    "forget_checks",
    "log_check",
    "nearest_school",
    "other_schools",
    "questions_for",
    "read_checks",
    "replay",
]
