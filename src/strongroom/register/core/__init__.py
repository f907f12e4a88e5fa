"""Places and people as other rooms speak of them, and how it is told who is who. Pure."""

from strongroom.register.core.people import RULING, Held, Packed, Person, Reason, Sign, Traits, Weight, person_token
from strongroom.register.core.places import KnownPlace, innermost, number_of, place_token

__all__ = [
    "RULING",
    "Held",
    "KnownPlace",
    "Packed",
    "Person",
    "Reason",
    "Sign",
    "Traits",
    "Weight",
    "innermost",
    "number_of",
    "person_token",
    "place_token",
]
