"""Django's settings."""

SECRET_KEY = "not used: no sessions, no forms"  # noqa: S105
INSTALLED_APPS: list[str] = []
USE_TZ = True
