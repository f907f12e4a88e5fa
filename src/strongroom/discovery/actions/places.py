"""The places that named paths stand for, and which of them a file belongs to: the innermost."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from django.db import connection, transaction

from strongroom.crypto.ring import Ring
from strongroom.discovery.actions.known import PATH
from strongroom.discovery.adapters.walk import Found, resolve, shown
from strongroom.discovery.core.errors import PathMissing, PathNotPermitted
from strongroom.discovery.core.passage import Reason
from strongroom.discovery.core.run import Look
from strongroom.discovery.core.sealed import ITEM_PATH
from strongroom.kit.actor import Actor
from strongroom.kit.sql import select_in
from strongroom.register import actions as register
from strongroom.register import queries as register_queries
from strongroom.register.core import KnownPlace, innermost


@dataclass(frozen=True, slots=True)
class Seats:
    """Where found files sit. `looks` and `roots` go together; `nested` are the places within each root, the
    innermost first."""

    roots: tuple[bytes, ...]
    looks: tuple[Look, ...]
    homes: tuple[KnownPlace, ...]
    nested: tuple[tuple[KnownPlace, ...], ...]

    def place(self, found: Found) -> int:
        for place in self.nested[found.root]:
            if place.encloses(found.path):
                return place.number
        return self.homes[found.root].number

    @property
    def covered(self) -> tuple[int, ...]:
        return tuple(number for look in self.looks for number in look.places)

    @property
    def touched(self) -> tuple[int, ...]:
        """Those in which something may have changed: `covered`, and where single files lie."""
        return tuple(dict.fromkeys((*self.covered, *(home.number for home in self.homes))))

    @property
    def files(self) -> tuple[bytes, ...]:
        return tuple(look.file for look in self.looks if look.file is not None)


def check_paths(named: Sequence[bytes]) -> tuple[bytes, ...]:
    """The paths without links, none in another. Raises `PathMissing` or `PathNotPermitted` before anything is kept."""
    for path in named:
        try:
            real = os.path.realpath(path, strict=True)
            is_folder = stat.S_ISDIR(os.lstat(real).st_mode)
        except PermissionError:
            raise PathNotPermitted(path=shown(path)) from None
        except OSError:
            raise PathMissing(path=shown(path)) from None
        rights = os.R_OK | os.X_OK if is_folder else os.R_OK
        if not os.access(real, rights, effective_ids=os.access in os.supports_effective_ids):
            raise PathNotPermitted(path=shown(path))
    return tuple(resolve(named))


def take_seats(roots: Sequence[bytes], *, ring: Ring, by: Actor, now: datetime) -> Seats:
    """Note the places of these paths, as `check_paths` gives them."""
    homes: list[KnownPlace] = []
    for root in roots:
        known = register_queries.places(ring=ring)
        outer = innermost(known, root)
        is_folder = stat.S_ISDIR(os.lstat(root).st_mode)
        if outer is not None and (outer.path == root or not is_folder):
            homes.append(outer)
            continue
        name = shown(root.rpartition(b"/")[2] or root)
        with transaction.atomic():
            kind = "folder" if is_folder else "file"
            made = register.note_place(path=root, name=name, kind=kind, ring=ring, by=by, now=now)
            if outer is not None:
                _move_items(made, outer, ring=ring, by=by)
            count([made.number], by=by)
        homes.append(made)
    known = register_queries.places(ring=ring)
    looks = tuple(_look(root, home, known, ring) for root, home in zip(roots, homes, strict=True))
    nested = tuple(_nested(look, home, known) for look, home in zip(looks, homes, strict=True))
    return Seats(tuple(roots), looks, tuple(homes), nested)


def _look(root: bytes, home: KnownPlace, known: list[KnownPlace], ring: Ring) -> Look:
    if home.path != root:
        path = PurePosixPath(shown(root))
        return Look(home.token, path.name, str(path), (), ring.fingerprint(PATH, root))
    inside = tuple(place.number for place in register_queries.inside(known, home))
    return Look(home.token, home.name, home.shown_path, inside)


def _nested(look: Look, home: KnownPlace, known: list[KnownPlace]) -> tuple[KnownPlace, ...]:
    inner = [place for place in known if place.number in look.places and place.number != home.number]
    return tuple(sorted(inner, key=lambda place: -len(place.path)))


def _move_items(place: KnownPlace, outer: KnownPlace, *, ring: Ring, by: Actor) -> None:
    """A place was named inside another: what is known below it belongs to it from now on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, path_fingerprint, path FROM discovery_item WHERE place_id = %s", [outer.number])
        moved = [
            number
            for number, fingerprint, sealed in cursor.fetchall()
            if place.encloses(ring.open((ITEM_PATH, bytes(fingerprint)), bytes(sealed)))
        ]
        cursor.executemany(
            "UPDATE discovery_item SET place_id = %s WHERE id = %s", [(place.number, number) for number in moved]
        )
    register.move(items=[f"i{number}" for number in moved], to=place.number, by=by)


def count(places: Sequence[int], *, by: Actor) -> None:
    """Write into the register what these places, and those they lie in, hold now."""
    for number in register_queries.around(places):
        with connection.cursor() as cursor:
            query = "SELECT COUNT(*), SUM(findings) FROM discovery_item WHERE looked_ns IS NOT NULL AND place_id IN"
            parts = list(select_in(cursor, query, register_queries.within(number)))
        items = sum(counted for counted, _ in parts)
        findings = sum(found or 0 for _, found in parts)
        register.note_counts(place=number, items=items, findings=findings, by=by)


def out_of_reach(found: Found) -> bool:
    """Whether what lies below this path may still be there, only not for us now."""
    return found.blocked in (Reason.NO_PERMISSION, Reason.DISK_ERROR)
