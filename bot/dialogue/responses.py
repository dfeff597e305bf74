"""How answers are worded: the variation of `domain.yml` in the conversation's language."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.language import LANGUAGES
from bot.settings import settings

INTRODUCTION = "utter_introduction"


class BilingualResponses(TemplatedNaturalLanguageGenerator):
    """Adds to each answer its language and, to the first one, who is speaking.

    The first message must say that it is a machine, who runs it and how to reach a person
    (AI Act art. 50), whatever the user began with, also in `rasa shell` and with the action
    server down: hence here and neither in a rule nor in an action.
    """

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)
        self._who = {"operator": settings().contact_name, "reach": settings().reach}

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        slots = tracker.current_slot_values()
        known = {**self._who, **kwargs}
        answer: dict[str, Any] | None = self.generate_from_slots(
            utter_action, slots, output_channel, **known
        )
        if answer is None:
            return None
        answer["language"] = slots["language"]
        if not getattr(tracker, "introduced", False) and not _has_spoken(tracker):
            tracker.introduced = True
            # In both languages until one is known; the channel marks each part with its own.
            languages = [slots["language"]] if _chose_language(tracker) else list(LANGUAGES)
            introductions = [
                self.generate_from_slots(
                    INTRODUCTION, {**slots, "language": language}, output_channel, **known
                )["text"]
                for language in languages
            ]
            answer["languages"] = languages
            answer["text"] = "\n\n".join([*introductions, answer.get("text") or ""])
        return answer

    def _fill_response(
        self, response: dict[str, Any], filled_slots: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Buttons stay as they are: Rasa takes the braces of their payloads for placeholders."""
        buttons = response.pop("buttons", None)
        filled: dict[str, Any] = super()._fill_response(response, filled_slots, **kwargs)
        return filled | {"buttons": buttons} if buttons else filled


def _has_spoken(tracker: DialogueStateTracker) -> bool:
    return any(isinstance(event, BotUttered) for event in tracker.events)


def _chose_language(tracker: DialogueStateTracker) -> bool:
    return any(isinstance(e, SlotSet) and e.key == "language" for e in tracker.events)
