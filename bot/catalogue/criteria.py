"""Criteria of the advisory check: declarative, each with its source and its reasons in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, root_validator, validator

from bot.catalogue.texts import Entry, Text, not_empty

Question = Literal["age", "employment_status", "education", "residence"]
Outcome = Literal["met", "not_met", "unknown"]
Answer = int | str

EMPLOYMENT_STATUSES = (
    "job_seeker",
    "employed",
    "self_employed",
    "student",
    "on_benefits",
    "inactive",
)
EDUCATIONS = (
    "none",
    "lower_secondary",
    "upper_secondary",
    "bac2",
    "bachelor",
    "master",
    "doctorate",
)
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "employment_status": EMPLOYMENT_STATUSES,
    "education": EDUCATIONS,
}


class AmongTest(Entry):
    """`{in: [job_seeker], unclear: [on_benefits]}`: `unclear` answers settle nothing."""

    among: tuple[str, ...] = Field(alias="in")
    unclear: tuple[str, ...] = ()

    _some = validator("among", allow_reuse=True)(not_empty)

    def outcome(self, answer: Answer | None) -> Outcome:
        if answer is None or answer in self.unclear:
            return "unknown"
        return "met" if answer in self.among else "not_met"


class BetweenTest(Entry):
    """`{between: [19, 39]}`, bounds included; `null` leaves a side open."""

    between: tuple[int | None, int | None]

    def outcome(self, answer: Answer | None) -> Outcome:
        if not isinstance(answer, int):
            return "unknown"
        low, high = self.between
        below = low is not None and answer < low
        above = high is not None and answer > high
        return "not_met" if below or above else "met"


class AnyTest(Entry):
    """`{any: true}`: open to all, whatever the answer."""

    anything: Literal[True] = Field(alias="any")

    def outcome(self, answer: Answer | None) -> Outcome:
        return "met"


Test = AmongTest | BetweenTest | AnyTest

TESTS: Mapping[str, type[Entry]] = {"in": AmongTest, "between": BetweenTest, "any": AnyTest}


class Criterion(Entry):
    """What a source says of whom a school is for; it informs and never decides."""

    id: str
    kind: Literal["condition", "priority", "profile_sought"]
    question: Question
    test: Test
    met: Text
    not_met: Text | None = None
    unknown: Text | None = None
    why: Text
    sources: tuple[str, ...]

    _sourced = validator("sources", allow_reuse=True)(not_empty)

    @validator("test", pre=True)
    def _test_by_key(cls, data: Any) -> Any:
        if isinstance(data, dict):
            for key, kind in TESTS.items():
                if key in data:
                    return kind.parse_obj(data)
            raise ValueError(f"a test has one of the keys {', '.join(TESTS)}")
        return data

    @root_validator(skip_on_failure=True)
    def _test_suits_question(cls, values: dict[str, Any]) -> dict[str, Any]:
        test, question = values["test"], values["question"]
        if isinstance(test, BetweenTest) and question != "age":
            raise ValueError("'between' tests an age only")
        if isinstance(test, AmongTest):
            if question == "age":
                raise ValueError("an age is tested with 'between'")
            allowed = ANSWERS.get(question, ())
            strange = sorted({*test.among, *test.unclear} - set(allowed))
            if allowed and strange:
                raise ValueError(f"'{strange[0]}' is no {question}; there is {', '.join(allowed)}")
        if not isinstance(test, AnyTest) and not (values["not_met"] and values["unknown"]):
            raise ValueError("'not_met' and 'unknown' need their words too")
        return values

    def outcome(self, answer: Answer | None) -> Outcome:
        return self.test.outcome(answer)

    def reason(self, outcome: Outcome) -> Text:
        """The words for an outcome; a criterion open to all only has those for `met`."""
        words = {"met": self.met, "not_met": self.not_met, "unknown": self.unknown}[outcome]
        return words or self.met
