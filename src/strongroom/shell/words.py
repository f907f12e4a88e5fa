"""Words in the reader's language, by gettext, without a framework.

English is the source; the catalogue is the one Django templates read too (domain `django`). `use("sv")` is called once, by the frame, before a door says anything.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

LANGUAGES = ("en", "sv")
_LOCALE = Path(__file__).parent.parent / "locale"
_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    global _translations, _language  # noqa: PLW0603  one process speaks one language
    _language = language
    _translations = _gettext.translation("django", _LOCALE, [language], fallback=True)


def language() -> str:
    return _language


def _(message: str) -> str:
    return _translations.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    return _translations.ngettext(one, many, count)
