"""What holds for every test: no example is timed, as the machines are shared, and each run has the same ones.

The locale is none, whoever runs them: what is said is English, unless a test asks for German.

New examples are sought with `HYPOTHESIS_PROFILE=search pytest`.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
    os.environ.pop(variable, None)
os.environ["LC_CTYPE"] = "C.UTF-8"

settings.register_profile(
    "shared", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "shared"))
