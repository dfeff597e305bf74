"""The chat as a plain page, for browsers without JavaScript: a form, and a cookie once it is used.

A message is posted, kept by Rasa, and the page shown anew; what Rasa does not keep, such as an
apology, is shown at once.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID, uuid4, uuid5

import yaml
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.gateway.buttons import ButtonRefused, ButtonSeal
from bot.gateway.chat import LONGEST_TEXT, Chat
from bot.gateway.conversations import Conversation
from bot.gateway.messages import Button, CalendarFile, Message, Reply
from bot.gateway.pages import SITE, filled
from bot.gateway.rates import TooFast
from bot.gateway.requests import NewMessage, of_shape, read_form
from bot.gateway.sessions import SessionRefused
from bot.gateway.visitors import Visitors
from bot.gateway.wordings import TOO_FAST
from bot.language.languages import Language, as_language

COOKIE = "parcours"
PATH = "/chat"
LAST_SAID = "said"
NOTHING = Reply((), None)


class PlainChat:
    def __init__(
        self,
        chat: Chat,
        visitors: Visitors,
        seal: ButtonSeal,
        *,
        operator: str,
        reach: str,
    ) -> None:
        self._chat = chat
        self._visitors = visitors
        self._seal = seal
        self._operator = {"operator": operator, "reach": reach}
        self._page = (SITE / "chat.html").read_text(encoding="utf-8")
        self._texts = yaml.safe_load((SITE / "chat.yml").read_text(encoding="utf-8"))

    async def show(self, request: Request) -> Response:
        language = _asked_language(request)
        conversation = self._known(request)
        if conversation is None:
            return self._response(language or _browser_language(request))
        try:
            self._visitors.count(request, conversation)
            said = await self._chat.history(conversation)
        except TooFast:
            said = self._chat.words(TOO_FAST, conversation.language)
        return self._response(language or conversation.language or "fr", said, conversation)

    async def say(self, request: Request) -> Response:
        form = await read_form(request)
        given = {key: value for key, value in form.items() if key in NewMessage.__fields__}
        message = of_shape(given, NewMessage)
        if not (message.button or (message.text or "").strip()):
            return RedirectResponse(_address(message.language), 303)
        conversation, token = self._known(request), None
        button: Button | None = None
        try:
            if conversation is None:
                conversation, token = self._visitors.welcome(request, message.language)
                await self._chat.greet(conversation, None)
            if message.button:
                button = self._seal.open(message.button, conversation.id)
            self._visitors.count(request, conversation)
            reply = await self._chat.answer(conversation, _identified(message, button))
        except ButtonRefused:
            reply = NOTHING
        except TooFast:
            reply = replace(self._chat.words(TOO_FAST, message.language), unavailable=True)
        text = message.text or ""
        kept = not reply.unavailable and len(text) <= LONGEST_TEXT
        if conversation and kept:
            response: Response = RedirectResponse(_address(message.language), 303)
        else:
            response = self._response(
                message.language or "fr",
                reply,
                conversation,
                unsent=text,
                pressed=button,
                id_=message.id,
            )
        if token:
            secure = request.url.scheme == "https"
            response.set_cookie(
                COOKIE, token, path=PATH, httponly=True, samesite="strict", secure=secure
            )
        return response

    def _known(self, request: Request) -> Conversation | None:
        try:
            return self._visitors.recognise(request.cookies.get(COOKIE, ""))
        except SessionRefused:
            return None

    def _response(
        self,
        language: Language,
        said: Reply = NOTHING,
        conversation: Conversation | None = None,
        *,
        unsent: str = "",
        pressed: Button | None = None,
        id_: UUID | None = None,
    ) -> Response:
        """The page; what was typed or pressed in vain is there to be sent again, by its `id_`."""
        texts = {name: words[language] for name, words in self._texts.items()}
        if not said.messages:
            said = Reply((Message(filled(texts["greeting"], **self._operator), language),), None)
        chips = [pressed] if pressed else [b for m in said.messages for b in m.buttons]
        page = self._page
        for name, part in (
            ("messages", "\n".join(_log(said.messages, texts))),
            ("choices", _choices(chips, self._seal, conversation, texts)),
            ("hidden", _hidden(language, id_ or uuid4())),
        ):
            page = page.replace("{" + name + "}", part.replace("{", "&#123;"))
        values = {**texts, **self._operator, "language": language, "unsent": unsent}
        return HTMLResponse(
            filled(page, **values), headers={"Cache-Control": "no-store", "Vary": "Cookie"}
        )


def _log(messages: Sequence[Message], texts: Mapping[str, str]) -> Iterator[str]:
    """The last thing that the person said is where the page is shown from."""
    last = max((n for n, message in enumerate(messages) if message.author == "user"), default=None)
    for number, message in enumerate(messages):
        yield _message(message, texts, f' id="{LAST_SAID}"' if number == last else "")


def _message(message: Message, texts: Mapping[str, str], mark: str) -> str:
    lang = f' lang="{html.escape(message.language)}"' if message.language else ""
    who = texts["you" if message.author == "user" else "bot"]
    lines = "<br>".join(map(html.escape, message.text.splitlines()))
    saved = _download(message.calendar, texts["calendar"]) if message.calendar else ""
    return f'<li class="{message.author}"{mark}{lang}><b>{html.escape(who)}</b> {lines}{saved}</li>'


def _download(calendar: CalendarFile, words: str) -> str:
    content = base64.b64encode(calendar.content.encode()).decode()
    return (
        f'<br><a href="data:text/calendar;charset=utf-8;base64,{content}"'
        f' download="{html.escape(calendar.filename)}">{html.escape(words)}</a>'
    )


def _choices(
    buttons: Iterable[Button],
    seal: ButtonSeal,
    conversation: Conversation | None,
    texts: Mapping[str, str],
) -> str:
    if conversation is None:
        return ""
    chips = "".join(
        f'<button name="button" value="{seal.close(button, conversation.id)}">'
        f"{html.escape(button.title)}</button>"
        for button in buttons
    )
    legend = html.escape(texts["choices"])
    return f"<fieldset><legend>{legend}</legend>{chips}</fieldset>" if chips else ""


def _hidden(language: Language, id_: UUID) -> str:
    return (
        f'<input type="hidden" name="id" value="{id_}">'
        f'<input type="hidden" name="language" value="{language}">'
    )


def _identified(message: NewMessage, button: Button | None) -> NewMessage:
    """The same words of the same page have the same id, and are answered once.

    Posted again by a reload, a second press, or after an apology whose answer may be on its way.
    Other words in their place are another message.
    """
    said = button.payload if button else (message.text or "").strip()
    return message.copy(update={"id": message.id and uuid5(message.id, said)})


def _address(language: Language | None) -> str:
    return f"{PATH}?lang={language}#{LAST_SAID}" if language else f"{PATH}#{LAST_SAID}"


def _asked_language(request: Request) -> Language | None:
    return as_language(request.query_params.get("lang"))


def _browser_language(request: Request) -> Language:
    """The first of the two that its header names."""
    accepted = request.headers.get("accept-language", "").lower()
    found = [tag.strip()[:2] for tag in accepted.split(",")]
    return next((language for tag in found if (language := as_language(tag))), "fr")
