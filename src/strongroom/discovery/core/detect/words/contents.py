"""What a document is about: health notes, wages, convictions, a CV and the like.

Words of a category count together where they stand close; a category is named only where several different ones
meet and the text is about somebody: a name, a number of a person's, or the caption of a record near by. So a
textbook, a manual or a law that uses the same words is not taken for a record.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from strongroom.discovery.core.catalogue import Kind, kind
from strongroom.discovery.core.detect.automaton import Automaton, automaton
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.detect.words.content_words import LONGEST_HEADER, WEIGHTS, lexicon
from strongroom.discovery.core.detect.words.evidence import Surroundings, is_running_text, probability
from strongroom.discovery.core.detect.words.labels import bare
from strongroom.discovery.core.detect.words.lexicon import common_words
from strongroom.discovery.core.finding import Span

_GAP = 1500  # characters between two words of one category that still count together
_NEAR = 400  # characters from a word to somebody it is about
_IDENTITY_PAPER, _PAPER_WORDS = "passport", 8.0
_TELLING = 2.0
"""What a word must count for before weaker ones are looked for."""
_DOSE = re.compile(r"[ ,:]{0,3}\d+(?:[.,]\d+)? ?(?:mg|mcg|µg|ug|ml|g|IE|E|units)\b", re.IGNORECASE)
_ICD = re.compile(r"(?<![\w.-])[A-TV-Z]\d[\dAB]\.\d{1,2}(?![\w.])")
_ABOUT = frozenset(
    {"name", "se_personnummer", "se_samordningsnummer", "date_of_birth", "medical_record_number", "phone", "email", "us_ssn",
     "gb_nhs", "gb_nino", "postal_address", "customer_number", "employee_number", "student_id", "health_insurance_id",
     "no_fodselsnummer", "dk_cpr", "fi_hetu"}
)  # fmt: skip
_ITS_NUMBER = re.compile(r"[ -]?(?:no\b|nr\b|number|nummer|id\b|#)", re.IGNORECASE)
"""What makes a word the label of a number, which is found as such: `Prescription number RX123`."""
_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him|[Hh]an|[Hh]on|[Hh]ans|[Hh]ennes|henne|honom|[Hh]en|[Jj]ag|[Mm]in|[Mm]itt|[Mm]y|I)\b"
)


class Met(NamedTuple):
    start: int
    end: int
    word: str
    weight: float


class ContentDetector:
    """Looks for what the text as a whole is about; runs last, when names and numbers are known.

    Words that count for little stand in most texts: they are only looked for where a word that counts has been met.
    """

    def __init__(self) -> None:
        known = lexicon()
        self._texts = [text for text in known.words if not _is_weak(text)] + sorted(known.drugs)
        self._weak: dict[str, tuple[list[str], Automaton]] = {}
        # Bare literals compile at once and have their borders checked below; short ones would hit in every word.
        self.triggers = (
            *(_trigger(text) for text in self._texts),
            Trigger(r"[A-TV-Z][0-9][0-9AB]\.[0-9]", caseless=False),
            Trigger(f"(?:{'|'.join(_escaped(header) for header in _told_in_forms())})[ \t]?:"),
        )
        self.kinds: tuple[Kind, ...] = tuple(kind(category, category) for category in known.categories)

    def detect(self, scan: Scan) -> Iterable[Span]:
        if not is_running_text(scan):
            return
        yield from self._form_lines(scan)
        people = _people(scan)
        around = Surroundings(scan)
        clusters = [
            (category, cluster)
            for category, words in _meet(scan, self._texts, scan.ends).items()
            if (telling := [word for word in words if word.weight >= _TELLING])
            and (people or not _is_of_manual(category, telling, around))
            for cluster in _clusters(sorted(words + self._weak_words(scan, category)))
            if _enough(cluster)
        ]
        for category, cluster in clusters:
            if span := _judge(scan.text, category, cluster, people, around):
                yield span

    def _form_lines(self, scan: Scan) -> Iterator[Span]:
        """`Fack: Kommunal` on a line of its own."""
        count = len(self._texts) + 1
        around = Surroundings(scan)
        reached = 0
        for end, which in scan.ends:
            if which != count or end < reached:
                continue
            begin = scan.text.rfind("\n", max(0, end - LONGEST_HEADER), end) + 1
            if begin == 0 and end > LONGEST_HEADER:
                continue  # in the midst of a line
            match = _FORM_LINE.match(scan.text, begin)
            category = lexicon().headers.get(bare(match[1])) if match and match.end(1) < end else None
            if match and category == _HEALTH and _NOTHING.match(match[2]):
                continue
            if match and category and not around.technical(end) and not _is_of_software(scan.text, end):
                reached = match.end()
                yield Span(*match.span(2), category, 0.7)

    def _weak_words(self, scan: Scan, category: str) -> list[Met]:
        """Those of one category."""
        known = self._weak.get(category)
        if known is None:
            words = lexicon().words
            texts = [
                text for text in words if _is_weak(text) and any(word.category == category for word in words[text])
            ]
            known = self._weak[category] = (texts, automaton([[_trigger(text) for text in texts]]))
        texts, weak = known
        return _meet(scan, texts, weak.hits(scan.data)[0].ends).get(category, []) if texts else []


def _meet(scan: Scan, texts: Sequence[str], ends: Iterable[tuple[int, int]]) -> dict[str, list[Met]]:
    """The words of each category that stand in the text."""
    found: dict[str, list[Met]] = {}
    text, count = scan.text, len(texts)
    for end, which in ends:
        if which < count:
            for category, met in _met(text, texts[which], end):
                found.setdefault(category, []).append(met)
        elif which == count and (match := _ICD.search(text, max(0, end - 6), end + 4)):
            found.setdefault("medical_record", []).append(Met(*match.span(), "icd", 2.0))
    return found


def _met(text: str, literal: str, end: int) -> Iterator[tuple[str, Met]]:
    """What a word that ends here says, by category."""
    start = end - len(literal)
    if (start and text[start - 1].isalnum()) or _ITS_NUMBER.match(text, end):
        return
    known = lexicon()
    whole = not text[end : end + 1].isalnum()
    for word in known.words.get(literal, ()):
        if whole or word.goes_on:
            said = word.category in _SAID and word.weight >= _TELLING and _is_said(text, start)
            yield word.category, Met(start, end, literal, _SAID_OF_SOMEBODY if said else word.weight)
    if literal in known.drugs and whole:
        dosed = _DOSE.match(text, end) is not None
        yield "prescription", Met(start, end, literal, 2.5 if dosed else 1.0)
        if dosed:
            yield "medical_record", Met(start, end, literal, 1.5)


_SAID = frozenset(
    {"sex_life_orientation", "religious_belief", "political_opinion", "racial_ethnic_origin", "medical_record", "mental_health"}
)  # fmt: skip
"""What a single word says of a person when it is said of them: `Omar is a Muslim`."""
_SAID_OF_SOMEBODY = 4.0
_IS = re.compile(
    r"\b(?:is|was|är|var|has|had|har|hade|suffers from|lider av|identifies as|identifierar sig som|came out as|kom ut som)(?: an?| en| ett)? \Z",
    re.IGNORECASE,
)


def _is_said(text: str, start: int) -> bool:
    """Whether the word at `start` is said of what stands before it."""
    return _IS.search(text, max(0, start - 32), start) is not None


def _is_weak(text: str) -> bool:
    """Whether the word tells nothing by itself in any category."""
    return text not in lexicon().drugs and all(word.weight < _TELLING for word in lexicon().words[text])


def _trigger(text: str) -> Trigger:
    return Trigger(_escaped(text), word=_is_bounded(text))


def _escaped(text: str) -> str:
    return re.escape(text).replace("\\ ", " ")


def _is_bounded(text: str) -> bool:
    """Whether the automaton looks at the word's borders: of short words, and of those that everyday words begin with."""
    if not text.isalnum() or any(word.goes_on for word in lexicon().words.get(text, ())):
        return False
    everyday = _everyday()
    at = bisect_left(everyday, text + "\0")
    return len(text) < 5 or (at < len(everyday) and everyday[at].startswith(text))


