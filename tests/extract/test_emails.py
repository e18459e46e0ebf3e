"""Finding e-mail addresses in text. A new case goes into the table of its kind, at the end.

DEVELOPED: forms that the issue and the design name. GENERAL: what other texts print, written before it was
tried. CAUGHT: what went wrong once. REFUSED: what looks like an address and is none, with the reason.
PROSE: what isn't even near one.
"""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.find.emails import find_emails
from extract.text import clean

INFO = ("info@stadt.example",)

DEVELOPED: list[tuple[str, tuple[str, ...]]] = [
    # plain
    ("info@stadt.example", INFO),
    ("Schreiben Sie an info@stadt.example.", INFO),
    ("Mail: info@stadt.example, Telefon folgt", INFO),
    ("(info@stadt.example)", INFO),
    ("<info@stadt.example>", INFO),
    ("„info@stadt.example“", INFO),
    ("info@stadt.example!", INFO),
    ("info@stadt.example?", INFO),
    ("info@stadt.example;", INFO),
    ("info@stadt.example:", INFO),
    ("info@stadt.example…", INFO),
    ("info@stadt.example...", INFO),
    ("vorstand.nord@turnverein-lindau.example", ("vorstand.nord@turnverein-lindau.example",)),
    ("k_yilmaz@amt.stadt.example", ("k_yilmaz@amt.stadt.example",)),
    ("kurs+herbst@vhs.example", ("kurs+herbst@vhs.example",)),
    ("o'brien@club.example", ("o'brien@club.example",)),
    ("team2@jugend.example", ("team2@jugend.example",)),
    ("4711@amt.example", ("4711@amt.example",)),
    ("mailto:info@stadt.example", INFO),
    # upper case
    ("INFO@STADT.EXAMPLE", INFO),
    ("Info@Stadt.Example", INFO),
    ("A.Nguyen@LRA-Seen.Example", ("a.nguyen@lra-seen.example",)),
    # bracketed signs
    ("info(at)stadt.example", INFO),
    ("info (at) stadt.example", INFO),
    ("info[at]stadt.example", INFO),
    ("info [at] stadt.example", INFO),
    ("info{at}stadt.example", INFO),
    ("info(ät)stadt.example", INFO),
    ("info [ät] stadt.example", INFO),
    ("info(AT)stadt.example", INFO),
    ("info( at )stadt.example", INFO),
    ("info(@)stadt.example", INFO),
    ("info[ @ ]stadt.example", INFO),
    ("info<at>stadt.example", INFO),
    ("info <at> stadt.example", INFO),
    ("info(a)stadt.example", INFO),
    ("info[a]stadt.example", INFO),
    ("info(Klammeraffe)stadt.example", INFO),
    ("info(at)stadt(punkt)example", INFO),
    ("info [at] stadt [dot] example", INFO),
    ("info(at)stadt[.]example", INFO),
    ("info {at} stadt {punkt} example", INFO),
    ("anna.kowalska(at)amt.stadt.example", ("anna.kowalska@amt.stadt.example",)),
    # words
    ("info at stadt punkt example", INFO),
    ("info at stadt dot example", INFO),
    ("info ät stadt.example", INFO),
    ("info AT stadt DOT example", INFO),
    ("E-Mail: info at stadt.example", INFO),
    ("per Mail an info at stadt.example", INFO),
    ("k.meier at stadt.example", ("k.meier@stadt.example",)),
    # spaces and line breaks
    ("info @ stadt.example", INFO),
    ("info@ stadt.example", INFO),
    ("info @stadt.example", INFO),
    ("name @ stadt . example", ("name@stadt.example",)),
    ("info @ amt . stadt . example", ("info@amt.stadt.example",)),
    ("info@\nstadt.example", INFO),
    ("info\n@stadt.example", INFO),
    ("info@stadt. example", INFO),
    ("info@stadt.\nexample", INFO),
    ("E-Mail: rathaus @stadt.example", ("rathaus@stadt.example",)),
    ("Mail: nguyen @stadt.example", ("nguyen@stadt.example",)),
    # lists
    ("{amara.okafor,info}@stadt.example", ("amara.okafor@stadt.example", "info@stadt.example")),
    (
        "{okafor, info, presse}@stadt.example",
        ("okafor@stadt.example", "info@stadt.example", "presse@stadt.example"),
    ),
    ("[okafor|info]@stadt.example", ("okafor@stadt.example", "info@stadt.example")),
    ("(okafor; info)@stadt.example", ("okafor@stadt.example", "info@stadt.example")),
    ("{okafor,info}(at)stadt.example", ("okafor@stadt.example", "info@stadt.example")),
    ("{okafor/info} @ stadt.example", ("okafor@stadt.example", "info@stadt.example")),
    ("{info}@stadt.example", INFO),
    ("info@stadt.example, presse@stadt.example", ("info@stadt.example", "presse@stadt.example")),
    ("info@stadt.example/presse@stadt.example", ("info@stadt.example", "presse@stadt.example")),
    ("info@stadt.example;presse@stadt.example", ("info@stadt.example", "presse@stadt.example")),
    ("info@stadt.example oder presse(at)stadt.example", ("info@stadt.example", "presse@stadt.example")),
    # glued text
    ("E-Mail:info@stadt.example", INFO),
    ("E-Mail/info@stadt.example", INFO),
    ("E-Mailinfo@stadt.example", INFO),
    ("EMailinfo@stadt.example", INFO),
    ("info@stadt.exampleTelefon", INFO),
    ("info@stadt.exampleTelefon: 030", INFO),
    ("info@stadt.example.Der Kurs beginnt", INFO),
    ("info@stadt.example.In der Halle", INFO),
    ("info@stadt.exampleoder", INFO),
    ("info@stadt.exampletelefon", INFO),
    ("info@stadt.examplewww.stadt.example", INFO),
    ("info@stadt.examplehttps://stadt.example", INFO),
    ("info@stadt.example030", INFO),
    ("info@stadt.example-Telefon", INFO),
    ("info@stadt.exampleÖffnungszeiten", INFO),
    ("info@stadt.examplepresse@stadt.example", ("info@stadt.example", "presse@stadt.example")),
    ("030 23125001info@stadt.example", INFO),
    ("030/23125-001info@stadt.example", INFO),
    ("(030) 23125 001info@stadt.example", INFO),
    # IDN, full width, entities that a plain text kept
    ("info@münchberg-süd.example", ("info@münchberg-süd.example",)),
    ("info@xn--mnchberg-sd-thbj.example", ("info@münchberg-süd.example",)),
    ("INFO@MÜNCHBERG.EXAMPLE", ("info@münchberg.example",)),
    ("bürgerbüro@stadt.example", ("bürgerbüro@stadt.example",)),
    ("info＠stadt.example", INFO),
    ("info﹫stadt.example", INFO),
    ("info&#64;stadt.example", INFO),
    ("info&#64;stadt&#46;example", INFO),
    ("info&#x40;stadt.example", INFO),
    ("info&commat;stadt.example", INFO),
    # a hyphen behind which a line ended once, and one that a word processor has lengthened
    ("per Mail an jugend- buero@seefurt.example", ("jugend-buero@seefurt.example",)),
    ("E-Mail: jugend–buero@seefurt.example", ("jugend-buero@seefurt.example",)),
    # a hyphen at a line end, where the document shows the word
    ("Beratung zur Integration: inte-\ngration@kreis.example", ("integration@kreis.example",)),
    ("ov-nord oder ov-\nnord@kreis.example", ("ov-nord@kreis.example",)),
    ("www.stadtwerke.example, info@stadt-\nwerke.example", ("info@stadtwerke.example",)),
    ("www.stadt-werke.example, info@stadt-\nwerke.example", ("info@stadt-werke.example",)),
]

