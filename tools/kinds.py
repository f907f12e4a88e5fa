"""The reference of kinds: `docs/reference/kinds.md` from the catalogue, the rules and what was measured.

`python tools/kinds.py` (with the development environment) rewrites the page; `--check` changes nothing and ends with
status 1 where the page is not what the sources say. The measured columns come from `docs/reference/measured.json`,
which `python -m bench.quality.measured` writes; a kind that is not in it has empty cells.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "kinds.md"
MEASURED = ROOT / "docs" / "reference" / "measured.json"
sys.path.insert(0, str(ROOT / "src"))

from babel import Locale  # noqa: E402  the path comes first

from strongroom.discovery.core.catalogue import Kind, categories, kinds  # noqa: E402
from strongroom.discovery.core.detect.engine import Options, detectors  # noqa: E402
from strongroom.discovery.core.detect.numbers.families import RULES  # noqa: E402
from strongroom.discovery.core.detect.numbers.rule import Rule  # noqa: E402
from strongroom.discovery.core.detect.words import content_words  # noqa: E402
from strongroom.discovery.core.detect.words.labels import FIELDS, Field, spelled  # noqa: E402

REGIONS = {
    "The Nordic countries": "DK FI FO IS NO SE",
    "The rest of Europe": (
        "AD AL AT BE BG BY CH CY CZ DE EE ES FR GB GR HR HU IE IT LI LT LU LV MC MD ME MK MT NL PL PT RO RS RU SI SK SM UA VA XK BA"
    ),
    "North America": "CA US",
    "Latin America and the Caribbean": "AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PY SV UY VE",
    "Africa": "DZ EG GH GN KE MA MU MZ NG SN TN ZA",
    "Asia and Oceania": "AE AM AU AZ CN GE HK ID IL IN JP KR KZ MY NZ PH PK SA SG TH TR TW VN",
}
_BORDERLESS = "Without borders"
_FAMILIES = (
    ("Numbers and accounts", ("numbers.",)),
    ("Contacts and networks", ("email", "net")),
    ("Keys, passwords and codes", ("secrets.",)),
    ("People, places and what labels ask for", ("words.",)),
    ("What a document is about", ("words.contents",)),
)
_LOOKS = {
    "email": "`local@domain` in any script (RFC 5321, RFC 6531), and hidden from robots: `erik [at] example.test`",
    "url": "a scheme and a host (RFC 3986), or `www.`",
    "ip_address": "IPv4 and IPv6 (RFC 4291); those of documentation and of the machine itself count for little",
    "uuid": "8-4-4-4-12 hexadecimal digits (RFC 9562)",
    "mac_address": "six pairs of hexadecimal digits",
    "iban": "a country, two check digits, the account in the country's own length (ISO 13616)",
    "crypto_address": "Bitcoin (BIP 13, BIP 173) and Ethereum (EIP 55) addresses",
    "passport": "the machine-readable zone of a passport (ICAO 9303 parts 4 to 6); a number beside its word",
    "id_card": "the machine-readable zone of an identity card (ICAO 9303 parts 5 and 6)",
    "phone": "by country code, by the word beside it or by the way it is written; the numbering plans of all countries",
    "vehicle_plate": "a plate of any country beside a word that speaks of a vehicle",
    "api_key": "a maker's own prefix and what follows it; JSON web tokens",
    "private_key": "PEM (RFC 7468) and PuTTY files",
    "password": "what stands behind the word, if it looks like one",
    "username_email_with_password": "a user name or address and its password on one line",
    "access_code": "3 to 8 digits behind the word for an alarm, a door, a key box",
    "card_cvv": "3 or 4 digits behind the word, or near a card",
    "card_expiry": "month and year behind the word, or right behind a card",
    "card_pin": "3 or 4 digits behind the word near a card",
    "card_track_data": "track 1 or 2 of a magnetic stripe (ISO/IEC 7813)",
    "card_pan_with_code": "a card and its code within 90 signs",
    "name": "words that lists of names know or that a label, title, salutation or signature leads to",
    "location": "towns, countries and states of a list; a postcode with its town",
    "organisation": "a name that a legal form or a word such as `Clinic` ends; what stands behind its label",
    "postal_address": "street, number, postcode and town as SE, NO, DK, FI, DE, NL, FR, GB, IE, US, CA and AU write them",
}
"""Kinds that no table of shapes describes; others of that sort are told by the first line of their module."""
_ABOUT = "several words of its own close together, where somebody is named"
_ASKED = {
    "name": "a name",
    "birth": "a date",
    "day": "a date",
    "words": "a few words that begin with a capital",
    "address": "the rest of the line, with a number and a word",
}
_HEAD = """# Kinds of personal data

