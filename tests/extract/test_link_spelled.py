"""Names that an address spells: which words of a text a domain means, and which contact has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_rows import Row, assert_contacts

from extract.article import Span
from extract.find.bodies import Strength
from extract.link.spelled import spelled_body
from extract.mention import Email


def name_spelled(text: str, *addresses: str) -> str | None:
    """Return the name in a text that one of the addresses spells."""
    found = spelled_body(text, [Email(Span(0, 0), address, address, "plain") for address in addresses])
    return found.body.name if found else None


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        # developed on
        ("Die Solawi Seefurt sucht Leute.", "mit@solawi-seefurt.example", "Solawi Seefurt"),
        ("Spiel gegen TV Grünfurt am Samstag", "info@tvgruenfurt.example", "TV Grünfurt"),
        ("Herzlich willkommen bei Wohnsinn!", "post@wohnsinn.example", "Wohnsinn"),
        ("Das Team der Bunten Kiste", "hallo@bunten-kiste.example", "Bunten Kiste"),
        # umlauts in all of their spellings
        ("Die Bürgerhöfe Seefurt laden ein.", "x@buergerhoefe-seefurt.example", "Bürgerhöfe Seefurt"),
        ("Verein Süße Früchte", "x@suessefruechte.example", "Süße Früchte"),
        ("Gruppe Suesse Fruechte", "x@suessefruechte.example", "Suesse Fruechte"),
        ("Weisse Wölfe treffen sich", "x@weissewoelfe.example", "Weisse Wölfe"),
        # hyphens where the name has blanks, and the other way round
        ("das Umwelt-Forum lädt ein", "x@umweltforum.example", "Umwelt-Forum"),
        ("das Umwelt Forum lädt ein", "x@umwelt-forum.example", "Umwelt Forum"),
        ("das Umweltforum lädt ein", "x@umwelt-forum.example", "Umweltforum"),
        # several words, digits among them
        ("Wir sind Leben am alten Hafen.", "x@leben-am-alten-hafen.example", "Leben am alten Hafen"),
        ("Im Werk 21 Seefurt wird gebaut.", "x@werk21seefurt.example", "Werk 21 Seefurt"),
        # in capitals; over the end of a line is another name
        ("WOHNSINN lädt ein", "x@wohnsinn.example", "WOHNSINN"),
        # the label before the last one of a longer domain
        ("Die Solawi Seefurt", "x@post.solawi-seefurt.example", "Solawi Seefurt"),
        # at the edges of sentences, in quotation marks and brackets
        ("„Wohnsinn“ lädt ein", "x@wohnsinn.example", "Wohnsinn"),
        ("Der Verein (Wohnsinn) lädt ein", "x@wohnsinn.example", "Wohnsinn"),
        ("Ein Abend bei Wohnsinn.", "x@wohnsinn.example", "Wohnsinn"),
        # the first that is a name
        ("www.wohnsinn.example – das ist Wohnsinn", "x@wohnsinn.example", "Wohnsinn"),
    ],
)
def test_a_domain_spells_a_name(text: str, address: str, name: str) -> None:
    assert name_spelled(text, address) == name


@pytest.mark.parametrize(
    ("text", "address"),
    [
        # developed on: a provider gives everybody an address
        ("Meldung an Posteo oder Mailbox", "anna@posteo.example"),
        ("Bei Freenet und Hotmail", "anna@hotmail.example"),
        ("Mit Magenta ins Netz", "anna@magenta.example"),
        # a town is where somebody is
        ("Die Halle steht in Augsburg.", "info@augsburg.example"),
        ("Die Halle steht in Nürnberg.", "info@nuernberg.example"),
        pytest.param(
            "Ein Fest in Bad Homburg",
            "info@bad-homburg.example",
            marks=pytest.mark.xfail(reason="the list of towns holds large ones of one word", strict=True),
        ),
        # within an address of the web or of e-mail
        ("Mehr unter www.Wohnsinn.example", "x@wohnsinn.example"),
        ("Mehr unter https://Wohnsinn.example/kurs", "x@wohnsinn.example"),
        ("Mehr unter Wohnsinn.example", "x@wohnsinn.example"),
        ("Mehr unter Kurs@Wohnsinn.example", "x@wohnsinn.example"),
        ("Siehe verein.example/Wohnsinn/kurs", "x@wohnsinn.example"),
        ("Auf Instagram: @Wohnsinn", "x@wohnsinn.example"),
        # a part of a longer word
        ("Die Wohnsinnige liest.", "x@wohnsinn.example"),
        ("Beim Stadtwohnsinn", "x@wohnsinn.example"),
        ("Der Wohnsinn-Preis geht an alle", "x@wohnsinn.example"),
        # hard negatives
        ("das ist der reinste wohnsinn", "x@wohnsinn.example"),  # no capital letter
        ("Die AWO hilft.", "x@awo.example"),  # short labels stand in too many words
        ("Der Kurs beginnt.", "x@kurs.example"),
        ("Wer will, der will. Nur Mut. Am See.", "x@willderwillnurmut.example"),  # words of two sentences
        ("A B C D E F", "x@abcdef.example"),  # more words than names have
        ("Nichts davon steht da.", "x@wohnsinn.example"),
        ("", "x@wohnsinn.example"),
        ("Wohnsinn", "ohne-domain"),
        ("Wohnsinn", "@"),
    ],
)
def test_a_domain_spells_nothing(text: str, address: str) -> None:
    assert name_spelled(text, address) is None


def test_the_first_address_that_spells_a_name_counts() -> None:
    text = "Wohnsinn und die Solawi Seefurt laden ein."
    addresses = ("anna@posteo.example", "x@solawi-seefurt.example", "x@wohnsinn.example")
    assert name_spelled(text, *addresses) == "Solawi Seefurt"
    assert name_spelled(text) is None


ROWS: list[tuple[str, list[Row]]] = [
    # developed on
    (
        (
            "Die Solawi Seefurt baut Gemüse an und sucht neue Mitglieder für das kommende Jahr.\n\n"
            "Kontakt\nmitglied@solawi-seefurt.example"
        ),
        [(None, None, "Solawi Seefurt", "mitglied")],
    ),
    (
        "Wohnsinn\n\nHier wird gemeinsam gebaut.\n\nAnna Kramer\nkramer@wohnsinn.example",
        [("Anna Kramer", None, "Wohnsinn", "kramer")],
    ),
    # the name in another case than the address has it, told by the article as a whole
    (
        "Die Mitglieder des Umweltforums treffen sich montags.\n\nKontakt\nx@umweltforum-am-see.example",
        [(None, None, "Umweltforum", "x")],
    ),
    # hard negatives: who is named beside the address answers, whatever its domain spells
    (
        "Wohnsinn und andere laden ein.\n\nTafel Seefurt e. V.\nTelefon 030 23125001\nx@wohnsinn.example",
        [(None, None, "Tafel Seefurt e. V.", "001 x")],
    ),
    (
        "Ein Fest in Augsburg für alle.\n\nKontakt\ninfo@augsburg.example",
        [(None, None, None, "info")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_contacts_of_spelled_names(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


LABELS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9äöü]{1,8}){0,6}", fullmatch=True)
WORDS = st.sampled_from(
    ["Wohnsinn", "solawi", "Seefurt", "Süße", "ae", "-", " ", ".", "@", "/", "\n", "a", "ß"]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=20).map("".join)), LABELS)
def test_a_spelled_name_points_at_what_is_written(text: str, label: str) -> None:
    address = f"x@{label}.example"
    found = spelled_body(f"{text} {label.title()} {text}", [Email(Span(0, 0), address, address, "plain")])
    if found is None:
        return
    written = found.body.span.of(f"{text} {label.title()} {text}")
    assert written == found.body.text
    assert " ".join(written.split()) == found.body.name
    assert found.strength is Strength.NAMED
    assert found.body.rule == "spelled by address"


GAPS = st.sampled_from(["", " ", "-"])
SPELLED = st.tuples(
    st.just("A"), GAPS, st.sampled_from(["ae", "Ae", "ä", "Ä"]), GAPS,
    st.sampled_from(["ss", "ß"]), GAPS, st.sampled_from(["oe", "Oe", "ö", "Ö"]),
).map("".join)  # fmt: skip


@given(st.text(alphabet="aäeoussß- A.", max_size=60), SPELLED)
def test_a_name_is_spelled_by_its_letters_however_they_are_written(text: str, written: str) -> None:
    label = "aaessoe"
    name = name_spelled(f"{text}\n{written}", f"x@{label}.example")
    assert name is not None
    plain = name.lower().replace("ä", "ae").replace("ö", "oe").replace("ß", "ss")
    assert plain.replace(" ", "").replace("-", "") == label


def test_a_page_with_addresses_of_many_domains_is_nobodys_own() -> None:
    others = [f"info@verein{number}.example" for number in range(12)]
    text = "Die Solawi Seefurt sucht Leute."
    assert name_spelled(text, *others[:11], "mit@solawi-seefurt.example") == "Solawi Seefurt"
    assert name_spelled(text, *others, "mit@solawi-seefurt.example") is None
