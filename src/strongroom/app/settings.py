"""Django's settings: a database of our own rooms and nothing of its contrib. The home names the database file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from strongroom.shell.words import LANGUAGES as _LANGUAGES

_PACKAGE = Path(__file__).resolve().parent.parent

INSTALLED_APPS = ["strongroom.register", "strongroom.discovery"]

# `secure_delete`: what is deleted is overwritten with zeros, so that no old page keeps it. `synchronous=FULL`: a
# committed batch outlives a power cut. IMMEDIATE: a writer waits at the start of its transaction, not in the middle.
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=8000"
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [(code, code) for code in _LANGUAGES]
LOCALE_PATHS = [_PACKAGE / "locale"]

LOGGING_CONFIG = None
"""Nothing is logged by Django: a log line could hold a value."""
