"""Detection speed on one core: characters in, spans out, on dense personal data and on technical text."""

from __future__ import annotations

import json
import pydoc_data.topics
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from stdnum import luhn

from bench import _common as common
from bench import peers as others
from strongroom.discovery.core.detect.words.given import NameList
from strongroom.discovery.core.detect.words.lexicon import names

GIVEN = "Maja Omar Erik Eva Anna Karin Lars Johan Emma Oliver Grace Thomas Sofia Nils Alice Henrik".split()
FAMILY = "Lind Berg Holm Ek Dahl Smith Walker Wright Nyström Sandberg Hughes Carter Öberg Åkesson Young Lund".split()
FILLER = (
    "Vi ses enligt överenskommelse och återkommer med en bekräftelse under dagen. ",
    "The appointment was moved to the afternoon and the customer asked for a receipt. ",
    "Leveransen packas om och lämnas i receptionen, kunden vill inte ha någon påse. ",
    "Please bring the form with you and arrive ten minutes before the session begins. ",
)


def _digits(count: int) -> str:
    return "".join(random.choice("0123456789") for _ in range(count))


def _personnummer() -> str:
    nine = f"{random.randint(40, 99)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}{_digits(3)}"
    return f"{nine[:6]}-{nine[6:]}{luhn.calc_check_digit(nine)}"


def _card() -> str:
    fifteen = "4" + _digits(14)
    number = fifteen + luhn.calc_check_digit(fifteen)
    return " ".join(number[at : at + 4] for at in range(0, 16, 4))


def _iban() -> str:
    account = _digits(20)
    return f"SE{98 - int(account + '281400') % 97:02d}{account}"


def _name() -> str:
    return f"{random.choice(GIVEN)} {random.choice(FAMILY)}"


LINES: tuple[Callable[[], str], ...] = (
    lambda: f"Kund: {_name()}, personnummer {_personnummer()}, tel 070-{_digits(3)} {_digits(2)} {_digits(2)}.",
    lambda: f"Customer: {_name()}, e-mail {random.choice(GIVEN).lower()}{_digits(3)}@example.test, card {_card()}.",
    lambda: f"Faktura till {_name()}, {random.choice(FAMILY).lower()}.{_digits(2)}@example.test, IBAN {_iban()}.",
    lambda: (
        f"Ring {_name()} på +46 70 {_digits(3)} {_digits(2)} {_digits(2)} eller 08-{_digits(3)} {_digits(2)} {_digits(2)}."
    ),
    lambda: (
        f"Patient: {_name()}, DOB: 19{random.randint(40, 99)}-0{random.randint(1, 9)}-1{random.randint(0, 9)}, SSN {random.randint(100, 600)}-{random.randint(10, 99)}-{random.randint(1000, 9999)}."
    ),
    lambda: (
        f"Inloggad från 81.230.{random.randint(1, 250)}.{random.randint(1, 250)}, användare {random.choice(GIVEN).lower()}@example.test."
    ),
)


def dense(size: int, prose: int = 3) -> str:
    """English and Swedish notes with thousands of findings a megabyte; the same text on every machine.

    `prose` sentences that hold nothing follow each line that does: three make about 9,000 sure findings a MB.
    """
    random.seed(4)
    parts: list[str] = []
    length = 0
    while length < size:
        line = f"{random.choice(LINES)()} {''.join(random.choices(FILLER, k=prose))}\n"
        parts.append(line)
        length += len(line)
    return "".join(parts)


def technical(size: int) -> str:
    """Python's own language reference, and the sources of its library, until there is enough."""
    parts = list(pydoc_data.topics.topics.values())
    length = sum(map(len, parts))
    for file in sorted(Path(random.__file__).parent.glob("*.py")):
        if length >= size:
            break
        parts.append(file.read_text("utf-8"))
        length += len(parts[-1])
    return "\n".join(parts)[:size]


def documents(text: str, size: int = 4_000) -> list[str]:
    """The text in documents of some 4 kB, as letters and pages are, cut at line ends."""
    parts, begin = [], 0
    while begin < len(text):
        end = text.find("\n", begin + size)
        end = len(text) if end < 0 else end + 1
        parts.append(text[begin:end])
        begin = end
    return parts