{count} kinds, from the catalogue; `strongroom types` prints the same for programs. This page is made by `python tools/kinds.py`. How to add one: [add-a/kind.md](../add-a/kind.md).

**Reading it.** *Checked*: `checksum` is arithmetic over the whole number (with [python-stdnum](https://arthurdejong.org/python-stdnum/)'s module where it has one), `structure` a form that few other things have, `list` a list of words, `context` only the words beside it. *Looks like*: `9` is a digit, `A` a letter; the compact form first, then how it is written. *Beside it*: some of the words that speak for it; most numbers are believed only beside one, or in the firm's own country. *Tier*: 1 ordinary to 4 critical. *Measured*: precision, recall and the number of cases on data that nothing was tuned on ([how](../../bench/RESULTS.md)); empty where there was nothing to measure on.
"""
_TITLES = ("Kind", "Category, tier", "Checked", "Looks like", "Beside it", "Measured")
_SHAPES, _FORMS, _WORDS = 3, 3, 5
_SHARED = 4
"""A label that so many rules have says little of each."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the reference of kinds.")
    parser.add_argument("--check", action="store_true", help="change nothing; status 1 when the page is stale")
    wanted = page()
    if not parser.parse_args().check:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(wanted, "utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text("utf-8") == wanted:
        return 0
    print(f"{PAGE.relative_to(ROOT)} is not what the sources say; run: python tools/kinds.py", file=sys.stderr)
    return 1


def page() -> str:
    """The whole page."""
    rows = _Rows()
    regions = [(name, list(_countries(codes))) for name, codes in REGIONS.items()]
    known = kinds().values()
    if lost := sorted({code for kind in known for code in kind.countries} - set(" ".join(REGIONS.values()).split())):
        raise SystemExit(f"tools/kinds.py: in no region: {', '.join(lost)}")
    contents_list = [f"- [{_BORDERLESS}](#{_anchor(_BORDERLESS)})"]
    body = [f"## {_BORDERLESS}"]
    for title, found in groupby(sorted((k for k in known if not k.countries), key=rows.rank), key=rows.family):
        body += [f"### {title}", _table(rows.row(kind) for kind in found)]
    for region, countries in regions:
        links = ", ".join(f"[{name}](#{_anchor(name)})" for name, _ in countries)
        contents_list.append(f"- [{region}](#{_anchor(region)}): {links}")
        body.append(f"## {region}")
        for name, held in countries:
            body += [f"### {name}", _table(rows.row(kind) for kind in held)]
    return "\n\n".join([_HEAD.format(count=len(known)).rstrip(), "\n".join(contents_list), *body]) + "\n"


def _countries(codes: str) -> Iterator[tuple[str, list[Kind]]]:
    """Those of a region that have a kind, by their English names."""
    names = Locale("en").territories
    held = {code: [kind for kind in kinds().values() if code in kind.countries] for code in codes.split()}
    yield from sorted((names[code], found) for code, found in held.items() if found)


def _anchor(title: str) -> str:
    """As GitHub makes it of a heading."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    lines = [_TITLES, ("---",) * len(_TITLES), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


class _Rows:
    """What is known of each kind, gathered once."""

    def __init__(self) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in RULES:
            self._rules.setdefault(rule.kind.id, []).append(rule)
        self._fields: dict[str, list[Field]] = {}
        for field in FIELDS:
            self._fields.setdefault(field.kind, []).append(field)
        self._modules: dict[str, str] = {}
        for detector in detectors(Options()):
            for kind in detector.kinds:
                self._modules.setdefault(kind.id, type(detector).__module__)
        self._measured = json.loads(MEASURED.read_text("utf-8")) if MEASURED.exists() else {}
        counts: dict[str, int] = {}
        for rule in RULES:
            for label in rule.labels:
                counts[label] = counts.get(label, 0) + 1
        self._shared = {label for label, count in counts.items() if count >= _SHARED}

    def family(self, kind: Kind) -> str:
        module = self._modules[kind.id].partition(".detect.")[2]
        return next(title for title, prefixes in reversed(_FAMILIES) if module.startswith(prefixes))

    def rank(self, kind: Kind) -> int:
        """Families in their order; within one, the catalogue's order holds."""
        return [title for title, _ in _FAMILIES].index(self.family(kind))

    def row(self, kind: Kind) -> tuple[str, ...]:
        group = categories()[kind.category].name_en if kind.category else ""
        same = f"; same as {', '.join(f'`{each}`' for each in kind.same_as)}" if kind.same_as else ""
        checked = f"{kind.checked_by}, `{kind.stdnum}`" if kind.stdnum else kind.checked_by
        measured = self._measured.get(kind.id)
        return (
            f"`{kind.id}` {kind.name_en}{same}",
            f"{group}, {kind.tier}" if group else f"{kind.tier}",
            checked,
            self._looks(kind),
            ", ".join(self._labels(kind)[:_WORDS]),
            f"{measured['precision']:.1%}, {measured['recall']:.1%}, {measured['cases']:,}" if measured else "",
        )

    def _looks(self, kind: Kind) -> str:
        if kind.id in _LOOKS:
            return _LOOKS[kind.id]
        if rules := self._rules.get(kind.id):
            return _form(rules)
        if fields := self._fields.get(kind.id):
            return " or ".join(dict.fromkeys(_ASKED.get(f.reader, f"at least {f.digits} digits") for f in fields))
        if kind.category == "vehicle_plate":
            return "a plate as that country makes them, beside a word that speaks of a vehicle"
        if kind.id in content_words.lexicon().categories:
            return _ABOUT
        return (sys.modules[self._modules[kind.id]].__doc__ or "").strip().partition("\n")[0].rstrip(".")

    def _labels(self, kind: Kind) -> list[str]:
        """Words that speak of few kinds go first."""
        words = [label for rule in self._rules.get(kind.id, []) for label in rule.labels]
        words += [word for field in self._fields.get(kind.id, []) for word in spelled(field.words)]
        words += _telling_words(kind.id)
        return sorted(dict.fromkeys(words), key=self._shared.__contains__)


def _telling_words(category: str) -> list[str]:
    """Of a kind of content: the words that count for most."""
    known = content_words.lexicon().words.items()
    counted = [(word.weight, text) for text, group in known for word in group if word.category == category]
    return [text for weight, text in counted if weight == max(counted)[0]]


def _form(rules: list[Rule]) -> str:
    """
    >>> from strongroom.discovery.core.detect.numbers.rule import number
    >>> _form([number("xx_trial", ("Trial", "Prov"), "9{10}|AA9{7}", "trial", forms="999 999 9999", stdnum="")])
    '10 digits or 2 letters, 7 digits: `999 999 9999`'
    """
    shapes = sorted({shape for rule in rules for shape in rule.shapes}, key=lambda shape: (len(shape), shape))
    forms = sorted({form for rule in rules for form in rule.forms} - set(shapes), key=lambda form: (len(form), form))
    lettered = [shape for shape in shapes if set(shape) != {"9"}]
    told = _lengths([len(shape) for shape in shapes if set(shape) == {"9"}])
    told += list(dict.fromkeys(map(_in_words, lettered[:_SHAPES])))
    if len(lettered) > _SHAPES:
        told.append(f"{len(lettered) - _SHAPES} more")
    written = ", ".join(f"`{form}`" for form in forms[:_FORMS])
    return (" or ".join(told) or "letters and digits") + (f": {written}" if written else "")


def _lengths(counts: list[int]) -> list[str]:
    """
    >>> _lengths([6, 7, 8, 11]), _lengths([10])
    (['6 to 8 digits', '11 digits'], ['10 digits'])
    """
    runs: list[list[int]] = []
    for count in counts:
        if runs and count == runs[-1][-1] + 1:
            runs[-1].append(count)
        else:
            runs.append([count])
    return [f"{run[0]} to {run[-1]} digits" if len(run) > 1 else f"{run[0]} digits" for run in runs]


def _in_words(shape: str) -> str:
    """
    >>> _in_words("AA999999A"), _in_words("9")
    ('2 letters, 6 digits, 1 letter', '1 digit')
    """
    return ", ".join(
        f"{len(run)} {word}{'s' * (len(run) > 1)}"
        for sign, signs in groupby(shape)
        for run, word in [("".join(signs), {"9": "digit", "A": "letter"}.get(sign, f"“{sign}”"))]
    )


if __name__ == "__main__":
    sys.exit(main())
