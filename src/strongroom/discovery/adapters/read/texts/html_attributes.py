"""What attributes of a page hold: words shown or hidden, addresses of links, values of forms, whole pictures."""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, unquote_to_bytes

from strongroom.discovery.core.passage import Embedded, Part, Passage
from strongroom.discovery.core.where import Step, Where

# They name, style, place or wire; none holds a word for a person.
_TECHNICAL = frozenset(
    """
    class id style width height align valign border bgcolor color size face cellpadding cellspacing colspan rowspan
    rel type lang dir charset media http-equiv for method enctype target role tabindex xmlns viewbox fill stroke d
    points transform x y cx cy r rx ry x1 x2 y1 y2 loading decoding crossorigin integrity nonce async defer
    autocomplete checked selected disabled readonly required maxlength minlength min max step rows cols wrap scope span
    hidden draggable spellcheck translate shape coords usemap ismap language vspace hspace noshade clear nowrap background
    frameborder marginwidth marginheight scrolling name property itemprop itemscope itemtype srcset sizes
    stroke-width stroke-linecap stroke-linejoin fill-rule clip-rule version xml:space focusable itemid
    """.split(),  # noqa: SIM905  one word a line would fill pages
)
_LINKS = frozenset(("href", "src", "action", "cite", "longdesc", "poster", "data", "formaction", "xlink:href"))
_ALTERNATIVE = frozenset(("alt", "title", "aria-label", "summary", "placeholder", "label", "aria-description"))
_TELLING_LINK = re.compile(r"^(?:mailto|tel|sms|callto|skype|sip|geo|whatsapp|data):|[@?#]|%40|/\d{6}", re.IGNORECASE)
_DATA = re.compile(r"^\s*data:([\w.+/-]*)((?:;[\w.+=-]*)*),(.*)", re.DOTALL | re.IGNORECASE)
_DATA_WITHIN = re.compile(r"data:([\w.+/-]+)((?:;[\w.+=-]*)*;base64),([A-Za-z0-9+/=%\s\\]{64,})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_FULL = 16 * 1024
_LARGEST_DATA = 32 * 1024 * 1024


class Gathered:
    """Short texts by their place; many of one place share a passage."""

    def __init__(self) -> None:
        self._texts: dict[tuple[Where, str], list[str]] = {}
        self._sizes: dict[tuple[Where, str], int] = {}

    def add(self, tag: str, attributes: Mapping[str, str | None]) -> Iterator[Part]:
        for name, value in attributes.items():
            if not value or value.isspace():
                continue
            if name in _LINKS:
                yield from self._link(value)
            elif name in _ALTERNATIVE:
                yield from self.put((Step("alt text"),), "", value)
            elif name == "content" and "http-equiv" in attributes:
                continue  # said to the browser
            elif name == "content" and tag == "meta":
                label = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or name
                yield from self.put((Step("attribute", label),), label, value)
            elif name == "data-cfemail":
                yield from self.put((Step("link"),), "", _unscrambled(value))
            elif name not in _TECHNICAL and not name.startswith(("on", "xml")):
                yield from self.put((Step("attribute", name),), name.removeprefix("data-"), value)
            elif name.startswith("on"):
                yield from self.put((Step("script"),), "", value)

    def flush(self) -> Iterator[Part]:
        for key in list(self._texts):
            yield from self._flush(key)

    def _link(self, value: str) -> Iterator[Part]:
        if value.lstrip()[:5].lower() == "data:":
            yield from data_parts(value)
        elif _TELLING_LINK.search(value):
            yield from self.put((Step("link"),), "", unquote(value))

    def put(self, where: Where, label: str, value: str) -> Iterator[Part]:
        """Gather one text of a place."""
        key = (where, label)
        self._texts.setdefault(key, []).append(_TAG.sub(" ", value) if "<" in value else value)
        self._sizes[key] = self._sizes.get(key, 0) + len(value)
        if self._sizes[key] > _FULL or len(self._texts) > 500:
            yield from self._flush(key)

    def _flush(self, key: tuple[Where, str]) -> Iterator[Part]:
        texts = list(dict.fromkeys(self._texts.pop(key)))
        self._sizes.pop(key)
        yield Passage(key[0], "\n".join(texts), key[1])


def without_data(text: str) -> tuple[str, list[Part]]:
    """`text` without the `data:` addresses in it, and the files that they hold."""
    files: list[Part] = []
    if ";base64," in text:
        for found in _DATA_WITHIN.finditer(text):
            files.extend(_data_file(found))
        text = _DATA_WITHIN.sub(" ", text)
    return text, files


def data_parts(address: str, within: Where = ()) -> Iterator[Part]:
    """A `data:` address holds a whole file (RFC 2397)."""
    if found := _DATA.match(address):
        yield from _data_file(found, within)


def _data_file(found: re.Match[str], within: Where = ()) -> Iterator[Part]:
    media, parameters, body = found.groups()
    content = unquote_to_bytes(body[:_LARGEST_DATA])
    if "base64" in parameters.lower():
        try:
            content = base64.b64decode(content + b"==")
        except binascii.Error:
            content = b""
    if content:
        name = "data." + (media.rpartition("/")[2].partition("+")[0] or "txt").lower()
        yield Embedded((*within, Step("embedded", name)), name, lambda: io.BytesIO(content), len(content))


def _unscrambled(value: str) -> str:
    """An address that a web host hides from robots: each byte is xor-ed with the first.

    >>> _unscrambled("6f0a1d06042f0a170e021f030a411b0a1c1b")
    'erik@example.test'
    """
    try:
        data = bytes.fromhex(value)
    except ValueError:
        return value
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace")
