import base64
import dataclasses
import hashlib
import io
import re
from html.parser import HTMLParser

import pytest
from tests.discovery import lind_foto
from tests.discovery.lind_foto import finding

from strongroom.discovery.cli import report_html
from strongroom.discovery.core.passage import Outcome


def page(checkup=None, language="en"):
    file = io.StringIO()
    report_html.write(checkup or lind_foto.checkup(), file, language=language)
    return file.getvalue()


class Reader(HTMLParser):
    """Collects what could reach out of the page, and whether every tag is closed."""

    VOID = frozenset({"meta", "link", "rect", "circle", "path"})

    def __init__(self):
        super().__init__()
        self.open, self.addresses, self.tags, self.text = [], [], set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.addresses += [
            value for name, value in attrs if name in {"src", "href", "action", "srcset", "data", "style"}
        ]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(html):
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    return reader


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_page_stands_alone_and_runs_nothing(language):
    html = page(language=language)
    reader = read(html)
    assert f'<html lang="{language}">' in html
    assert reader.addresses == ["data:,"]
    assert not reader.tags & {"script", "img", "iframe", "form", "object", "embed", "input"}
    assert set(re.findall(r"url\(\"?(.{5})", html)) == {"data:"}
    assert "@import" not in html


def test_the_policy_allows_this_one_style_and_nothing_else():
    html = page()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    (style,) = re.findall(r"<style>(.*)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.replace("&#x27;", "'").split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    assert "unsafe" not in policy


def test_it_says_the_same_as_the_other_forms():
    said = " ".join("".join(read(page()).text).replace("\N{NO-BREAK SPACE}", " ").split())
    assert "312 of 4,020 files hold data about some 1,900 people; 14 are critical." in said
    assert "Let go of 41 old job applications from 2018 to 2021" in said
    assert "Locked with a password" in said
    assert "3,961 were read whole, 26 in part and 33 not at all" in said


def hostile(name):
    item = next(iter(lind_foto.checkup().items))
    held = tuple(dataclasses.replace(each, sample="<img src=x onerror=alert(1)>") for each in item.findings)
    return dataclasses.replace(item, path=name, findings=held)


def test_a_file_name_cannot_write_into_the_page():
    items = [hostile('</style><script>alert(1)</script>"/x.pdf'), hostile("{{ policy }}{% say 'x' %}/\u202egnp.exe")]
    reader = read(page(dataclasses.replace(lind_foto.checkup(), items=items)))
    assert not reader.tags & {"script", "img"}
    text = "".join(reader.text)
    assert "{{ policy }}" in text
    assert "\u202e" not in text


class Many:
    def __init__(self, count):
        self._item = next(iter(lind_foto.checkup().items))
        self._count = count

    def __iter__(self):
        for n in range(self._count):
            yield dataclasses.replace(self._item, path=f"mapp {n % 40}/fil {n}.xlsx", outcome=Outcome.READ)


def test_thousands_of_files_do_not_make_thousands_of_rows():
    html = page(dataclasses.replace(lind_foto.checkup(), items=Many(5000)))
    assert html.count("<li>") < 300
    assert f"strongroom findings --place {lind_foto.PLACE['Desktop'].id} --type card_pan" in html


def test_without_an_inventory_no_command_is_named_that_needs_one():
    assert "strongroom findings" not in page(dataclasses.replace(lind_foto.checkup(), items=Many(100), kept=False))


def test_an_empty_check_up_makes_a_calm_page():
    html = page(dataclasses.replace(lind_foto.checkup(), items=[]))
    assert "We found no data about people in 4,020 files." in html
    assert 'id="first"' not in html
    assert 'id="all"' not in html


def test_a_kind_of_a_later_release_is_not_shown_as_a_deed():
    item = dataclasses.replace(next(iter(lind_foto.checkup().items)), findings=(finding("of_a_later_release"),))
    assert 'id="all"' not in page(dataclasses.replace(lind_foto.checkup(), items=[item]))
