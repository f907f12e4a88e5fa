"""Manuals, sources and tables of codes hold no customers, and must not drown those who do stand in text."""

from __future__ import annotations

import pytest
from tests.discovery.detect_words.cases import engine, found

from strongroom.discovery.core.detect.words.manner import WINDOW, Manner

SOURCE = (
    "# Author: Gunnar Lindqvist\n# Original code by Karin Walker.\n\nimport os\nfrom typing import Any\n\n\n"
    'def read(path: str, *, encoding: str = \'utf-8\') -> bytes:\n    """Return the bytes of the file."""\n'
    "    with open(path, 'rb') as file:\n        return file.read()\n\n\nclass Buffer:\n    name = 'Rita'\n"
    "    def __init__(self, size: int = 0) -> None:\n        self._size = size\n        self._value: Any = None\n"
)
LETTER = (
    "Hej Julia,\n\nTack för samtalet. Erik Berg hämtar bilderna på torsdag och Omar Haddad ringer dig om ramen.\n"
    "Klockan tio passar bra, säg till om du hellre vill ses på eftermiddagen.\n\nHälsningar\nMaja Lind\n"
)
MARK_UP = "".join(
    f'<prop oor:name="{word}" oor:type="xs:string"><value>{number}</value></prop>\n'
    for number, word in enumerate(("UIName", "Canvas", "Lotus", "Font", "MacWrite", "Strikeout", "NoDistort"))
)


def test_who_wrote_a_source_is_no_finding() -> None:
    assert found(SOURCE, "name") == []


def test_names_of_settings_are_nobody() -> None:
    assert found(MARK_UP, "name") == []


def test_names_in_a_letter_stand() -> None:
    assert {"Julia", "Erik Berg", "Omar Haddad", "Maja Lind"} <= set(found(LETTER, "name"))


def test_a_customer_in_a_record_full_of_signs_is_found() -> None:
    record = (
        '{"id": 17, "type": "customer", "name": "Erik Berg", "email": "erik@example.test", "tags": [], "url": null}'
    )
    assert found(record, "name") == ["Erik Berg"]


@pytest.mark.parametrize("name", ["Julia Svensson", "Ada Lind", "Pascal Meyer", "April Jones"])
def test_a_first_name_that_is_a_word_too_names_a_person_before_a_family_name(name: str) -> None:
    assert found(f"Vi träffade {name} i går.", "name") == [name]


def test_a_first_name_that_is_a_word_too_is_found_again_after_the_full_name() -> None:
    text = "Patient: Sten Frederiksen\nSten has had back pain for three weeks."
    assert found(text, "name") == ["Sten Frederiksen", "Sten"]


def test_letters_of_alphabets_in_capitals_are_no_firms() -> None:
    table = "3055 ; # HIRAGANA LETTER SE\n30BB ; # KATAKANA LETTER SA\n33C4 ; # SQUARE KG\n"
    assert found(table, "organisation") == []
    assert found("Fakturan är ställd till LIND FOTO AB.", "organisation") == ["LIND FOTO AB"]


def test_everyday_text_is_not_technical_and_sources_are() -> None:
    assert Manner(LETTER.encode("latin-1")).technical(0) <= 0 < 2 < Manner(SOURCE.encode()).technical(0)


def test_a_letter_after_a_manual_is_judged_by_itself_and_by_the_whole() -> None:
    text = SOURCE * (2 * WINDOW // len(SOURCE)) + LETTER * (4 * WINDOW // len(LETTER))
    last = (len(text) - 1) // WINDOW
    manner = Manner(text.encode("latin-1"))
    assert manner.technical(last) < manner.technical(0)


def test_empty_text_has_no_manner_and_no_findings() -> None:
    assert Manner(b"").technical(0) <= 0
    assert engine().spans("") == []


def test_a_page_of_codes_in_capitals_names_nobody() -> None:
    table = "".join(
        f"{number:04X}\tGREEK SMALL LETTER MARTIN WITH {word}\n" for number, word in enumerate(["ERIK"] * 120)
    )
    assert found(table, "name") == []
    assert found("KUND: ERIK BERG\nBETALAS SENAST FREDAG\n", "name") == ["ERIK BERG"]


def test_the_language_of_a_comment_is_no_label() -> None:
    assert found('<comment xml:lang="zh_CN">柯达 K25 原始图像</comment>', "name") == []
