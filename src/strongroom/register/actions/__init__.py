"""Deeds on the register. The bulk ones are called inside the caller's transaction."""

from strongroom.register.actions.holdings import forget_all_unheld, forget_unheld, hold, let_go, move
from strongroom.register.actions.mentions import Noted, note
from strongroom.register.actions.places import note_counts, note_look, note_place
from strongroom.register.actions.profiles import Profiler
from strongroom.register.actions.rulings import rule, take_back

__all__ = [
    "Noted",
    "Profiler",
    "forget_all_unheld",
    "forget_unheld",
    "hold",
    "let_go",
    "move",
    "note",
    "note_counts",
    "note_look",
    "note_place",
    "rule",
    "take_back",
]
