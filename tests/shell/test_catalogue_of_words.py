"""Every message has Swedish, and the compiled catalogue is the one that is read."""

import pytest

pytest.importorskip("babel")

from tools import words

from strongroom.shell.words import LANGUAGES, _, ngettext, spoken


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_catalogue_is_whole(language):
    assert words.faults(language, words.gathered()) == [], "run: python tools/words.py"


def test_words_in_templates_are_gathered_too():
    assert "discovery/templates/discovery/report.html" in words.gathered()["What this covers"]


def test_a_message_that_braces_differ_in_is_a_fault():
    message = words.Message("{n} files", string="{m} filer")
    assert words._fault(message) == "other braces than in English"


def test_the_language_before_comes_back():
    with spoken("sv"):
        assert _("Files") == "Filer"
        assert ngettext("{n} file", "{n} files", 2) == "{n} filer"
    assert _("Files") == "Files"
