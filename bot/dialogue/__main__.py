"""`python -m bot.dialogue`: Rasa's own command, lighter and quieter.

Variables in arguments are filled in here, because arguments stand in everybody's list of processes.
"""

from __future__ import annotations

import os
import sys
import warnings

from bot.dialogue.tensorflow import leave_out_unneeded

# Some channels that Rasa imports turn all warnings on again.
warnings.showwarning = lambda *_, **__: None
sys.argv[1:] = map(os.path.expandvars, sys.argv[1:])
leave_out_unneeded()

from rasa.__main__ import main  # noqa: E402

from bot.dialogue.adjusting import adjust_rasa  # noqa: E402

adjust_rasa()
main()
