"""What goes into the workers and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from strongroom.discovery.core.finding import Examined, Mention
from strongroom.discovery.core.passage import Reason
from strongroom.discovery.core.where import Where


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be examined. `shown` is its path below the place, for people; names in it are searched too.

    A `blocked` one cannot be opened, for that reason: only its name is examined.
    """

    path: bytes
    shown: str
    size: int
    blocked: Reason | None = None


class Batch(NamedTuple):
    """Mentions of people met in a job's file so far. Those of a job whose worker died may come twice."""

    job: Job
    mentions: tuple[Mention, ...]


class Texts(NamedTuple):
    """Texts of a job's file, each with its place and its label."""

    job: Job
    texts: tuple[tuple[Where, str, str], ...]


class Result(NamedTuple):
    """The last of a job. `digest` is BLAKE2b-16 of the content, empty where it was not taken."""

    job: Job
    examined: Examined
    digest: bytes


@dataclass(slots=True)
class Pending:
    """A job on its way. `so_far` is the worker's last interim report; `blocked` why its file was not opened."""

    number: int
    job: Job
    size: int
    blocked: Reason | None = None
    so_far: Examined | None = None
