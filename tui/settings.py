"""What a person has set: keys in a file of their own, the look as they left it.

The keys stand in `keys.toml` in the user's configuration folder, one action a line:

    search = "ctrl+s"
    copy_number = "y"

Names of actions are those of `tui.actions`, keys those of Textual. The look is kept in the state folder.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui import reasons
from tui.language import say
from tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_NO_KEYS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys by action and the name of the look; `complaints` say what in the files was no use.

    `kept_in` is the file in which the look is kept; None keeps nothing.
    """

    keys: Mapping[str, str] = field(default_factory=lambda: _NO_KEYS)
    theme: str = DARK.name
    complaints: tuple[str, ...] = ()
    kept_in: Path | None = None


def load(known: Collection[str]) -> Settings:
    """Read the user's settings; `known` are the names of the actions. Never raises."""
    import platformdirs  # noqa: PLC0415  only where a person's own app opens

    folder = Path(platformdirs.user_config_dir("wegweiser", appauthor=False))
    kept_in = Path(platformdirs.user_state_dir("wegweiser", appauthor=False)) / "theme"
    return load_from(folder / "keys.toml", kept_in, known)


def load_from(keys_file: Path, kept_in: Path, known: Collection[str]) -> Settings:
    """Read the settings from these files; one that is not there sets nothing. Never raises."""
    keys: dict[str, str] = {}
    complaints: list[str] = []
    try:
        wished = tomllib.loads(keys_file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        wished = {}
    except OSError as error:
        wished = {}
        complaints.append(f"{keys_file}: {reasons.of_system(error, 'cannot be read')}")
    except ValueError as error:
        wished = {}
        complaints.append(f"{keys_file}: {error}")
    for name, key in wished.items():
        if name not in known:
            complaints.append(f"{keys_file}: {name}: {say('no such action')}")
        elif not isinstance(key, str) or not key or " " in key:
            complaints.append(f"{keys_file}: {name}: {say('no key')}")
        else:
            keys[name] = key
    try:
        theme = kept_in.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        theme = DARK.name
    known_themes = {theme.name for theme in THEMES}
    return Settings(keys, theme if theme in known_themes else DARK.name, tuple(complaints), kept_in)


def keep_theme(settings: Settings, name: str) -> None:
    """Keep the look for the next time; a folder that cannot be written keeps nothing."""
    if settings.kept_in is None:
        return
    try:
        settings.kept_in.parent.mkdir(parents=True, exist_ok=True)
        settings.kept_in.write_text(f"{name}\n", encoding="utf-8")
    except OSError:
        return
