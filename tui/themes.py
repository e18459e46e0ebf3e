"""The look: calm, one accent; dark, light, and one of high contrast."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="wegweiser-dark",
    dark=True,
    primary="#8fb8a8",
    secondary="#8fb8a8",
    accent="#e3b566",
    foreground="#d9dcd6",
    background="#1b1f1e",
    surface="#212625",
    panel="#2a302e",
    success="#8fb8a8",
    warning="#e3b566",
    error="#e08a7d",
    variables={"muted": "#98a39d", "rule": "#3a4340"},
)
LIGHT = Theme(
    name="wegweiser-light",
    dark=False,
    primary="#2f6b57",
    secondary="#2f6b57",
    accent="#8a5200",
    foreground="#24302c",
    background="#f6f5f0",
    surface="#efede6",
    panel="#e4e2d9",
    success="#2f6b57",
    warning="#8a5200",
    error="#a4342a",
    variables={"muted": "#5a6660", "rule": "#c5c2b4"},
)
CONTRAST = Theme(
    name="wegweiser-contrast",
    dark=True,
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    success="#ffffff",
    warning="#ffff00",
    error="#ff9090",
    text_alpha=1.0,
    variables={"muted": "#ffffff", "rule": "#ffffff"},
)
THEMES = (DARK, LIGHT, CONTRAST)