TOGETHER = 16
"""Documents examined at once: some 64 kB, as `strongroom detect` does."""
AT_MOST = {"presidio-analyzer": 40_000, "scrubadub": 400_000, "presidio-rs": 400_000}
"""Bytes that a slow peer is given; the others read the first 2 MB."""


def main(*, quick: bool, peers: bool) -> None:
    size, runs = (300_000, 1) if quick else (4_000_000, 5)
    common.heading("detect: text in, spans out, one core, everything on")
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as scratch:
        texts = (
            ("very dense", dense(size, 2)),
            ("dense", dense(size)),
            ("letters", dense(size, 7)),
            ("technical", technical(size)),
        )
        for name, text in texts:
            parts = documents(text)
            speed, row = _ours(name, parts, runs)
            rows.append(row)
            if peers:
                file = Path(scratch, f"{name}.jsonl")
                file.write_text("".join(json.dumps({"id": i, "text": part}) + "\n" for i, part in enumerate(parts)))
                rows += [_theirs(name, peer, file, speed, 1 if quick else 3) for peer in others.PINS]
    common.table(("text", "engine", "MB read", "findings a MB", "MB/s (median)", "ours is faster", "peak MB"), rows)
    print(
        "Ours counts findings of at least 0.5; the others as they come by default. bulk-extractor: not in Debian 12.\n"
    )
    _names(size, runs)


LISTED = 50_000
"""Names in a list that a firm gives with `--names`."""


def _names(size: int, runs: int) -> None:
    """The pass for a list of names alone; one name in a hundred of the list stands in the text."""
    random.seed(5)
    given, family = sorted(names().given), sorted(names().family)
    listed = sorted({f"{random.choice(given)} {random.choice(family)}" for _ in range(LISTED)})
    searched = NameList(listed)
    rows = []
    for name, text in (("dense", dense(size)), ("technical", technical(size))):
        parts = documents(text)
        parts = [f"{part}{random.choice(listed)}\n" if number % 100 == 0 else part for number, part in enumerate(parts)]
        megabytes = sum(len(part.encode()) for part in parts) / 1e6
        hits = sum(len(searched.spans(part)) for part in parts)
        seconds = min(_processor_seconds(searched, parts) for _ in range(runs))
        rows.append([name, f"{len(listed):,}", f"{megabytes:.1f}", f"{hits:,}", f"{megabytes / seconds:.0f}"])
    print("`--names FILE`: the pass for the firm's own list alone\n")
    common.table(("text", "names", "MB read", "hits", "MB/s (processor time, best)"), rows)


def _processor_seconds(searched: NameList, parts: list[str]) -> float:
    start = time.process_time()
    for part in parts:
        searched.spans(part)
    return time.process_time() - start


def _ours(name: str, parts: list[str], runs: int) -> tuple[float, list[str]]:
    from strongroom import __version__
    from strongroom.discovery.core.detect.engine import Engine, Options

    engine = Engine(Options())
    megabytes = sum(len(part.encode()) for part in parts) / 1e6
    batches = [[(part, "") for part in parts[at : at + TOGETHER]] for at in range(0, len(parts), TOGETHER)]
    sure = sum(span.confidence >= 0.5 for batch in batches for spans in engine.each(batch) for span in spans)
    seconds = common.median_seconds(lambda: [engine.each(batch) for batch in batches], runs)
    speed = megabytes / seconds
    peak = common.megabytes(common.own_peak())
    return speed, [
        name,
        f"strongroom {__version__}",
        f"{megabytes:.1f}",
        f"{sure / megabytes:,.0f}",
        f"{speed:.1f}",
        "",
        peak,
    ]


def _theirs(name: str, peer: str, file: Path, ours: float, runs: int) -> list[str]:
    measured = others.measure(peer, file, runs=runs, at_most=AT_MOST.get(peer, 2_000_000))
    if measured.problem:
        return [name, peer, "", "", measured.problem, "", ""]
    megabytes = measured.bytes / 1e6
    speed = megabytes / statistics.median(measured.seconds)
    return [
        *(name, f"{peer} {measured.version}", f"{megabytes:.2f}", f"{measured.findings / megabytes:,.0f}"),
        *(f"{speed:.3f}", f"{ours / speed:,.1f} times", common.megabytes(measured.peak)),
    ]
