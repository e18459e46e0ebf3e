"""Word and OpenDocument texts: lists, tables, boxes, links, what is hidden, deleted or repeated."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import SAMPLES, docx, odt, zipped

from extract import Article, BlockKind, FormatError, Region, read_bytes

# ruff: noqa: E501  markup stands on one line as it does in such files

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)


def word(body: str, **parts: str) -> Article:
    files = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f"<w:document {W} {R} {MC}><w:body>{body}</w:body></w:document>".encode(),
    }
    files |= {
        f"word/{name}.xml": f"<w:x {W}>{content}</w:x>".encode()
        for name, content in parts.items()
        if name != "rels"
    }
    if "rels" in parts:
        files["word/_rels/document.xml.rels"] = f"<Relationships>{parts['rels']}</Relationships>".encode()
    (article,) = read_bytes(zipped(files), "a.docx")
    return article


def open_document(body: str, styles: str = "", head: str = "") -> Article:
    root = f'{SPACES} xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = f"<office:document-content {root}>{head}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    files = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "styles.xml": f"<office:document-styles {root}>{styles}</office:document-styles>".encode(),
    }
    (article,) = read_bytes(zipped(files), "a.odt")
    return article


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def shape(article: Article) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.span.of(article.text)) for block in article.blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<w:p><w:r><w:t>Tel. 030</w:t></w:r><w:r><w:tab/><w:t>23125410</w:t></w:r></w:p>",
            ["Tel. 030 23125410"],
        ),
        ("<w:p><w:r><w:t>Anna Kramer</w:t><w:br/><w:t>Markt 1</w:t></w:r></w:p>", ["Anna Kramer\nMarkt 1"]),
        ("<w:p><w:r><w:t>030</w:t><w:noBreakHyphen/><w:t>23</w:t></w:r></w:p>", ["030-23"]),
        (
            "<w:p><w:del><w:r><w:delText>alt</w:delText></w:r></w:del><w:ins><w:r><w:t>neu</w:t></w:r></w:ins></w:p>",
            ["neu"],
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>versteckt</w:t></w:r><w:r><w:t>da</w:t></w:r></w:p>",
            ["da"],
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
            + p("Anna Kramer")
            + "</w:txbxContent></mc:Choice>"
            "<mc:Fallback><w:txbxContent>"
            + p("Anna Kramer")
            + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
            "<w:r><w:t>Text</w:t></w:r></w:p>",
            ["Text", "Anna Kramer"],
        ),
        ("<w:sdt><w:sdtContent>" + p("in einem Feld") + "</w:sdtContent></w:sdt>", ["in einem Feld"]),
        (p("a &lt;b&gt; &amp;amp; c"), ["a <b> &amp; c"]),
        ("<w:p/>" + p("") + p("x"), ["x"]),
    ],
)
def test_text_of_word(body: str, expected: list[str]) -> None:
    assert [text for _, _, text in shape(word(body))] == expected


def test_blocks_of_word() -> None:
    item = "<w:numPr><w:ilvl w:val='{}'/><w:numId w:val='1'/></w:numPr>"
    cell = "<w:tc>" + p("{}") + "</w:tc>"
    body = (
        p("Titel", "<w:pStyle w:val='T'/>")
        + p("Teil", "<w:pStyle w:val='u2'/>")
        + p("eins", item.format(0))
        + p("darunter", item.format(1))
        + p("zwei", item.format(0))
        + p("keiner", "<w:numPr><w:numId w:val='0'/></w:numPr>")
        + f"<w:tbl><w:tr>{cell.format('Anna')}{cell.format('030')}</w:tr><w:tr>{cell.format('Ben')}{cell.format('031')}</w:tr></w:tbl>"
    )
    styles = "<w:style w:styleId='T'><w:name w:val='Title'/></w:style><w:style w:styleId='u2'><w:name w:val='heading 2'/></w:style>"
    article = word(body, styles=styles)
    assert shape(article) == [
        ("heading", 1, "Titel"),
        ("heading", 2, "Teil"),
        ("item", 1, "eins"),
        ("item", 2, "darunter"),
        ("item", 1, "zwei"),
        ("paragraph", 0, "keiner"),
        ("cell", 1, "Anna"),
        ("cell", 2, "030"),
        ("cell", 1, "Ben"),
        ("cell", 2, "031"),
    ]
    cells = [block.path for block in article.blocks if block.kind is BlockKind.CELL]
    assert cells[0] == cells[1] != cells[2] == cells[3]


def test_links_of_word() -> None:
    body = (
        "<w:p><w:hyperlink r:id='r1'><w:r><w:t>eins</w:t></w:r></w:hyperlink><w:hyperlink r:id='r9'><w:r><w:t>Marke</w:t></w:r></w:hyperlink>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"mailto:b@a.example\" </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t> zwei</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:fldSimple w:instr=' HYPERLINK \"tel:+493023125410\" '><w:r><w:t> drei</w:t></w:r></w:fldSimple></w:p>"
    )
    article = word(body, rels="<Relationship Id='r1' Target='https://a.example/' TargetMode='External'/>")
    assert [(link.span.of(article.text), link.target) for link in article.links] == [
        ("eins", "https://a.example/"),
        ("zwei", "mailto:b@a.example"),
        ("drei", "tel:+493023125410"),
    ]


def test_frames_of_word() -> None:
    article = word(
        p("Text"), header1=p("Amt Seefurt"), footer2=p("Tel. 030 23125000"), footnotes=p("Fußnote")
    )
    assert [(block.region, block.span.of(article.text)) for block in article.blocks] == [
        (Region.HEADER, "Amt Seefurt"),
        (Region.ARTICLE, "Text"),
        (Region.ARTICLE, "Fußnote"),
        (Region.FOOTER, "Tel. 030 23125000"),
    ]


def test_bold_print_of_word() -> None:
    article = word("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>fett</w:t></w:r><w:r><w:t> mager</w:t></w:r></w:p>")
    assert [span.of(article.text) for span in article.emphases] == ["fett"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<text:p>030<text:s text:c='3'/>23<text:tab/>x<text:line-break/>y</text:p>",
            [("paragraph", 0, "030 23 x\ny")],
        ),
        (
            "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Fuß</text:p></text:note-body></text:note></text:p>",
            [("paragraph", 0, "a"), ("paragraph", 0, "Fuß")],
        ),
        (
            "<text:tracked-changes><text:p>alt</text:p></text:tracked-changes><text:p>neu</text:p>",
            [("paragraph", 0, "neu")],
        ),
        (
            "<text:p>a<office:annotation><text:p>Anmerkung</text:p></office:annotation></text:p>",
            [("paragraph", 0, "a")],
        ),
        (
            "<text:p>vor<draw:frame><draw:text-box><text:p>Kasten</text:p></draw:text-box></draw:frame>nach</text:p>",
            [("paragraph", 0, "vornach"), ("paragraph", 0, "Kasten")],
        ),
        (
            "<draw:frame><draw:text-box><text:p>Kasten</text:p></draw:text-box></draw:frame><text:p>Text</text:p>",
            [("paragraph", 0, "Text"), ("paragraph", 0, "Kasten")],
        ),
        (
            (
                "<text:list><text:list-item><text:p>eins</text:p><text:list><text:list-item><text:p>darunter</text:p></text:list-item></text:list>"
                "</text:list-item></text:list><text:p>Text</text:p>"
            ),
            [("item", 1, "eins"), ("item", 2, "darunter"), ("paragraph", 0, "Text")],
        ),
        (
            "<text:h text:outline-level='3'>Teil</text:h><text:p text:style-name='Title'>Titel</text:p>",
            [("heading", 3, "Teil"), ("heading", 1, "Titel")],
        ),
    ],
)
def test_text_of_open_document(body: str, expected: list[tuple[str, int, str]]) -> None:
    assert shape(open_document(body)) == expected


def test_links_frames_and_bold_print_of_open_document() -> None:
    styles = (
        "<style:master-page><style:header><text:p>Amt Seefurt</text:p></style:header></style:master-page>"
    )
    head = "<style:style style:name='T1'><style:text-properties fo:font-weight='bold'/></style:style>"
    body = "<text:p>An <text:a xlink:href='mailto:a@b.example'>Anna</text:a> <text:span text:style-name='T1'>fett</text:span></text:p>"
    article = open_document(body, styles, head)
    assert [(link.span.of(article.text), link.target) for link in article.links] == [
        ("Anna", "mailto:a@b.example")
    ]
    assert [block.region for block in article.blocks] == [Region.HEADER, Region.ARTICLE]
    assert [span.of(article.text) for span in article.emphases] == ["fett"]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (
            zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b"<x/>"}),
            "a.xlsx",
            "an Office file, but no Word document",
        ),
        (zipped({"[Content_Types].xml": b"", "word/document.xml": b"<w:x"}), "a.docx", "broken XML"),
        (docx(SAMPLES[0])[:-40], "a.docx", "damaged"),
        (odt(SAMPLES[0])[:-40], "a.odt", "damaged"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a.odt", "without content"),
        (
            zipped(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.text",
                    "content.xml": b"\0\1\2",
                    "META-INF/manifest.xml": b"<m:manifest xmlns:m='x'><m:encryption-data/></m:manifest>",
                }
            ),
            "a.odt",
            "encrypted",
        ),
        (b"nur Text", "a.docx", "damaged"),
        (
            zipped(
                {
                    "[Content_Types].xml": b"",
                    "word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>',
                }
            ),
            "a.docx",
            "declares entities",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(FormatError) as caught:
        list(read_bytes(data, name))
    assert reason in caught.value.reason
    assert "\n" not in str(caught.value)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "<w:p> </w:p> <w:r> </w:r> <w:t>x</w:t> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> <w:txbxContent> "
            "</w:txbxContent> <w:hyperlink> </w:hyperlink> <w:fldChar/> <w:numPr/> <w:br/>".split()
        ),
        max_size=25,
    )
)
def test_no_order_of_elements_is_an_unexpected_error(tags: list[str]) -> None:
    try:
        word("".join(tags) + p("Ende"))
    except FormatError as error:
        assert "broken XML" in error.reason  # noqa: PT017  most orders are no XML
