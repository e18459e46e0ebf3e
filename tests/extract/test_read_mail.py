"""E-mail: the newest text; what is quoted, forwarded, signed; headers in every state."""

from __future__ import annotations

import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import Article, FormatError, Region, read_bytes, survey

# ruff: noqa: E501  markup stands on one line as it does in mails

HEAD = "From: Kreisblatt <news@kreisblatt.example>\nSubject: Kurs\nDate: Thu, 30 Nov 2017 21:00:00 +0100\n"


def the_article(mail: str | bytes, name: str = "a.eml") -> Article:
    (article,) = read_bytes(mail if isinstance(mail, bytes) else mail.encode(), name)
    return article


def parts(article: Article) -> dict[Region, str]:
    found: dict[Region, str] = {}
    for block in article.blocks:
        text = block.span.of(article.text)
        found[block.region] = f"{found[block.region]} / {text}" if block.region in found else text
    return found


def plain(body: str, head: str = HEAD) -> Article:
    return the_article(
        f"{head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}"
    )


@pytest.mark.parametrize(
    ("body", "own", "quoted"),
    [
        # developed on
        (
            "Hallo,\n\nder Kurs beginnt.\n\n> Wann beginnt er?\n> Tel. 030 23125999\n",
            "Hallo, / der Kurs beginnt.",
            "Wann beginnt er?\nTel. 030 23125999",
        ),
        ("Gern.\n\nAm 3. Mai 2024 um 10:12 schrieb Ben Kurz <ben@verein.example>:\n> Wann?\n", "Gern.", None),
        (
            "Gern.\n\nOn Fri, May 3, 2024 at 10:12 AM Ben Kurz <ben@verein.example>\nwrote:\n\n> Wann?\n",
            "Gern.",
            None,
        ),
        (
            "Gern.\n\n-----Ursprüngliche Nachricht-----\nVon: Ben Kurz\nGesendet: gestern\nAn: uns\n\nWann?",
            "Gern.",
            None,
        ),
        (
            (
                "Gern.\n\n________________________________\nVon: Ben Kurz <ben@verein.example>\nGesendet: Freitag\n"
                "An: Anna\nBetreff: Kurs\n\nWann?\nTel. 030 23125999"
            ),
            "Gern. / ________________________________",
            None,
        ),
        ("Gern.\n\nAm 03.05.24 um 10:12 schrieb Ben Kurz:\n\nWann beginnt er?", "Gern.", None),
        ("> Wann?\n\nAm Montag.\n\n> Wo?\n\nIm Rathaus.\n", "Am Montag. / Im Rathaus.", "Wann? / Wo?"),
        ("> > Alt\n> neuer\nIch auch.", "Ich auch.", "Alt neuer"),
        # signatures stay
        (
            "Der Kurs beginnt.\n\n-- \nAnna Kramer\nTel. 030 23125410",
            "Der Kurs beginnt. / --\nAnna Kramer\nTel. 030 23125410",
            None,
        ),
        # hard negatives
        (
            "Am 3. Mai schrieb die Zeitung, dass der Kurs beginnt.",
            "Am 3. Mai schrieb die Zeitung, dass der Kurs beginnt.",
            None,
        ),
        (
            "Von: 8 bis 12 Uhr\nAn: allen Tagen\n\nTel. 030 23125410",
            "Von: 8 bis 12 Uhr\nAn: allen Tagen / Tel. 030 23125410",
            None,
        ),
        ("Schreiben Sie an\n<kurs@verein.example>\n", "Schreiben Sie an <kurs@verein.example>", None),
    ],
)
def test_own_text_and_what_is_answered(body: str, own: str, quoted: str | None) -> None:
    found = parts(plain(body))
    assert found[Region.ARTICLE] == own
    if quoted is not None:
        assert found[Region.COMMENT] == quoted
    assert set(found) <= {Region.ARTICLE, Region.COMMENT}


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        (
            (
                "Zur Kenntnis.\n\n---------- Forwarded message ---------\nVon: Ben Kurz <b@verein.example>\nDate: gestern\n"
                "Subject: Kurs\nTo: uns\n\nAnmeldung: Tel. 030 23125410\n"
            ),
            "Kurs",
        ),
        (
            "Zur Kenntnis.\n\nVon: Ben Kurz\nGesendet: gestern\nAn: uns\nBetreff: Kurs\n\nAnmeldung: Tel. 030 23125410\n",
            "WG: Kurs",
        ),
        (
            (
                "Anfang der weitergeleiteten Nachricht:\n\n> Von: Ben Kurz\n> Datum: gestern\n> An: uns\n> Betreff: Kurs\n>\n"
                "> Anmeldung: Tel. 030 23125410\n"
            ),
            "Fwd: Kurs",
        ),
    ],
)
def test_what_is_forwarded_is_the_text(body: str, subject: str) -> None:
    article = plain(body, HEAD.replace("Subject: Kurs", f"Subject: {subject}"))
    assert article.title == "Kurs"
    assert "Anmeldung: Tel. 030 23125410" in parts(article)[Region.ARTICLE]
    assert "Ben Kurz" not in parts(article)[Region.ARTICLE]
    assert [phone.number for phone in survey(article).phones] == ["+493023125410"]


