"""What the environment may set, read once and checked."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseSettings, Field, ValidationError, validator

PROJECT = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"
MAIL_SCHEMES = ("smtp", "smtps", "smtp+starttls")


class SettingsError(Exception):
    """A setting that cannot be used: the message names it and says what would do."""


class Settings(BaseSettings):
    """The table of the README, typed. Every name is read from `PARCOURS_<NAME>`."""

    home: Path = Field(PROJECT / "var", description="state: database, models, logs")
    port: int = Field(8080, ge=1, le=65535)
    host: str = LOOPBACK
    rasa_port: int = Field(5005, ge=1, le=65535)
    actions_port: int = Field(5055, ge=1, le=65535)
    rasa_token: str = ""
    secret: str = ""
    database_url: str = ""
    smtp_url: str = ""
    origins: str = ""
    reply_timeout: float = Field(4.5, gt=0, le=60)
    messages_per_minute: int = Field(60, ge=1)
    contact_name: str = "Parcours (demo)"
    contact_email: str = ""
    contact_phone: str = ""
    contact_url: str = ""

    class Config:
        env_prefix = "PARCOURS_"
        allow_mutation = False

    @validator("home")
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().resolve()

    @validator("database_url")
    def _known_database(cls, url: str) -> str:
        if url and not url.startswith(("sqlite:///", "postgresql")):
            raise ValueError("it must begin with sqlite:/// or postgresql://")
        return url

    @validator("smtp_url")
    def _known_mail_server(cls, url: str) -> str:
        try:
            parts = urlsplit(url)
            complete = parts.scheme in MAIL_SCHEMES and parts.hostname and parts.port != 0
        except ValueError:
            complete = False
        if url and not complete:
            raise ValueError("smtp://HOST:PORT would be one, or smtps:// or smtp+starttls://")
        return url

    @property
    def database(self) -> str:
        """The SQLAlchemy URL of the one database, SQLite in the state folder unless set."""
        return self.database_url or f"sqlite:///{self.home / 'parcours.db'}"

    @property
    def rasa_url(self) -> str:
        return f"http://{LOOPBACK}:{self.rasa_port}"

    @property
    def actions_url(self) -> str:
        return f"http://{LOOPBACK}:{self.actions_port}"

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """Sites that may embed the chat, as `https://school.example`."""
        return tuple(
            origin.strip().rstrip("/") for origin in self.origins.split(",") if origin.strip()
        )

    @property
    def reach(self) -> str:
        """How to reach a person: what the operator gave, else the offices that answer anyone."""
        given = (self.contact_phone, self.contact_email, self.contact_url)
        return ", ".join(way for way in given if way) or "France Travail, Forem, Actiris, VDAB"

    @property
    def models(self) -> Path:
        return self.home / "models"

    @property
    def mail(self) -> Path:
        """Where mail is written as long as there is no server for it."""
        return self.home / "mail"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    def kept_secret(self, name: str, given: str) -> str:
        """`given`, or else a random value made once and kept in the state folder."""
        if given:
            return given
        file = self.home / f"{name}.key"
        if not file.exists():
            self.home.mkdir(parents=True, exist_ok=True)
            made = file.with_suffix(f".{secrets.token_hex(4)}")
            made.touch(mode=0o600)
            made.write_text(secrets.token_urlsafe(32))
            try:
                # A hard link fails where the name exists: two starters agree on the first one's.
                file.hardlink_to(made)
            except FileExistsError:
                pass
            finally:
                made.unlink()
        return file.read_text().strip()

    @property
    def signing_secret(self) -> str:
        return self.kept_secret("sessions", self.secret)

    @property
    def rasa_api_token(self) -> str:
        return self.kept_secret("rasa", self.rasa_token)


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The process's settings.

    Raises:
        SettingsError: a variable holds what it may not; the message names each.
    """
    return read_settings()


def read_settings(**overrides: Any) -> Settings:
    """Settings from the environment, with `overrides` by field name on top."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        faults = (
            f"PARCOURS_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors()
        )
        raise SettingsError("; ".join(faults)) from error
