"""What Rasa 3.6 does over and over though once would do, or waits too long for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from tarfile import TarFile
from typing import Any

import rasa.core.actions.action
import rasa.utils.endpoints
from jsonschema_rs import Validator, validator_for
from rasa.core.actions.action import RemoteAction
from rasa.engine.storage import local_model_storage
from rasa.shared.core.events import Event
from rasa.shared.importers.importer import E2EImporter
from rasa.shared.nlu.training_data.training_data import TrainingData

# Rasa waits 300 s for an action while the user waits 5 s and the lock lives 60 s.
ACTION_TIMEOUT_S = 4.0


def adjust_rasa() -> None:
    """Call before a training or conversations begin."""
    for module in (rasa.utils.endpoints, rasa.core.actions.action):
        module.DEFAULT_REQUEST_TIMEOUT = ACTION_TIMEOUT_S
    # It walks all classes of events for every event read.
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=None)(Event.resolve_by_type))
    # It copies all examples of a training several times over, to join them with nothing.
    TrainingData.merge = _merge(TrainingData.merge)
    # It joins them with those of the stories once for each language asked for: there is one set.
    E2EImporter.get_nlu_data = _in_any_language(E2EImporter.get_nlu_data)
    # It packs the model as small as can be: seven times slower, and a hundredth smaller.
    local_model_storage.TarSafe = _QuickTar
    # It checks the schema itself before each answer of the action server, both slowly.
    RemoteAction._validate_action_result = _is_valid


def _merge(merge: Callable[..., TrainingData]) -> Callable[..., TrainingData]:
    def merged(data: TrainingData, *others: TrainingData | None) -> TrainingData:
        given = [each for each in (data, *others) if each]
        parts = [each for each in given if each.responses or not each.is_empty()]
        return parts[0] if len(parts) == 1 else merge(data, *others)

    return merged


def _in_any_language(read: Callable[[E2EImporter], TrainingData]) -> Callable[..., TrainingData]:
    return lambda importer, language=None: read(importer)


class _QuickTar(local_model_storage.TarSafe):
    @classmethod
    def gzopen(cls, name: str, mode: str = "r", fileobj: Any = None, **kwargs: Any) -> TarFile:
        archive: TarFile = super().gzopen(name, mode, fileobj, compresslevel=6, **kwargs)
        return archive


def _is_valid(_action: RemoteAction, result: dict[str, Any]) -> bool:
    """
    Raises:
        jsonschema_rs.ValidationError: it is no answer of an action server.
    """
    _answer_validator().validate(result)
    return True


@lru_cache(maxsize=1)
def _answer_validator() -> Validator:
    return validator_for(RemoteAction.action_response_format_spec())