def test_the_sender_is_no_contact_but_the_publisher() -> None:
    article = plain("Anmeldung bei Anna Kramer, Telefon 030 23125410.")
    found = survey(article)
    assert [email.address for email in found.emails] == []
    assert [contact.person.name for contact in found.contacts if contact.person] == ["Anna Kramer"]
    assert (article.publisher, article.title) == ("Kreisblatt", "Kurs")
    assert (article.published, article.published_rule) == ("2017-11-30", "meta")


def alternative(text: str, page: str) -> str:
    return (
        f"{HEAD}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
        f"--x\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
        f"--x\nContent-Type: text/html; charset=utf-8\n\n{page}\n--x--\n"
    )


LONG = "Der Kurs beginnt am Montag um zehn Uhr im Rathaus der Stadt, Anmeldung ist bis Freitag nötig und möglich."


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        (LONG, f"<p>{LONG} HTML</p>", LONG),
        ("Diese Nachricht ist HTML.", f"<p>{LONG}</p>", LONG),
        (LONG, f"<p>{LONG}</p><p>{LONG} {LONG}</p>", f"{LONG}\n\n{LONG} {LONG}"),
        (LONG, f"<style>{'p {} ' * 500}</style><p>{LONG} HTML</p>", LONG),
        ("", "<p>Nur HTML</p>", "Nur HTML"),
    ],
)
def test_plain_text_unless_the_page_says_more(text: str, page: str, expected: str) -> None:
    assert the_article(alternative(text, page)).text == expected


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote"><div class="gmail_attr">Am 3. Mai schrieb Ben:</div><blockquote>Tel. 030 23125999</blockquote></div>',
        '<blockquote type="cite"><p>Tel. 030 23125999</p></blockquote>',
        '<div id="divRplyFwdMsg">Von: Ben, Tel. 030 23125999</div>',
        '<div class="moz-cite-prefix">Am 3. Mai schrieb Ben:</div><blockquote type="cite">Tel. 030 23125999</blockquote>',
    ],
)
def test_what_a_page_answers(quote: str) -> None:
    article = the_article(alternative("", f"<p>Anmeldung: Tel. 030 23125410</p>{quote}"))
    found = survey(article)
    assert [phone.number for phone in found.phones] == ["+493023125410"]
    assert [phone.number for phone in found.furniture_phones] == ["+493023125999"]


def test_a_forwarded_page_is_the_text() -> None:
    quote = '<div class="gmail_quote">---------- Forwarded message ---------<p>Tel. 030 23125410</p></div>'
    found = survey(the_article(alternative("", quote)))
    assert [phone.number for phone in found.phones] == ["+493023125410"]


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("Content-Type: text/plain; charset=iso-8859-1\n\n", "Grüße".encode("latin-1"), "Grüße"),
        ("Content-Type: text/plain; charset=iso-8859-1\n\n", "Grüße".encode(), "Grüße"),
        ("Content-Type: text/plain; charset=gibtesnicht\n\n", "Grüße".encode(), "Grüße"),
        ("Content-Type: text/plain\n\n", "Grüße".encode("cp1252"), "Grüße"),
        (
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n",
            quopri.encodestring(
                "Grüße, eine lange Zeile, die umbrochen wird, weil Mail nur 76 Zeichen kennt, ja so.".encode()
            ),
            "Grüße, eine lange Zeile, die umbrochen wird, weil Mail nur 76 Zeichen kennt, ja so.",
        ),
        (
            "Content-Type: text/plain; format=flowed; charset=utf-8\n\n",
            b"Telefon 030 \n23125410\n-- \nAnna",
            "Telefon 030 23125410\n--\nAnna",
        ),
        (
            "Content-Type: text/plain; format=flowed; delsp=yes\n\n",
            b"Telefon 030 2312 \n5410",
            "Telefon 030 23125410",
        ),
    ],
)
def test_encodings(head: str, body: bytes, expected: str) -> None:
    assert the_article(HEAD.encode() + head.encode() + body).text == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n", "Grüße"),
        ("Subject: AW: Re: WG: [Liste] Kurs\n", "[Liste] Kurs"),
        ("Subject: =?gibtesnicht?q?Kurs?=\n", "=?gibtesnicht?q?Kurs?="),
        ("Subject: =?utf-8?b?kaputt!!?=\n", "=?utf-8?b?kaputt!!?="),
        ("Subject: erste\n  zweite\n", "erste zweite"),
        ("Subject: Zeile \x1b]0;x\x07\n", "Zeile ]0;x"),
    ],
)
def test_subjects(field: str, expected: str) -> None:
    assert plain("Text", HEAD.replace("Subject: Kurs\n", field)).title == expected


def test_attachments_are_no_text() -> None:
    mail = alternative("", "<p>Text</p>").replace(
        "--x--", "--x\nContent-Type: text/plain\nContent-Disposition: attachment\n\nTel. 030 23125999\n--x--"
    )
    assert the_article(mail).text == "Text"
    with pytest.raises(FormatError, match="a message without text"):
        the_article(f"{HEAD}Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n")


def test_parts_in_parts_end() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    with pytest.raises(FormatError):
        the_article(f"{HEAD}{deep}Content-Type: text/plain\n\nText\n")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="> \nAVonm:schriebGesendet-_3.Mai@<a.example>|Betreff", max_size=300))
def test_no_text_is_lost(body: str) -> None:
    article = plain(f"Anfang\n{body}\nEnde")
    assert article.text.startswith("Anfang")
    assert article.text.endswith("Ende")
