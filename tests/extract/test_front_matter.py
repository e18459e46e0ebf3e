"""Front matter that holds a page's people: lists of members, texts in blocks, and what is metadata only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_rows import Row, row_of

from extract import read_bytes, survey
from extract.read.front_matter import markdown_of


@pytest.mark.parametrize(
    ("front", "markdown"),
    [
        # developed on
        (
            "members:\n  - name: Anna Kramer\n    role: Vorsitzende\n    email: kramer@seefurt.example",
            "Anna Kramer  \nVorsitzende  \nkramer@seefurt.example",
        ),
        (
            (
                "members:\n  - {name: Anna Kramer, phone: 030 23125001}\n"
                "  - {name: Bernd Voss, fax: 030 23125002}"
            ),
            "Anna Kramer  \nTelefon: 030 23125001\n\nBernd Voss  \nFax: 030 23125002",
        ),
        ("name: Anna Kramer\nmobil: 0171 3920001", "Anna Kramer  \nMobil: 0171 3920001"),
        ("kontakt:\n  Telefon: 030 23125001", "Telefon: 030 23125001"),
        # a heading stands above what belongs to it
        (
            "sections:\n  - heading: Vorstand\n    name: Anna Kramer\n    tel: 030 23125001",
            "## Vorstand\n\nAnna Kramer  \nTelefon: 030 23125001",
        ),
        # Markdown in a block keeps its lines
        (
            "text: |\n  ## Kasse\n  Anna Kramer\n  030 23125001",
            "## Kasse\nAnna Kramer\n030 23125001",
        ),
        ("hinweise:\n  - Fragen an kramer@seefurt.example", "Fragen an kramer@seefurt.example"),
        # what stands for the page, not on it
        (
            (
                "title: Vorstand\ndate: 2018-06-07\nauthor: Bernd Voss\nlayout: team\ntags: [chor]\n"
                "mail: kramer@seefurt.example"
            ),
            "kramer@seefurt.example",
        ),
        (
            "TITLE: Vorstand\nimage: /b.jpg\nWebsite: https://verein.example\nmail: kramer@seefurt.example",
            "## Vorstand\n\nkramer@seefurt.example",
        ),
        ("_entwurf: geheim@seefurt.example\nmail: kramer@seefurt.example", "kramer@seefurt.example"),
        ("foto: /bilder/anna.jpg\nanker: '#team'\nmail: kramer@seefurt.example", "kramer@seefurt.example"),
        # values that say yes, no or nothing
        (
            "plz: 12345\naktiv: true\nneu: No\nleer: null\nfrei: ~\nmail: kramer@seefurt.example",
            "12345  \nkramer@seefurt.example",
        ),
        # bugs caught: numbers that YAML 1.1 takes for octal ones, for whole ones, for base sixty
        ("phone: 03023125001", "Telefon: 03023125001"),
        ("phone: +493023125001", "Telefon: +493023125001"),
        ("name: Anna Kramer\nphone: 03023125001\nraum: 0171", "Anna Kramer  \nTelefon: 03023125001  \n0171"),
        ("zeit: 12:30:45\nphone: 03023125001", "12:30:45  \nTelefon: 03023125001"),
        ("seit: 2018-99-99\nphone: 03023125001", "2018-99-99  \nTelefon: 03023125001"),
        # no object of Python is built
        ("mail: !!python/object/apply:os.system ['kramer@seefurt.example']", "kramer@seefurt.example"),
        # what is referred to again is read once
        (
            "vorstand: &a\n  name: Anna Kramer\n  tel: 030 23125001\nkasse: *a",
            "Anna Kramer  \nTelefon: 030 23125001",
        ),
    ],
)
def test_yaml(front: str, markdown: str) -> None:
    assert markdown_of(front, toml=False) == markdown


@pytest.mark.parametrize(
    ("front", "markdown"),
    [
        # developed on
        (
            (
                '[[members]]\nname = "Anna Kramer"\nphone = "030 23125001"\n\n[[members]]\n'
                'name = "Bernd Voss"\nemail = "voss@seefurt.example"'
            ),
            "Anna Kramer  \nTelefon: 030 23125001\n\nBernd Voss  \nvoss@seefurt.example",
        ),
        ('[kontakt]\nname = "Anna Kramer"\ntel = "030 23125001"', "Anna Kramer  \nTelefon: 030 23125001"),
        ('text = """\n## Kasse\nAnna Kramer, 030 23125001\n"""', "## Kasse\nAnna Kramer, 030 23125001"),
        ('title = "Team"\ndate = 2018-06-07\nmail = "kramer@seefurt.example"', "kramer@seefurt.example"),
        # hard negatives: what is written in the other language
        ("mail: kramer@seefurt.example", ""),
        ('mail = "kramer@seefurt.example', ""),
    ],
)
def test_toml(front: str, markdown: str) -> None:
    assert markdown_of(front, toml=True) == markdown


DEEP = (
    "".join("  " * depth + f"tief{depth}:\n" for depth in range(20))
    + "  " * 20
    + "mail: kramer@seefurt.example"
)


