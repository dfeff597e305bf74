"""Training: one model for each state of what it is learnt from, and never twice the same one."""

from bot.training.fingerprint import fingerprint
from bot.training.training import Progress, TrainingError, model_file, train

__all__ = ["Progress", "TrainingError", "fingerprint", "model_file", "train"]