GENERAL: list[tuple[str, tuple[str, ...]]] = [
    ("Kontakt: Aylin Demir | demir@verein.example", ("demir@verein.example",)),
    ("Aylin Demir – demir@verein.example – bis 1. Mai", ("demir@verein.example",)),
    ("•info@stadt.example", INFO),
    ("–info@stadt.example", INFO),
    ("-info@stadt.example", INFO),
    ("_info@stadt.example_", INFO),
    ("*info@stadt.example*", INFO),
    ("'info@stadt.example'", INFO),
    ("Kontakt........info@stadt.example", INFO),
    ("mail=info@stadt.example", INFO),
    ("info*at*stadt.example", INFO),
    ("info|at|stadt.example", INFO),
    ("info#at#stadt.example", INFO),
    ('info"at"stadt.example', INFO),
    ("info_at_stadt_dot_example", INFO),
    ("Mail: info-at-stadt.example", INFO),
    ("info@verein.berlin.example", ("info@verein.berlin.example",)),
    ("info@bayern.example", ("info@bayern.example",)),
    ("poststelle@stadt.de-mail.example", ("poststelle@stadt.de-mail.example",)),
    ("info@2raum.example", ("info@2raum.example",)),
    ("info@a-b-c.example", ("info@a-b-c.example",)),
    ("Mitglieder-Info@verein.example", ("mitglieder-info@verein.example",)),
    ("noreply@stadt.example", ("noreply@stadt.example",)),
    ("Internet:www.stadt.exampleE-Mail:info@stadt.example", INFO),
    ("www.stadt.example, info@stadt.example", INFO),
    ("https://www.stadt.example\ninfo@stadt.example", INFO),
    ("Mehr unter https://stadt.example (info@stadt.example)", INFO),
    ("Instagram: @stadt, Mail: info@stadt.example", INFO),
    ("@stadt info@stadt.example", INFO),
    ("info@stadt.example @stadt", INFO),
    ("wegweiser-probe-0 @gmx.de", ("wegweiser-probe-0@gmx.de",)),
    ("An die Redaktion, presse @ stadt.example", ("presse@stadt.example",)),
    ("Anmelden: 2 x info@stadt.example", INFO),
    ("Fragen?info@stadt.example", INFO),
    ("(Tel. 030 23125001, info@stadt.example)", INFO),
    ("Bürgeramt,info@stadt.example,Zimmer 4", INFO),
    ("info@stadt.example (nur werktags)", INFO),
    ("info@stadt.example\nFax: 030 23125002", INFO),
    ("info@stadt.example-", INFO),
    ("info@stadt.example_", INFO),
    ("info@stadt.example'", INFO),
    ("info@stadt.example|presse@stadt.example", ("info@stadt.example", "presse@stadt.example")),
]

