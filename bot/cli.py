"""`parcours`: what staff and developers type. Known failures are one sentence, no traceback."""

from __future__ import annotations

import datetime
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot import processes
from bot.catalogue import Catalogue, CatalogueError, check, load_catalogue
from bot.commands import add_commands
from bot.settings import PROJECT, Settings, SettingsError, settings
from bot.staff.errors import StaffError
from bot.training import TrainingError, model_file
from bot.training import train as train_model

CATALOGUE = PROJECT / "data" / "catalogue"
# What the calendar alone brings about must not stop anybody.
WARNINGS = ("stale",)
FIRST_TRAINING = "one or two minutes"

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None)
catalogue_app = typer.Typer(no_args_is_help=True, help="What the assistant knows.")
app.add_typer(catalogue_app, name="catalogue")


class CommandFailed(Exception):
    """A command cannot do what it is for: the message says why, and the way out."""


def main() -> NoReturn:
    """Run `parcours`; exit code 1 and a sentence on stderr for what is known to go wrong."""
    known = (
        SettingsError,
        CatalogueError,
        TrainingError,
        CommandFailed,
        StaffError,
        processes.PortTaken,
        processes.PartFailed,
        processes.DatabaseOutOfReach,
        OSError,
    )
    # Asked to end, everything started is ended as on Ctrl-C; not where nohup says to stay.
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)
    try:
        app(prog_name="parcours")
    except known as error:
        sys.exit(f"parcours: {error}")
    sys.exit(0)


@app.callback()
def parcours() -> None:
    """A French and Dutch admissions assistant for free schools of AI and code."""


@app.command()
def run() -> None:
    """Start everything, say where it answers, and stop it on Ctrl-C."""
    given = settings()
    processes.check_ports(given)
    _catalogue()
    processes.prepare(given)
    _fill(given)
    model = _trained(given)
    print("Starting the assistant, about 20 s ...", flush=True)
    parts = (*processes.PARTS, "mail")
    with processes.running(given, parts, model=model, report=_to_stderr):
        print(f"Parcours answers on {_address(given)}. Ctrl-C ends it.", flush=True)
        try:
            while True:
                signal.pause()
        except KeyboardInterrupt:
            print("Stopping.", flush=True)


@app.command()
def shell() -> None:
    """Talk to the assistant in this terminal; /stop ends it."""
    _catalogue()
    given = _with_ports(settings())
    processes.prepare(given)
    model = _trained(given)
    print("Loading the assistant, about 15 s ...", flush=True)
    with processes.running(given, ("actions",)):
        processes.exec_shell(given, model)


@app.command()
def train() -> None:
    """Train a model of the present data, unless there is one."""
    given = settings()
    if model_file(given).exists():
        print(f"The model of the present data is {model_file(given)}.")
    else:
        started = time.monotonic()
        print(f"Trained {_trained(given)} in {time.monotonic() - started:.0f} s.")


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help='Such as "Combien de temps ça dure ?"')],
    language: Annotated[
        str | None, typer.Option(help="fr or nl, as the page the chat stands on.")
    ] = None,
) -> None:
    """Ask one question, print the answer and its buttons.

    Asks the running assistant; where none runs, starts one and ends it.
    """
    if language not in (None, "fr", "nl"):
        raise typer.BadParameter("fr or nl", param_hint="--language")
    given = settings()
    if processes.answers(f"{_address(given)}/health"):
        _ask(given, question, language)
        return
    if not (model := model_file(given)).exists():
        raise CommandFailed("No model fits the present data. `parcours train` makes one.")
    _catalogue()
    given = _with_ports(given)
    processes.prepare(given)
    with processes.running(given, model=model):
        _ask(given, question, language)


@catalogue_app.command("check")
def check_catalogue(
    folder: Annotated[Path, typer.Option(help="Where its files are.")] = CATALOGUE,
) -> None:
    """Exit code 1 for what must be mended; facts that are due to be verified are warnings."""
    findings = check(_catalogue(folder), datetime.date.today())
    for finding in sorted(findings, key=lambda finding: finding.kind in WARNINGS):
        print(f"{'warning' if finding.kind in WARNINGS else 'error'}: {finding}")
    errors = sum(finding.kind not in WARNINGS for finding in findings)
    print(f"{errors} errors, {len(findings) - errors} warnings.")
    if errors:
        raise typer.Exit(1)


def _catalogue(folder: Path = CATALOGUE) -> Catalogue:
    if not folder.is_dir():
        raise CommandFailed(f"There is no folder {folder}.")
    return load_catalogue(folder)


def _fill(given: Settings) -> None:
    from bot.staff.demonstration import fill_if_empty

    if added := fill_if_empty(given):
        print(f"There were no interview slots: {added} demonstration slots added.", flush=True)


def _trained(given: Settings) -> Path:
    line = _TrainingLine()
    try:
        return train_model(given, progress=line.show)
    finally:
        line.end()


def _with_ports(given: Settings) -> Settings:
    """Beside an assistant that runs already, other ports."""
    try:
        processes.check_ports(given)
    except processes.PortTaken:
        return processes.on_free_ports(given)
    return given


def _ask(given: Settings, question: str, language: str | None) -> None:
    import httpx

    with httpx.Client(base_url=_address(given), timeout=30, trust_env=False) as http:
        try:
            opened = http.post("/api/v1/sessions", json={"language": language})
            session = opened.raise_for_status().json()["session"]
            answer = http.post(
                "/api/v1/messages",
                json={"text": question},
                headers={"Authorization": f"Bearer {session}"},
            )
            body = answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError, KeyError) as error:
            raise CommandFailed(
                f"{_address(given)} does not answer as expected: {error}"
            ) from error
    for message in body["messages"]:
        print(message["text"])
        for button in message["buttons"]:
            print(f"  [{button['title']}]")
    if body.get("unavailable"):
        raise typer.Exit(1)


def _address(given: Settings) -> str:
    return f"http://{processes.reachable(given.host)}:{given.port}"


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


class _TrainingLine:
    """How far a training is: one line that changes on a terminal, one that stays elsewhere."""

    def __init__(self) -> None:
        self._write: Callable[[str], object] = sys.stderr.write
        self._changes = sys.stderr.isatty()
        self._shown = False

    def show(self, elapsed: float, expected: float | None) -> None:
        about = f"about {expected:.0f} s" if expected else FIRST_TRAINING
        if self._changes:
            self._write(f"\r\x1b[KTraining the model: {elapsed:.0f} s of {about}")
        elif not self._shown:
            self._write(f"Training the model, {about} ...\n")
        self._shown = True
        sys.stderr.flush()

    def end(self) -> None:
        if self._shown and self._changes:
            self._write("\r\x1b[K")


add_commands(app)
