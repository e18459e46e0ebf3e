"""What the words around an "@" say: a sample, a handle of a social network, a part of a URL, a label."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.find.email_domain import is_provider

# Domains that stand for "your domain" in forms and guides. RFC 2606 reserves "example" with com, net and org.
# `.example` as a top-level domain is reserved too, but invented articles use it for real: it is accepted.
_SAMPLE_DOMAIN = re.compile(
    r"(?:example|beispiel|muster|musterfirma|mustermann|musterstadt|musterverein|adresse|emailadresse|domain|domaene"
    r"|(?:ihre?|deine?|meine?|eure?|your|my)-?(?:domain|firma|adresse|website|provider|company|verein|server|mail)"
    r"|anbieter|provider|website|company|mailanbieter|xyz|xxx|abc|foo|bar)"
    r"\.(?:com|org|net|de|at|ch|eu|info|co\.uk)"
)
# Sample persons and "put your name here", whatever the domain.
_SAMPLE_LOCAL = re.compile(
    r"(?:.{1,20}[._-]?)?muster(?:mann|frau)(?:[._-].{1,20})?"
    r"|(?:vor|nach|zu|familien)namen?(?:[._-]?(?:vor|nach|zu|familien)namen?)?|v[._-]nachname"
    r"|(?:ihre?|deine?|meine?|eure?|your)[._-]?(?:e-?mail|mail|name|adresse|address)(?:[._-]?adresse|[._-]?address)?"
    r"|(?:ihre|deine|meine|eure|your)"
    r"|(?:john|jane)[._-]?doe|benutzername|username|e-?mail-?adresse|empf(?:ä|ae)nger(?:in)?|x{3,20}"
)
# Words that are a sample only where the domain says nothing either: "name@web.de" in a form.
_BARE_LOCAL = frozenset(("name", "user", "email", "e-mail", "mail", "du", "sie", "jemand", "irgendwer"))
_GENERAL_DOMAINS = frozenset(
    """
    gmx.de gmx.net web.de gmail.com t-online.de mail.de email.de email.com mail.com firma.de
    server.de
    """.split()
)
# What says "an address follows": "E-Mail:", "per Mail an ", "Kontakt: ", "Adresse lautet ".
_LABEL = re.compile(
    r"(?:mails?|mailadresse|kontakt|contact|adresse)[^\w\n@=]{0,4}\n?(?:(?:an|unter|via|über|lautet)[^\w\n@]{1,2})?$",
    re.IGNORECASE,
)
# Local parts that are a mailbox and, in lower case, no word of a sentence.
_MAILBOXES = frozenset(
    """
    anmeldung beratung bibliothek buero büro bürgerbüro buergerbuero ehrenamt gemeinde
    geschaeftsstelle geschäftsstelle info integration jugend kasse kassenwart kita kontakt leitung
    mail mitmachen office pfarramt pfarrbuero pfarrbüro post poststelle presse rathaus redaktion
    schule schulleitung sekretariat service team ticket tickets touristinfo veranstaltungen verein
    verwaltung vhs vorstand webmaster
    """.split()
)
# Words before " @…" that are no mailbox: "Instagram @verein.berlin", "eine Adresse @gmx.de".
_NO_LOCAL = frozenset(
    """
    account adresse adressen bluesky e-mail email endung facebook fb handle insta instagram kanal
    kontakt kontaktadresse konto linkedin mail mailadresse mails mastodon name pinterest postfach
    profil snapchat telegram threads tiktok twitter x xing youtube
    """.split()
)
# Words of a sentence before " @ " that stands for "bei" or "in": "heute @ club.berlin".
_PROSE = frozenset(
    """
    ab abend abends am an auch auf bei bis das dem den der die gestern heute hier im immer in ist
    jetzt live mit morgen nur oder see party und uns von vor wir wieder zu zum zur
    """.split()
)
# "Mastodon: kultur@social.stadt.example" is a handle in the form of an address.
_NETWORKS = ("mastodon", "fediverse", "matrix", "jabber", "xmpp", "bluesky", "threads")
_NETWORK_REACH = 12  # letters of the longest, and three marks behind it
_SCHEMES = ("sip:", "sips:", "xmpp:", "acct:", "im:", "ssh:")
_TOKEN_BREAK = re.compile(r"[\s<>()\[\]\"',;|]")
_REPOSITORY = re.compile(r":[~/]|:[\w.-]{1,60}/[\w.-]{1,60}\.git")
_LOOK_BACK = 40
_LONGEST_TOKEN = 200


@lru_cache(maxsize=4096)
def is_sample(local: str, domain: str) -> bool:
    """Tell whether a lower-case address only shows what an address looks like: "max.mustermann@web.de"."""
    if _SAMPLE_DOMAIN.fullmatch(domain) or _SAMPLE_LOCAL.fullmatch(local):
        return True
    if len(local) == 1 and len(domain.partition(".")[0]) == 1:  # a@b.de
        return True
    return local in _BARE_LOCAL and domain in _GENERAL_DOMAINS


def is_labelled(text: str, start: int) -> bool:
    """Tell whether the words before `start` announce an address: "E-Mail:", "per Mail an"."""
    return _LABEL.search(text[max(0, start - _LOOK_BACK) : start]) is not None


def is_apart_address(text: str, start: int, local: str, domain: str, *, both: bool) -> bool:
    """Tell whether "info @stadt.de" is an address and not a handle or a place ("Party @ club.berlin").

    `both`: there is white space on both sides of the sign, as no handle has it.
    """
    lower = local.lower()
    if is_labelled(text, start):
        return lower not in _NO_LOCAL or lower in _MAILBOXES
    if lower in _NO_LOCAL - _MAILBOXES:
        return False
    if local in _MAILBOXES or is_provider(domain):
        return True
    return both and (is_address_like(local) or (local.islower() and local not in _PROSE))


def is_address_like(local: str) -> bool:
    """Tell whether a local part looks like one by itself: "k.meier", "ov-nord", "team2"."""
    inner = any(mark in local[1:-1] for mark in "._-")
    return local[0].isalpha() and (inner or any(c.isdigit() for c in local))


def refusal(text: str, start: int, end: int, local: str) -> str | None:
    """Return why the characters around `text[start:end]` make an address of this form none, or None."""
    before = text[max(0, start - _LONGEST_TOKEN) : start]
    if before.endswith(("@", "＠")):
        return "handle on another server"
    if before[-_NETWORK_REACH:].rstrip(" :–-").lower().endswith(_NETWORKS):
        return "handle on another server"
    last = before.split()[-1:]
    token = "" if not last or before[-1].isspace() else _TOKEN_BREAK.split(last[0])[-1]
    if ("://" in token or (token.lower().startswith("www.") and "/" in token)) and not is_labelled(
        text, start
    ):
        return "inside a URL"
    if token.lower().endswith(_SCHEMES):
        return "address of another protocol"
    if _REPOSITORY.match(text, end) and (local.lower() == "git" or text[end + 1 : end + 2] in "~/"):
        return "address of a repository"
    return None
