"""Nouns that are no names, told by their ending: what a thing, office or place is, and what a person does.

German makes compounds whose last part tells the kind: "Beratungsstelle", "Ludwig-Uhland-Schule",
"Integrationsbeauftragte". So endings do the work of a long list.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Endings that family names hardly have: "Anna Beratungsstelle" is no person, listed or not. With "+" an
# ending counts behind at least one more letter only ("Jugendamt", but "Amt" is in the list of words).
_THINGS = """+innen +ung +ungs +erei +magazin +ungen +heit +heiten +keit +keiten schaft schaften
    +tion +tions +tionen +ismus
    +tät +täten straße straßen strasse platz plätze allee gasse ufer chaussee brücke schule
    schulen gymnasium kolleg akademie universität halle hallen häuser hauses kirche kapelle
    gemeinde gemeinden pfarrei kloster klinik klinikum kliniken praxis apotheke zentrum zentrums
    zentren center +amt ämter +amtes +stelle +stellen behörde behörden ministerium ministeriums
    gericht büro büros kanzlei kammer kasse bank verein vereins vereine verband verbands
    verbandes verbände +bund club klub stiftung stiftungen institut instituts initiative +werk
    +werke werks dienst dienste dienstes +hilfe +hilfen +pflege +arbeit +kreis +kreises gruppe
    gruppen team teams kurs kurse kurses seminar seminare treff treffs treffen café stunde
    stunden +tag +tage +tages +abend +abende woche wochen monat monate +jahr +jahre fest feste
    feier messe konzert konzerte +preis +preise +preises projekt projekte projekts bereich
    bereichs abteilung abteilungen referat dezernat zimmer raum räume etage telefon telefax
    nummer nummern adresse +zeit +zeiten termin termine programm programme angebot angebote
    +pläne karte karten bahnhof stadt landes region bezirk gebiet museum theater bibliothek
    bücherei archiv zeitung verlag presse medien foto fotos +bilder film filme musik kunst
    bücher +text +texte themen +kinder jugendliche jugendlichen +eltern familien senioren frauen
    +männer menschen +leute personen mitglieder bürger gäste teilnehmer teilnehmern +gesetz
    vertrag +antrag +anträge steuer +kosten gebühr fonds +laden +garten +lage +hof +recht +weg
    +ring +park +markt +tor +heim +haus +stift +bahn +bus +land +dorf +plan +geld +schutz +damm"""
# Of these endings family names have some too ("Neuhaus", "Kirchhof", "Albrecht"): no ban by themselves.
_THINGS_OR_NAMES = """hof recht weg ring park markt tor heim haus stift bahn bus land dorf plan geld damm lage
    kamp bürger bund feier werk abend tag jahr preis zeit gast mann
   """
# What people do, in the masculine; the feminine in -in is made of it.
_ROLES = """beisitzer vikar presbyter prädikant +prüfer leiter sprecher berater referent experte
    präsident schriftführer kassenwart kassier kassierer
    schatzmeister koordinator sachbearbeiter geschäftsführer mitarbeiter assistent sekretär
    trainer dozent lehrer pädagog psycholog therapeut arbeiter erzieher betreuer pfleger manager
    redakteur journalist autor bürgermeister minister senator dezernent direktor rektor kanzler
    inspektor kommissar +wart +chef lots mediator moderator organisator gründer verwalter
    techniker ingenieur architekt künstler musiker sänger fotograf regisseur schauspieler
    stellvertreter vertreter helfer pastor pfarrer diakon kantor küster mesner meister
    dolmetscher übersetzer praktikant streetworker pat inhaber besitzer kurator intendant
    dirigent komponist jurist historiker theolog soziolog ökonom biolog begleiter führer könig
    herzog fürst kaiser kommandant organist ortsvorsteher administrator archivar bibliothekar notar aktuar
    gemeindeschreiber sigrist prokurist revierförster"""
# Roles that make their feminine otherwise, or have none.
_OTHER_ROLES = """beauftragte beauftragter beauftragten vorsitzende vorsitzender vorsitzenden abgeordnete
    abgeordneter abgeordneten pädagoge psychologe lotse pate theologe soziologe biologe vorstand
    vorständin hebamme assistenz landrat landrätin stadtrat stadträtin gemeinderat rätin obmann
    obfrau anwalt anwältin +arzt +ärztin kollegin fachkraft ratsmitglied prinz prinzessin papst
    +wärtin dekan dekanin webmaster schiedsmann schiedsfrau standesbeamter standesbeamtin präses
    +schwester general major oberst hauptmann leutnant admiral offizier"""
_SHORTEST_ROLE = 4
_SHORTEST_ENDING = 2


class _Endings:
    """Endings of words, asked for by length: faster than one pattern of hundreds of alternatives."""

    def __init__(self, *endings: str) -> None:
        self._whole = frozenset(ending for ending in endings if ending[0] != "+")
        self._inner = frozenset(ending.lstrip("+") for ending in endings)
        self._longest = max(map(len, self._inner))

    def end(self, word: str) -> bool:
        lower = word.lower()
        if lower in self._whole:
            return True
        longest = min(self._longest, len(lower) - 1)
        return any(lower[-length:] in self._inner for length in range(_SHORTEST_ENDING, longest + 1))


_THING = _Endings(*_THINGS.split())
_THING_OR_NAME = _Endings(*_THINGS_OR_NAMES.split())
_ROLE = _Endings(*_ROLES.split(), *(f"{role}in" for role in _ROLES.split()), *_OTHER_ROLES.split())


def names_a_thing(word: str) -> bool:
    """Tell by its ending whether a word is the name of a thing, an office or a place."""
    return _THING.end(word)


def may_name_a_person_too(word: str) -> bool:
    """Tell whether a word with a thing's ending could be a family name as well ("Kirchhof")."""
    return _THING_OR_NAME.end(word)


@lru_cache(maxsize=32768)
def is_role_noun(word: str) -> bool:
    """Tell whether a word says what a person does ("Pressesprecherin")."""
    return len(word) > _SHORTEST_ROLE and word[0].isupper() and _ROLE.end(word)


# Nouns that German makes of verbs and adjectives: "Verstärkung", "Sicherheit", "Mitgliedschaft". Hardly a
# family name or a town ends so.
_ABSTRACT = re.compile(
    r"[^\W\d_]{2,40}(?:ung(?:en)?|heit(?:en)?|keit(?:en)?|schaft(?:en)?|tion(?:en)?|ität(?:en)?)"
)


def is_abstract_noun(word: str) -> bool:
    """Tell a noun made of a verb or an adjective: "Verstärkung", "Sicherheiten"."""
    return _ABSTRACT.fullmatch(word) is not None
