"""Give freed memory back to the system.

A list over a million contacts is made in arrays of some megabytes. The C library keeps them for the next
ones: fast while somebody types, but some 30 MB that stay when nobody does.
"""

from __future__ import annotations

import sys


def give_back() -> None:
    """Return what is free to the system, where the C library is one that can (glibc's malloc_trim(3))."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415  not before the first picture

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    if trim is not None:
        trim(0)
