"""Dutch phrases and what they mean on Wednesday 9 December 2026 at ten in Brussels.

phrase | moment | other moments | and: past, about, soonest, any, impossible
"""

PHRASES = """
vandaag                                 | 2026-12-09
Vandaag nog                             | 2026-12-09
vandaag om 16u                          | 2026-12-09T16:00
vandaag om 9u                           | 2026-12-09T09:00 | | past
morgen                                  | 2026-12-10
MORGEN                                  | 2026-12-10
morgen om 10 uur                        | 2026-12-10T10:00 | 2026-12-10T22:00
morgenochtend                           | 2026-12-10T06:00/2026-12-10T12:00
morgenvroeg                             | 2026-12-10T06:00/2026-12-10T12:00
morgennamiddag                          | 2026-12-10T12:00/2026-12-10T18:00
morgenavond                             | 2026-12-10T17:00/2026-12-10T22:00
morgenavond om 8u                       | 2026-12-10T20:00
morgen in de voormiddag                 | 2026-12-10T06:00/2026-12-10T12:00
overmorgen                              | 2026-12-11
overmorge                               | 2026-12-11
overmorgen om 10u                       | 2026-12-11T10:00
vanavond                                | 2026-12-09T17:00/2026-12-09T22:00
vanavond om 8 uur                       | 2026-12-09T20:00
vanmiddag                               | 2026-12-09T12:00/2026-12-09T18:00
vannamiddag                             | 2026-12-09T12:00/2026-12-09T18:00
deze namiddag                           | 2026-12-09T12:00/2026-12-09T18:00
vanochtend                              | 2026-12-09T06:00/2026-12-09T12:00
gisteren                                | 2026-12-08 | | past
eergisteren                             | 2026-12-07 | | past
maandag                                 | 2026-12-14
op maandag                              | 2026-12-14
donderdag                               | 2026-12-10
zondag                                  | 2026-12-13
woensdag                                | 2026-12-16 | 2026-12-09
deze woensdag                           | 2026-12-09 | 2026-12-16
deze vrijdag                            | 2026-12-11
deze vrijdag voormiddag                 | 2026-12-11T06:00/2026-12-11T12:00
dinsdagvoormiddag                       | 2026-12-15T06:00/2026-12-15T12:00
dinsdagnamiddag                         | 2026-12-15T12:00/2026-12-15T18:00
dinsdagochtend                          | 2026-12-15T06:00/2026-12-15T12:00
dinsdagavond                            | 2026-12-15T17:00/2026-12-15T22:00
dinsdagmorgen                           | 2026-12-15T06:00/2026-12-15T12:00
dinsdag morgen                          | 2026-12-15T06:00/2026-12-15T12:00
dinsdag in de namiddag                  | 2026-12-15T12:00/2026-12-15T18:00
volgende vrijdag                        | 2026-12-18 | 2026-12-11
volgend vrijdag                         | 2026-12-18 | 2026-12-11
volgende maandag                        | 2026-12-14
volgende woensdag                       | 2026-12-16
komende vrijdag                         | 2026-12-11
aanstaande vrijdag                      | 2026-12-11
vrijdag a.s.                            | 2026-12-11
afgelopen maandag                       | 2026-12-07 | | past
volgende week dinsdag                   | 2026-12-15
volgende week op dinsdag                | 2026-12-15
dinsdag volgende week                   | 2026-12-15
volgende week zondag                    | 2026-12-20 | 2026-12-13
volgende week, liefst vrijdag           | 2026-12-18
vrijdag van deze week                   | 2026-12-11
deze week donderdag                     | 2026-12-10
donderdag over een week                 | 2026-12-17
donderdag over 2 weken                  | 2026-12-24
donderdag over veertien dagen           | 2026-12-24
vandaag over een week                   | 2026-12-16
morgen over een week                    | 2026-12-17
over een week                           | 2026-12-16
over 1 week                             | 2026-12-16
over 14 dagen                           | 2026-12-23
over veertien dagen                     | 2026-12-23
over drie dagen                         | 2026-12-12
over twee weken                         | 2026-12-23
over een maand                          | 2027-01-09
binnen een week                         | 2026-12-09/2026-12-16 | 2026-12-16
binnen veertien dagen                   | 2026-12-09/2026-12-23 | 2026-12-23
12 december                             | 2026-12-12
op 12 december                          | 2026-12-12
12 dec                                  | 2026-12-12
12 dec. 2026                            | 2026-12-12
twaalf december                         | 2026-12-12
de twaalfde december                    | 2026-12-12
12 december tweeduizend zesentwintig    | 2026-12-12
op 12 december om 14.30 uur             | 2026-12-12T14:30
zaterdag 12 december                    | 2026-12-12
vrijdag 12 december                     | 2026-12-12 | 2026-12-11
donderdag 17 december 2026 om 10u       | 2026-12-17T10:00
zondag 13 december 2026, 11 uur         | 2026-12-13T11:00 | 2026-12-13T23:00
1 maart                                 | 2027-03-01
1 mrt                                   | 2027-03-01
op 1 januari                            | 2027-01-01
3 december                              | 2026-12-03 | 2027-12-03 | past
9 december                              | 2026-12-09
5 febuari                               | 2027-02-05
10 agustus                              | 2027-08-10
ma 14/12 om 10u                         | 2026-12-14T10:00
di 15 dec                               | 2026-12-15
vr 11 dec 9u                            | 2026-12-11T09:00
12/12                                   | 2026-12-12
op 12/12 om 11u                         | 2026-12-12T11:00
12-12-2026                              | 2026-12-12
12.12.2026                              | 2026-12-12
12/12/26                                | 2026-12-12
op 12-12                                | 2026-12-12
03/04                                   | 2027-04-03
2026-12-12                              | 2026-12-12
12/12/2020                              | 2020-12-12 | | past
31 februari                             | - | | impossible
31/02/2027                              | - | | impossible
29 februari                             | - | | impossible
29/02/2028                              | 2028-02-29
31 april                                | - | | impossible
de 12e                                  | 2026-12-12
de 12de                                 | 2026-12-12
op de 12de om 10u                       | 2026-12-12T10:00
de twaalfde                             | 2026-12-12
de 5e                                   | 2027-01-05
dinsdag de 15e                          | 2026-12-15
dinsdag 15                              | 2026-12-15
dinsdag 15u                             | 2026-12-15T15:00
de 3e van volgende maand                | 2027-01-03
het weekend                             | 2026-12-12/2026-12-13
in het weekend                          | 2026-12-12/2026-12-13
dit weekend                             | 2026-12-12/2026-12-13
volgend weekend                         | 2026-12-19/2026-12-20 | 2026-12-12/2026-12-13
deze week                               | 2026-12-09/2026-12-13
volgende week                           | 2026-12-14/2026-12-20
vorige week                             | 2026-11-30/2026-12-06 | | past
de week van 14 december                 | 2026-12-14/2026-12-20
begin volgende week                     | 2026-12-14/2026-12-15
eind van de week                        | 2026-12-10/2026-12-11
in januari                              | 2027-01-01/2027-01-31
in januarie                             | 2027-01-01/2027-01-31
begin januari                           | 2027-01-01/2027-01-10
half januari                            | 2027-01-11/2027-01-20
midden januari                          | 2027-01-11/2027-01-20
eind januari                            | 2027-01-21/2027-01-31
einde januari                           | 2027-01-21/2027-01-31
eind februari 2028                      | 2028-02-21/2028-02-29
in december                             | 2026-12-09/2026-12-31
januari 2027                            | 2027-01-01/2027-01-31
eind volgende maand                     | 2027-01-21/2027-01-31
eind van de maand                       | 2026-12-21/2026-12-31
volgende maand                          | 2027-01-01/2027-01-31
deze maand                              | 2026-12-09/2026-12-31
vanaf maandag                           | 2026-12-14/..
vanaf 14 december                       | 2026-12-14/..
vanaf januari                           | 2027-01-01/..
na 20 december                          | 2026-12-21/..
tegen vrijdag                           | 2026-12-09/2026-12-11
tot vrijdag                             | 2026-12-09/2026-12-11
voor vrijdag                            | 2026-12-11 | 2026-12-09/2026-12-10
tussen maandag en woensdag              | 2026-12-14/2026-12-16
van maandag tot woensdag                | 2026-12-14/2026-12-16
van maandag t/m vrijdag                 | 2026-12-14/2026-12-18
van 14 tot 18 december                  | 2026-12-14/2026-12-18
tussen 14 en 18 december                | 2026-12-14/2026-12-18
maandag of dinsdag                      | 2026-12-14 | 2026-12-15
niet op dinsdag, wel donderdag          | 2026-12-10
14u                                     | 14:00
14 u                                    | 14:00
14u30                                   | 14:30
14 u 30                                 | 14:30
14h30                                   | 14:30
14:30                                   | 14:30
14:30u                                  | 14:30
14.30 uur                               | 14:30
14.30u                                  | 14:30
om 14.30                                | 14:30
14 uur 30                               | 14:30
9u                                      | 09:00
09:30                                   | 09:30
3u                                      | 15:00 | 03:00
om 3 uur                                | 15:00 | 03:00
om drie uur                             | 15:00 | 03:00
om zeven uur                            | 07:00 | 19:00
om zes uur                              | 18:00 | 06:00
om acht uur                             | 08:00 | 20:00
acht uur 's avonds                      | 20:00
8 uur 's ochtends                       | 08:00
3 uur in de namiddag                    | 15:00
3 uur 's middags                        | 15:00
twaalf uur                              | 12:00
12 uur 's nachts                        | 00:00
om een uur                              | 13:00 | 01:00
om 14                                   | 14:00
half drie                               | 14:30 | 02:30
om half drie                            | 14:30 | 02:30
half 3                                  | 14:30 | 02:30
half 3 's middags                       | 14:30
half een                                | 12:30
half twaalf                             | 11:30 | 23:30
half 10                                 | 09:30 | 21:30
kwart voor drie                         | 14:45 | 02:45
kwart voor een                          | 12:45
kwart over drie                         | 15:15 | 03:15
kwart na 3                              | 15:15 | 03:15
10 over half 3                          | 14:40 | 02:40
tien over half drie                     | 14:40 | 02:40
vijf voor half drie                     | 14:25 | 02:25
tien voor drie                          | 14:50 | 02:50
5 na 3                                  | 15:05 | 03:05
donderdag om kwart voor 11              | 2026-12-10T10:45 | 2026-12-10T22:45
rond 14u                                | 14:00 | | about
omstreeks 10u                           | 10:00 | | about
tegen 14u                               | 14:00 | | about
's avonds                               | 17:00/22:00
s avonds                                | 17:00/22:00
's morgens                              | 06:00/12:00
's ochtends                             | 06:00/12:00
's middags                              | 12:00/18:00 | 12:00/14:00
in de voormiddag                        | 06:00/12:00
voormiddag                              | 06:00/12:00
namiddag                                | 12:00/18:00
in de namiddag                          | 12:00/18:00
over de middag                          | 12:00/14:00
na de middag                            | 12:00/18:00
voor de middag                          | 06:00/12:00
late namiddag                           | 16:00/18:00
overdag                                 | 08:00/18:00
tussen 10 en 12                         | 10:00/12:00
tussen 10 en 12 uur                     | 10:00/12:00
tussen 10u en 12u                       | 10:00/12:00
van 9 tot 11u                           | 09:00/11:00
van 9.30 tot 11.15 uur                  | 09:30/11:15
12u-14u                                 | 12:00/14:00
na 14u                                  | 14:00/22:00
vanaf 14u                               | 14:00/22:00
voor 10u                                | 06:00/10:00
tot 16u                                 | 06:00/16:00
14u of 15u                              | 14:00 | 15:00
om 25 uur                               | - | | impossible
om 14u75                                | - | | impossible
maakt niet uit                          | - | | any
het maakt me niet uit                   | - | | any
eender wanneer                          | - | | any
gelijk wanneer                          | - | | any
zo snel mogelijk                        | - | | soonest
zsm                                     | - | | soonest
zo vroeg mogelijk                       | - | | soonest
volgende week zo snel mogelijk          | 2026-12-14/2026-12-20 | | soonest
ik wil graag een afspraak op donderdag 17 december rond 10u30 aub | 2026-12-17T10:30 | | about
woesndag                                | 2026-12-16 | 2026-12-09
dondredag om 14u                        | 2026-12-10T14:00
vrijdg 14u                              | 2026-12-11T14:00
mrgn                                    | 2026-12-10
om 8u30 morgen                          | 2026-12-10T08:30
woe 10u                                 | 2026-12-16T10:00 | 2026-12-09T10:00
verplaats naar maandag 14 december om 10u | 2026-12-14T10:00
dinsdag 15 9u30                         | 2026-12-15T09:30
dees week                               | 2026-12-09/2026-12-13
voor kerst                              | 2026-12-25 | 2026-12-09/2026-12-24
na nieuwjaar                            | 2027-01-02/..
naar september                          | 2027-09-01/2027-09-30
een uur of drie                         | 15:00 | 03:00 | about
in de vooravond                         | 17:00/19:00
rond de middag                          | 12:00/14:00
nu                                      | - | | soonest
hoe werkt dat nu eigenlijk              | -
de tweede graag                         | -
op mijn 18e                             | -
goed weekend                            | -
een bootcamp van 40 uur                 | -
een gesprek van twee uur                | -
zonnecrème factor 50 voor een baby      | -
0486/12.34.56                           | -
0484-22-33-44                           | -
mei                                     | -
maart                                   | -
12                                      | -
14.30 euro                              | -
goedemorgen                             | -
goeie morgen                            | -
fijne avond nog                         | -
ik ben 27 jaar                          | -
7 maanden opleiding                     | -
2 jaar ervaring                         | -
38 uur                                  | -
2 uur per week                          | -
over een uur                            | -
een half uur                            | -
3/4 tijds                               | -
4/5 werken                              | -
24/7                                    | 2027-07-24
24/7 open                               | -
zijn jullie 24/7 open                   | -
10-12 personen                          | -
de 2e graad                             | -
elke maandags                           | -
0470 12 34 56                           | -
"""
