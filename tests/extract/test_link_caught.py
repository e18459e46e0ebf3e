"""Who answers, in forms that documents of many kinds have and that were once misread."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts

CAUGHT: dict[str, tuple[str, list[Row]]] = {
    "a name in brackets behind the second number owns it": (
        (
            "Der Pflegestützpunkt Seefurt ist unter 030 23125-001 (Koordinatorin Anna Kramer) sowie mobil "
            "unter 0171 39200-02 (Bernd Voss) erreichbar."
        ),
        [
            ("Anna Kramer", None, "Pflegestützpunkt Seefurt", "001"),
            ("Bernd Voss", None, "Pflegestützpunkt Seefurt", "002"),
        ],
    ),
    "several offices to which one is sent on do not answer": (
        (
            "Der Landkreis Seefurt hat eine Nummer für alle Fragen zur Ferienhilfe eingerichtet. Unter der "
            "Telefonnummer 030 23125-001 werden Fragen aufgenommen und an die Fachstellen weitergeleitet."
        ),
        [(None, None, "Landkreis Seefurt", "001")],
    ),
    "a county's name does not reach over what it is said to do": (
        "Fragen nimmt der Landkreis Seefurt zur Ferienhilfe unter 030 23125-001 entgegen.",
        [(None, None, "Landkreis Seefurt", "001")],
    ),
    "lands and towns alone are for whom a number is": (
        (
            "Giftnotruf\n\nBayern (030) 23125001\nBerlin, Brandenburg (030) 23125002\n"
            "Nordrhein-Westfalen (030) 23125003"
        ),
        [(None, None, "Giftnotruf", number) for number in ("001", "002", "003")],
    ),
    "a bold line heads its block over a description": (
        (
            "<p>Kleiderspenden nehmen an:</p><ul>"
            "<li><strong>Bunte Truhe Seefurt</strong><br>Herr Wittkamp Handy: 0171 3920001<br>Halle 4</li>"
            "<li><strong>Wolkenladen Seefurt</strong><br>Gut erhaltene Damen- und Kinderkleidung, Schuhe<br>"
            "Telefon: 0171 3920002 (Frau Odenthal)</li></ul>"
        ),
        [
            ("Wittkamp", None, "Bunte Truhe Seefurt", "001"),
            ("Odenthal", None, "Wolkenladen Seefurt", "002"),
        ],
    ),
    "a coordination with a name is an office": (
        (
            "Das Angebot ist bei der Koordination Frühe Hilfen zu erfragen. Es hilft Anna Kramer unter "
            "Telefon 030 23125-001."
        ),
        [("Anna Kramer", None, "Koordination Frühe Hilfen", "001")],
    ),
    "one body in three towns answers in each": (
        "Suchtberatung Lohe e. V.: Nienburg 030 23125-001, Hannover: 030 23125-002, Celle: 030 23125-003.",
        [(None, None, "Suchtberatung Lohe e. V.", number) for number in ("001", "002", "003")],
    ),
    "one body and its branch are one": (
        "Suchtberatung Lohe e. V.: Nienburg 030 23125-001, Hannover: 030 23125-002.",
        [(None, None, "Suchtberatung Lohe e. V.", "001 002")],
    ),
    "first name and surname on two lines, both spelled by the address": (
        "Jugendwart\n\nYaramis\n\nQuolobe\n\nyaramis.quolobe@seefurt.example",
        [("Yaramis Quolobe", None, None, "yaramis.quolobe")],
    ),
    "who wrote a booklet does not answer": (
        (
            "Mehr steht in der Broschüre des Bundesministeriums für Familie.\n\nAnsprechpartner\n\n"
            "Frau Wittkamp 030 23125-001\nHerr Odenthal 030 23125-002"
        ),
        [("Wittkamp", None, None, "001"), ("Odenthal", None, None, "002")],
    ),
    "a line between stars names nobody": (
        "*** UNTER VERANTWORTUNG DES SENDERS ***\n\nAnna Kramer\nTelefon 030 23125-001",
        [("Anna Kramer", None, None, "001")],
    ),
    "head and deputy share the number below them": (
        "Leitung: Anna Kramer\nStellvertretung: Bernd Voss\nTelefon 030 23125-001",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "001")],
    ),
    "a clerk beside another office's head does not share the number": (
        "Leistungsrichter: Bernd Voss\nMeldestelle: Anna Kramer\nTelefon 030 23125-001",
        [("Anna Kramer", None, None, "001")],
    ),
    "a house and its number are where something is": (
        (
            "Der Sozialpsychiatrische Dienst ist wie folgt zu erreichen: Anna Kramer, Haus 2, Zimmer 335, "
            "Telefon 030 23125-001."
        ),
        [("Anna Kramer", None, "Sozialpsychiatrischer Dienst", "001")],
    ),
    "a domain of several parts shortens the name": (
        (
            "Kassier\nAnna Kramer\nkassier@fwv-raubach.example\n\nAnna Kramer verwaltet die Finanzen des "
            "Feuerwehrvereins Raubach."
        ),
        [("Anna Kramer", None, "Feuerwehrverein Raubach", "kassier")],
    ),
    "a name ends before a function and before a street": (
        (
            "Anna Kramer\nReferat für Frauenfragen und Teilhabe Referatsleitung Marktstraße 24\n"
            "Telefon 030 23125-001"
        ),
        [("Anna Kramer", "Referat für Frauenfragen und Teilhabe", None, "001")],
    ),
    "a legal form behind a colon has no name before it": (
        "Mitglieder sind diese Organisationen: AG Wald.\n\nAnna Kramer, Telefon 030 23125-001",
        [("Anna Kramer", None, None, "001")],
    ),
    "who each speaks for stands between the commas": (
        (
            "- Anna Kramer, NaturFreunde Lohe, Telefon 030 23125-001\n"
            "- Bernd Voss, Attac-Sprecher, Telefon 030 23125-002\n"
            "- Merle Janssen, Sprecherin von .anstoss: Telefon 030 23125-003\n"
            "- Klaus Odenthal, Marktstraße 5, Telefon 030 23125-004\n"
            "- Jana Wittkamp, Schatzmeisterin, Telefon 030 23125-005"
        ),
        [
            ("Anna Kramer", None, "NaturFreunde Lohe", "001"),
            ("Bernd Voss", None, "Attac", "002"),
            ("Merle Janssen", None, ".anstoss", "003"),
            ("Klaus Odenthal", None, "*", "004"),
            ("Jana Wittkamp", None, "*", "005"),
        ],
    ),
    "a name right before a number in brackets": (
        (
            "Gebrauchte Möbel nehmen an jedem Werktag die Bunte Truhe (Telefon: 030 23125-001) und die "
            "Scheunenkiste Lohe (030 23125-002) gern entgegen."
        ),
        [(None, None, "Bunte Truhe", "001"), (None, None, "Scheunenkiste Lohe", "002")],
    ),
    "what is not a name before brackets": (
        "Wer mitmachen will, schickt bis Freitag einfach eine kurze Mail (info@seefurt.example) an uns alle.",
        [(None, None, None, "info")],
    ),
    "who signs is who speaks": (
        (
            "Gleichstellung\n\nIch berate gern und bin telefonisch unter der Nummer 030 23125-001 in der "
            "Woche abends zu erreichen.\n\nIhre Anna Kramer"
        ),
        [("Anna Kramer", None, None, "001")],
    ),
    "who signs below a greeting is who speaks": (
        (
            "Wer Zeit hat, ruft mich bitte unter der Nummer 030 23125-001 in der Woche abends einmal an.\n\n"
            "Viele Grüße\n\nAnna Kramer"
        ),
        [("Anna Kramer", None, None, "001")],
    ),
    "who signs for all is not called for all": (
        (
            "Karten gibt es unter der Nummer 030 23125-001 bei uns allen an jedem Tag der Woche.\n\n"
            "Viele Grüße\n\nAnna Kramer"
        ),
        [(None, None, None, "001")],
    ),
    "lines with a colon above channels name who answers on each": (
        (
            "Bauverwaltung:\nTel. 030 23125001\nE-Mail: bau@seefurt.example\nWerkhof:\nTel. 030 23125002\n"
            "E-Mail: hof@seefurt.example"
        ),
        [(None, "Bauverwaltung", None, "001 bau"), (None, None, "Werkhof", "002 hof")],
    ),
    "a heading that labels a channel stays in the card": (
        "## Musikverein Lohe\n\nMarktstraße 5\n\n## E-Mail\n\ninfo@seefurt.example",
        [(None, None, "Musikverein Lohe", "info")],
    ),
    "where something takes place does not answer": (
        (
            "---\nlocation: Roter Schopf\nname: Anna Kramer\nemail: kramer@seefurt.example\n---\n"
            "# Fest\n\nAb 18 Uhr."
        ),
        [("Anna Kramer", None, None, "kramer")],
    ),
    "headings that say functions leave the page's own body": (
        (
            "# Vorstand\n\nDer Schachverein Lohe-Striesen e.V. wird von vielen Leuten gern geleitet.\n\n"
            "## 1. Vorsitzende\n\n**Anna Kramer**  \nkramer@seefurt.example\n\n"
            "## Schatzmeister\n\n**Bernd Voss**  \n030 23125-002"
        ),
        [
            ("Anna Kramer", None, "Schachverein Lohe-Striesen e.V.", "kramer"),
            ("Bernd Voss", None, "Schachverein Lohe-Striesen e.V.", "002"),
        ],
    ),
    "a telephone and a mobile below two names are both's": (
        "Anna Kramer und Bernd Voss\nTelefon: 030 23125-001\nMobil: 0171 39200-02",
        [("Anna Kramer", None, None, "001 002"), ("Bernd Voss", None, None, "001 002")],
    ),
    "offices of others that write in are not who answers": (
        "Für Anfragen von Redaktionen und Bilder in Druckgröße schreib uns bitte an presse@seefurt.example.",
        [(None, None, None, "presse")],
    ),
    "a body of the next clause is another way": (
        (
            "Das Formular kann an die E-Mail-Adresse beirat@seefurt.example geschickt, oder ausgedruckt im "
            "Sekretariat abgegeben werden."
        ),
        [(None, None, None, "beirat")],
    ),
    "what a template is handed is a card": (
        (
            '# Kontakt\n\n{% include person-card.html title="1. Vorsitzende" name="Anna Kramer" '
            'email="kramer@seefurt.example" image="/anna.jpg" %}\n\n'
            '{{< person name="Bernd Voss"\nphone="030 23125-002" >}}\n\n{% include map.html source="x" %}'
        ),
        [("Anna Kramer", None, None, "kramer"), ("Bernd Voss", None, None, "002")],
    ),
    "clubs of friends, clubs of towns called Bad": (
        (
            "Anna Kramer\nJugendleiterin TSV Bad Lohe\n030 23125-001\n\n"
            "Bernd Voss\nTrainer Spvgg Lohe/Talbach\n030 23125-002\n\n"
            "Merle Janssen\nSportfreunde Lindenau\n030 23125-003"
        ),
        [
            ("Anna Kramer", None, "TSV Bad Lohe", "001"),
            ("Bernd Voss", None, "Spvgg Lohe/Talbach", "002"),
            ("Merle Janssen", None, "Sportfreunde Lindenau", "003"),
        ],
    ),
    "a name that is linked to an address stays a name": (
        "# Gruppen\n\n- Alter: 7 bis 10 Jahre\n- Gruppenleiterin: [Anna Kramer](mailto:anna@seefurt.example)",
        [("Anna Kramer", None, None, "anna")],
    ),
    "whose people to ask is the name behind them": (
        (
            "# Mit Herz\n\n## Ihre Ansprechpartner im Haus Lohe Wohnen und Pflege\n\nAnna Kramer\n\n"
            "Einrichtungsleitung\n\nkramer@seefurt.example"
        ),
        [("Anna Kramer", None, "Haus Lohe Wohnen und Pflege", "kramer")],
    ),
    "another line between name and number says another desk": (
        ("Anna Kramer\nPersonalverwaltung\n030 23125-001\n\nBernd Voss\nBuchhaltung\n030 23125-002"),
        [("Anna Kramer", "Personalverwaltung", None, "001"), ("Bernd Voss", None, "*", "002")],
    ),
    "a year of foundation is no postal code": (
        "Turn- und Sportverein 1909 Lohe e. V.\nSportallee 12\nTelefon: 030 23125-001",
        [(None, None, "Turn- und Sportverein 1909 Lohe e. V.", "001")],
    ),
    "a club with its year": (
        "Anna Kramer, Trainerin beim TV 1891 Lohe, Telefon 030 23125-001",
        [("Anna Kramer", None, "TV 1891 Lohe", "001")],
    ),
    "an office right before the second number of a line": (
        (
            "Polizeipräsidium Seefurt\nPressestelle\nTelefon: 030 23125-001 oder außerhalb der Bürozeiten: "
            "Leitstelle 030 23125-002"
        ),
        [
            (None, "Pressestelle", "Polizeipräsidium Seefurt", "001"),
            (None, "Leitstelle", "Polizeipräsidium Seefurt", "002"),
        ],
    ),
    "what opens the page with its legal name owns it": (
        (
            "# Vorstand\n\nDer Schachverein Lohe e. V. wird von vielen Leuten gern geleitet.\n\n"
            "**Anna Kramer**  \nkramer@seefurt.example\n\n## Aufgaben\n\nSie vertritt den Verein im "
            "Schachverband Sachsen. Der Schachverband Sachsen tagt im Mai."
        ),
        [("Anna Kramer", None, "Schachverein Lohe e. V.", "kramer")],
    ),
    "courses at a house are the house's": (
        "# Deutsch\n\n## Deutsch-Kurse bei Arche Noah in Lohe\n\nAnna Kramer\n\n030 23125-001",
        [("Anna Kramer", None, "Arche Noah in Lohe", "001")],
    ),
    "without an insurance there is none that answers": (
        "Hilfe für Menschen ohne Krankenversicherung: Malteser Seefurt, Telefon 030 23125-001",
        [(None, None, "Malteser Seefurt", "001")],
    ),
    "a word twice around a preposition is a name": (
        "Fragen beantwortet gern der Hand an Hand e. V. unter der Nummer 030 23125-001 in der Woche.",
        [(None, None, "Hand an Hand e. V.", "001")],
    ),
    "an abbreviation and a town are no person whom an address spells": (
        "EUTB Augsburg\n030 23125-001\naugsburg.eutb@seefurt.example",
        [(None, None, "EUTB Augsburg", "001 augsburg.eutb")],
    ),
    "a field of work is part of the name, a house is not": (
        (
            "Die Koordinationsstelle für ehrenamtliches Engagement im Asylbereich ist unter 030 23125-001 zu "
            "erreichen.\n\nDas Referat für Kultur im Rathaus ist unter 030 23125-002 zu erreichen."
        ),
        [
            (None, "Koordinationsstelle für ehrenamtliches Engagement im Asylbereich", None, "001"),
            (None, "Referat für Kultur", "Rathaus", "002"),
        ],
    ),
    "where something is does not answer": (
        (
            "Der Pflegestützpunkt ist im Landratsamt Seefurt am Markt wie folgt zu erreichen. "
            "Anna Kramer hat die Nummer 030 23125-001 und ist vormittags in der Woche gern für alle da."
        ),
        [("Anna Kramer", None, "Pflegestützpunkt", "001")],
    ),
    "an address beside a function is not the person's who has it": (
        (
            "# Gruppen\n\n## Wölfe\n\n- Gruppenleiterin: [Anna Kramer](mailto:anna@seefurt.example)\n\n"
            "## Fragen\n\nBei Fragen könnt ihr euch mit einer kurzen Mail an die Gruppenleiterin oder an "
            "hallo@seefurt.example wenden."
        ),
        [("Anna Kramer", None, "*", "anna"), (None, None, "*", "hallo")],
    ),
    "an abbreviation is the larger body of a weak heading": (
        "# Angebote\n\n## Beratung der IHK Seefurt\n\nTelefon 030 23125001",
        [(None, None, "IHK Seefurt", "001")],
    ),
    "the board to which one is sent answers where nobody else does": (
        "# Mach mit\n\nFalls du noch Fragen hast, wende dich gern an unseren Vorstand: info@seefurt.example",
        [(None, "Vorstand", None, "info")],
    ),
    "the board of a club that the page names is the club": (
        (
            "# Musikverein Lohe e. V.\n\nFalls du noch Fragen hast, wende dich gern an unseren Vorstand: "
            "info@seefurt.example"
        ),
        [(None, None, "Musikverein Lohe e. V.", "info")],
    ),
    "a heading that calls on the reader names nobody": (
        "# Mach mit\n\nFragen gern an: info@seefurt.example",
        [(None, None, None, "info")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CAUGHT.values(), ids=CAUGHT)
def test_once_misread(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)
