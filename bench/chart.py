"""The results as one small picture."""

from __future__ import annotations

from pathlib import Path

import matplotlib  # type: ignore[import-untyped]
from matplotlib.axes import Axes  # type: ignore[import-untyped]
from matplotlib.figure import Figure  # type: ignore[import-untyped]

from bench.assistants import ASSISTANTS
from bench.measuring import Results

WIDTH, HEIGHT = 9.0, 3.4
# Told apart by the colour-blind, and by their marks in print.
LOOKS = dict(
    zip(
        (assistant.name for assistant in ASSISTANTS),
        (("#0072b2", "o"), ("#d55e00", "s"), ("#009e73", "^"), ("#777777", "x")),
        strict=True,
    )
)


def draw(results: Results, file: Path) -> None:
    """An SVG: how accuracy grows with the messages, how long a turn takes with users at once."""
    # Text stays text; names inside stay the same, so that only figures differ between runs.
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "parcours"})
    figure = Figure(figsize=(WIDTH, HEIGHT), constrained_layout=True)
    accuracy, speed = figure.subplots(1, 2)
    _draw_accuracy(results, accuracy)
    _draw_speed(results, speed)
    figure.savefig(file, format="svg", metadata={"Date": None})


def _draw_accuracy(results: Results, axes: Axes) -> None:
    for assistant in ASSISTANTS:
        own = [each for each in results.understanding if each.assistant == assistant.name]
        if own:
            colour, mark = LOOKS[assistant.name]
            right = [
                100
                * sum(scores["top_1"].value for scores in each.scores.values())
                / len(each.scores)
                for each in own
            ]
            axes.plot([e.examples for e in own], right, mark + "-", c=colour, label=assistant.title)
    axes.set_xscale("log")
    axes.set_xlabel("messages trained on")
    axes.set_title("Intent right, %, both languages", fontsize="medium")
    axes.legend(fontsize="small", frameon=False)
    axes.grid(alpha=0.3)


def _draw_speed(results: Results, axes: Axes) -> None:
    for run in results.running:
        colour, mark = LOOKS[run.assistant]
        title = next(a.title for a in ASSISTANTS if a.name == run.assistant)
        users = [str(load.users) for load in run.loads]
        waits = [load.times.p50 for load in run.loads]
        axes.plot(users, waits, mark + "-", c=colour, label=title)
    axes.set_yscale("log")
    axes.set_xlabel("users at once")
    axes.set_title("A whole turn, median ms", fontsize="medium")
    if results.running:
        axes.legend(fontsize="small", frameon=False)
    axes.grid(alpha=0.3, which="both")
