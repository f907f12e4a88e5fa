"""Run by presidio's own interpreter: prints the context words of each of its entity types as JSON."""

from __future__ import annotations

import json
import logging

from presidio_analyzer import PatternRecognizer, predefined_recognizers


def main() -> None:
    logging.disable(logging.CRITICAL)
    words: dict[str, list[str]] = {}
    for name in predefined_recognizers.__all__:
        kind = getattr(predefined_recognizers, name)
        if isinstance(kind, type) and issubclass(kind, PatternRecognizer):
            recogniser = kind(supported_language="en")
            for entity in recogniser.supported_entities:
                words.setdefault(entity, []).extend(recogniser.context or [])
    print(json.dumps(words))


if __name__ == "__main__":
    main()