CAUGHT: list[tuple[str, tuple[str, ...]]] = [
    # The label "mail" was cut off a De-Mail domain.
    ("vps@kreis.de-mail.example", ("vps@kreis.de-mail.example",)),
    # A word of the next sentence that is a top-level domain itself.
    ("an info@stadt.example.Am Montag", INFO),
    ("an info@stadt.example.So geht es", INFO),
    # The at sign of the next address made the whole run one domain.
    ("okafor@stadt.exampleinfo@kreis.example", ("okafor@stadt.example", "info@kreis.example")),
    # Written-out dots behind a bare sign.
    ("info@stadt [dot] example", INFO),
    ("info@stadt punkt example", INFO),
    ("info@stadt(punkt)example", INFO),
    # "co" is a whole ending, and yet the name went on.
    ("info [at] stadt [dot] co [dot] example", ("info@stadt.co.example",)),
    ("info(at)stadt(dt)example", INFO),
]

REFUSED: list[tuple[str, str]] = [
    # handles
    ("Folgen Sie uns: @stadt", "social handle"),
    ("@stadt.berlin auf Instagram", "social handle"),
    ("Instagram @cafe.berlin", "social handle"),
    ("Instagram: @cafe.example", "social handle"),
    ("auf Threads @verein.example", "social handle"),
    ("https://www.tiktok.com/@stadtzeitung", "social handle"),
    ("https://medium.com/@amara.okafor", "social handle"),
    ("@kultur@social.example", "handle on another server"),
    ("Mastodon: kultur@social.example", "handle on another server"),
    ("Fediverse: kultur@social.example", "handle on another server"),
    ("Matrix – team@chat.example", "handle on another server"),
    ("Party @ club.berlin", "social handle"),
    ("heute @ club.example", "social handle"),
    ("Eine Adresse @gmx.de reicht", "social handle"),
    ("E-Mail @stadt.example", "social handle"),
    # files, packages, code
    ("logo@2x.png", "file name"),
    ("titelbild@3x.jpg", "file name"),
    ("wappen@stadt.example.pdf", "file name"),
    ("react@18.2.0", "no top-level domain"),
    ("npm install @angular/core", "social handle"),
    ("import x from '@typen/knoten'", "social handle"),
    ("@property", "social handle"),
    ("@pytest.fixture", "social handle"),
    ("@app.post('/kurs')", "social handle"),
    ("git@github.com:verein/seite.git", "address of a repository"),
    ("nutzer@rechner.example:~/bilder", "address of a repository"),
    # URLs and other protocols
    ("https://nutzer:geheim@stadt.example/", "inside a URL"),
    ("ftp://nutzer@stadt.example", "inside a URL"),
    ("https://stadt.example/?mail=info@stadt.example", "inside a URL"),
    ("www.stadt.example/abmelden/info@stadt.example", "inside a URL"),
    ("https://karten.example/maps/@48.1234,10.5678,17z", "social handle"),
    ("sip:100@telefonie.example", "address of another protocol"),
    ("xmpp:raum@chat.example", "handle on another server"),
    ("acct:team@chat.example", "address of another protocol"),
    # samples
    ("name@example.com", "sample address"),
    ("user@example.org", "sample address"),
    ("max.mustermann@verein.example", "sample address"),
    ("erika.musterfrau@stadt.example", "sample address"),
    ("mustermann@stadt.example", "sample address"),
    ("vorname.nachname@stadt.example", "sample address"),
    ("Vorname.Nachname@Stadt.Example", "sample address"),
    ("vorname@nachname.example", "sample address"),
    ("v.nachname@stadt.example", "sample address"),
    ("ihre@adresse.de", "sample address"),
    ("ihr.name@stadt.example", "sample address"),
    ("ihre-email@anbieter.de", "sample address"),
    ("deine.adresse@stadt.example", "sample address"),
    ("your.name@company.com", "sample address"),
    ("john.doe@stadt.example", "sample address"),
    ("info@ihre-domain.de", "sample address"),
    ("info@musterfirma.de", "sample address"),
    ("name@web.de", "sample address"),
    ("a@b.de", "sample address"),
    ("xxx@stadt.example", "sample address"),
    ("vorname.nachname(at)stadt.example", "sample address"),
    # endings
    ("info@drucker.local", "reserved domain"),
    ("info@stadt.invalid", "reserved domain"),
    ("info@stadt.test", "reserved domain"),
    ("info@localhost", "reserved domain"),
    ("info@stadt.example.local", "reserved domain"),
    ("info@stadt", "no top-level domain"),
    ("info@stadt-berlin", "no top-level domain"),
    ("info@stadt.stadtverwaltung", "no top-level domain"),
    ("info@", "no domain behind it"),
    ("info@.", "no domain behind it"),
    # broken
    ("inte-\ngration@kreis.example", "broken by a hyphen at a line end"),
    ("info.@stadt.example", "not a valid address"),
    (f"{'a' * 70}@stadt.example", "local part longer than 64 characters"),
    (f"info@{'.'.join(['a' * 60] * 5)}.example", "domain longer than 255 characters"),
    ("10@20.30", "no top-level domain"),
]

