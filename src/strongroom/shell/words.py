"""Words in the reader's language, by gettext, without a framework.

English is the source; the catalogue's domain is `django`, so that templates of the web app can read the same file.
`use("sv")` is called once, by the frame, before a door says anything.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "sv")
LOCALE = Path(__file__).parent.parent / "locale"
_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    global _translations, _language  # noqa: PLW0603  one process speaks one language
    _language = language
    _translations = _catalogue(language)


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Another language for a while: a report is in the language it was asked for in."""
    before = _language
    use(language)
    try:
        yield
    finally:
        use(before)


def language() -> str:
    return _language


def _(message: str) -> str:
    return _translations.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    return _translations.ngettext(one, many, count)


def mark(message: str) -> str:
    """Puts a message into the catalogue where it is written; it is said later, by `_`."""
    return message


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """As `mark`, for what is said later by `ngettext`."""
    return one, many


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("django", LOCALE, [language], fallback=True)
