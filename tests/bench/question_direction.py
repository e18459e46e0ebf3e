"""Make directory/data/question_direction.npy: `PYTHONPATH=.:tests python -m bench.question_direction`.

What questions to any office have in common, whatever they are about and in any language: the mean of the
means, by language, of the sentence vectors of question_frames.tsv. directory.ranking takes it out of a
question.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from directory import meaning

if TYPE_CHECKING:
    from numpy.typing import NDArray


def direction(frames: Path) -> NDArray[np.float32]:
    """Return the unit vector of what the questions of a file have in common, shape (512,)."""
    lines = [line for line in frames.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pairs = [line.split("\t") for line in lines]
    by_language: dict[str, list[NDArray[np.float32]]] = defaultdict(list)
    for (language, _), vector in zip(pairs, meaning.encode([text for _, text in pairs]), strict=True):
        by_language[language].append(vector)
    means = [np.mean(vectors, axis=0) for vectors in by_language.values()]
    total = np.sum([mean / np.linalg.norm(mean) for mean in means], axis=0)
    return np.asarray(total / np.linalg.norm(total), dtype=np.float32)


def main() -> None:
    """Write the file."""
    path = Path(meaning.__file__).with_name("data") / "question_direction.npy"
    np.save(path, direction(Path(__file__).with_name("question_frames.tsv")))
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
