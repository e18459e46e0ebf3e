"""For whom a person speaks who answers, said elsewhere in the text; and the words of somebody quoted."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts

from extract.link import labels

AFFILIATED: dict[str, tuple[str, list[Row]]] = {
    "who is quoted speaks for the own body": (
        (
            "Bei der Übergabe in der vhs Lindenau freuten sich alle. Im Familienzentrum Schwalbennest können "
            "sich die Babysitter eintragen lassen. „Wir stellen den Kontakt her“, so Anna Kramer, "
            "Koordinatorin des Familienzentrums. „Eltern, die jemanden suchen, können sich unter "
            "030 23125-001 an uns wenden.“"
        ),
        [(None, None, "Familienzentrum Schwalbennest", "001")],
    ),
    "behind the name": (
        (
            "„Wir suchen Paten“, sagt Anna Kramer vom Helferkreis Lindenau. Die Stadtverwaltung Seefurt "
            "stellt Räume. Interessierte melden sich bei Anna Kramer unter 030 23125-001."
        ),
        [("Anna Kramer", None, "Helferkreis Lindenau", "001")],
    ),
    "behind the name with a function": (
        (
            "Bernd Voss, Vorsitzender des TSV Lohe, begrüßte die Gäste. Die Sparkasse Lohe spendete 500 "
            "Euro. Auskunft gibt Bernd Voss, Telefon 030 23125-001."
        ),
        [("Bernd Voss", None, "TSV Lohe", "001")],
    ),
    "before the name": (
        (
            "Die Leiterin der Kontaktstelle Selbsthilfe Lohe, Anna Kramer, sprach im Rathaus. Das Bauamt "
            "Lohe schwieg. Fragen beantwortet Anna Kramer unter 030 23125-001."
        ),
        [("Anna Kramer", "Kontaktstelle Selbsthilfe Lohe", None, "001")],
    ),
    "who holds the consultation": (
        (
            "Der Versichertenberater der Deutschen Rentenversicherung, Herr Kramer, hält am Dienstag, "
            "5. April, im Rathaus Seefurt eine Sprechstunde. Terminvereinbarung unter 030 23125-001."
        ),
        [("Kramer", None, "Deutsche Rentenversicherung", "001")],
    ),
    # hard negative: whom she visited is not for whom she speaks
    "a verb parts a person from a body": (
        (
            "Anna Kramer besuchte den Vorstand der AWO Lohe. Die Gemeinde Lohe lädt ein. Es berät Anna "
            "Kramer unter 030 23125-001."
        ),
        [("Anna Kramer", None, "Gemeinde Lohe", "001")],
    ),
}


@pytest.mark.parametrize(("text", "contacts"), AFFILIATED.values(), ids=AFFILIATED)
def test_affiliations(text: str, contacts: list[Row]) -> None:
    assert_contacts(text, contacts)


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("„Wir stellen den Kontakt her“, so Anna Kramer.", True),
        ("Sie können uns jederzeit anrufen“, sagt sie.", True),
        ("„Meldet euch bei uns, wir helfen.", True),
        ('"Ruft uns an", sagt er.', True),
        # hard negatives
        ("Meldet euch bei uns.", False),
        ('Das "Fest" findet bei uns statt.', False),
        ("Unser „Café“ ist offen.", False),
        ("Das „Café“ ist offen, meldet euch bei uns und fragt nach „Anna“.", False),
        ("Das Fest findet statt.", False),
    ],
)
def test_is_quoted(sentence: str, *, quoted: bool) -> None:
    assert labels.is_quoted(sentence) is quoted
