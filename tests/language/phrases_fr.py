"""French phrases and what they mean on Wednesday 9 December 2026 at ten in Brussels.

phrase | moment | other moments | and: past, about, soonest, any, impossible
"""

PHRASES = """
aujourd'hui                             | 2026-12-09
aujourdhui                              | 2026-12-09
auj à 16h                               | 2026-12-09T16:00
demain                                  | 2026-12-10
Demain                                  | 2026-12-10
DEMAIN MATIN                            | 2026-12-10T06:00/2026-12-10T12:00
demian                                  | 2026-12-10
demain à 9h                             | 2026-12-10T09:00
demain soir                             | 2026-12-10T17:00/2026-12-10T22:00
demain soir à 8h                        | 2026-12-10T20:00
demain aprem                            | 2026-12-10T12:00/2026-12-10T18:00
demain apres midi vers 15h              | 2026-12-10T15:00 | | about
après-demain                            | 2026-12-11
apres demain à 10h                      | 2026-12-11T10:00
ce matin                                | 2026-12-09T06:00/2026-12-09T12:00
ce soir                                 | 2026-12-09T17:00/2026-12-09T22:00
cet après-midi                          | 2026-12-09T12:00/2026-12-09T18:00
cet aprem                               | 2026-12-09T12:00/2026-12-09T18:00
hier                                    | 2026-12-08 | | past
avant-hier                              | 2026-12-07 | | past
aujourd'hui à 9h                        | 2026-12-09T09:00 | | past
lundi                                   | 2026-12-14
jeudi                                   | 2026-12-10
dimanche                                | 2026-12-13
mercredi                                | 2026-12-16 | 2026-12-09
ce mercredi                             | 2026-12-09 | 2026-12-16
ce vendredi                             | 2026-12-11
ce vendredi matin                       | 2026-12-11T06:00/2026-12-11T12:00
le mardi                                | 2026-12-15
mardi matin                             | 2026-12-15T06:00/2026-12-15T12:00
mardi après-midi                        | 2026-12-15T12:00/2026-12-15T18:00
mardi midi                              | 2026-12-15T12:00/2026-12-15T14:00
mardi en fin de matinée                 | 2026-12-15T10:00/2026-12-15T12:00
mardi avant-midi                        | 2026-12-15T06:00/2026-12-15T12:00
vendredi prochain                       | 2026-12-18 | 2026-12-11
vendredi proch                          | 2026-12-18 | 2026-12-11
vendredi prochin                        | 2026-12-18 | 2026-12-11
lundi prochain                          | 2026-12-14
lundi prochain à midi                   | 2026-12-14T12:00
mercredi prochain                       | 2026-12-16
vendredi qui vient                      | 2026-12-11
lundi dernier                           | 2026-12-07 | | past
jeudi en huit                           | 2026-12-17
lundi en quinze                         | 2026-12-28
demain en huit                          | 2026-12-17
aujourd'hui en quinze                   | 2026-12-23
jeudi dans une semaine                  | 2026-12-17
jeudi dans deux semaines                | 2026-12-24
mardi de la semaine prochaine           | 2026-12-15
mardi la semaine prochaine              | 2026-12-15
la semaine prochaine mardi              | 2026-12-15
la semaine prochaine, plutôt vendredi   | 2026-12-18
dimanche de la semaine prochaine        | 2026-12-20 | 2026-12-13
vendredi de cette semaine               | 2026-12-11
dans 15 jours                           | 2026-12-23 | 2026-12-24
dans quinze jours                       | 2026-12-23 | 2026-12-24
dans huit jours                         | 2026-12-16 | 2026-12-17
dans 3 jours                            | 2026-12-12
dans dix jours                          | 2026-12-19
dans une semaine                        | 2026-12-16
dans 2 semaines                         | 2026-12-23
dans un mois                            | 2027-01-09
dans une quinzaine de jours             | 2026-12-23
d'ici une semaine                       | 2026-12-09/2026-12-16 | 2026-12-16
d'ici 15 jours                          | 2026-12-09/2026-12-23 | 2026-12-23
sous huitaine                           | 2026-12-09/2026-12-16
d'ici vendredi                          | 2026-12-09/2026-12-11
d'ici la fin du mois                    | 2026-12-09/2026-12-31
le 12 décembre                          | 2026-12-12
le 12 decembre 2026                     | 2026-12-12
12 dec                                  | 2026-12-12
12 déc.                                 | 2026-12-12
le douze décembre                       | 2026-12-12
le douze décembre deux mille vingt-six  | 2026-12-12
le 12 décembre à 14h30                  | 2026-12-12T14:30
le 12 décembre 2026 à 14h30             | 2026-12-12T14:30
samedi 12 décembre                      | 2026-12-12
vendredi 12 décembre                    | 2026-12-12 | 2026-12-11
jeudi 17 décembre 2026 à 10 h           | 2026-12-17T10:00
1er mars                                | 2027-03-01
le premier mars                         | 2027-03-01
le 1er janvier                          | 2027-01-01
le 3 décembre                           | 2026-12-03 | 2027-12-03 | past
le 9 décembre                           | 2026-12-09
12 sept à 9h                            | 2027-09-12T09:00
15 aout                                 | 2027-08-15
le 5 fevrirer                           | 2027-02-05
le 5 fvrrirer                           | -
le 5 fevrir                             | 2027-02-05
le 4 janvrier                           | 2027-01-04
lun 14/12 à 10h                         | 2026-12-14T10:00
mar. 15/12                              | 2026-12-15
12/12                                   | 2026-12-12
le 12/12 à 11h                          | 2026-12-12T11:00
12-12-2026                              | 2026-12-12
12.12.2026                              | 2026-12-12
12/12/26                                | 2026-12-12
03/04                                   | 2027-04-03
2026-12-12                              | 2026-12-12
12/12/2020                              | 2020-12-12 | | past
le 31 février                           | - | | impossible
31/02/2027                              | - | | impossible
29 février                              | - | | impossible
29/02/2028                              | 2028-02-29
le 31 avril                             | - | | impossible
le 32 décembre                          | - | | impossible
le 15                                   | 2026-12-15
le 15 à 14h                             | 2026-12-15T14:00
le 5                                    | 2027-01-05
mardi 15                                | 2026-12-15
mardi 15 à 9h30                         | 2026-12-15T09:30
mardi 15h                               | 2026-12-15T15:00
le 3 du mois prochain                   | 2027-01-03
le week-end                             | 2026-12-12/2026-12-13
ce weekend                              | 2026-12-12/2026-12-13
le week-end prochain                    | 2026-12-19/2026-12-20 | 2026-12-12/2026-12-13
cette semaine                           | 2026-12-09/2026-12-13
la semaine prochaine                    | 2026-12-14/2026-12-20
semaine pro                             | 2026-12-14/2026-12-20
la semaine du 14 décembre               | 2026-12-14/2026-12-20
début de semaine prochaine              | 2026-12-14/2026-12-15
en fin de semaine                       | 2026-12-10/2026-12-11
la semaine dernière                     | 2026-11-30/2026-12-06 | | past
en janvier                              | 2027-01-01/2027-01-31
début janvier                           | 2027-01-01/2027-01-10
mi-janvier                              | 2027-01-11/2027-01-20
à la mi-janvier                         | 2027-01-11/2027-01-20
fin janvier                             | 2027-01-21/2027-01-31
fin février 2028                        | 2028-02-21/2028-02-29
en décembre                             | 2026-12-09/2026-12-31
janvier 2027                            | 2027-01-01/2027-01-31
fin du mois                             | 2026-12-21/2026-12-31
fin du mois prochain                    | 2027-01-21/2027-01-31
le mois prochain                        | 2027-01-01/2027-01-31
ce mois-ci                              | 2026-12-09/2026-12-31
à partir de lundi                       | 2026-12-14/..
à partir du 14                          | 2026-12-14/..
à partir du 14 décembre                 | 2026-12-14/..
dès demain                              | 2026-12-10/..
après le 20 décembre                    | 2026-12-21/..
à partir de janvier                     | 2027-01-01/..
avant vendredi                          | 2026-12-09/2026-12-10
avant le 15                             | 2026-12-09/2026-12-14
jusqu'à vendredi                        | 2026-12-09/2026-12-11
entre lundi et jeudi                    | 2026-12-14/2026-12-17
du lundi au jeudi                       | 2026-12-14/2026-12-17
du 14 au 18 décembre                    | 2026-12-14/2026-12-18
entre le 14 et le 18 décembre           | 2026-12-14/2026-12-18
mardi ou jeudi                          | 2026-12-15 | 2026-12-10
mardi ou jeudi à 14h                    | 2026-12-15T14:00 | 2026-12-10T14:00
pas mardi, plutôt jeudi                 | 2026-12-10
14h                                     | 14:00
14 h                                    | 14:00
14H30                                   | 14:30
à 14 h 30                               | 14:30
14:30                                   | 14:30
09:30                                   | 09:30
9h30                                    | 09:30
08h                                     | 08:00
3h                                      | 15:00 | 03:00
à 3 heures                              | 15:00 | 03:00
à huit heures                           | 08:00 | 20:00
à sept heures                           | 07:00 | 19:00
à six heures                            | 18:00 | 06:00
huit heures du matin                    | 08:00
8h du soir                              | 20:00
3 heures de l'après-midi                | 15:00
dix-huit heures                         | 18:00
vingt heures trente                     | 20:30
14 heures précises                      | 14:00
2 heures et demie                       | 14:30 | 02:30
trois heures et quart                   | 15:15 | 03:15
trois heures moins le quart             | 14:45 | 02:45
9h moins 10                             | 08:50 | 20:50
3h moins quart                          | 14:45 | 02:45
midi                                    | 12:00/14:00
à midi                                  | 12:00
midi et quart                           | 12:15
midi et demi                            | 12:30
midi trente                             | 12:30
midi moins le quart                     | 11:45
à une heure                             | 13:00 | 01:00
à minuit                                | 00:00
vers 14h                                | 14:00 | | about
vers 14                                 | 14:00 | | about
aux alentours de 10h                    | 10:00 | | about
à 14                                    | 14:00
le matin                                | 06:00/12:00
en matinée                              | 06:00/12:00
l'après-midi                            | 12:00/18:00
aprem                                   | 12:00/18:00
dans l'après midi                       | 12:00/18:00
début d'après-midi                      | 12:00/15:00
en fin d'après-midi                     | 16:00/18:00
en fin de journée                       | 16:00/18:00
le soir                                 | 17:00/22:00
en soirée                               | 17:00/22:00
le midi                                 | 12:00/14:00
entre midi et deux                      | 12:00/14:00
en journée                              | 08:00/18:00
entre 10h et 12h                        | 10:00/12:00
entre 10 et 12h                         | 10:00/12:00
de 9h à 11h                             | 09:00/11:00
de 9h30 à 11h15                         | 09:30/11:15
10h-12h                                 | 10:00/12:00
après 14h                               | 14:00/22:00
à partir de 14h                         | 14:00/22:00
dès 9h                                  | 09:00/22:00
avant 10h                               | 06:00/10:00
jusqu'à 16h                             | 06:00/16:00
14h ou 15h                              | 14:00 | 15:00
à 25h                                   | - | | impossible
14h75                                   | - | | impossible
n'importe quand                         | - | | any
nimporte quand                          | - | | any
peu importe                             | - | | any
n'importe quelle heure                  | - | | any
le plus tôt possible                    | - | | soonest
dès que possible                        | - | | soonest
au plus vite                            | - | | soonest
la semaine prochaine le plus tôt possible | 2026-12-14/2026-12-20 | | soonest
je voudrais un rendez-vous jeudi 17 décembre vers 10h30 si possible | 2026-12-17T10:30 | | about
vandredi 14h                            | 2026-12-11T14:00
mecredi 16 décembre                     | 2026-12-16
lundy matin                             | 2026-12-14T06:00/2026-12-14T12:00
mardi 14h30 au lieu de jeudi            | 2026-12-15T14:30 | 2026-12-10T14:30
mardi à 14h, ou plutôt le mois prochain  | 2026-12-15T14:00 | 2027-01-01T14:00/2027-01-31T14:00
à samedi prochain                       | 2026-12-19 | 2026-12-12
reportez mon rendez-vous au mardi 15 à 11h30 | 2026-12-15T11:30
annuler lundi 14 9h30                   | 2026-12-14T09:30
mon rdv du 22                           | 2026-12-22
l'entretien du 22 saute                 | 2026-12-22
le 18 dans l'après-midi                 | 2026-12-18T12:00/2026-12-18T18:00
le 14 pas le 4                          | 2026-12-14
ojd                                     | 2026-12-09
jeu 15h                                 | 2026-12-10T15:00
dix heures quart                        | 10:15 | 22:15
avant noël                              | 2026-12-09/2026-12-24
la rentrée de septembre                 | 2027-09-01/2027-09-30
maintenant                              | - | | soonest
il faut maintenant que je parte         | -
n'importe quoi                          | -
bon week-end                            | -
bonne fin de journée                    | -
cours du soir                           | -
le premier, c'est bien                  | -
c'est dans le 92                        | -
ce mois-là                              | -
0470/12.34.56                           | -
06-39-98-44-02                          | -
l'entretien dure 1h                     | -
la planète mars                         | -
mars                                    | -
mai                                     | -
or                                      | -
12                                      | -
j'ai 27 ans                             | -
7 mois de formation                     | -
35 heures par semaine                   | -
pendant 2 heures                        | -
dans 2 heures de train                  | -
1/2 temps                               | -
un temps partiel 4/5                    | -
24h/24 et 7j/7                          | -
10-12 personnes                         | -
j'ai eu 17/20                           | -
bonne soirée                            | -
bon après-midi                          | -
bonjour                                 | -
les cours sont les mardis ?             | -
200.000 euros                           | -
12,50 euros                             | -
06 12 34 56 78                          | -
le 12 rue de la Loi                     | -
"""
