"""Recogniser cases: a value in a short sentence, valid and invalid ones.

Four origins: the examples with which python-stdnum documents each of its modules (read from the installed package, its
docstring's title is the label), numbers that Faker draws for a country, sentences of our own in `data/cases.txt`, and a file of cases named by STRONGROOM_CASES (`{"kind","text","spans":[[start,end]]}` a line; `form`, and `disputed` with
the reason where the case's own standard says otherwise).

A case is wholly right when each expected place is touched by a span of its kind, no span of its kind stands elsewhere,
and, where nothing is expected, there is none of its kind.
"""

from __future__ import annotations

import doctest
import importlib
import json
import os
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bench import peers
from bench.quality.entities import PRESIDIO, answers
from strongroom.discovery.core.catalogue import Kind, kinds
from strongroom.discovery.core.finding import Span

SURE = 0.5
_VALIDATED = re.compile(r"^(?:validate|is_valid)\((['\"])(?P<value>[^'\"]+)\1\)")


@dataclass(frozen=True, slots=True)
class Case:
    """`form` is `labelled` (value with its label), `sentence`, or `bare` (a value alone)."""

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...]
    source: str
    form: str = "sentence"
    disputed: bool = False


@dataclass(slots=True)
class CaseScore:
    """Cases wholly right and all, by source and whether something was to be found; hits of other kinds."""

    right: Counter[tuple[str, bool]] = field(default_factory=Counter)
    all: Counter[tuple[str, bool]] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[Case]] = field(default_factory=lambda: defaultdict(list))

    @property
    def cases(self) -> int:
        return self.all.total()

    def share(self, source: str = "") -> float:
        """Of all cases, or of one source's, those wholly right."""
        chosen = [key for key in self.all if source in ("", key[0])]
        return sum(self.right[key] for key in chosen) / max(1, sum(self.all[key] for key in chosen))


def cases(*, bare: bool = False) -> list[Case]:
    """Every case of every origin; a value without a word beside it only when asked for."""
    found = [*from_documentation(), *from_faker(), *written(), *from_file()]
    return [case for case in dict.fromkeys(found) if bare or case.form != "bare"]


def score_cases(chosen: Iterable[Case], detect: Callable[[str], list[Span] | None]) -> CaseScore:
    """A text that a slow program was not given (None) counts nowhere; one that names no types means any."""
    result = CaseScore()
    for case in chosen:
        spans = detect(case.text)
        if spans is None:
            continue
        shown = [span for span in spans if span.confidence >= SURE]
        wanted = answers(case.kind) | {"any"}
        key = (case.source, bool(case.spans))
        result.all[key] += 1
        result.others.update(span.type for span in shown if span.type not in wanted and not _named(span, case))
        if wholly_right(case, [span for span in shown if span.type in wanted]):
            result.right[key] += 1
        else:
            result.wrong[case.kind].append(case)
    return result


def wholly_right(case: Case, mine: list[Span]) -> bool:
    every = all(any(_touch(span, place) for span in mine) for place in case.spans)
    return every and all(any(_touch(span, place) for place in case.spans) for span in mine)


def _named(span: Span, case: Case) -> bool:
    """A country that the sentence names is a place in truth."""
    return span.type == "location" and not any(_touch(span, place) for place in case.spans)


def _touch(span: Span, place: tuple[int, int]) -> bool:
    return span.start < place[1] and place[0] < span.end


def from_documentation() -> Iterator[Case]:
    """The values that python-stdnum's docstrings show as valid and as invalid, each beside its names."""
    for kind in kinds().values():
        if kind.stdnum in {"", *_ALGORITHMS}:
            continue
        documented = importlib.import_module(f"stdnum.{kind.stdnum}").__doc__ or ""
        for example in doctest.DocTestParser().get_examples(documented):
            shown = _VALIDATED.match(example.source)
            if shown is None:
                continue
            value = shown["value"].strip()
            valid = example.exc_msg is None and example.want.strip() != "False"
            if not valid and _valid_elsewhere(kind, value):
                continue
            for label in _titles(documented, kind):
                yield _labelled(kind.id, label, value, valid=valid, source="python-stdnum")


_ALGORITHMS = ("luhn", "verhoeff", "damm")
"""Modules that check a digit and stand for no kind of number."""


def _valid_elsewhere(kind: Kind, value: str) -> bool:
    """A Greek IBAN is no Montenegrin one, yet right under a name that counts as the same."""
    others = (kinds()[name].stdnum for name in answers(kind.id) if name in kinds() and name != kind.id)
    return any(importlib.import_module(f"stdnum.{module}").is_valid(value) for module in others if module)


