"""The worker as a process of its own, with a real mail server and a real database."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy

import pytest
from sqlalchemy import update

from bot.booking import cancel
from bot.processes import environment, parts_of, running
from bot.settings import PROJECT, Settings, settings
from bot.storage import models
from tests.booking.post import Mailbox, free_port, mail_server
from tests.cli.processes import alive
from tests.staff.world import StaffWorld, said
from tests.storage.databases import Postgres, engine_at

WITHIN_S = 30.0


class WorkerProcess:
    def __init__(self, given: Settings) -> None:
        self.log = given.home / "worker.log"
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot.booking.worker"],
                cwd=PROJECT,
                env=environment(given),
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self) -> str:
        return self.log.read_text()

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(WITHIN_S)


@contextmanager
def worker(given: Settings) -> Iterator[WorkerProcess]:
    """One that goes on through the block, and ends when it is asked to."""
    started = WorkerProcess(given)
    try:
        yield started
        assert started.process.poll() is None, started.said
        assert started.end() == 0, started.said
    finally:
        started.process.kill()
        started.process.wait()
    assert "Traceback" not in started.said


def until(happens: Callable[[], object]) -> None:
    give_up_at = time.monotonic() + WITHIN_S
    while not happens():
        assert time.monotonic() < give_up_at, "it did not happen in time"
        time.sleep(0.1)


def pass_the_pause(world: StaffWorld) -> None:
    """What was postponed is due at once."""
    mails = models.outbox.c
    late = update(models.outbox).where(mails.state == "pending", mails.attempts > 0)
    world.do(lambda session: session.execute(late.values(due_at=world.now)))


def state(world: StaffWorld) -> str:
    return world.mails()[0][1]


def test_booking_and_cancellation_reach_the_mail_server_once(
    world: StaffWorld, given: Settings
) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as url, worker(given.copy(update={"smtp_url": url})):
        made = world.book(world.soon())
        until(lambda: len(mailbox.messages) == 1)
        world.do(lambda session: cancel(session, made, now=world.now))
        until(lambda: len(mailbox.messages) == 2)
        until(lambda: [state for _, state in world.mails()].count("sent") == 2)
    assert "Votre entretien du" in mailbox.subjects[0]
    assert mailbox.subjects[1].endswith("est annulé")
    assert {str(each["To"].addresses[0].addr_spec) for each in mailbox.messages} == {
        "zoe@example.org"
    }


def test_mail_goes_on_after_an_outage_of_its_server(world: StaffWorld, given: Settings) -> None:
    port, mailbox = free_port(), Mailbox()
    world.book(world.soon())
    with worker(given.copy(update={"smtp_url": f"smtp://127.0.0.1:{port}"})) as process:
        until(lambda: "no mail server in reach" in process.said)
        until(lambda: state(world) == "pending")
        assert "postponed" in said("mail")
        with mail_server(mailbox, port):
            pass_the_pause(world)
            until(lambda: state(world) == "sent")
    assert len(mailbox.messages) == 1
    assert "example.org" not in process.said
    assert "1 sent" in said("mail")


def test_mail_goes_on_after_an_outage_of_the_database(world: StaffWorld, given: Settings) -> None:
    world.book(world.soon())
    busy = sqlite3.connect(given.home / "parcours.db", isolation_level=None)
    busy.execute("BEGIN EXCLUSIVE")
    with worker(given) as process:
        until(lambda: "DatabaseUnavailable: database is locked" in process.said)
        assert not given.mail.exists()
        busy.execute("COMMIT")
        busy.close()
        until(lambda: state(world) == "sent")
        assert "it works again" in process.said
    assert len(list(given.mail.iterdir())) == 1


def test_mail_goes_on_after_a_restart_of_a_database_server(
    given: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Postgres()
    own.start()
    try:
        monkeypatch.setenv("PARCOURS_DATABASE_URL", own.url("postgres"))
        settings.cache_clear()
        said("demo")
        with engine_at(own.url("postgres")) as engine, worker(settings()) as process:
            own.down()
            until(lambda: "DatabaseUnavailable: " in process.said)
            own.up()
            world = StaffWorld(engine)
            world.book(world.soon(interviewer="An"))
            until(lambda: state(world) == "sent")
        assert "it works again" in process.said
        assert "1 sent" in said("mail")
        assert "Zoé Peeters" in said("appointments", "list", "--campus", "gent")
    finally:
        own.stop()


def test_an_outage_of_a_database_server_is_told_once(given: Settings) -> None:
    url = f"postgresql://parcours:hidden@127.0.0.1:{free_port()}/parcours"
    given.home.mkdir()
    with worker(given.copy(update={"database_url": url})) as process:
        until(lambda: "DatabaseUnavailable: " in process.said)
        time.sleep(8)
    assert process.said.count("DatabaseUnavailable") == 1
    assert "hidden" not in process.said


def test_a_database_without_tables_is_waited_for(given: Settings) -> None:
    given.home.mkdir()
    with worker(given) as process:
        until(lambda: "no such table" in process.said)
        said("demo")
        until(lambda: "it works again" in process.said)


def test_without_a_server_mail_is_written_to_a_folder(world: StaffWorld, given: Settings) -> None:
    made = world.book(world.soon(), language="nl")
    with worker(given):
        until(lambda: state(world) == "sent")
    (file,) = given.mail.glob("*.eml")
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert "Je gesprek op" in message["Subject"]
    assert made.reference in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_mail_in_doubt_is_shown_to_staff(world: StaffWorld, given: Settings) -> None:
    made = world.book(world.soon())
    mails = models.outbox.c
    begun = update(models.outbox).where(mails.kind == "confirmation")
    world.do(
        lambda session: session.execute(
            begun.values(state="handed", claimed_until=world.now, trouble="TimeoutError")
        )
    )
    shown = said("mail")
    assert "in_doubt" in shown and made.reference in shown and "TimeoutError" in shown
    assert "Ask whether it arrived" in shown


def test_it_is_started_and_ended_with_the_other_parts(world: StaffWorld, given: Settings) -> None:
    world.book(world.soon())
    given.logs.mkdir(parents=True)
    with running(given, ("mail",)) as servers:
        until(lambda: state(world) == "sent")
        pid = servers.pid("mail")
    assert not alive({pid})
    assert "ended" in parts_of(given, None)["mail"].log.read_text()