@pytest.mark.parametrize(
    "front",
    [
        # no channel: nothing is added
        "members:\n  - name: Anna Kramer\n    role: Vorsitzende",
        "title: Neuer Kurs\ndate: 2018-06-07\nlang: de",
        "",
        # a channel in metadata only
        "author: kramer@seefurt.example",
        "title: Anruf unter 030 23125001",
        "publisher: kramer@seefurt.example",
        "href: mailto:kramer@seefurt.example",
        # broken
        "members: [kramer@seefurt.example",
        "a: b: kramer@seefurt.example",
        "\tmail: kramer@seefurt.example",
        "mail: *niemand # kramer@seefurt.example",
        "datum: 2018-99-99 # kramer@seefurt.example",
        # a list that holds itself
        "a: &a\n  - 030 23125001\n  - *a",
        # no mapping
        "- kramer@seefurt.example",
        "kramer@seefurt.example",
        # deeper than any site
        DEEP,
        "a: " + "[" * 5000 + "'kramer@seefurt.example'" + "]" * 5000,
    ],
)
def test_nothing_is_added(front: str) -> None:
    assert markdown_of(front, toml=False) == ""


PAGES: list[tuple[str, list[Row]]] = [
    # developed on
    (
        (
            "---\ntitle: Vorstand\nmembers:\n  - name: Anna Kramer\n    role: Vorsitzende\n"
            "    email: kramer@seefurt.example\n  - name: Bernd Voss\n"
            "    role: Kassenwart\n    phone: 030 23125001\n---\n"
        ),
        [("Anna Kramer", None, None, "kramer"), ("Bernd Voss", None, None, "001")],
    ),
    (
        (
            '+++\ntitle = "Vorstand"\n[[members]]\nname = "Anna Kramer"\nemail = "kramer@seefurt.example"\n'
            '[[members]]\nname = "Bernd Voss"\nphone = "030 23125001"\n+++\n'
        ),
        [("Anna Kramer", None, None, "kramer"), ("Bernd Voss", None, None, "001")],
    ),
    (
        (
            "---\ntitle: Kontakt\nsections:\n  - heading: Jugendamt Seefurt\n    text: |\n      Anna Kramer\n"
            "      Telefon 030 23125001\n---\n"
        ),
        [("Anna Kramer", "*", "*", "001")],
    ),
    # what the page itself says stays
    (
        (
            "---\ntitle: Kurs\nkontakt:\n  name: Anna Kramer\n  tel: 030 23125001\n---\n\n"
            "Kasse: Bernd Voss, 030 23125002\n"
        ),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", "Kasse", None, "002")],
    ),
    # hard negatives
    ("---\nauthor: Anna Kramer\nemail_of_author:\n---\n\nDer Kurs beginnt.\n", []),
    (
        "---\nauthor: Anna Kramer\nbroken: [\n---\n\nKasse: Bernd Voss, 030 23125002\n",
        [("Bernd Voss", "Kasse", None, "002")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_pages(text: str, expected: list[Row]) -> None:
    (article,) = read_bytes(text.encode(), "seite.md")
    found = sorted(map(row_of, survey(article).contacts), key=lambda row: row[3])
    wanted = sorted(expected, key=lambda row: row[3])
    seen = [
        tuple("*" if want == "*" else have for want, have in zip(row, other, strict=True))
        for row, other in zip(wanted, found, strict=False)
    ]
    assert (seen, len(found)) == (wanted, len(wanted))


def test_texts_of_front_matter_stand_in_the_article() -> None:
    (article,) = read_bytes(b"---\nname: Anna Kramer\ntel: 030 23125001\n---\n\nEnde.\n", "seite.md")
    (contact,) = survey(article).contacts
    assert contact.phones[0].span.of(article.text) == contact.phones[0].text == "030 23125001"
    assert contact.person is not None
    assert contact.person.span.of(article.text) == "Anna Kramer"


def test_references_of_references_do_not_grow() -> None:
    lines = ["a0: &a0 [kramer@seefurt.example]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 20)}]" for level in range(1, 40)]
    lines += ["m0: &m0 {<<: {mail: voss@seefurt.example}}"]
    lines += [f"m{level}: &m{level} {{<<: [{', '.join([f'*m{level - 1}'] * 20)}]}}" for level in range(1, 40)]
    found = markdown_of("\n".join(lines), toml=False)
    assert found.split() == ["kramer@seefurt.example", "voss@seefurt.example"]


LINES = st.sampled_from(
    [
        *[
            "name: Anna Kramer",
            "tel: 030 23125001",
            "mail: a@b.example",
            "- ",
            "  ",
            "text: |",
            "[",
            "]",
            "{",
        ],
        *["&a", "*a", "!!set", "a: b", "? ", "<<: *a", "---", "[[m]]", 'k = "030 23125001"', "\t", "\x00"],
        *["2018-01-01", "0x1F", "1e400"],
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(LINES, max_size=15).map("\n".join)), st.booleans())
def test_any_front_matter_is_read_or_left(front: str, toml: bool) -> None:  # noqa: FBT001
    for text in (
        front,
        f"{front}\nmail: kramer@seefurt.example",
        f'{front}\nmail = "kramer@seefurt.example"',
    ):
        found = markdown_of(text, toml=toml)
        assert not found or "@" in found or any(character.isdigit() for character in found)
