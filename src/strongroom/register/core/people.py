"""People, and what is said of them: signs that they are known by, traits that tell them apart.

All of it is keyed fingerprints: nothing here is a value. A *profile* is what one spot of an item says of one person;
the same profile met in many items is one *mention*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from hashlib import blake2b
from typing import NamedTuple

SIGN_BYTES = 16
TRAIT_BYTES = 8
INITIAL_BYTES = 2
NEAR_BYTES = 2


RULING = "ruling"
"""The kind of a `Reason` that is somebody's word."""


class Weight(IntEnum):
    """How much a sign says of who somebody is.

    `TRACE` links nothing (a network address, a number plate). `SHARED` is one that a household has in common (a
    telephone, an account, a name at an address). `DEALT` was dealt out by somebody's own system, and another's may have
    dealt the same (a customer number). `OWN` is one person's, by the world's agreement (an e-mail address, a name
    with a birth date). `PERSONAL` is given to one person, who has one of its kind (a national number, a passport).
    """

    TRACE = 0
    SHARED = 1
    DEALT = 2
    OWN = 3
    PERSONAL = 4


class Sign(NamedTuple):
    """Something that a person is known by: the fingerprint of it, its kind and weight."""

    fingerprint: bytes
    kind: str
    weight: int


class Given(NamedTuple):
    """A given name as fingerprints: of its first letter, of the whole (empty for an initial), of what is left of it
    with any one letter left out (by which a misspelt name is known), of its beginnings (by which it is called)."""

    initial: bytes
    whole: bytes
    near: tuple[bytes, ...] = ()
    short: tuple[bytes, ...] = ()


class Traits(NamedTuple):
    """What tells a person from others with the same sign: names as fingerprints, and the birth date's."""

    given: tuple[Given, ...] = ()
    surname: tuple[bytes, ...] = ()
    birth: bytes = b""


class Profile(NamedTuple):
    signs: tuple[Sign, ...]
    traits: Traits


class Packed(NamedTuple):
    """A profile as it is stored: `signs` each a byte of weight and a fingerprint, `kinds` theirs in that order with
    commas between, `digest` one that no other profile has."""

    digest: bytes
    signs: bytes
    kinds: str
    traits: bytes

    @property
    def is_named(self) -> bool:
        """Whether a given name, or the first letter of one, is known."""
        traits = self.traits
        return len(traits) > 2 and len(traits) > 2 + traits[0] + traits[1] * TRAIT_BYTES

    @property
    def fingerprints(self) -> tuple[bytes, ...]:
        signs = self.signs
        return tuple(signs[at : at + SIGN_BYTES] for at in range(1, len(signs), 1 + SIGN_BYTES))


@dataclass(frozen=True, slots=True)
class Person:
    """A data subject by number. `identified`: by something that points to one person by itself."""

    number: int
    identified: bool

    @property
    def token(self) -> str:
        return person_token(self.number)


def person_token(number: int) -> str:
    return f"s{number}"


class Held(NamedTuple):
    """A mention in an item of a place. A tuple: they come by the million."""

    place: int
    item: str
    mention: int


class Reason(NamedTuple):
    """Why things are taken to be about one person: `together` names kinds that stand together, else mentions have one
    sign of `kind` in common (`ruling`: somebody has said so). In so many items."""

    kind: str
    items: int
    together: tuple[str, ...] = ()


def pack(profile: Profile) -> Packed:
    """
    >>> profile = Profile((Sign(b"e" * 16, "email", 3),), Traits((Given(b"er", b"erikerik", (b"ri",), (b"sh",)),), (), b"1980-1-1"))
    >>> unpack(pack(profile).signs, pack(profile).kinds, pack(profile).traits) == profile
    True
    """
    ordered = sorted(set(profile.signs))
    signs = b"".join(bytes((sign.weight,)) + sign.fingerprint for sign in ordered)
    kinds = ",".join(sign.kind for sign in ordered)
    traits = _packed_traits(profile.traits)
    digest = blake2b(signs + kinds.encode() + b"\0" + traits, digest_size=SIGN_BYTES).digest()
    return Packed(digest, signs, kinds, traits)


def unpack(signs: bytes, kinds: str, traits: bytes) -> Profile:
    named = kinds.split(",") if kinds else []
    step = 1 + SIGN_BYTES
    return Profile(
        tuple(Sign(signs[at * step + 1 : (at + 1) * step], kind, signs[at * step]) for at, kind in enumerate(named)),
        _unpacked_traits(traits),
    )


def _packed_traits(traits: Traits) -> bytes:
    """Birth date (its length first), surnames, then given names with their near and short forms."""
    if traits == Traits():
        return b""
    parts = [bytes((len(traits.birth), len(traits.surname))), traits.birth, *traits.surname]
    for initial, whole, near, short in traits.given:
        parts += [bytes((len(whole), len(near), len(short))), initial, whole, *near, *short]
    return b"".join(parts)


def _unpacked_traits(packed: bytes) -> Traits:
    if not packed:
        return Traits()
    at = 2 + packed[0]
    birth = packed[2:at]
    surname = tuple(_pieces(packed, at, packed[1], TRAIT_BYTES))
    at += packed[1] * TRAIT_BYTES
    given: list[Given] = []
    while at < len(packed):
        whole, near, short = packed[at : at + 3]
        start = at + 3 + INITIAL_BYTES
        middle = start + whole + near * NEAR_BYTES
        at = middle + short * NEAR_BYTES
        given.append(
            Given(
                packed[start - INITIAL_BYTES : start],
                packed[start : start + whole],
                tuple(_pieces(packed, start + whole, near, NEAR_BYTES)),
                tuple(_pieces(packed, middle, short, NEAR_BYTES)),
            )
        )
    return Traits(tuple(given), surname, birth)


def _pieces(packed: bytes, start: int, count: int, size: int) -> Iterator[bytes]:
    for number in range(count):
        yield packed[start + number * size : start + (number + 1) * size]
