"""How right detection is: labelled text, text of our own making, and technical text that holds nothing."""

from __future__ import annotations


def main(*, quick: bool, peers: bool) -> None:
    from bench.quality.compare import run

    run(quick=quick, peers=peers)
