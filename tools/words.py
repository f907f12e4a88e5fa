"""The catalogue of words: gather the messages of the sources, bring it up to date, compile it.

`python tools/words.py` (with the development environment) rewrites `django.po` and `django.mo` of every language;
messages without a translation are listed. `--check` changes nothing and says whether the catalogue is whole.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "strongroom"
sys.path.insert(0, str(ROOT / "src"))

from babel.messages.catalog import Catalog, Message  # noqa: E402  the path comes first
from babel.messages.extract import extract  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

from strongroom.app.main import help_messages  # noqa: E402
from strongroom.discovery.cli.where_words import patterns  # noqa: E402
from strongroom.shell.words import LANGUAGES, LOCALE  # noqa: E402

KEYWORDS = {"_": None, "mark": None, "ngettext": (1, 2), "mark_plural": (1, 2)}
_SAY = re.compile(r'{%\s*say\s+"((?:[^"\\]|\\.)*)"')
_BRACES = re.compile(r"{(\w*)}")
_HEADER = "# The words of Strongroom in {language}. Written, not translated word by word."

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)

Words = str | tuple[str, str]


def main() -> int:
    parser = argparse.ArgumentParser(description="Bring the catalogues of words up to date.")
    parser.add_argument("--check", action="store_true", help="change nothing; status 1 when a catalogue is not whole")
    check = parser.parse_args().check
    wanted = gathered()
    problems: list[str] = []
    for language in LANGUAGES[1:]:
        if not check:
            update(language, wanted)
        problems += faults(language, wanted)
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(bool(problems))


def gathered() -> dict[Words, list[str]]:
    """Every message of the sources, with the files where it is said."""
    found: dict[Words, list[str]] = {}
    for words, place in sorted(_all_messages(), key=lambda entry: (entry[1], str(entry[0]))):
        places = found.setdefault(words, [])
        if place not in places:
            places.append(place)
    return found


def _all_messages() -> Iterator[tuple[Words, str]]:
    for path in SOURCES.rglob("*.py"):
        with path.open("rb") as source:
            for _line, words, _comments, _context in extract("python", source, keywords=KEYWORDS):
                yield (words if isinstance(words, str) else (words[0], words[1])), _place(path)
    for path in SOURCES.rglob("*.html"):
        for words in _SAY.findall(path.read_text("utf-8")):
            yield words.replace('\\"', '"'), _place(path)
    for words in help_messages():
        yield words, "app/main.py"
    for words in patterns():
        yield words, "discovery/core/where.py"


def update(language: str, wanted: dict[Words, list[str]]) -> None:
    """Rewrite the catalogue: new messages come in empty, those no longer said go."""
    old = read(language)
    new = Catalog(locale=language, domain="django", header_comment=_HEADER.format(language=language), fuzzy=False)
    for words, places in wanted.items():
        known = old.get(words[0] if isinstance(words, tuple) else words)
        new.add(
            words, known.string if known and _same_shape(known, words) else None, [(place, None) for place in places]
        )
    po, mo = files(language)
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_bytes(_po(new))
    mo.write_bytes(compiled(read(language)))


def faults(language: str, wanted: dict[Words, list[str]]) -> list[str]:
    """What is wrong with a catalogue: messages that are missing, unsure, left over, or whose braces do not match."""
    catalogue = read(language)
    have = {message.id for message in catalogue if message.id}
    found = [f"{language}: no longer said: {words!r}" for words in have - set(wanted)]
    found += [f"{language}: not in the catalogue: {words!r}" for words in set(wanted) - have]
    for message in catalogue:
        if message.id and (problem := _fault(message)):
            found.append(f"{language}: {problem}: {message.id!r}")
    if not found and files(language)[1].read_bytes() != compiled(catalogue):
        found.append(f"{language}: django.mo is not what django.po says; run tools/words.py")
    return sorted(found)


def _fault(message: Message) -> str:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy:
        return "unsure (fuzzy)"
    if not all(texts):
        return "not translated"
    english = message.id if isinstance(message.id, tuple) else (message.id,)
    allowed = [set(_BRACES.findall(each)) for each in english]
    if any(set(_BRACES.findall(text)) not in allowed for text in texts):
        return "other braces than in English"
    return ""


def read(language: str) -> Catalog:
    po = files(language)[0]
    return read_po(io.BytesIO(po.read_bytes()), locale=language) if po.exists() else Catalog(locale=language)


def files(language: str) -> tuple[Path, Path]:
    folder = LOCALE / language / "LC_MESSAGES"
    return folder / "django.po", folder / "django.mo"


def compiled(catalogue: Catalog) -> bytes:
    catalogue.creation_date = _NO_DATE  # else the same words would make another file every minute
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _po(catalogue: Catalog) -> bytes:
    # Without dates and tool versions, so that a run that changes nothing changes no byte.
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, omit_header=False, ignore_obsolete=True)
    kept = re.compile(
        rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To|Project-Id-Version|Generated-By): .*\n',
        re.MULTILINE,
    )
    return kept.sub(b"", buffer.getvalue())


def _same_shape(known: Message, words: Words) -> bool:
    return isinstance(known.id, tuple) == isinstance(words, tuple) and known.id == words


def _place(path: Path) -> str:
    return path.relative_to(SOURCES).as_posix()


if __name__ == "__main__":
    sys.exit(main())
