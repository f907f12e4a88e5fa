"""API keys and tokens by their makers' own prefixes, and private keys in PEM (RFC 7468) and PuTTY files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

API_KEY = kind("api_key", "password", name=("API key or token", "API-nyckel"), checked_by="structure")
PRIVATE_KEY = kind(
    "private_key", "private_key_esignature", name=("Private key", "Privat nyckel"), checked_by="structure"
)

_VENDORS: tuple[tuple[str, str], ...] = (  # literal prefix, what follows
    ("AKIA", r"[0-9A-Z]{16}"),
    ("ASIA", r"[0-9A-Z]{16}"),
    ("ghp_", r"[0-9A-Za-z]{36}"),
    ("gho_", r"[0-9A-Za-z]{36}"),
    ("ghu_", r"[0-9A-Za-z]{36}"),
    ("ghs_", r"[0-9A-Za-z]{36}"),
    ("ghr_", r"[0-9A-Za-z]{36}"),
    ("github_pat_", r"[0-9A-Za-z_]{60,90}"),
    ("glpat-", r"[0-9A-Za-z_\-]{20,40}"),
    ("xoxb-", r"[0-9A-Za-z\-]{20,80}"),
    ("xoxp-", r"[0-9A-Za-z\-]{20,80}"),
    ("xoxa-", r"[0-9A-Za-z\-]{20,80}"),
    ("xoxs-", r"[0-9A-Za-z\-]{20,80}"),
    ("sk_live_", r"[0-9A-Za-z]{16,99}"),
    ("rk_live_", r"[0-9A-Za-z]{16,99}"),
    ("sk_test_", r"[0-9A-Za-z]{16,99}"),
    ("whsec_", r"[0-9A-Za-z]{24,64}"),
    ("sk-ant-", r"[0-9A-Za-z_\-]{30,120}"),
    ("sk-proj-", r"[0-9A-Za-z_\-]{30,200}"),
    ("sk-", r"[0-9A-Za-z]{32,64}"),
    ("AIza", r"[0-9A-Za-z_\-]{35}"),
    ("ya29.", r"[0-9A-Za-z_\-]{40,200}"),
    ("SG.", r"[0-9A-Za-z_\-]{16,32}\.[0-9A-Za-z_\-]{32,64}"),
    ("npm_", r"[0-9A-Za-z]{36}"),
    ("pypi-AgE", r"[0-9A-Za-z_\-]{50,250}"),
    ("dop_v1_", r"[0-9a-f]{64}"),
    ("shpat_", r"[0-9a-fA-F]{32}"),
    ("shpss_", r"[0-9a-fA-F]{32}"),
    ("sq0atp-", r"[0-9A-Za-z_\-]{22}"),
    ("sq0csp-", r"[0-9A-Za-z_\-]{43}"),
    ("hf_", r"[0-9A-Za-z]{34}"),
    ("key-", r"[0-9a-f]{32}"),
    ("EAACEdEose0cBA", r"[0-9A-Za-z]{20,200}"),
    ("AGE-SECRET-KEY-1", r"[0-9A-Z]{58}"),
    ("eyJ", r"[0-9A-Za-z_\-]{10,2000}\.eyJ[0-9A-Za-z_\-]{10,4000}\.[0-9A-Za-z_\-]{10,1000}"),
    ("hooks.slack.com/services/", r"T[0-9A-Z]{8,12}/B[0-9A-Z]{8,12}/[0-9A-Za-z]{24}"),
    ("AccountKey=", r"[0-9A-Za-z+/]{86}=="),
)
_CONFIRM = tuple(re.compile(re.escape(prefix) + rest + r"(?![0-9A-Za-z])") for prefix, rest in _VENDORS)
_PEM = re.compile(r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----")
_PEM_END = re.compile(r"-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----")
_LONGEST_KEY = 20_000
_PLACEHOLDER = re.compile(r"(.)\1{7}|EXAMPLE|xxxx|your", re.IGNORECASE)


class KeyDetector:
    kinds = (API_KEY, PRIVATE_KEY)
    triggers = (
        *(Trigger(re.escape(prefix), caseless=False) for prefix, _ in _VENDORS),
        Trigger("PRIVATE KEY(?: BLOCK)?-----\\n?", caseless=False),
        Trigger("PuTTY-User-Key-File-[123]: ", caseless=False),
    )

    def detect(self, scan: Scan) -> Iterator[Span]:
        done = 0
        for hit in scan.hits:
            if hit.end < done:
                continue
            span = _private(scan, hit.end) if hit.which >= len(_VENDORS) else _vendor(scan, hit.which, hit.end)
            if span is not None and span.start >= done:
                done = span.end
                yield span


def _vendor(scan: Scan, which: int, end: int) -> Span | None:
    start = end - len(_VENDORS[which][0])
    match = _CONFIRM[which].match(scan.text, start)
    if match is None or (start and scan.text[start - 1].isalnum()):
        return None
    return Span(start, match.end(), "api_key", 0.4 if _PLACEHOLDER.search(match[0]) else 0.97)


def _private(scan: Scan, end: int) -> Span | None:
    text = scan.text
    if text[max(0, end - 30) : end].startswith("PuTTY") or "PuTTY" in text[max(0, end - 30) : end]:
        return Span(text.rfind("PuTTY", 0, end), end, "private_key", 0.95)
    match = _PEM.search(text, max(0, end - 60), end + 8)
    if match is None:
        return None
    closing = _PEM_END.search(text, match.end(), match.end() + _LONGEST_KEY)
    body = text[match.end() : closing.start() if closing else match.end() + 80]
    sure = 0.97 if len(re.findall(r"[0-9A-Za-z+/]{40}", body[:400])) else 0.35
    return Span(match.start(), closing.end() if closing else match.end(), "private_key", sure)
