"""What strangers may put into an article, a file name or a directory to play tricks on a screen."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from app_invented import ADA, ARTICLE, Invented

from directory.entry import Entry, Mark

# Markup of Textual and Rich: it must stand on the screen letter for letter.
MARKUP = (
    "[/]",
    "[/bold]",
    "[bold]fett[/bold]",
    "[@click=app.quit]hier[/]",
    "[@click=app.quit()]hier[/@click=app.quit()]",
    "[link=https://boese.example]Amt[/link]",
    "[red on blue]",
    "[[",
    "]]",
    "\\[",
    "[at]",
    "[not bold]x",
    "[$accent]x[/]",
    "[a=b",
    "{0}",
    "{path}",
    "%s",
    ":smile:",
    "$text",
)
# Steering characters alone, each a trick by itself.
STEERING = tuple(
    chr(code)
    for code in (
        *range(0x20),
        0x7F,
        *range(0x80, 0xA0),
        0xAD,
        0x034F,
        0x061C,
        0x115F,
        0x1160,
        0x17B4,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        0x3164,
        0xFE00,
        0xFE0F,
        0xFEFF,
        0xFFA0,
        *range(0xFFF9, 0xFFFC),
        0xE000,
        0xFFFF,
        0xE0001,
        *range(0xE0041, 0xE0045),
        0xE0100,
        0xF0000,
        0x10FFFF,
    )
)
INTRODUCERS = ("\x1b", "\x1b[", "\x9b", "\x1b]", "\x9d", "\x1bP", "\x90", "\x1b_", "\x1b^", "\x1bX")
# What a terminal does on an escape sequence: clear, title, clipboard, link, reset, answer, paste, mouse.
ORDERS = (
    "2J",
    "0;Titel\x07",
    "52;c;cm0gLXJmIH4=\x07",
    "8;;https://boese.example\x1b\\",
    "c",
    "6n",
    "?1049l",
    "201~",
    "?1003h",
    "31m",
    "999;999H",
)
SEQUENCES = tuple(introducer + order for introducer, order in product(INTRODUCERS, ORDERS))
# Real writing that is no trick and must stay: wide, right to left, combining, umlauts of both spellings.
WRITING = (
    "日本語相談",
    "مكتب الاندماج",
    "משרד",
    "Café",
    "Cafe\u0301",
    "Müller-Lüdenscheidt",
    "Mu\u0308ller",
    "한국어",
    "ไทย",
    "Ł ą ę ğ ı",
    "Україна",
    "z\u0335\u0321\u0489" * 3,
)
PAYLOADS = (*MARKUP, *STEERING, *SEQUENCES, *WRITING)


def hostile(payload: str) -> Invented:
    """A town in which one contact has the payload in every field, and so has its article."""
    poisoned = f"vor{payload}nach"
    quote = f"Fragen an {poisoned} unter 115."
    text = f"{poisoned}\n\nDavor. {quote} Danach {poisoned}."
    start = text.index(quote)
    article = replace(
        ARTICLE,
        source=f"{poisoned}.txt",
        title=poisoned,
        publisher=poisoned,
        section=poisoned,
        url=f"https://a.example/{poisoned}",
        published=poisoned,
        text=text,
        marks=(
            Mark(start + 10, start + 10 + len(poisoned), "person"),
            Mark(0, len(poisoned), "organization"),
        ),
    )
    entry = Entry(
        id=1,
        person=poisoned,
        role=poisoned,
        department=poisoned,
        organization=poisoned,
        service=poisoned,
        topics=(poisoned,),
        phones=(f"+4930{payload}23125001",),
        emails=(f"a{payload}@b.example",),
        place=poisoned,
        last_seen=poisoned,
        sources=(f"{poisoned}.txt",),
        quote=quote,
        note=poisoned,
    )
    return Invented(people=(entry, ADA), texts=(article,))
