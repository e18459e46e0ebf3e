"""Tables, JSON and feeds: which column is what, broken rows, odd separators, hostile XML."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import Article, ExtractError, FormatError, read_bytes
from extract.read import read_stream
from extract.read.columns import columns_of

# ruff: noqa: E501  markup stands on one line as it does in such files


def articles(data: str | bytes, name: str, **columns: str) -> tuple[list[Article], list[str]]:
    said: list[str] = []
    raw = data.encode() if isinstance(data, str) else data

    def note(error: ExtractError) -> None:
        said.append(str(error))

    return list(read_stream(io.BytesIO(raw), name, report=note, columns=columns)), said


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "title,date,url,publisher,text",
            {"title": "title", "published": "date", "url": "url", "publisher": "publisher", "text": "text"},
        ),
        (
            "Überschrift;Veröffentlicht am;Quelle;Inhalt",
            {
                "title": "Überschrift",
                "published": "Veröffentlicht am",
                "publisher": "Quelle",
                "text": "Inhalt",
            },
        ),
        (
            "Headline,Pub_Date,Article Body",
            {"title": "Headline", "published": "Pub_Date", "text": "Article Body"},
        ),
        ("summary,body", {"lead": "summary", "text": "body"}),
        (
            "Teaser,Volltext,Rubrik,Autor*in",
            {"lead": "Teaser", "text": "Volltext", "section": "Rubrik", "author": "Autor*in"},
        ),
        ("ID,foo", {"id": "ID"}),
        # hard negatives
        ("Textilien,Datumsgrenze", {}),
    ],
)
def test_columns_by_their_names(names: str, expected: dict[str, str]) -> None:
    found = columns_of(names.replace(";", ",").split(","), {})
    assert found == expected


def test_a_named_column_comes_first() -> None:
    found, _ = articles(
        "Text;Notiz;Wann\nkurz;Der lange Text;3.5.2018\n", "a.csv", text="Notiz", published="Wann"
    )
    assert [(article.text, article.published) for article in found] == [("Der lange Text", "2018-05-03")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings(separator: str, encoding: str) -> None:
    row = separator.join(['"Größe, Maß; und | Ziel"', "30.11.2017", '"Zeile\n\nzwei ""wörtlich"""'])
    text = f"{separator.join(['Titel', 'Datum', 'Text'])}\r\n{row}\r\n"
    found, said = articles(text.encode(encoding), "a.csv")
    assert said == []
    assert [(a.title, a.published, a.text) for a in found] == [
        ("Größe, Maß; und | Ziel", "2017-11-30", 'Größe, Maß; und | Ziel\n\nZeile\n\nzwei "wörtlich"')
    ]


def test_a_byte_beyond_the_first_part_may_be_of_another_encoding() -> None:
    rows = "Titel;Text\n" + "a;Ein Satz.\n" * 9000
    found, _ = articles(rows.encode() + "b;Grüße".encode("cp1252"), "a.csv")
    assert found[-1].text == "b\n\nGrüße"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("sep=;\nTitel;Text\na;b\n", 1),
        ("Titel;Text\n\na;b\n;\n;nur Text\nzu;viele;Felder\nwenig\n", 4),
        ("Titel;Text\n", 0),
        ('Titel;Text\na;"offen\nb;c\n', 1),
    ],
)
def test_odd_rows(text: str, count: int) -> None:
    found, said = articles(text, "a.csv")
    assert (len(found), said) == (count, [])


def test_sources_number_the_rows() -> None:
    found, _ = articles("Titel;Text\na;b\n;\nc;d\n", "a.csv")
    assert [article.source for article in found] == ["a.csv#1", "a.csv#3"]


def test_a_table_without_text_is_told_with_its_columns() -> None:
    with pytest.raises(FormatError, match=r"a\.csv: no column known to hold the text \(columns: Name, Ort\)"):
        articles("Name;Ort\na;b\n", "a.csv")


