"""The commands as processes: exit codes, and what stands on stderr."""

from __future__ import annotations

import subprocess
import sys

from bot.processes import environment
from bot.settings import PROJECT, Settings
from bot.staff.demonstration import fill_if_empty
from tests.staff.world import StaffWorld


def parcours(given: Settings, *arguments: str, **variables: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=PROJECT,
        env=environment(given) | variables,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_list_is_printed(given: Settings) -> None:
    code, out, err = parcours(given, "slots", "list")
    assert (code, err) == (0, "")
    assert out.startswith("0 slots from ")


def test_a_mistake_is_one_sentence_and_exit_code_1(given: Settings) -> None:
    code, out, err = parcours(given, "slots", "list", "--campus", "paris")
    assert (code, out) == (1, "")
    assert err.startswith("parcours: There is no campus 'paris'; there is gent, ")
    assert err.count("\n") == 1


def test_a_wrong_mail_server_is_told(given: Settings) -> None:
    code, _, err = parcours(given, "mail", PARCOURS_SMTP_URL="mail.example")
    assert code == 1
    assert err == (
        "parcours: PARCOURS_SMTP_URL: smtp://HOST:PORT would be one, or smtps:// or "
        "smtp+starttls://\n"
    )


def test_help_loads_no_database(given: Settings) -> None:
    script = "import sys, bot.cli; print('sqlalchemy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "False\n"


def test_demonstration_slots_fill_only_an_empty_database(
    world: StaffWorld, given: Settings
) -> None:
    assert fill_if_empty(given) > 100
    assert fill_if_empty(given) == 0


def test_slots_of_staff_are_not_mixed_with_demonstration_ones(
    world: StaffWorld, given: Settings
) -> None:
    world.soon()
    assert fill_if_empty(given) == 0
