"""What can be wrong with what somebody says of who is who. The frame has the sentences."""

from __future__ import annotations

from strongroom.kit.errors import StrongroomError


class IdentifierUnknown(StrongroomError):
    """Nobody is known by the identifier. `place`: the first or the second that was given."""

    code = "identifier_unknown"


class IdentifierShared(StrongroomError):
    """Several people are known by the identifier, so it does not say which of them is meant. `place` as above."""

    code = "identifier_shared"


class SameIdentifier(StrongroomError):
    """The two identifiers are one."""

    code = "same_identifier"


class NothingRuled(StrongroomError):
    """There is nothing to take back of these two."""

    code = "nothing_ruled"