@pytest.mark.parametrize(
    ("text", "titles", "complaints"),
    [
        ('{"title":"a","text":"x"}\n{"title":"b","text":"y"}\n', ["a", "b"], 0),
        ('{"title":"a","text":"x"}\n{kaputt\n{"title":"b","text":"y"}\n', ["a", "b"], 1),
        ('{"title":"a","text":"x"}\n{"title":"b","te', ["a"], 1),
        ('[{"title":"a","text":"x"},\n{"title":"b","text":"y"}]', ["a", "b"], 0),
        ('{"items":[{"title":"a","text":"x"},{"title":"b","text":"y"}]}', ["a", "b"], 0),
        ('{"title":"a","text":"x"}\n[1, 2]\n"x"\nnull\n{"title":"b","text":"y"}', ["a", "b"], 0),
        ('{"title":"a","text":"x"}\n{"title":null,"foo":1}\n{"title":"b","text":"y"}', ["a", "b"], 1),
        ('{"title":"a","text":["x","y"],"publisher":{"name":"Blatt"}}', ["a"], 0),
    ],
)
def test_json(text: str, titles: list[str], complaints: int) -> None:
    found, said = articles(text, "a.jsonl")
    assert [article.title for article in found] == titles
    assert len(said) == complaints


def test_json_in_pieces() -> None:
    records = [{"title": f"Titel {number}", "text": "Wort " * (number * 37 % 9000)} for number in range(300)]
    for text in ("\n".join(map(json.dumps, records)), json.dumps(records, indent=1)):
        found, said = articles(text, "a.json")
        assert [article.title for article in found] == [record["title"] for record in records]
        assert said == []


def test_deep_json_is_refused() -> None:
    with pytest.raises(FormatError):
        articles('{"text":' + "[" * 100_000, "a.json")


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title></item></channel></rss>',
        '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://a.example/x.dtd"> %a;]><rss><channel><item/></channel></rss>',
    ],
)
def test_entities_are_refused(body: str) -> None:
    with pytest.raises(FormatError, match="declares entities of its own"):
        articles(body, "a.rss")


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("<rss><channel><item><title>A &auml; &nbsp;B</title></item></channel></rss>", ["A ä B"]),
        (
            '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://a.example/r.dtd"><rss><channel><item><title>A &ouml;</title></item></channel></rss>',
            ["A ö"],
        ),
        (
            "<?xml version='1.0'?><!-- a > b --><rss><channel><item><title>A\x0bB</title></item></channel></rss>",
            ["AB"],
        ),
        ("<rdf:RDF><channel><title>x</title></channel><item><title>A</title></item></rdf:RDF>", ["A"]),
        (
            "<rss><channel><item><title>&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title></item></channel></rss>",
            ["A & B"],
        ),
        ("<atom:feed><atom:entry><atom:title>A</atom:title></atom:entry></atom:feed>", ["A"]),
    ],
)
def test_feeds_as_they_are(body: str, titles: list[str]) -> None:
    found, _ = articles(body, "a.xml")
    assert [article.title for article in found] == titles


def test_what_came_before_the_fault_is_kept() -> None:
    body = "<rss><channel><item><title>A</title></item><item><title>B & C</title></item></channel></rss>"
    reading = read_bytes(body.encode(), "a.rss")
    assert next(reading).title == "A"
    with pytest.raises(FormatError, match="broken XML"):
        next(reading)


def test_only_what_wordpress_shows_is_read() -> None:
    item = "<item><title>{}</title><content:encoded>x</content:encoded><wp:status>{}</wp:status><wp:post_type>{}</wp:post_type>{}</item>"
    rows = [
        ("a", "publish", "post", ""),
        ("b", "draft", "post", ""),
        ("c", "private", "page", ""),
        ("d", "publish", "page", ""),
        ("e", "publish", "nav_menu_item", ""),
        ("f", "publish", "post", "<wp:post_password>x</wp:post_password>"),
    ]
    found, _ = articles(
        f"<rss><channel>{''.join(item.format(*row) for row in rows)}</channel></rss>", "a.xml"
    )
    assert [article.title for article in found] == ["a", "d"]


def test_xml_of_another_kind_is_text() -> None:
    with pytest.raises(FormatError, match="no item in this feed"):
        articles("<kml><Placemark/></kml>", "a.xml")


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["a.csv", "a.json", "a.rss", "ohne"]),
    st.text(alphabet='Titel;Text,"\n\t{}[]:<>rssitem/&ax\x00', max_size=200),
)
def test_no_text_is_an_unexpected_error(name: str, text: str) -> None:
    for start in ("", "Titel;Text\n", '{"text":"a"}\n', "<rss><channel><item><title>a</title></item>"):
        try:
            articles(start + text, name)
        except FormatError as error:
            assert error.source.startswith(name)  # noqa: PT017  a fault or articles: either is right