PROSE = [
    "Look at the world",
    "Visit us at www.stadt.example",
    "Find more at stadt.example",
    "Meet me at noon. Example follows",
    "Wien (AT) bank.example",
    "Konto (AT) www.bank.example",
    "§ 5 (a) Haus. Example",
    "SECTION 108(a)(3).",
    "look_at_me.info",
    "made-at-home.example",
    "Der Kurs (at home) beginnt",
    "Absatz (a) und (b) gelten",
    "@@@@@@",
    "a@@b",
    "at at at",
    "(at)",
    "{a,b}",
    "",
]


def addresses(text: str) -> tuple[str, ...]:
    return tuple(email.address for email in find_emails(text)[0])


@pytest.mark.parametrize(("text", "expected"), [*DEVELOPED, *GENERAL, *CAUGHT])
def test_addresses_are_found(text: str, expected: tuple[str, ...]) -> None:
    assert addresses(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*DEVELOPED, *GENERAL, *CAUGHT])
def test_addresses_are_found_in_a_sentence(text: str, expected: tuple[str, ...]) -> None:
    assert addresses(f"Das Amt hilft. Sonst gilt: {text} Danach ist Schluss.") == expected


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_look_alikes_are_refused_with_the_reason(text: str, reason: str) -> None:
    emails, rejections = find_emails(text)
    assert not emails
    assert reason in {rejection.reason for rejection in rejections}


@pytest.mark.parametrize("text", PROSE)
def test_prose_has_no_address(text: str) -> None:
    assert find_emails(text)[0] == ()


def test_the_table_is_as_long_as_the_issue_asks() -> None:
    assert len(DEVELOPED) + len(GENERAL) + len(CAUGHT) + len(REFUSED) + len(PROSE) >= 150


PIECES = st.sampled_from(
    [
        *"@.,;:-_ \n(){}[]<>|/'",
        "(at)",
        " at ",
        " punkt ",
        "info",
        "stadt",
        ".example",
        ".de",
        "E-Mail: ",
        "a",
        "Ä",
        "7",
        "info@stadt.example",
        " anna.kramer (at) verein (punkt) example ",
        "{anna,ben}@verein.example",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@example("{a,a}@a.de")
@example("a\n@b.example")
def test_ranges_are_in_order_apart_and_say_what_is_written(text: str) -> None:
    text = clean(text)
    emails, rejections = find_emails(text)
    end = 0
    for email in emails:
        assert email.span.start >= end
        assert email.span.of(text) == email.text
        assert email.address == email.address.lower()
        assert email.address.count("@") == 1
        end = email.span.end
    for rejection in rejections:
        assert rejection.span.of(text) == rejection.text
        assert rejection.reason


LOCAL = st.text(string.ascii_lowercase, min_size=2, max_size=20).map(lambda name: f"q{name}")
DOMAIN = st.text(string.ascii_lowercase, min_size=2, max_size=20).map(lambda name: f"amt-{name}.example")


@given(LOCAL, DOMAIN, st.sampled_from(["@", "(at)", " [at] ", " @ ", "＠", "&#64;", "@\n"]))
def test_every_way_of_writing_gives_the_same_address(local: str, domain: str, sign: str) -> None:
    assert addresses(f"E-Mail: {local}{sign}{domain}, Fax folgt") == (f"{local}@{domain}",)


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    find_emails(clean(text))
