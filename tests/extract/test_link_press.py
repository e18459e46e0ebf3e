"""Who answers in notices of the local press: who helps, who speaks, who is another way, does not."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts

PRESS: dict[str, tuple[str, list[Row]]] = {
    "an office behind or is not that of the person before": (
        (
            "Das Sommerfest findet am 5. Juni statt. Anmeldungen nehmen entgegen: Bei Anna Kramer "
            "(Tel. 030 23125-001) oder im Pfarrbüro, Telefon 030 23125-002."
        ),
        [("Anna Kramer", None, None, "001"), (None, "Pfarrbüro", None, "002")],
    ),
    "a circle that invites is hers": (
        (
            "Der Seniorenkreis St. Barbara lädt zum Kaffee ein. Anmeldung bei Anna Kramer (Tel. "
            "030 23125-001) oder im Pfarrbüro, Telefon 030 23125-002."
        ),
        [("Anna Kramer", None, "Seniorenkreis St. Barbara", "001"), (None, "Pfarrbüro", "*", "002")],
    ),
    "a branch with whose it is": (
        (
            "Der Sozialverband VdK, Kreisverband Talheim, lädt zur Beratung ein. Termine gibt es unter "
            "030 23125-001."
        ),
        [(None, "Kreisverband Talheim", "Sozialverband VdK", "001")],
    ),
    "one number, one police": (
        (
            "Unfallflucht\n\nDie Seefurter Polizei ermittelt und bittet Zeugen, sich unter 030 23125-001 zu "
            "melden. Die Täter flohen.\n\nDie Polizei hat Anzeige aufgenommen. Sie bittet unter "
            "030 23125-001 um Hinweise."
        ),
        [(None, None, "Seefurter Polizei", "001")],
    ),
    "who refers to a hotline is not there": (
        (
            "Landrat Bernd Voss weist vor allem für Fragen, die am Wochenende entstehen, auf die Hotline der "
            "Lindenauischen Staatsregierung hin, die unter 030 23125-001 zu erreichen ist."
        ),
        [(None, None, "Hotline der Lindenauischen Staatsregierung", "001")],
    ),
    "who encourages to call does not answer": (
        (
            "Die Beauftragte Anna Kramer macht Frauen Mut, sich bei der Frauenberatungsstelle Lohe unter "
            "030 23125-001 zu melden."
        ),
        [(None, None, "Frauenberatungsstelle Lohe", "001")],
    ),
    "whose opening hours they are does not answer": (
        (
            "Der Pflegestützpunkt Lohe ist umgezogen. Er ist zu den Öffnungszeiten des Landratsamtes "
            "besetzt. Erreichbar ist die Beraterin, Anna Kramer, unter der Telefonnummer 030 23125-001."
        ),
        [("Anna Kramer", None, "Pflegestützpunkt Lohe", "001")],
    ),
    "on whose suggestion it was does not answer": (
        (
            "Die Mitglieder des Kulturvereins Lohe treffen sich. Auf Anregung der Elternliga Seefurt "
            "e. V. kam ein Arzt. Anmeldung unter 030 23125-001."
        ),
        [(None, None, "Kulturverein Lohe", "001")],
    ),
    "an example does not answer": (
        (
            "Der Verein Brücke Lohe sammelt. Mit Partnern wie dem TSV Seefurt wird geplant. Man meldet sich "
            "unter 030 23125-001."
        ),
        [(None, None, "Verein Brücke Lohe", "001")],
    ),
    "two first names, two numbers": (
        "Wer mitwandert, ruft an. Kontakt: Gudrun (030 23125-001) und Heinz (030 23125-002).",
        [("Gudrun", None, None, "001"), ("Heinz", None, None, "002")],
    ),
    "first names in brackets behind their numbers": (
        "Landjugend Lohe: 030 23125-001 (Julia), 030 23125-002 (Anna).",
        [("Julia", None, "Landjugend Lohe", "001"), ("Anna", None, "Landjugend Lohe", "002")],
    ),
    "first names behind bei": (
        "Meldet euch bei Gudrun, Telefon 030 23125-001, oder bei Heinz unter 030 23125-002.",
        [("Gudrun", None, None, "001"), ("Heinz", None, None, "002")],
    ),
    "a surname alone is that of the article's person": (
        (
            "Der Vorsitzende Andreas Plattmann rief zur Teilnahme am Flohmarkt des Dorfvereins Lohe auf. "
            "Anmeldung bei Plattmann bis Freitag unter 030 23125-001."
        ),
        [("Andreas Plattmann", None, "Dorfverein Lohe", "001")],
    ),
    "letters in brackets name the body again": (
        (
            "Dies teilt die Leiterin der Kontakt- und Informationsstelle für Selbsthilfe (KISL), Anna Kramer,"
            " am Landratsamt Lohe mit. Wer Interesse hat, kann sich bei der KISL unter Rufnummer "
            "030 23125-001 melden."
        ),
        [(None, None, "Kontakt- und Informationsstelle für Selbsthilfe", "001")],
    ),
    "who is quoted is meant by er": (
        (
            "Die Musikschule Lohe öffnet ihre Türen. „Wir beraten Sie gern“, sagt Leiter Bernd Voss. Er ist "
            "unter 030 23125-001 zu erreichen."
        ),
        [("Bernd Voss", None, "Musikschule Lohe", "001")],
    ),
    "a number ends a sentence": (
        (
            "Das Projekt „Familienpaten“ des Kinderschutzbundes Lohe wächst. Koordinatorin Anna Kramer freut "
            "sich über Anrufe unter 030 23125-001. Träger des Projekts ist der Landkreis Südtal."
        ),
        [("Anna Kramer", "Projekt „Familienpaten“", "Kinderschutzbund Lohe", "001")],
    ),
    "who is to speak to is meant by the next number": (
        (
            "Ortsvorsteher Jens Tiedge ist jeden Montag im Dorfgemeinschaftshaus Lohe zu sprechen. Außerhalb "
            "der Sprechzeiten: 0171 39200-01."
        ),
        [("Jens Tiedge", None, "*", "001")],
    ),
    "half of a name is short for the whole": (
        (
            "Der Obst- und Gartenbauverein Lohe pflanzt Bäume. Helfer melden sich bei der Vorsitzenden des "
            "Gartenbauvereins, Anna Kramer, unter 030 23125-001."
        ),
        [("Anna Kramer", None, "Obst- und Gartenbauverein Lohe", "001")],
    ),
    # hard negatives
    "a public office is of no home": (
        (
            "Der Besitzer kann sich beim Tierheim Talheim (030 23125-001) oder beim Ordnungsamt "
            "(030 23125-002) melden."
        ),
        [(None, None, "Tierheim Talheim", "001"), (None, "Ordnungsamt", None, "002")],
    ),
    "only the office of the sentence is named": (
        "Das Jugendamt Lohe hilft. Auskunft gibt Anna Kramer im Landratsamt unter 030 23125-001.",
        [("Anna Kramer", "*", "*", "001")],
    ),
    "a house called by first names is no person": (
        "Die Kita Anna und Paul (030 23125-001) hat Platz für Kinder aus Lohe und nimmt sie gern auf.",
        [(None, "*", "*", "001")],
    ),
    "a town in brackets is no person": (
        "Das Netzwerk Lohe hilft und ist unter 030 23125-001 (Jena) und 030 23125-002 (Gera) erreichbar.",
        [(None, None, "Netzwerk Lohe", "001 002")],
    ),
    "two bodies with one number, neither the other's short name, are two": (
        (
            "Die Seefurter Feuerwehr ist unter 030 23125-001 zu erreichen. Es geht weiter.\n\nDie Polizei "
            "hilft ebenfalls. Sie ist unter 030 23125-001 zu erreichen."
        ),
        [(None, None, "Seefurter Feuerwehr", "001"), (None, None, "Polizei", "001")],
    ),
}


@pytest.mark.parametrize(("text", "contacts"), PRESS.values(), ids=PRESS)
def test_press(text: str, contacts: list[Row]) -> None:
    assert_contacts(text, contacts)
