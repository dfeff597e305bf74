"""What clients may send, read within limits and refused in plain words."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import parse_qsl
from uuid import UUID

from pydantic import BaseModel, Extra, StrictStr, ValidationError, root_validator, validator
from starlette.requests import Request

from bot.language.languages import Language

LARGEST_BODY = 256 * 1024
BODY_WITHIN_S = 10.0
FIELDS_AT_MOST = 10
# NUL, soft hyphens, spaces of no width, marks of direction, byte order marks. Joiners stay: they
# make one picture of several.
_UNSEEN = re.compile("[\0\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SCHOOL = re.compile(r"[a-z0-9-]{1,60}")

Body = TypeVar("Body", bound="RequestBody")


class RequestRefused(Exception):
    """The request is not of the API: `status`, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class BodyTooLarge(Exception):
    """Nobody types as much."""


class RequestBody(BaseModel):
    class Config:
        extra = Extra.forbid

    @validator("*", pre=True)
    def _readable(cls, value: object) -> object:
        """Half characters and NUL cannot be stored everywhere; unseen ones tear words apart."""
        if not isinstance(value, str):
            return value
        return _UNSEEN.sub("", value).encode("utf-8", "replace").decode()


class NewSession(RequestBody):
    language: Language | None = None
    school: StrictStr | None = None

    @validator("school")
    def _name_of_a_file(cls, school: str | None) -> str | None:
        if school is not None and not _SCHOOL.fullmatch(school):
            raise ValueError("small letters, digits and hyphens only, 60 at most")
        return school


class NewMessage(RequestBody):
    text: StrictStr | None = None
    button: StrictStr | None = None
    id: UUID | None = None
    language: Language | None = None

    @validator("text", "button", pre=True)
    def _not_null(cls, value: object) -> object:
        if value is None:
            raise ValueError("give it or leave it out")
        return value

    @root_validator
    def _one_thing_said(cls, values: dict[str, object]) -> dict[str, object]:
        if (values.get("text") is None) == (values.get("button") is None):
            raise ValueError("give either text or button")
        return values


async def read_body(request: Request, shape: type[Body]) -> Body:
    """The JSON of a request.

    Raises:
        BodyTooLarge: it is longer than any message could be.
        RequestRefused: it is not of the shape, or did not arrive in time.
    """
    try:
        content = await asyncio.wait_for(_bytes(request), BODY_WITHIN_S)
    except asyncio.TimeoutError as error:
        raise RequestRefused(408, "The body did not arrive in time.") from error
    try:
        given = json.loads(content or b"{}")
    except (ValueError, RecursionError) as error:
        raise RequestRefused(422, "The body is not JSON.") from error
    if not isinstance(given, dict):
        raise RequestRefused(422, "The body is not a JSON object.")
    return of_shape(given, shape)


def of_shape(given: Mapping[str, object], shape: type[Body]) -> Body:
    try:
        return shape.parse_obj(given)
    except ValidationError as error:
        raise RequestRefused(422, _faults(error)) from error


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a plain form, of which each has one value.

    Raises:
        BodyTooLarge, RequestRefused: as for JSON.
    """
    try:
        content = await asyncio.wait_for(_bytes(request), BODY_WITHIN_S)
        return dict(parse_qsl(content.decode(errors="replace"), max_num_fields=FIELDS_AT_MOST))
    except asyncio.TimeoutError as error:
        raise RequestRefused(408, "The body did not arrive in time.") from error
    except ValueError as error:
        raise RequestRefused(422, "The body is not a form.") from error


async def _bytes(request: Request) -> bytes:
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > LARGEST_BODY:
            raise BodyTooLarge
    return content


def _faults(error: ValidationError) -> str:
    places = ((fault["loc"], fault["msg"]) for fault in error.errors())
    return "; ".join(f"{'.'.join(map(str, loc))}: {why}" for loc, why in places)
