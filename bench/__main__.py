"""`python -m bench`."""

from __future__ import annotations

import os

# Before TensorFlow is imported, which reads it once.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from bench.cli import main

main()
