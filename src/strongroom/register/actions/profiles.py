"""From values to profiles: the last place in which a value is seen. Everything behind is keyed fingerprints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from strongroom.crypto.ring import Ring
from strongroom.register.core.faces import NAME_AND_BIRTH_DATE, NAME_AND_POSTCODE
from strongroom.register.core.naming import Name, near, parts, short
from strongroom.register.core.people import (
    INITIAL_BYTES,
    NEAR_BYTES,
    TRAIT_BYTES,
    Given,
    Packed,
    Profile,
    Sign,
    Traits,
    Weight,
    pack,
)

_REMEMBERED = 50_000
"""Names whose fingerprints are kept at hand; the same few make up most of any list."""


class Profiler:
    """Makes profiles under one home's key. Keeps names in memory; used by one thread, for one run."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._given: dict[str, Given] = {}
        self._surnames: dict[str, bytes] = {}

    def profiles(
        self, signs: Iterable[tuple[str, str, Weight]], *, name: str = "", birth: str = "", postcode: str = ""
    ) -> Iterator[Packed]:
        """What one spot says of one person. `signs` are kinds, values and weights.

        Signs that link nothing stand for themselves: a network address in every line of a log would make every line
        a profile of its own. So do all where two are of a kind that a person has one of: this is not one person.
        """
        seen = {(kind, value): weight for kind, value, weight in signs}
        made = [Sign(self._ring.fingerprint(kind, value), kind, weight) for (kind, value), weight in seen.items()]
        personal = [sign.kind for sign in made if sign.weight == Weight.PERSONAL]
        if len(set(personal)) < len(personal):
            yield from (pack(Profile((sign,), Traits())) for sign in made)
            return
        telling = [sign for sign in made if sign.weight > Weight.TRACE]
        known = parts(name) if name else Name()
        telling += self._composite(known, birth, postcode)
        if telling:
            yield pack(Profile(tuple(telling), self._traits(known, birth)))
        yield from (pack(Profile((sign,), Traits())) for sign in made if sign.weight == Weight.TRACE)

    def _composite(self, name: Name, birth: str, postcode: str) -> Iterator[Sign]:
        key = name.key
        if key and birth:
            value = f"{key} {birth}"
            yield Sign(self._ring.fingerprint(NAME_AND_BIRTH_DATE, value), NAME_AND_BIRTH_DATE, Weight.OWN)
        if key and postcode:
            value = f"{key} {postcode}"
            yield Sign(self._ring.fingerprint(NAME_AND_POSTCODE, value), NAME_AND_POSTCODE, Weight.SHARED)

    def _traits(self, name: Name, birth: str) -> Traits:
        return Traits(
            tuple(self._given_name(word) for word in name.given),
            tuple(self._surname(word) for word in name.surname),
            self._ring.fingerprint("date_of_birth", birth)[:TRAIT_BYTES] if birth else b"",
        )

    def _given_name(self, word: str) -> Given:
        made = self._given.get(word)
        if made is None:
            made = Given(
                self._ring.fingerprint("name.initial", word[:1])[:INITIAL_BYTES],
                self._ring.fingerprint("name", word)[:TRAIT_BYTES] if len(word) > 1 else b"",
                tuple(sorted(self._ring.fingerprint("name.near", each)[:NEAR_BYTES] for each in near(word))),
                tuple(sorted(self._ring.fingerprint("name", each)[:NEAR_BYTES] for each in short(word))),
            )
            if len(self._given) >= _REMEMBERED:
                self._given.clear()
            self._given[word] = made
        return made

    def _surname(self, word: str) -> bytes:
        made = self._surnames.get(word)
        if made is None:
            made = self._ring.fingerprint("name", word)[:TRAIT_BYTES]
            if len(self._surnames) >= _REMEMBERED:
                self._surnames.clear()
            self._surnames[word] = made
        return made