def _titles(documented: str, kind: Kind) -> tuple[str, ...]:
    """Short form and the country's long form of a title such as `NIP (Numer Identyfikacji Podatkowej, Polish VAT number).`"""
    title = documented.strip().splitlines()[0].rstrip(".")
    short, _, rest = title.partition(" (")
    parts = [part.strip(" )") for part in rest.split(",")] if rest else []
    return tuple(dict.fromkeys([short.split(",")[0], *parts[-1:]])) or (kind.name_en,)


def _labelled(kind: str, label: str, value: str, *, valid: bool, source: str) -> Case:
    lead = f"{label}: "
    spans = ((len(lead), len(lead) + len(value)),) if valid else ()
    return Case(kind, lead + value, spans, source, "labelled")


FAKED = {
    "sv_SE": ("Personnummer", "se_personnummer"), "fi_FI": ("Henkilötunnus", "fi_hetu"),
    "no_NO": ("Fødselsnummer", "no_fodselsnummer"), "pl_PL": ("PESEL", "pl_pesel"),
    "it_IT": ("Codice fiscale", "it_codicefiscale"), "nl_NL": ("BSN", "nl_bsn"), "en_CA": ("SIN", "ca_sin"),
    "en_US": ("Social Security Number", "us_ssn"), "pt_BR": ("CPF", "br_cpf"), "et_EE": ("Isikukood", "ee_ik"),
    "fr_FR": ("Numéro de sécurité sociale", "fr_nir"), "hr_HR": ("OIB", "hr_oib"), "ro_RO": ("CNP", "ro_cnp"),
    "zh_CN": ("身份证", "cn_ric"), "tr_TR": ("TC Kimlik No", "tr_tckimlik"), "he_IL": ("Mispar Zehut", "il_idnr"),
    "es_MX": ("CURP", "mx_curp"), "el_GR": ("ΑΜΚΑ", "gr_amka"),
}  # fmt: skip
"""Faker's locale, the label in its language, and our kind of what its `ssn()` gives; left out are the locales for which
Faker falls back on the American number, and Britain, for which it draws a prefix that is not issued."""
_DRAWN = 10


def from_faker() -> Iterator[Case]:
    """Numbers of persons as Faker draws them, each beside its label in the country's language."""
    from faker import Faker

    for locale, (label, kind) in FAKED.items():
        source = Faker(locale)
        source.seed_instance(kind)
        for _ in range(_DRAWN):
            value = source.curp() if locale == "es_MX" else source.ssn()
            yield _labelled(kind, label, value, valid=True, source="Faker")


def written() -> Iterator[Case]:
    """Sentences of our own; what is to be found stands between « and »."""
    kind = ""
    for line in Path(__file__).with_name("data").joinpath("cases.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        elif kind:
            yield Case(kind, *unmarked(line), "own sentences")


def beside_context_words() -> Iterator[Case]:
    """The first valid value of a kind in a plain sentence with each word that presidio raises its confidence for. Some
    of them are too wide to mean anything (`bank`, `document`, `us`): it is a measure of breadth, nobody reaches all."""
    values = {case.kind: case.text[slice(*case.spans[0])] for case in reversed([*written()]) if case.spans}
    for entity, words in _context_words().items():
        kind = PRESIDIO.get(entity, "")
        for word in dict.fromkeys(words) if kind in values else ():
            lead = f"My {word} is "
            place = (len(lead), len(lead) + len(values[kind]))
            yield Case(kind, f"{lead}{values[kind]} as agreed.", (place,), "presidio's words")


@cache
def _context_words() -> dict[str, list[str]]:
    if not (peers.FOLDER / "presidio-analyzer" / ".done").exists():
        return {}
    command = [peers.python_of("presidio-analyzer"), "-W", "ignore", peers.ENGINES.with_name("contexts.py")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    words: dict[str, list[str]] = json.loads(printed.splitlines()[-1])
    return words


def unmarked(line: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """
    >>> unmarked("Card «4111» of «Maja»")
    ('Card 4111 of Maja', ((5, 9), (13, 17)))
    """
    places, text = [], ""
    for part in re.split("([«»])", line):
        if part in ("«", "»"):
            places.append(len(text))
        else:
            text += part
    return text, tuple(zip(places[::2], places[1::2], strict=True))


def from_file() -> Iterator[Case]:
    named = os.environ.get("STRONGROOM_CASES")
    if not named:
        return
    with Path(named).open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            spans = tuple((start, end) for start, end in entry["spans"])
            form, disputed = entry.get("form", "sentence"), bool(entry.get("disputed"))
            yield Case(entry["kind"], entry["text"], spans, Path(named).stem, form, disputed)
