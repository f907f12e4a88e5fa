"""Words in templates: `{% say "What this covers" %}`, with values by name: `{% say "{n} files" n=total %}`."""

from __future__ import annotations

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from strongroom.shell.words import _

register = template.Library()


@register.simple_tag
def say(message: str, **values: object) -> SafeString:
    """The message in the language spoken; what is put into it is escaped, and so is the message."""
    escaped = {name: conditional_escape(str(value)) for name, value in values.items()}
    said = conditional_escape(_(message))
    return mark_safe(said.format(**escaped) if escaped else said)  # noqa: S308  every part was escaped above
