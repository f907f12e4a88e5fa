"""Measure how right detection is.

    python -m bench.quality --labelled FILE... [--clean FILE...] [--own N] [--cases] [--half tune|score] [--show N]

`--labelled` reads labelled lines, `--own` makes that many documents of our own for home and for abroad, `--cases` runs
the recogniser cases, `--clean` counts hits in text in which nothing personal is expected. `--show` lists misses and
false hits, of documents those of the half to tune on alone.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from bench.quality.calibration import STEPS, step
from bench.quality.cases import cases, score_cases
from bench.quality.generate import documents
from bench.quality.samples import Sample, labelled
from bench.quality.score import Score, score
from strongroom.discovery.core.detect.engine import Engine, Options


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labelled", type=Path, nargs="*", default=[])
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--own", type=int, default=0)
    parser.add_argument("--cases", action="store_true")
    parser.add_argument("--half", choices=["tune", "score"], nargs="*", default=["tune", "score"])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--kind", nargs="*", default=[])
    args = parser.parse_args()
    engine = Engine(Options(countries=("SE", "GB", "US")))
    sets: dict[str, list[Sample]] = {path.stem: list(labelled(path)) for path in args.labelled}
    if args.own:
        sets["own making"] = list(documents(args.own))
        sets["own making, abroad"] = list(documents(args.own, abroad=True))
    for name, samples in sets.items():
        for half in args.half:
            chosen = [sample for sample in samples if sample.for_tuning == (half == "tune")]
            result = score(chosen, engine.spans)
            print(
                f"\n{name}, half to {half}: {result.documents} documents, {result.documents_right / max(1, result.documents):.0%} wholly right"
            )
            report(result, args.show if half == "tune" else 0, args.kind)
    if args.cases:
        recogniser_cases(engine, args.show, args.kind)
    for path in args.clean:
        clean(engine, path, args.show, args.kind)


def report(result: Score, show: int, kinds: list[str]) -> None:
    for kind, tally in sorted(result.by_kind.items()):
        print(f"  {kind:24}{tally.line()}")
    print(f"  {'all identifying':24}{result.total().line()}")
    counts: Counter[tuple[float, bool]] = Counter()
    for (_, confidence, right), times in result.shown.items():
        counts[step(confidence), right] += times
    shares = [(least, counts[least, True], counts[least, True] + counts[least, False]) for least in STEPS]
    print(
        "  confidence, share right: "
        + "  ".join(f"{least:.1f} {hit / of:.2f} of {of}" for least, hit, of in shares if of)
    )
    for title, entries in (("missed", result.misses), ("false", result.falses)):
        for kind, _, around in [entry for entry in entries if not kinds or entry[0] in kinds][:show]:
            print(f"    {title} {kind}: {around!r}")


def recogniser_cases(engine: Engine, show: int, kinds: list[str]) -> None:
    """Shares wholly right by origin, and what the engine said where it was wrong."""
    result = score_cases(cases(), engine.spans)
    for source in sorted({source for source, _ in result.all}):
        print(f"\ncases of {source}: {result.share(source):.1%} wholly right", end="")
    print(f"\n{result.cases} cases, hits of other kinds {result.others.total() / result.cases:.2f} a case")
    wrong = [case for of_kind in result.wrong.values() for case in of_kind if not kinds or case.kind in kinds]
    for case in wrong[:show]:
        said = [(span.type, case.text[span.start : span.end], span.confidence) for span in engine.spans(case.text)]
        print(f"    {case.kind}{' (disputed)' if case.disputed else ''}: {case.text!r} at {case.spans}, said {said}")


def clean(engine: Engine, path: Path, show: int, kinds: list[str]) -> None:
    """Hits a MB at 0.5 or more in text in which nothing personal is expected, and the speed."""
    text = path.read_text("utf-8")[:6_000_000]
    found = []
    began = time.perf_counter()
    for start in range(0, len(text), 200_000):
        block = text[start : start + 200_000]
        found += [
            (span.type, block[span.start : span.end], block[max(0, span.start - 30) : span.end + 30], span.confidence)
            for span in engine.spans(block)
            if span.confidence >= 0.5
        ]
    took = time.perf_counter() - began
    size = len(text) / 1e6
    counts = Counter(kind for kind, *_ in found)
    print(
        f"\n{path.name}: {size:.1f} MB, {size / took:.1f} MB/s; hits a MB: "
        + ", ".join(f"{kind} {count / size:.1f}" for kind, count in counts.most_common())
    )
    shown = [entry for entry in found if not kinds or entry[0] in kinds]
    for kind, _, around, confidence in shown[:: max(1, len(shown) // show)] if show else []:
        print(f"    {confidence:.2f} {kind}: {around!r}")


if __name__ == "__main__":
    main()
