"""The figures say what their names promise."""

from __future__ import annotations

import math

import pytest

from bench.blind import Example, Span, blind_set, neutral_messages, plain
from bench.scoring import Reading, score

CITY = Span(2, 6, "city")


def example(intent: str, *spans: Span) -> Example:
    return Example("à Gand ?", "fr", intent, frozenset(spans))


def reading(*intents: str, confidence: float = 1.0, **more: object) -> Reading:
    return Reading(tuple((name, confidence) for name in intents), **more)  # type: ignore[arg-type]


def value(figure: str, *pairs: tuple[Example, Reading]) -> float:
    examples, readings = zip(*pairs, strict=True)
    return score(examples, readings)[figure].value


def test_annotations_are_taken_out_and_kept_as_spans() -> None:
    assert plain("à [Gand](city) ?") == ("à Gand ?", frozenset({CITY}))


def test_only_messages_in_scope_count_for_intents() -> None:
    pairs = [
        (example("ask_cost"), reading("ask_cost")),
        (example("ask_cost"), reading("ask_dates", "ask_income", "ask_cost")),
        (example("out_of_scope"), reading("ask_cost")),
    ]
    assert value("top_1", *pairs) == 0.5
    assert value("top_3", *pairs) == 1.0


def test_out_of_scope_is_found_or_wrongly_seen() -> None:
    pairs = [
        (example("out_of_scope"), reading("out_of_scope")),
        (example("out_of_scope"), reading("ask_cost")),
        (example("ask_cost"), reading("out_of_scope")),
        (example("ask_cost"), reading("ask_cost")),
    ]
    assert value("out_of_scope_found", *pairs) == 0.5
    assert value("wrongly_refused", *pairs) == 0.5


def test_who_asks_back_answers_nothing_wrongly() -> None:
    pairs = [
        (example("ask_cost"), reading("ask_dates", unsure=True)),
        (example("ask_cost"), reading("ask_dates")),
    ]
    assert value("asked_back", *pairs) == 0.5
    assert value("answered_wrongly", *pairs) == 0.5


def test_a_span_counts_with_its_ends_and_its_entity() -> None:
    found = frozenset({CITY, Span(0, 1, "date"), Span(0, 1, "scope")})
    assert value("entity_f1", (example("inform", CITY), reading("inform", spans=found))) == (
        pytest.approx(2 / 3)
    )


def test_a_mark_is_right_or_wrong_only_where_it_is_given() -> None:
    pairs = [
        (example("inform"), reading("inform", language="fr")),
        (example("inform"), reading("inform", language="nl")),
        (example("inform"), reading("inform")),
    ]
    assert value("language_right", *pairs) == 0.5
    assert value("language_given", *pairs) == pytest.approx(2 / 3)


def test_of_a_third_language_any_mark_but_ours_is_right() -> None:
    german = Example("Guten Tag", "nl", "out_of_scope", frozenset(), third=True)
    pairs = [(german, reading("out_of_scope", language=each)) for each in ("de", "nl")]
    assert value("language_right", *pairs) == 0.5


def test_confidence_that_comes_true_has_no_calibration_error() -> None:
    pairs = [(example("ask_cost"), reading("ask_cost", confidence=0.8))] * 4
    missed = (example("ask_cost"), reading("ask_dates", confidence=0.8))
    assert value("calibration_error", *pairs, missed) == pytest.approx(0)
    assert value("calibration_error", *pairs) == pytest.approx(0.2)


def test_intervals_hold_the_figure_and_narrow_with_more_messages() -> None:
    def width(times: int) -> float:
        pairs = [
            (example("ask_cost"), reading("ask_cost")),
            (example("ask_cost"), reading("ask_dates")),
        ] * times
        examples, readings = zip(*pairs, strict=True)
        figure = score(examples, readings)["top_1"]
        assert figure.low <= figure.value <= figure.high
        return figure.high - figure.low

    assert width(200) < width(20)


def test_nothing_to_count_is_not_a_number() -> None:
    assert math.isnan(value("out_of_scope_found", (example("ask_cost"), reading("ask_cost"))))


def test_the_blind_sets_have_at_least_500_messages_a_language() -> None:
    assert all(len(blind_set(language)) >= 500 for language in ("fr", "nl"))


def test_neutral_messages_are_different_from_each_other() -> None:
    messages = neutral_messages()
    assert len(set(messages)) == len(messages) >= 80


@pytest.mark.parametrize(
    ("text", "wide", "narrow"),
    [("om 14u", (0, 6), (3, 6)), ("le 12 mai", (0, 9), (3, 9)), ("à l'école IA", (0, 12), (4, 12))],
)
def test_an_article_or_preposition_may_stand_in_a_span_or_before_it(
    text: str, wide: tuple[int, int], narrow: tuple[int, int]
) -> None:
    meant = Example(text, "fr", "inform", frozenset({Span(*wide, "date")}))
    found = reading("inform", spans=frozenset({Span(*narrow, "date")}))
    assert value("entity_f1", (meant, found)) == 1.0


def test_a_name_that_begins_like_an_article_stays_whole() -> None:
    meant = Example("Lens", "fr", "inform", frozenset({Span(0, 4, "city")}))
    part = reading("inform", spans=frozenset({Span(2, 4, "city")}))
    assert value("entity_f1", (meant, part)) == 0.0
