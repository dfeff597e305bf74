"""The outbox against a real SMTP server on loopback."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.booking import cancel, erase_person
from bot.booking.posting import FolderPost, OutOfReach, SmtpPost, open_post
from bot.booking.sending import CLAIM_FOR, Round, in_doubt, send_due
from bot.booking.worker import tick
from bot.catalogue import load_catalogue
from bot.eligibility import assess, log_check, read_checks
from bot.eligibility.checks import KEPT
from bot.language import parse_email
from bot.settings import PROJECT
from bot.storage import build_engine, models
from tests.booking.post import Mailbox, free_port, letters, mail_server
from tests.booking.world import NOW, World

PROCESSES = multiprocessing.get_context("fork")


def send(world: World, post: Any) -> Round:
    return send_due(world.engine, post, letters(), now=world.now)


def row(world: World) -> Any:
    return world.do(lambda s: s.execute(select(models.outbox).order_by(models.outbox.c.id)).first())


def states(world: World) -> list[str]:
    return [state for _, state in world.mails()]


def test_a_booking_reaches_the_applicant_once(world: World) -> None:
    made = world.book(world.slot())
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as url:
        assert send(world, SmtpPost(url)).sent == 1
        assert send(world, SmtpPost(url)).sent == 0
    (message,) = mailbox.messages
    assert message["To"].addresses[0].addr_spec == "zoe@example.org"
    assert made.reference in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert states(world) == ["sent"] + ["pending"] * (len(states(world)) - 1)


def test_a_domain_with_accents_is_written_to(world: World) -> None:
    world.book(world.slot(), contact=parse_email("zoe@école.example.org"))
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as url:
        assert send(world, SmtpPost(url)).sent == 1
    assert mailbox.messages[0]["To"].addresses[0].domain == "xn--cole-9oa.example.org"


def test_the_whole_life_of_an_appointment_by_mail(world: World) -> None:
    old, new = world.slots(9)[7:]
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as url:
        post = SmtpPost(url)
        made = world.book(old, language="nl")
        send(world, post)
        moved = world.move(made, new)
        send(world, post)
        for days in (2, 1):
            world.now = new.starts_at - timedelta(days=days)
            send(world, post)
        world.do(lambda session: cancel(session, moved, now=world.now))
        send(world, post)
    assert mailbox.subjects == [
        "Je gesprek op dinsdag 10 maart 2026",
        "Je gesprek is verplaatst: woensdag 11 maart 2026",
        "Herinnering: je gesprek over twee dagen",
        "Herinnering: je gesprek morgen",
        "Je gesprek op woensdag 11 maart 2026 is geannuleerd",
    ]
    assert set(states(world)) == {"sent"}


def test_with_the_server_down_mail_waits_and_goes_once_it_is_up(world: World) -> None:
    for slot in world.slots(3):
        world.book(slot, f"c{slot.id}")
    mailbox, port = Mailbox(), free_port()
    post = SmtpPost(f"smtp://127.0.0.1:{port}")
    for _ in range(3):
        done = send(world, post)
        assert (done.sent, done.failed, done.in_doubt) == (0, 0, 0)
        world.now += timedelta(minutes=1)
    assert "handed" not in states(world) and "sent" not in states(world)
    world.now += timedelta(minutes=10)
    with mail_server(mailbox, port):
        assert send(world, post).sent == 3
    assert len(mailbox.messages) == 3


def test_each_failure_makes_the_pause_longer(world: World) -> None:
    world.book(world.slots(9)[8])
    post = SmtpPost(f"smtp://127.0.0.1:{free_port()}")
    pauses = []
    for _ in range(10):
        send(world, post)
        pauses.append((row(world).due_at - world.now) // timedelta(minutes=1))
        world.now = row(world).due_at
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 180, 180]
    assert row(world).trouble == "ConnectionRefusedError"


def test_what_the_server_refuses_for_now_is_tried_again(world: World) -> None:
    world.book(world.slot())
    mailbox = Mailbox()
    mailbox.answers = ["451 try later"]
    with mail_server(mailbox, free_port()) as url:
        assert send(world, SmtpPost(url)).postponed == 1
        assert row(world).trouble == "SMTP 451"
        world.now += timedelta(minutes=1)
        assert send(world, SmtpPost(url)).sent == 1
    assert row(world).trouble is None


def test_what_the_server_refuses_for_good_is_not_tried_again(world: World) -> None:
    for slot in world.slots(9)[7:]:
        world.book(slot, f"c{slot.id}")
    mailbox = Mailbox()
    mailbox.answers = ["550 no such user zoe@example.org"]
    with mail_server(mailbox, free_port()) as url:
        done = send(world, SmtpPost(url))
        assert (done.failed, done.sent) == (1, 1)
        world.now += timedelta(hours=12)
        assert send(world, SmtpPost(url)).sent == 0
    assert (row(world).state, row(world).trouble) == ("failed", "SMTP 550")


def test_a_connection_lost_after_the_handover_is_not_repeated_but_listed(world: World) -> None:
    world.book(world.slots(9)[8])
    mailbox = Mailbox()
    mailbox.break_after_data = True
    with mail_server(mailbox, free_port()) as url:
        assert send(world, SmtpPost(url)).in_doubt == 1
        mailbox.break_after_data = False
        world.now += timedelta(hours=12)
        assert send(world, SmtpPost(url)).sent == 0
    assert len(mailbox.messages) == 1
    assert world.do(lambda session: in_doubt(session, now=world.now)) == (row(world).id,)


class Stalled:
    """A worker that has claimed its mail and stops at the last moment before the handover."""

    def __init__(self, post: Any, meanwhile: Callable[[], None]) -> None:
        self.post, self.meanwhile = post, meanwhile

    def deliver(self, message: EmailMessage, go_ahead: Callable[[], bool]) -> bool:
        self.meanwhile()
        return bool(self.post.deliver(message, go_ahead))


def test_a_worker_that_wakes_up_after_its_claim_was_given_away_sends_nothing(
    world: World,
) -> None:
    world.book(world.slot())
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as url:

        def another_worker() -> None:
            later = world.now + CLAIM_FOR
            assert send_due(world.engine, SmtpPost(url), letters(), now=later).sent == 1

        assert send(world, Stalled(SmtpPost(url), another_worker)).sent == 0
    assert len(mailbox.messages) == 1
    assert states(world)[0] == "sent"


def test_a_claim_cannot_be_taken_before_it_runs_out(world: World) -> None:
    world.book(world.slot())
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as url:

        def another_worker() -> None:
            soon = world.now + CLAIM_FOR - timedelta(seconds=1)
            assert send_due(world.engine, SmtpPost(url), letters(), now=soon).sent == 0

        assert send(world, Stalled(SmtpPost(url), another_worker)).sent == 1
    assert len(mailbox.messages) == 1


@pytest.mark.parametrize("change", ["cancel", "erase"])
def test_what_was_cancelled_or_erased_while_a_worker_had_it_is_not_sent(
    world: World, change: str
) -> None:
    made = world.book(world.slot())
    mailbox = Mailbox()

    def meanwhile() -> None:
        undo: Any = {"cancel": cancel, "erase": erase_person}[change]
        world.do(lambda session: undo(session, made, now=world.now))

    with mail_server(mailbox, free_port()) as url:
        stalled = Stalled(SmtpPost(url), meanwhile)
        send_due(world.engine, stalled, letters(), now=world.now, limit=1)
    assert mailbox.messages == []


class Dying:
    """Is killed between the claim and the handover."""

    def deliver(self, message: EmailMessage, go_ahead: Callable[[], bool]) -> bool:
        os.kill(os.getpid(), signal.SIGKILL)
        return False


class DyingInHandover:
    """Is killed with the handover begun."""

    def deliver(self, message: EmailMessage, go_ahead: Callable[[], bool]) -> bool:
        go_ahead()
        os.kill(os.getpid(), signal.SIGKILL)
        return False


def send_in_process(url: str, post: Any) -> None:
    process = PROCESSES.Process(
        target=lambda: send_due(build_engine(url), post, letters(), now=NOW)
    )
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def test_a_mail_claimed_by_a_worker_that_was_killed_is_sent_by_the_next(
    world: World, url: str
) -> None:
    world.book(world.slot())
    send_in_process(url, Dying())
    assert states(world)[0] == "claimed"
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as smtp:
        assert send(world, SmtpPost(smtp)).sent == 0
        world.now += CLAIM_FOR
        assert send(world, SmtpPost(smtp)).sent == 1
    assert len(mailbox.messages) == 1


def test_a_mail_whose_worker_was_killed_in_the_handover_is_listed_not_repeated(
    world: World, url: str
) -> None:
    world.book(world.slot())
    send_in_process(url, DyingInHandover())
    world.now += CLAIM_FOR
    assert world.do(lambda session: in_doubt(session, now=world.now)) == (row(world).id,)
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as smtp:
        assert send(world, SmtpPost(smtp)).sent == 0


def work_off(url: str, smtp: str) -> None:
    engine = build_engine(url)
    for _ in range(3):
        send_due(engine, SmtpPost(smtp), letters(), now=NOW)


def test_workers_side_by_side_send_each_mail_once(world: World, url: str) -> None:
    for slot in world.slots(30):
        world.book(slot, f"c{slot.id}", contact=f"p{slot.id}@example.org")
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as smtp:
        workers = [PROCESSES.Process(target=work_off, args=(url, smtp)) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    receivers = [str(message["To"].addresses[0].addr_spec) for message in mailbox.messages]
    assert len(receivers) == 30 and len(set(receivers)) == 30
    assert states(world).count("sent") == 30


def test_a_reminder_that_comes_too_late_is_not_sent(world: World) -> None:
    slot = world.slots(9)[8]
    world.book(slot)
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as url:
        send(world, SmtpPost(url))
        world.now = slot.starts_at - timedelta(hours=20)
        send(world, SmtpPost(url))
        world.now = slot.starts_at
        send(world, SmtpPost(url))
    assert len(mailbox.messages) == 2  # the confirmation, and of the reminders the later one
    assert sorted(world.mails()) == [
        ("confirmation", "sent"),
        ("reminder_1", "sent"),
        ("reminder_2", "failed"),
    ]


def test_a_letter_that_cannot_be_written_does_not_stop_the_others(
    world: World, tmp_path: Path
) -> None:
    first, second = world.slots(2)
    world.book(first, language="nl")
    world.book(second, "c2")
    for name in ("confirmation", "event"):
        (tmp_path / f"{name}.fr.txt").write_text("Sujet\n\nTexte\n")
    mailbox = Mailbox()
    with mail_server(mailbox, free_port()) as url:
        done = send_due(world.engine, SmtpPost(url), letters(tmp_path), now=world.now)
    assert (done.sent, done.postponed) == (1, 1)
    assert row(world).trouble == "TemplateNotFound"


def test_without_a_server_mails_are_files(world: World, tmp_path: Path) -> None:
    world.book(world.slot())
    post = open_post(None, tmp_path / "mail")
    assert isinstance(post, FolderPost)
    assert send(world, post).sent == 1
    assert send(world, post).sent == 0
    (file,) = (tmp_path / "mail").iterdir()
    assert file.suffix == ".eml" and b"zoe@example.org" in file.read_bytes()


def test_a_folder_that_cannot_be_written_keeps_the_mail(world: World, tmp_path: Path) -> None:
    world.book(world.slot())
    (tmp_path / "mail").write_text("not a folder")
    assert send(world, FolderPost(tmp_path / "mail")).postponed == 1
    assert states(world)[0] == "pending"


def test_a_tick_serves_the_list_sends_and_forgets(world: World, tmp_path: Path) -> None:
    world.wait("w1")
    world.slot()
    done = tick(world.engine, FolderPost(tmp_path), letters(), now=world.now)
    assert done.sent == 1
    assert [kind for kind, _ in world.mails()] == ["offer"]
    world.now += timedelta(days=200)
    tick(world.engine, FolderPost(tmp_path), letters(), now=world.now)
    assert world.count(models.waiting) == 0 and world.mails() == []


def test_a_tick_forgets_checks_kept_long_enough(world: World, tmp_path: Path) -> None:
    catalogue = load_catalogue(PROJECT / "data" / "catalogue")
    assessment = assess(catalogue, catalogue.school("becode"), {})
    for then in (world.now - KEPT, world.now):
        world.do(lambda s, then=then: log_check(s, assessment, {}, language="fr", now=then))
    tick(world.engine, FolderPost(tmp_path), letters(), now=world.now)
    assert [check.checked_at for check in world.do(read_checks)] == [world.now]


@pytest.mark.parametrize("url", ["http://localhost", "smtp://", "localhost:25"], indirect=False)
def test_what_is_no_address_of_a_server_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match="no SMTP address"):
        SmtpPost(url)
    with pytest.raises(ValueError) as refusal:
        SmtpPost("ftp://user:secret@host")
    assert "secret" not in str(refusal.value)


def test_a_server_that_says_nothing_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.booking.posting.SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        post = SmtpPost(f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        began = time.monotonic()
        with pytest.raises(OutOfReach):
            post.deliver(EmailMessage(), lambda: True)
        assert time.monotonic() - began < 5
