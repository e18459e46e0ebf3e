"""Titles and salutations before a name, and the name that follows them or a label.

Behind "Frau", "Dr." or "Ansprechpartner:" an unlisted word is a name too.
"""

from __future__ import annotations

from extract.find.gazetteer import fold
from extract.find.name_runs import names_in_run, run_end
from extract.find.names import (
    DEGREE_PARTS,
    LEADING_PARTICLES,
    MOST_FIRST_NAMES,
    MOST_PARTICLES,
    Kind,
    Token,
    bare,
    may_be_surname,
)

_LONGEST_TITLE = 16


def title_end(tokens: list[Token], i: int) -> int:
    """Return the token behind all titles and salutations that begin at `i`, a line end included."""
    j = i + 1
    while j < min(len(tokens), i + _LONGEST_TITLE):
        if tokens[j].text == "\n":
            # "Frau\nAnna Kramer": a card.
            return j + 1 if j + 1 < len(tokens) and tokens[j + 1].kind & Kind.CAPITAL else j
        if not tokens[j].joined or not (_goes_on_title(tokens, j) or _bracket(tokens, j)):
            break
        j += 1
    return j


def _goes_on_title(tokens: list[Token], j: int) -> bool:
    """Tell whether a word or stop belongs to the title before it: "rer.", "(FH", "Bürgermeisterin"."""
    token, before = tokens[j], tokens[j - 1]
    if token.text == ".":
        return not before.kind & Kind.SALUTATION  # "… eine Frau. Der Täter …"
    if token.kind & Kind.FORM:
        return True
    word = bare(token.text)
    if word in DEGREE_PARTS:
        return token.text[0].islower() or before.text == "(" or ("." in token.text and len(word) > 1)
    # "Frau Bürgermeisterin Kramer", but "Herr König".
    behind = j + 1 < len(tokens) and tokens[j + 1].joined and may_be_surname(tokens[j + 1])
    return bool(token.kind & Kind.ROLE) and behind and not token.kind & Kind.FIRST


def _bracket(tokens: list[Token], j: int) -> bool:
    """Tell whether a bracket belongs to a title: "Dipl.-Ing. (FH)"."""
    if tokens[j].text == "(":
        return j + 2 < len(tokens) and bare(tokens[j + 1].text) in DEGREE_PARTS and tokens[j + 2].text == ")"
    return tokens[j].text == ")" and bare(tokens[j - 1].text) in DEGREE_PARTS


def named(tokens: list[Token], start: int) -> tuple[int, bool]:
    """Return the end of the name behind a title or salutation, and whether it has a first name.

    Here an unlisted word is a name too: "Frau Terzian", "Frau Hovhannes Terzian".
    """
    stop = run_end(tokens, start) if tokens[start].kind & (Kind.CAPITAL | Kind.PARTICLE) else start
    if stop == start or tokens[start].kind & (Kind.BLOCKED | Kind.FORM):
        return start, False
    for part in names_in_run(tokens, start, stop):
        if part.start == start:
            return part.end, True
    given = start
    while given < min(stop, start + MOST_FIRST_NAMES) and tokens[given].kind & Kind.GIVEN:
        if tokens[given].kind & Kind.WEAK:
            break
        given += 1
    end = _particles_end(tokens, given, stop)
    if end > given and tokens[end - 1].kind & Kind.GLUED:
        return end, given > start
    if end < stop and may_be_surname(tokens[end]) and not _is_only_role(tokens[end]):
        two = end == start and end + 1 < stop and _goes_on(tokens[end], tokens[end + 1])
        return end + 1 + two, given > start or two
    if given > start and may_be_surname(tokens[given - 1]):
        return given, given - start > 1  # "Frau Martin": a first name that is a surname here
    return start, False


def _is_only_role(token: Token) -> bool:
    """Tell whether a word says what a person does and is no family name as well ("Herr König")."""
    return bool(token.kind & Kind.ROLE) and not token.kind & Kind.SURNAME_LISTED


def _goes_on(surname: Token, following: Token) -> bool:
    """Tell whether the word behind an unlisted first word is the surname: "Hovhannes Terzian"."""
    unlisted = not surname.kind & (Kind.SURNAME_LISTED | Kind.COMMON)
    return (
        may_be_surname(following) and not following.kind & (Kind.COMMON | Kind.ROLE | Kind.THING) and unlisted
    )


def _particles_end(tokens: list[Token], start: int, stop: int) -> int:
    """Return the end of the particles that begin at a token: "von der", "al-Khatib"."""
    end = start
    while end < stop and tokens[end].kind & (Kind.PARTICLE | Kind.GLUED) and end - start < MOST_PARTICLES:
        if end == start and not (
            tokens[end].kind & Kind.GLUED or fold(tokens[end].text) in LEADING_PARTICLES
        ):
            break
        end += 1
    return end
