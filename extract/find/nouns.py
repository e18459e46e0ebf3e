"""Nouns that are no names: what a thing, office or place is called by its ending, and what a person does.

German makes compounds whose last part tells the kind: "Beratungsstelle", "Ludwig-Uhland-Schule",
"Integrationsbeauftragte". So endings do the work of a long list.
"""

from __future__ import annotations

import re

# Endings of things, offices, places, events. Anchored at the end; a family name with such an ending
# ("Hartung", "Neuhaus") is known from the list of family names, which is asked first.
_THING = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ismus|tät|täten|ment|enz|anz"
    r"|stra(?:ss|ß)en?|str|platz|plätze|weg|allee|gasse|ufer|damm|ring|chaussee|brücke|park|hof|markt|tor"
    r"|schulen?|gymnasium|kolleg|akademie|universität|hochschule|halle|hallen|haus|häuser|hauses|heim|kirche|kapelle"
    r"|gemeinde|pfarrei|dom|münster|kloster|stift|klinik|klinikum|krankenhaus|praxis|apotheke|zentrum|zentren|center"
    r"|amt|ämter|amtes|stellen?|behörde|ministerium|gericht|büro|büros|kanzlei|verwaltung|rathaus|kammer|kasse|bank"
    r"|verein|vereins|vereine|verband|verbands|verbände|bund|club|klub|gesellschaft|stiftung|institut|initiative|werk|werke"
    r"|dienst|dienste|dienstes|hilfe|hilfen|pflege|arbeit|fürsorge|vorsorge|kreis|kreise|gruppe|gruppen|team|teams"
    r"|kurs|kurse|kurses|kurs|seminar|seminare|treff|treffs|treffen|café|cafe|stunde|stunden|tag|tage|tages|abend"
    r"|woche|wochen|monat|jahr|jahre|jahren|fest|feste|feier|markt|messe|konzert|preis|preise|projekt|projekte"
    r"|bereich|abteilung|fachdienst|referat|dezernat|sachgebiet|zimmer|raum|räume|etage|stock|telefon|telefax|fax|mail"
    r"|nummer|adresse|zeit|zeiten|termin|termine|programm|angebot|angebote|plan|pläne|karte|bahn|bahnhof|bus|zug"
    r"|stadt|stadtteil|dorf|land|landes|region|bezirk|kreises|gebiet|zone|museum|theater|bibliothek|bücherei|archiv"
    r"|zeitung|blatt|verlag|presse|medien|foto|fotos|bild|bilder|film|musik|kunst|buch|bücher|brief|text|thema|themen"
    r"|kinder|jugendliche|eltern|familien|senioren|frauen|männer|menschen|leute|personen|mitglieder|bürger|gäste"
    r"|recht|rechte|gesetz|vertrag|antrag|anträge|geld|steuer|kosten|gebühr|bafög|schutz|fonds|laden|kiste|garten)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:beauftragte[rn]?|leiter(?:in)?|sprecher(?:in)?|berater(?:in)?|referent(?:in)?|vorsitzende[rn]?|vorstand"
    r"|präsident(?:in)?|schriftführer(?:in)?|kassenwart(?:in)?|kassierer?(?:in)?|schatzmeister(?:in)?|hebamme"
    r"|koordinator(?:in)?|sachbearbeiter(?:in)?|geschäftsführer(?:in)?|mitarbeiter(?:in)?|assistent(?:in)?"
    r"|sekretär(?:in)?|trainer(?:in)?|dozent(?:in)?|lehrer(?:in)?|pädagog(?:e|in)|psycholog(?:e|in)|therapeut(?:in)?"
    r"|sozialarbeiter(?:in)?|erzieher(?:in)?|betreuer(?:in)?|pfleger(?:in)?|manager(?:in)?|redakteur(?:in)?"
    r"|journalist(?:in)?|autor(?:in)?|bürgermeister(?:in)?|minister(?:in)?|landrat|landrätin|senator(?:in)?|dezernent(?:in)?"
    r"|direktor(?:in)?|rektor(?:in)?|kanzler(?:in)?|inspektor(?:in)?|kommissar(?:in)?|wart(?:in)?|obmann|obfrau|chef(?:in)?"
    r"|anwalt|anwältin|arzt|ärztin|lotse|lotsin|mediator(?:in)?|moderator(?:in)?|abgeordnete[rn]?|stadtrat|gemeinderat"
    r"|ansprechpartner(?:in|innen)?|kontaktperson|verantwortliche[rn]?|zuständige[rn]?|organisator(?:in)?|gründer(?:in)?"
    r"|verwalter(?:in)?|techniker(?:in)?|ingenieur(?:in)?|architekt(?:in)?|künstler(?:in)?|musiker(?:in)?|sänger(?:in)?"
    r"|fotograf(?:in)?|regisseur(?:in)?|schauspieler(?:in)?|stellvertreter(?:in)?|vertreter(?:in)?|helfer(?:in)?)$",
    re.IGNORECASE,
)
# Family names that end as a role does: "Lehrer", "Kantor" are family names only behind a salutation.


def names_a_thing(word: str) -> bool:
    """Tell by its ending whether a word is the name of a thing, an office or a place."""
    return _THING.search(word) is not None


def is_role_noun(word: str) -> bool:
    """Tell whether a word says what a person does ("Pressesprecherin")."""
    return len(word) > 4 and _ROLE.search(word) is not None
