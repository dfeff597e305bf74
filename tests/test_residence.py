from __future__ import annotations

import pytest

from bot.residence import lives_in

LIVES_IN = """
J'habite à [Gand], suis-je éligible à l'école de Lyon ?
j'habite [Liège]
jhabite [mons]
jabite a [mons] et toi
j'habitte près de [Gand]
J’habite dans la banlieue de [Lyon]
j'habite à côté de [Béziers]
j'habite à 40 bornes de [nîmes]
j'habite pas loin de [Gand]
moi j'habite actuellement à [Gand]
27 ans et habite à [Gand]
Je vis à [Dinant] : le stage peut-il être à distance ?
je vis seule avec mes enfants à [Liège]
je vis à deux heures de route de [Toulouse]
jvis a [charleroi]
je réside à [Tournai]
domicilié à [Namur]
habitant à 1h30 de [Gand]
je vis en colocation à [Lyon]
je suis de [Gand] mais francophone
jsuis de [liege]
chuis de [mons]
je suis basée à [Lille]
je suis sur [Lyon]
je suis au chômage à [Gand]
je viens de [Namur], on paie un minerval ?
je viens d'[Anvers]
on vient de la région de [Mons]
À [Gand] où j'habite, il y a une école ?
Ik woon in [Gent], kom ik in aanmerking voor de school in Lyon?
ik woon nu in [Gent]
ik woon vlakbij [Gent]
ik woon al 10 jaar in [Brugge]
ik woon in de buurt van [Kortrijk]
ik ben 27, werkloos en woon in [Gent]
'k woon in [Aalst]
kwoon in [aalst]
wij wonen te [Hasselt]
woonplaats: [Gent]
gedomicilieerd in [Gent]
ik kom van [Brugge]
ik kom uit [Gent]
kben van [gent]
ben van [luik]
ik woon sinds kort in [Vilvoorde]
ik woon nu in opvangcentrum in [Lint]
ik ben van [Gent]
ik zit in [Gent] maar zoek een school
ik ben werkloos in [Gent]
omdat ik in [Gent] woon
ik die in [Gent] woon, mag ik naar Lyon?
in [Gent], waar ik woon
""".strip().splitlines()

IS_ASKED_ABOUT = """
Suis-je éligible à l'école de [Lyon] ?
J'habite à Gand, suis-je éligible à l'école de [Lyon] ?
J'habite Gand. [Lyon] m'intéresse
j'habite loin de [Lyon]
je n'habite pas à [Lyon]
faut-il habiter à [Lyon] ?
mon frère habite à [Lyon]
je vis chez mes parents, la formation à [Liège] me tente
je viens de finir un stage à [Lyon]
je viens à [Lyon] demain
je viens de voir l'école de [Lyon]
je suis à la recherche d'une école à [Lyon]
je suis éligible à [Lyon] ?
je suis intéressé par [Lyon]
je suis au chômage, à [Lyon] vous avez quoi ?
une formation pour demandeurs d'emploi à [Lyon] ?
un entretien à [Lyon]
la formation de base à [Lyon]
j'ai habité [Rotterdam] 5 ans
et à [Lyon] ?
Kom ik in aanmerking voor de school in [Lyon]?
Kom ik in aanmerking voor [Lyon], woon in Gent
mag ik naar [Lyon] ik woon in Gent
ik kom naar [Gent]
waar woon je in [Gent]
moet ik in [Gent] wonen?
mag ik meedoen als ik niet in [Gent] woon?
ik woon niet in [Gent]
ik woon ver van [Gent]
ik ben van plan om in [Gent] te starten
ik zoek een school in [Gent]
een gesprek in [Gent]
""".strip().splitlines()


def town_of(marked: str) -> tuple[str, int, int]:
    """ "à [Gand] ?" as "à Gand ?", and where the town stands in it."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("marked", LIVES_IN)
def test_people_say_that_they_live_in_a_town(marked):
    assert lives_in(*town_of(marked))


@pytest.mark.parametrize("marked", IS_ASKED_ABOUT)
def test_people_ask_about_a_town(marked):
    assert not lives_in(*town_of(marked))