@cache
def _everyday() -> list[str]:
    return sorted(common_words())


def _clusters(words: list[Met]) -> Iterator[list[Met]]:
    cluster: list[Met] = []
    for word in words:
        if cluster and (word.start - cluster[-1].end > _GAP or word.start - cluster[0].start > 6 * _GAP):
            yield cluster
            cluster = []
        cluster.append(word)
    if cluster:
        yield cluster


def _enough(cluster: list[Met]) -> bool:
    """Whether the words can say anything at all, whoever stands near by."""
    if len(cluster) == 1:
        return cluster[0].weight >= 3
    return (
        max(word.weight for word in cluster) >= _TELLING
        and sum({word.word: word.weight for word in cluster}.values()) >= 3
    )


def _is_of_manual(category: str, telling: Iterable[Met], around: Surroundings) -> bool:
    """Whether the words stand in manuals alone, where none is about anybody unless somebody is named, or is a child."""
    return category != "childrens_data" and all(around.technical(word.start) >= _MANUAL for word in telling)


_MANUAL = 3.5
"""From which log-odds on not even the words of an identity paper are enough by themselves."""


def _people(scan: Scan) -> list[int]:
    """Where somebody is named or numbered. A word that itself counts for a category (`Christian`) names nobody."""
    words = lexicon().words
    return [
        span.start
        for span in scan.found
        if span.type in _ABOUT
        and span.confidence >= 0.5
        and (span.type != "name" or scan.text[span.start : span.end].lower() not in words)
    ]


def _is_of_software(text: str, at: int) -> bool:
    return _SOFTWARE.search(text, max(0, at - 300), at + 300) is not None


def _told_in_forms() -> list[str]:
    """Headers whose value tells something sensitive wherever a form asks for it, and that no program uses."""
    folder = files("strongroom.discovery.core").joinpath("data/content_words.toml")
    groups = tomllib.loads(folder.read_text("utf-8"))
    told = [
        header
        for category in _IN_FORMS
        for header in groups[category]["header"].split("|")
        if header not in _OF_PROGRAMS and len(header) > 3
    ]
    return told + sorted(_OF_HEALTH)


