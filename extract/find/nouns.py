"""Nouns that are no names, told by their ending: what a thing, office or place is, and what a person does.

German makes compounds whose last part tells the kind: "Beratungsstelle", "Ludwig-Uhland-Schule",
"Integrationsbeauftragte". So endings do the work of a long list.
"""

from __future__ import annotations

import re

# Endings that family names hardly have: "Anna Beratungsstelle" is no person, listed or not.
_THING = re.compile(
    r"(?:.ungs?|.ungen|.heit|.heiten|.keit|.keiten|schaft|schaften|.tion|.tions|.tionen|.ismus|.tät|.täten"
    r"|stra(?:ss|ß)en?|platz|plätze|allee|gasse|ufer|chaussee|brücke"
    r"|schulen?|gymnasium|kolleg|akademie|universität|halle|hallen|häuser|hauses|kirche|kapelle"
    r"|gemeinden?|pfarrei|kloster|klinik|klinikum|kliniken|praxis|apotheke|zentrum|zentrums|zentren|center"
    r"|.amt|ämter|.amtes|.stellen?|behörden?|ministerium|ministeriums|gericht|büro|büros|kanzlei|kammer|kasse|bank"
    r"|verein|vereins|vereine|verband|verbands|verbandes|verbände|.bund|club|klub|stiftungen?|institut|instituts"
    r"|initiative|.werk|.werke|werks|dienst|dienste|dienstes|.hilfe|.hilfen|.pflege|.arbeit|.kreis|.kreises|gruppe|gruppen"
    r"|teams?|kurse?|kurses|seminare?|treffs?|treffen|café|stunden?|.tage?|.tages|.abende?|wochen?|monate?|.jahre?"
    r"|feste?|feier|messe|konzerte?|.preise?|.preises|projekte?|projekts|bereich|bereichs|abteilungen?|referat|dezernat"
    r"|zimmer|räume?|etage|telefon|telefax|nummern?|adresse|.zeit|.zeiten|termine?|programme?|angebote?"
    r"|.pläne|karten?|bahnhof|stadt|landes|region|bezirk|gebiet|museum|theater|bibliothek|bücherei|archiv"
    r"|zeitung|verlag|presse|medien|fotos?|.bilder|film|filme|musik|kunst|bücher|.texte?|themen"
    r"|.kinder|jugendliche|jugendlichen|.eltern|familien|senioren|frauen|.männer|menschen|.leute|personen|mitglieder"
    r"|bürger|gäste|teilnehmer|teilnehmern|.gesetz|vertrag|.anträge?|steuer|.kosten|gebühr|fonds|.laden|.garten"
    r"|.lage|.hof|.recht|.weg|.ring|.park|.markt|.tor|.heim|.haus|.stift|.bahn|.bus|.land|.dorf|.plan|.geld|.schutz|.damm)$",
    re.IGNORECASE,
)
# Of these endings family names have some too ("Neuhaus", "Kirchhof", "Albrecht"): no ban by itself.
_THING_OR_NAME = re.compile(
    r"(?:hof|recht|weg|ring|park|markt|tor|heim|haus|stift|bahn|bus|land|dorf|plan|geld|damm|lage|kamp|bürger"
    r"|bund|feier|steuer|werk|abend|tag|messe|kammer|bank|ung|jahr|preis|zeit|gast|mann|schaft|hilfe)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:beauftragte[rn]?|leiter(?:in)?|sprecher(?:in)?|berater(?:in)?|referent(?:in)?|vorsitzende[rn]?|vorstand"
    r"|vorständin|präsident(?:in)?|schriftführer(?:in)?|kassenwart(?:in)?|kassierer?(?:in)?|schatzmeister(?:in)?"
    r"|hebamme|koordinator(?:in)?|sachbearbeiter(?:in)?|geschäftsführer(?:in)?|mitarbeiter(?:in)?|assistent(?:in)?"
    r"|assistenz|sekretär(?:in)?|trainer(?:in)?|dozent(?:in)?|lehrer(?:in)?|pädagog(?:e|in)|psycholog(?:e|in)"
    r"|therapeut(?:in)?|arbeiter(?:in)?|erzieher(?:in)?|betreuer(?:in)?|pfleger(?:in)?|manager(?:in)?"
    r"|redakteur(?:in)?|journalist(?:in)?|autor(?:in)?|bürgermeister(?:in)?|minister(?:in)?|landrat"
    r"|landrätin|senator(?:in)?|dezernent(?:in)?|direktor(?:in)?|rektor(?:in)?|kanzler(?:in)?|inspektor(?:in)?"
    r"|kommissar(?:in)?|.wart(?:in)?|obmann|obfrau|.chef(?:in)?|anwalt|anwältin|.arzt|.ärztin|lots(?:e|in)|mediator(?:in)?"
    r"|moderator(?:in)?|abgeordnete[rn]?|stadtrat|stadträtin|gemeinderat|organisator(?:in)?|gründer(?:in)?"
    r"|verwalter(?:in)?|techniker(?:in)?|ingenieur(?:in)?|architekt(?:in)?|künstler(?:in)?|musiker(?:in)?"
    r"|sänger(?:in)?|fotograf(?:in)?|regisseur(?:in)?|schauspieler(?:in)?|stellvertreter(?:in)?|vertreter(?:in)?"
    r"|helfer(?:in)?|pastor(?:in)?|pfarrer(?:in)?|diakon(?:in)?|kantor(?:in)?|küster(?:in)?|mesner(?:in)?"
    r"|meister(?:in)?|dolmetscher(?:in)?|übersetzer(?:in)?|praktikant(?:in)?|kollegin|streetworker(?:in)?|pat(?:e|in)"
    r"|inhaber(?:in)?|besitzer(?:in)?|kurator(?:in)?|intendant(?:in)?|dirigent(?:in)?|komponist(?:in)?"
    r"|jurist(?:in)?|historiker(?:in)?|theologe|theologin|soziologe|soziologin|ökonom(?:in)?|biologe|biologin"
    r"|begleiter(?:in)?|fachkraft|führer(?:in)?|ratsmitglied|rätin|könig(?:in)?|prinz(?:essin)?|herzog(?:in)?|fürst(?:in)?"
    r"|kaiser(?:in)?|papst|general|major|oberst|hauptmann|leutnant|admiral|offizier)$",
    re.IGNORECASE,
)
_SHORTEST_ROLE = 4


def names_a_thing(word: str) -> bool:
    """Tell by its ending whether a word is the name of a thing, an office or a place."""
    return _THING.search(word) is not None


def may_name_a_person_too(word: str) -> bool:
    """Tell whether a word with a thing's ending could be a family name as well ("Kirchhof")."""
    return _THING_OR_NAME.search(word) is not None


def is_role_noun(word: str) -> bool:
    """Tell whether a word says what a person does ("Pressesprecherin")."""
    return len(word) > _SHORTEST_ROLE and word[0].isupper() and _ROLE.search(word) is not None
