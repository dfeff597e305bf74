"""`python -m bench`: what is measured, and on what."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.processes import QUIET
from bot.settings import PROJECT

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def main() -> NoReturn:
    os.environ.update(QUIET)
    # Libraries switch their warnings on again as they are imported.
    warnings.showwarning = lambda *_, **__: None
    app(prog_name="python -m bench")
    sys.exit(0)


@app.callback()
def bench() -> None:
    """Accuracy, speed and size, of Parcours and of what one could take instead."""


@app.command()
def accuracy(
    model: Annotated[Path | None, typer.Option(help="A trained model to judge.")] = None,
    fresh: Annotated[bool, typer.Option(help="Train, even if there is a model.")] = False,
    errors: Annotated[bool, typer.Option(help="Print each message misunderstood.")] = False,
) -> None:
    """Parcours on the blind sets: the model of the present data, else one trained now."""
    # TensorFlow comes with Rasa: seconds that `--help` need not wait for.
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
