"""`python -m bench`: everything (QUICK=1: a small share, ten minutes), or accuracy alone."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.processes import QUIET
from bot.settings import PROJECT

if TYPE_CHECKING:
    from bench.measuring import Results

# Commands import what they use: TensorFlow, which comes with Rasa, takes seconds.

RESULTS = Path(__file__).parent / "results"
PAGE = PROJECT / "docs" / "benchmarks.md"

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def main() -> NoReturn:
    os.environ.update(QUIET)
    # Libraries switch their warnings on again as they are imported.
    warnings.showwarning = lambda *_, **__: None
    app(prog_name="python -m bench")
    sys.exit(0)


@app.callback(invoke_without_command=True)
def everything(
    context: typer.Context,
    only: Annotated[
        list[str] | None, typer.Option(help="Only this assistant: parcours, rasa_default ...")
    ] = None,
    keep: Annotated[bool, typer.Option(help="Write bench/results and docs/benchmarks.md.")] = True,
) -> None:
    """Accuracy, speed and size, of Parcours and of what one could take instead."""
    if context.invoked_subcommand is not None:
        return
    from bench.assistants import ASSISTANTS, MeasuringFailed, install_nlpjs
    from bench.measuring import FULL, QUICK, measure
    from bench.report import summary, to_markdown

    chosen = [assistant for assistant in ASSISTANTS if not only or assistant.name in only]
    effort = QUICK if os.environ.get("QUICK", "0") not in ("", "0") else FULL
    try:
        if any(assistant.config is None for assistant in chosen):
            install_nlpjs()
        results = measure(effort, chosen)
    except MeasuringFailed as error:
        sys.exit(f"bench: {error}")
    print(to_markdown(results, f"{effort.name}.svg"))
    print(summary(results))
    if keep:
        _keep(results)


@app.command()
def accuracy(
    model: Annotated[Path | None, typer.Option(help="A trained model to judge.")] = None,
    fresh: Annotated[bool, typer.Option(help="Train, even if there is a model.")] = False,
    errors: Annotated[bool, typer.Option(help="Print each message misunderstood.")] = False,
) -> None:
    """Parcours on the blind sets: the model of the present data, else one trained now."""
    from bench import accuracy as judging
    from bench.blind import LANGUAGES
    from bench.leaks import leaks
    from bench.nlu import Reader, train_understanding
    from bot.settings import settings
    from bot.training import model_file

    present = model_file(settings())
    chosen = model or (present if present.exists() and not fresh else None)
    with tempfile.TemporaryDirectory(prefix="parcours-bench-") as folder:
        if chosen is None:
            # Rasa's cache does not see that code changed.
            os.environ["RASA_MAX_CACHE_SIZE"] = "0"
            started = time.monotonic()
            chosen = train_understanding(Path(folder))
            print(f"trained in {time.monotonic() - started:.0f} s")
        reader = Reader(chosen)
    read = reader.read(judging.all_texts())
    for language in LANGUAGES:
        if found := len(leaks(language)):
            print(f"{language}: {found} left out, they stand in data/nlu: python -m bench leaks")
    print(f"{chosen.name}\n\n{judging.table(judging.scores(read.readings))}")
    marked = judging.marked_neutral(read.readings)
    print(f"\nneutral messages marked with a language: {len(marked)} {marked or ''}")
    for language, judged in judging.judged_by_language(read.readings).items():
        print(f"\n{language}, most frequent mistakes\n{judging.confusions(judged)}")
        print(f"\n{language}, entities\n{judging.entity_faults(judged)}")
        if errors:
            print(f"\n{language}, every mistake\n{judging.mistakes(judged)}")


@app.command("leaks")
def show_leaks() -> None:
    """Blind messages that the training data have too, to be taken out there."""
    from bench.blind import LANGUAGES
    from bench.leaks import leaks

    for language in LANGUAGES:
        for example, near in leaks(language).items():
            file = near.file.relative_to(PROJECT)
            print(f"{file}: {near.text}   ({near.likeness:.2f} like: {example.text})")


@app.command("read", hidden=True)
def read_alone(model: Path, result: Path, rounds: int, ours: bool = False) -> None:
    """For the benchmark itself: read the blind sets in a process that does nothing else."""
    if ours:
        from bot.dialogue.tensorflow import leave_out_unneeded

        leave_out_unneeded()
    from bench.assistants import write_readings

    write_readings(model, result, rounds)


def _keep(results: Results) -> None:
    from bench.chart import draw
    from bench.measuring import FULL
    from bench.report import put_into, to_json, to_markdown

    RESULTS.mkdir(exist_ok=True)
    name = results.effort
    (RESULTS / f"{name}.json").write_text(to_json(results), encoding="utf-8")
    draw(results, RESULTS / f"{name}.svg")
    if name == FULL.name:
        put_into(PAGE, to_markdown(results, f"../bench/results/{name}.svg"))
    else:
        page = f"# Benchmarks, {name}\n\n{to_markdown(results, f'{name}.svg')}"
        (RESULTS / f"{name}.md").write_text(page, encoding="utf-8")
