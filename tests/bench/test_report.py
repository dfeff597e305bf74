"""Results can be kept and read."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from bench.accuracy import TITLES
from bench.assistants import DEFAULT, NLPJS, PARCOURS, Understanding
from bench.chart import draw
from bench.measuring import FULL, Load, Results, Running
from bench.report import BEGIN, END, put_into, summary, to_json, to_markdown
from bench.scoring import Figure
from bench.talking import LongTalk
from bench.times import Times, times_of


def understanding(assistant: str, share: float, milliseconds: float) -> Understanding:
    figures = {name: Figure(0.9, 0.8, 0.95) for name in TITLES}
    if assistant == NLPJS.name:
        figures["entity_f1"] = Figure(*[float("nan")] * 3)
    return Understanding(
        assistant=assistant,
        share=share,
        examples=int(share * 8000),
        epochs=25 if assistant == DEFAULT.name else None,
        training_s=60.0,
        parsing=Times(milliseconds, 2 * milliseconds, 3 * milliseconds),
        scores={"fr": figures, "nl": figures},
        neutral_marked=0 if assistant == PARCOURS.name else None,
        model_bytes=15_000_000,
        memory=900_000_000,
    )


def running(assistant: str, milliseconds: float) -> Running:
    times = Times(milliseconds, 2 * milliseconds, 3 * milliseconds)
    return Running(
        assistant=assistant,
        seconds_to_start=10.0,
        memory_at_start=800_000_000,
        memory_at_end=900_000_000,
        turn=times,
        turns=600,
        lost=0,
        loads=tuple(Load(users, 30.0, times, 0) for users in (1, 8, 32)),
        long=LongTalk(200, milliseconds, 2 * milliseconds),
    )


@pytest.fixture
def results() -> Results:
    names = (PARCOURS.name, DEFAULT.name, NLPJS.name)
    return Results(
        effort=FULL.name,
        day="2026-12-01",
        python="3.10.13",
        cores=2,
        left_out={"fr": 3, "nl": 0},
        neutral=90,
        understanding=[understanding(n, s, 2.0) for s in (0.5, 1.0) for n in names],
        running=[running(PARCOURS.name, 20.0), running(DEFAULT.name, 80.0)],
    )


def row(markdown: str, title: str) -> list[str]:
    line = next(line for line in markdown.splitlines() if line.startswith(f"| {title} |"))
    return [cell.strip() for cell in line.strip("|").split("|")[1:]]


def test_json_has_null_where_there_is_no_figure(results: Results) -> None:
    kept = json.loads(to_json(results))
    assert kept["understanding"][2]["scores"]["fr"]["entity_f1"] == [None] * 3
    assert kept["understanding"][0]["scores"]["fr"]["top_1"] == [0.9, 0.8, 0.95]


def test_speed_is_told_as_times_that_of_the_first_column(results: Results) -> None:
    assert row(to_markdown(results, "x.svg"), "a whole turn, p50, ms") == ["20", "80 (4×)", "-"]


def test_what_is_not_measured_is_a_dash(results: Results) -> None:
    markdown = to_markdown(results, "x.svg")
    assert row(markdown, "entity spans, F1, fr")[2] == "-"
    assert row(markdown, "neutral messages given a language") == ["0 of 90", "-", "-"]


def test_what_was_cut_short_or_left_out_is_said(results: Results) -> None:
    markdown = to_markdown(results, "x.svg")
    assert "25 on 0.5, 25 on 1" in markdown
    assert "the training data have them: 3 fr, 0 nl" in markdown
    assert "not the figures to quote" not in markdown
    quick = dataclasses.replace(results, effort="quick")
    assert "not the figures to quote" in to_markdown(quick, "x.svg")


def test_growth_has_a_row_a_share_and_assistant(results: Results) -> None:
    growth = to_markdown(results, "x.svg").split("### Growth")[1]
    assert growth.count("| 4,000 |") == growth.count("| 8,000 |") == 3


def test_the_summary_compares_with_the_default(results: Results) -> None:
    assert summary(results).startswith("A whole turn takes 0.25 of the time of Rasa, default")
    assert summary(dataclasses.replace(results, running=[])) == ""


def test_only_the_figures_of_the_page_are_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    put_into(page, "new\n")
    assert page.read_text() == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"


def test_the_chart_is_a_small_picture(results: Results, tmp_path: Path) -> None:
    draw(results, tmp_path / "chart.svg")
    picture = (tmp_path / "chart.svg").read_text()
    assert "Parcours" in picture
    assert len(picture) < 60_000


def test_times_are_milliseconds() -> None:
    assert times_of([0.001, 0.002, 0.003]).p50 == 2
