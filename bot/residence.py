"""Whether a town is where the writer lives: "j'habite à Gand", "omdat ik in Gent woon".

A town named so is not the one that a question is about, if it names or follows another.
"""

from __future__ import annotations

import re

from bot.lexicon import fold

_WORD = re.compile(r"[^\W_]+|[^\w\s'’-]")
_I_AM = r"(?:je suis?|j ?suis?|chuis?)"
_FRENCH = (
    r"j ?h?abit+e?s?|(?:moi|on|et) habiter?|nous habitons|habitante?"
    r"|(?:je|j|et) ?vis|on vit|nous vivons|vivant"
    r"|(?:je|j|et) ?reside|nous residons|residante?|residente?"
    r"|domicile(?: est)?|domiciliee?|ma ville(?: est| c est)?|installee?|logee?"
    r"|(?:em|de)menage"
    rf"|{_I_AM} (?:de|d|du|a|au|aux|en|dans|sur|pres|proche|chez|seule?|avec)"
    rf"|{_I_AM} (?:basee?|au chomage|chomeu(?:r|se)|sans (?:emploi|travail))"
    rf"|{_I_AM} demandeu(?:r|se) d emploi"
    r"|(?:je |j ?|on |nous )(?:viens?|vient|venons) (?:de|d|du)|originaire (?:de|d|du)"
)
_DUTCH = (
    r"(?:ik|k)?woon|wij wonen|we wonen|woonachtig|wonende?|woonplaats(?: is)?|gedomicilieerd"
    r"|verblijf|leef|verhuisd(?: naar)?|ben van|(?:ik |k ?)(?:ben|zit)"
    r"(?: werkloos| werkzoekend| zonder werk)?"
    r"|(?:ik |k ?|wij |we )?kom(?:en)?(?: ik)? (?:van|uit)|afkomstig (?:van|uit)"
)
# What may stand before the town: near what, since when, with whom. "Pas à" and "loin de" may not.
_BETWEEN = (
    r"\d+(?:h\d*)?|a|au|aux|en|dans|sur|de|des|du|d|l|le|la|les|un|une|pres|proche|cote|vers"
    r"|autour|juste|(?:pas|non)(?: tres| trop| si)? loin|alentours|environs|banlieue|peripherie"
    r"|region|ville|centre|quartier|commune|village|deux|trois|deux pas|heures?|h|minutes?|min|km"
    r"|kilometres?|bornes|route|actuellement|maintenant|toujours|encore|deja|depuis|ans?|mois"
    r"|annees?|seule?|avec|chez|mes|ma|mon|parents|famille|enfants?|mari|femme|copa?ine?"
    r"|colocation"
    r"|in|te|op|bij|van|uit|nabij|vlak|vlakbij|dicht|dichtbij|rond|omgeving|buurt|regio|streek"
    r"|rand|(?:asiel|opvang)?centrum|den buiten|hartje|stad|gemeente|het|een|niet(?: zo)? ver"
    r"|kilometer|minuten|uur|jaar|jaren|maanden|nu|momenteel|tegenwoordig|intussen|ondertussen"
    r"|nog|al|ook|zelf|ergens|sinds(?: kort)?|ik|met|mijn|ouders|gezin|kind|kinderen|vriend"
    r"|vriendin|man|vrouw|alleen|:"
)
_BEFORE = re.compile(rf"(?:^| )(?:{_FRENCH}|{_DUTCH})(?: (?:{_BETWEEN}))*$")
_NOT_BEFORE = re.compile(rf"(?:^| )niet(?: (?:{_BETWEEN}))*$")
# Not "Lyon, woon in Gent", where the words lead on to another town.
_AFTER = re.compile(
    r"(?:, )?(?:ou (?:j ?habite|je vis)|waar ik(?: nu)? woon|(?:zelf )?woon(?:achtig)?)(?= |$)"
    r"(?!(?: ik| nu| al)* (?:in|te|op|bij|nabij|vlakbij|dicht|dichtbij|rond) )"
)


def lives_in(text: str, start: int, end: int) -> bool:
    """Whether the town `text[start:end]` stands where people say that they live in it."""
    before, after = _words(text[:start]), _words(text[end:])
    if _AFTER.match(after):
        return not _NOT_BEFORE.search(before)
    return bool(_BEFORE.search(before))


def _words(text: str) -> str:
    """Folded words and signs with a space between: "J'habite, à" -> "j habite , a"."""
    return " ".join(_WORD.findall(fold(text)))