_IN_FORMS = (
    "trade_union_membership",
    "religious_belief",
    "political_opinion",
    "sex_life_orientation",
    "racial_ethnic_origin",
)
_OF_PROGRAMS = frozenset({"race", "union"})
_HEALTH = "medical_record"
_OF_HEALTH = frozenset({"allergi", "allergier", "allergies"})
"""The headers of health that no program uses and that ask for little else."""
_NOTHING = re.compile(r"(?:none|no|nil|nka|nkda|n/a|inga|ingen|nej|okänt|unknown)\b", re.IGNORECASE)
_FORM_LINE = re.compile(r"[ \t*-]*([^\W\d_][^:\n]{1,40}?)[ \t]?:[ \t]*([^\W\d_][^\n,;]{1,60})")


def _of_manner(text: str, category: str, best: Met, total: float, around: Surroundings) -> float:
    """What kind of text the words stand in: software and its licences use them otherwise; a short note wastes none."""
    software = len(
        {match.group().lower() for match in _SOFTWARE.finditer(text, max(0, best.start - 500), best.end + 500)}
    )
    if software > 1:
        return -min(1.1 * software, 5.0)
    if category == "childrens_data" and _CHILD_OF_MINE.search(text, max(0, best.start - 40), best.end + 60):
        return 3.6
    is_note = len(text) < _NOTE and total >= 5 and around.technical(best.start) == 0
    return 2.8 if is_note and (not _GENERAL.search(text) or _PRONOUN.search(text)) else 0.0


_NOTE = 400
"""Characters: a note, a cell, a field of a form."""
_GENERAL = re.compile(r"\b(?:is|are|be|may|can|den som|är|kan|ska|skall|enligt|brukar|representerar)\b", re.IGNORECASE)
"""Words of whole sentences, which a note leaves out and a textbook does not."""
_CHILD_OF_MINE = re.compile(
    r"\b(?:min|vår|my|our) (?:son|dotter|daughter)\b.{0,50}\b(?:född|born|\d{1,2} år|aged? \d|\d{1,2} years|går i|klass|school)",
    re.IGNORECASE,
)
_SOFTWARE = re.compile(
    r"\b(?:licen[sc]ed?|copyright|warrant(?:y|ies)|software|source code|librar(?:y|ies)|compil\w+|commits?|changelog|msgid|msgstr"
    r"|debian|ubuntu|upstream|bug(?:s|fix)?|closes|patch(?:es)?|functions?|modules?|kernel|gnu|git|github|api|https?|configur\w+"
    r"|packages?|upgrade|deprecat\w+|parameters?|null|struct|def|import|class|return|debug|plugin|locale|unicode)\b",
    re.IGNORECASE,
)


_PAPERS = ("pass", "körkort|driv|licen", "ident|id-|national id|nationellt id|legitim")


def _of_other_papers(weights: Mapping[str, float]) -> float:
    """What the names of other papers than one count for: who lists passport and licence shows neither."""
    sums = [sum(weight for word, weight in weights.items() if re.match(names, word)) for names in _PAPERS]
    return sum(sums) - max(sums)


def _judge(text: str, category: str, cluster: list[Met], people: list[int], around: Surroundings) -> Span | None:
    """The category at the strongest word of the cluster, with how sure that is."""
    weights: dict[str, float] = {}
    for word in cluster:
        weights[word.word] = max(weights.get(word.word, 0.0), word.weight)
    total = sum(weights.values()) - (_of_other_papers(weights) if category == _IDENTITY_PAPER else 0.0)
    best = max(cluster, key=lambda word: word.weight)
    first, last = cluster[0].start, cluster[-1].end
    near = sum(
        1 for word in cluster if word.weight >= 2
        and bisect_left(people, word.end + _NEAR) > bisect_left(people, word.start - _NEAR)
    )  # fmt: skip
    stretch = max(last - first, 200)
    value = -3.4 + 0.55 * min(total, 9.0) - around.technical(best.start)
    if near:
        value += 2.2
    elif _PRONOUN.search(text, max(0, best.start - 150), best.end + 150):
        value -= 0.6
    else:
        value -= 2.0
    is_told = near > 0 and (best.weight > WEIGHTS["strong"] or (best.weight == WEIGHTS["strong"] and len(text) < _NOTE))
    if is_told:
        value += 0.6
    elif len([weight for weight in weights.values() if weight >= 2]) < 2:
        value -= 0.9
    if category == _IDENTITY_PAPER and not near:
        value += 1.5  # the paper is somebody's, whether or not the name was legible
    value -= max(0.0, stretch / 3000 - 0.5) * (0.0 if near > 2 else 0.6)
    value += _of_manner(text, category, best, total, around)
    confidence = probability(value)
    if confidence < 0.3 or (category == _IDENTITY_PAPER and total < _PAPER_WORDS):
        return None
    return Span(best.start, best.end, category, min(confidence, 0.95))
