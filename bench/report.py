"""Results as JSON to keep and Markdown to read."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.accuracy import TITLES, shown
from bench.assistants import ASSISTANTS, DEFAULT, PARCOURS, Understanding
from bench.blind import LANGUAGES
from bench.measuring import FULL, Results, Running

MB = 1_000_000
BEGIN, END = "<!-- figures, by `make bench` -->", "<!-- end of figures -->"
EXPLAINED = """\
In brackets: 95 % intervals, by resampling the messages (1,000 times). *Out of scope found* and *in
scope refused* go by the first intent; *asked back* are those that the assistant is too unsure to
act on; *answered wrongly* those it acts on mistakenly. Entities count with both ends and their
kind right, an article or preposition before them left aside. ECE: 10 bins of equal width."""
SPEED_EXPLAINED = """\
In brackets: how many times the first column. A whole turn goes through gateway, Rasa, action server
and SQLite; nlp.js only understands. Messages come from the same cores that answer them. Memory is
RSS: what processes share counts in each."""
UNDERSTANDING_COSTS: dict[str, Callable[[Understanding], float]] = {
    "training, s": lambda u: u.training_s,
    "a message understood, p50, ms": lambda u: u.parsing.p50,
    "a message understood, p95, ms": lambda u: u.parsing.p95,
    "a message understood, p99, ms": lambda u: u.parsing.p99,
    "model on disk, MB": lambda u: u.model_bytes / MB,
    "memory, understanding alone, MB": lambda u: u.memory / MB,
}
RUNNING_COSTS: dict[str, Callable[[Running], float]] = {
    "a whole turn, p50, ms": lambda r: r.turn.p50,
    "a whole turn, p95, ms": lambda r: r.turn.p95,
    "a whole turn, p99, ms": lambda r: r.turn.p99,
    "turns a second, 1 user": lambda r: r.loads[0].turns_per_second,
    "turns a second, 8 users": lambda r: r.loads[1].turns_per_second,
    "turns a second, 32 users": lambda r: r.loads[2].turns_per_second,
    "start-up, s": lambda r: r.seconds_to_start,
    "memory of all processes, started, MB": lambda r: r.memory_at_start / MB,
    "memory of all processes, at the end, MB": lambda r: r.memory_at_end / MB,
    "first 10 turns of a conversation, median, ms": lambda r: r.long.first,
    "last 10 of its 200 turns, median, ms": lambda r: r.long.last,
    "last against first": lambda r: r.long.ratio,
    "answers lost": lambda r: r.lost + sum(load.lost for load in r.loads),
}


def to_json(results: Results) -> str:
    """With null where there is no figure; an interval is [value, low, high]."""
    content = json.loads(json.dumps(dataclasses.asdict(results)), parse_constant=lambda _: None)
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def to_markdown(results: Results, chart: str) -> str:
    """`chart` is the address of its picture."""
    parts = [_conditions(results), f"![Accuracy and time a turn]({chart})"]
    parts += ["### Understanding", _understanding(results), EXPLAINED]
    parts += ["### Speed and size", _speed(results)]
    if len({each.share for each in results.understanding}) > 1:
        parts += ["### Growth", _growth(results)]
    return "\n\n".join(parts) + "\n"


def put_into(page: Path, figures: str) -> None:
    """Replace the figures of `page`, and leave what people wrote."""
    before, rest = page.read_text(encoding="utf-8").split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    page.write_text(f"{before}{BEGIN}\n\n{figures}\n{END}{after}", encoding="utf-8")


def _conditions(results: Results) -> str:
    compared = _compared(results)
    epochs = [f"{u.epochs} on {u.share:.3g}" for u in results.understanding if u.epochs]
    lines = [
        f"Run of {results.day}, Python {results.python}, {results.cores} cores, all in one run on "
        f"the same data: {compared[0].examples:,} messages to train on"
        f" ({compared[0].share:.3g} of all).",
    ]
    if epochs:
        lines.append(
            f"DIET's epochs (its default is 100) at each share of the data: {', '.join(epochs)}."
        )
    if any(results.left_out.values()):
        left_out = ", ".join(f"{n} {language}" for language, n in results.left_out.items())
        lines.append(f"Left out of the blind sets, since the training data have them: {left_out}.")
    if results.effort != FULL.name:
        lines.append("A quick run, on a small share: not the figures to quote.")
    return "\n".join(lines)


def _compared(results: Results) -> list[Understanding]:
    """What was trained on the largest share."""
    share = max(each.share for each in results.understanding)
    return [each for each in results.understanding if each.share == share]


def _understanding(results: Results) -> str:
    compared = _compared(results)
    rows = [
        [f"{title}, {language}", *(shown(each.scores[language][name]) for each in compared)]
        for name, title in TITLES.items()
        for language in LANGUAGES
    ]
    marked = (
        "-" if u.neutral_marked is None else f"{u.neutral_marked} of {results.neutral}"
        for u in compared
    )
    rows.append(["neutral messages given a language", *marked])
    return _table(["", *(_title(each.assistant) for each in compared)], rows)


def _speed(results: Results) -> str:
    compared = _compared(results)
    by_name = {each.assistant: each for each in results.running}
    runs = [by_name.get(each.assistant) for each in compared]
    rows = [_row(title, compared, value) for title, value in UNDERSTANDING_COSTS.items()]
    rows += [_row(title, runs, value) for title, value in RUNNING_COSTS.items()]
    table = _table(["", *(_title(each.assistant) for each in compared)], rows)
    return f"{table}\n\n{SPEED_EXPLAINED}"


def _row(title: str, columns: Iterable[Any], value: Callable[[Any], float]) -> list[str]:
    """The first column is ours, the others say how many times as much."""
    figures = [None if column is None else value(column) for column in columns]
    own = figures[0]
    cells = [
        "-" if figure is None else _amount(figure) + _times(figure, own if number else None)
        for number, figure in enumerate(figures)
    ]
    return [title, *cells]


def _times(figure: float, own: float | None) -> str:
    return f" ({figure / own:.2g}×)" if own else ""


def _amount(figure: float) -> str:
    if figure == 0 or math.isnan(figure):
        return "0" if figure == 0 else "-"
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def _growth(results: Results) -> str:
    header = ["trained on", "", *(f"intent right, {language}" for language in LANGUAGES)]
    header += ["training, s", "understood p50, ms", "model, MB", "memory, MB"]
    rows = [
        [
            f"{each.examples:,}",
            _title(each.assistant),
            *(shown(each.scores[language]["top_1"]) for language in LANGUAGES),
            _amount(each.training_s),
            _amount(each.parsing.p50),
            _amount(each.model_bytes / MB),
            _amount(each.memory / MB),
        ]
        for each in results.understanding
    ]
    return _table(header, rows)


def _title(name: str) -> str:
    return next(assistant.title for assistant in ASSISTANTS if assistant.name == name)


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def summary(results: Results) -> str:
    """The two ratios that matter most, in a sentence; nothing where there is no peer."""
    runs = {each.assistant: each for each in results.running}
    if not {PARCOURS.name, DEFAULT.name} <= set(runs):
        return ""
    ours, theirs = runs[PARCOURS.name], runs[DEFAULT.name]
    return (
        f"A whole turn takes {ours.turn.p50 / theirs.turn.p50:.2f} of the time of {DEFAULT.title}, "
        f"start-up {ours.seconds_to_start / theirs.seconds_to_start:.2f}, "
        f"memory {ours.memory_at_end / theirs.memory_at_end:.2f}; "
        f"turn {ours.long.turns} takes {ours.long.ratio:.2f} times the first "
        f"(theirs {theirs.long.ratio:.2f})."
    )
