"""What is known of the schools: dated, sourced facts in French and Dutch.

`load_catalogue(folder)` reads it once, `CatalogueReader(folder).current()` keeps it current.
"""

from bot.catalogue.catalogue import Catalogue, NearPlace, Row, UnknownName
from bot.catalogue.criteria import EDUCATIONS, EMPLOYMENT_STATUSES, Answer, Criterion, Outcome
from bot.catalogue.errors import CatalogueError
from bot.catalogue.findings import Finding, check
from bot.catalogue.loading import load_catalogue
from bot.catalogue.reloading import CatalogueReader
from bot.catalogue.schema import CHECK_TOPIC, Body, Fact, Place, School, Source, Topic, Unknown
from bot.catalogue.texts import Text
from bot.catalogue.values import Moment, Money, Names, PlaceValue, Quantity, Value

__all__ = [
    "CHECK_TOPIC",
    "EDUCATIONS",
    "EMPLOYMENT_STATUSES",
    "Answer",
    "Body",
    "Catalogue",
    "CatalogueError",
    "CatalogueReader",
    "Criterion",
    "Fact",
    "Finding",
    "Moment",
    "Money",
    "Names",
    "NearPlace",
    "Outcome",
    "Place",
    "PlaceValue",
    "Quantity",
    "Row",
    "School",
    "Source",
    "Text",
    "Topic",
    "Unknown",
    "UnknownName",
    "Value",
    "check",
    "load_catalogue",
]
