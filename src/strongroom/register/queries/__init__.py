"""Questions to the register. They change nothing."""

from strongroom.register.queries.holdings import People, held, identified, items_with, people_in
from strongroom.register.queries.people import Bearers, bearers, reasons, rulings
from strongroom.register.queries.places import NAME, PATH, around, data_subjects, inside, places, within

__all__ = [
    "NAME",
    "PATH",
    "Bearers",
    "People",
    "around",
    "bearers",
    "data_subjects",
    "held",
    "identified",
    "inside",
    "items_with",
    "people_in",
    "places",
    "reasons",
    "rulings",
    "within",
]
