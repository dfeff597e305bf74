"""What Rasa 3.6 does at each event or action though once would do, or waits too long for."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import rasa.core.actions.action
import rasa.utils.endpoints
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event

# Rasa waits 300 s for an action while the user waits 5 s and the lock lives 60 s.
ACTION_TIMEOUT_S = 4.0


def adjust_rasa() -> None:
    """Call before conversations begin. Each was measured: see docs/benchmarks.md."""
    for module in (rasa.utils.endpoints, rasa.core.actions.action):
        module.DEFAULT_REQUEST_TIMEOUT = ACTION_TIMEOUT_S
    # It walks all classes of events for every event read.
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=None)(Event.resolve_by_type))
    # It checks the schema itself before each answer of the action server.
    RemoteAction._validate_action_result = _is_valid


def _is_valid(_action: RemoteAction, result: dict[str, Any]) -> bool:
    """
    Raises:
        jsonschema.ValidationError: it is no answer of an action server.
    """
    _answer_validator().validate(result)
    return True


@lru_cache(maxsize=1)
def _answer_validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)
