"""Detection speed on one core: characters in, spans out, on dense personal data and on technical text."""

from __future__ import annotations

import pydoc_data.topics
import random
import time
from collections.abc import Callable
from pathlib import Path

from stdnum import luhn

from bench import _common as common

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
    lambda: f"Ring {_name()} på +46 70 {_digits(3)} {_digits(2)} {_digits(2)} eller 08-{_digits(3)} {_digits(2)} {_digits(2)}.",
    lambda: f"Patient: {_name()}, DOB: 19{random.randint(40, 99)}-0{random.randint(1, 9)}-1{random.randint(0, 9)}, SSN {random.randint(100, 600)}-{random.randint(10, 99)}-{random.randint(1000, 9999)}.",
    lambda: f"Inloggad från 81.230.{random.randint(1, 250)}.{random.randint(1, 250)}, användare {random.choice(GIVEN).lower()}@example.test.",
)


def dense(size: int) -> str:
    """English and Swedish notes with thousands of findings a megabyte; the same text on every machine."""
    random.seed(4)
    parts: list[str] = []
    length = 0
    while length < size:
        line = f"{random.choice(LINES)()} {random.choice(FILLER)}{random.choice(FILLER)}\n"
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


def main(*, quick: bool, peers: bool) -> None:  # noqa: ARG001  peers are measured by `bench quality`
    from strongroom.discovery.core.detect.engine import Engine, Options

    size, runs = (300_000, 1) if quick else (4_000_000, 5)
    common.heading("detect: text in, spans out, one core, everything on")
    started = time.perf_counter()
    engine = Engine(Options())
    built = time.perf_counter() - started
    rows = []
    for name, text in (("dense", dense(size)), ("technical", technical(size))):
        megabytes = len(text.encode()) / 1e6
        found = engine.spans(text)
        sure = sum(1 for span in found if span.confidence >= 0.5)
        seconds = common.median_seconds(lambda text=text: engine.spans(text), runs)
        rows.append([name, f"{megabytes:.1f}", f"{sure / megabytes:,.0f}", f"{megabytes / seconds:.1f}"])
    common.table(("text", "MB", "sure findings a MB", "MB/s"), rows)
    print(f"engine built in {built:.2f} s; peak memory {common.megabytes(common.own_peak())} MB\n")
