"""What runs in a page of `wegweiser serve`: the app over the directory file and in the language named.

python -m tui.served DIRECTORY LANGUAGE
"""

from __future__ import annotations

import sys
from pathlib import Path

from tui.app import run

if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), sys.argv[2]))
