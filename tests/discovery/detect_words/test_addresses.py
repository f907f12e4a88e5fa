from __future__ import annotations

import pytest
from tests.discovery.detect_words.cases import column, found

from strongroom.discovery.core.detect.words.towns import STREETS


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Maja\nKungsgatan 12 B, lgh 1102\n411 19 Göteborg", "Kungsgatan 12 B, lgh 1102\n411 19 Göteborg"),
        ("Hon bor på Storgatan 5, 123 45 Umeå sedan 2019", "Storgatan 5, 123 45 Umeå"),
        ("c/o Lind, Södra Vägen 3, 412 54 Göteborg", "Södra Vägen 3, 412 54 Göteborg"),
        ("Faktura till Box 123, 101 23 Stockholm", "Box 123, 101 23 Stockholm"),
        ("Karl Johans gate 15, 0154 Oslo", "Karl Johans gate 15, 0154 Oslo"),
        ("Vesterbrogade 12, 3. tv., 1620 København V", "Vesterbrogade 12, 3. tv., 1620 København V"),
        ("Mannerheimintie 12 A 5, 00100 Helsinki", "Mannerheimintie 12 A 5, 00100 Helsinki"),
        ("Musterstraße 12, 80331 München", "Musterstraße 12, 80331 München"),
        ("Hauptstr. 5\n10115 Berlin", "Hauptstr. 5\n10115 Berlin"),
        ("Keizersgracht 123\n1015 CJ Amsterdam", "Keizersgracht 123\n1015 CJ Amsterdam"),
        ("12 bis, rue de la République, 69002 Lyon", "12 bis, rue de la République, 69002 Lyon"),
        ("Flat 2, 14 Church Road\nLeeds\nLS1 4AP", "Flat 2, 14 Church Road\nLeeds\nLS1 4AP"),
        ("They live at 10 Downing Street, London SW1A 2AA", "10 Downing Street, London SW1A 2AA"),
        ("4 Grafton Street, Dublin 2, D02 Y754", "4 Grafton Street, Dublin 2, D02 Y754"),
        ("Ship to 7204 Chestnut St, Fairview, NC 72537", "7204 Chestnut St, Fairview, NC 72537"),
        ("24 Sussex Drive, Ottawa, ON K1M 1M4", "24 Sussex Drive, Ottawa, ON K1M 1M4"),
        ("5 George Street, Sydney NSW 2000", "5 George Street, Sydney NSW 2000"),
        ("USS Example\nFPO AE 94560", "USS Example\nFPO AE 94560"),
    ],
)
def test_an_address_is_read_whole_in_the_form_of_its_country(text, address):
    assert found(text, "postal_address") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Please ring 020 7946 0290 if that does not suit you.",
        "See chapter 12 Way of Working and page 3 Street View.",
        "The plan 9 file server and ring 0 code",
        "Box 3 shows the values, version 10 Park",
        "item 411 19 times",
    ],
)
def test_numbers_beside_street_words_are_not_always_addresses(text):
    assert found(text, "postal_address") == []


def test_a_postcode_with_its_town_alone_is_a_place():
    assert found("Levereras till 411 19 Göteborg på fredag", "location") == ["411 19 Göteborg"]


def test_a_labelled_address_needs_no_known_form():
    assert found("Adress: Gamla Prästgården 4, Öja\n", "postal_address") == ["Gamla Prästgården 4, Öja"]


def test_street_and_town_columns_are_known_by_their_header():
    assert column(["Kungsgatan 1", "Storgatan 3", ""], "Gatuadress", "postal_address") == [
        "Kungsgatan 1",
        "Storgatan 3",
    ]
    assert column(["Umeå", "Qvarnbo"], "Ort", "location") == ["Umeå", "Qvarnbo"]


def test_columns_of_streets_and_towns_are_known_by_their_cells():
    streets = ["1970 Napa Ct.", "9833 Mt. Dias Blv.", "7484 Roundtree Drive", "9539 Glenside Dr"]
    assert column(streets, "", "postal_address") == streets
    assert column(["Umeå", "Borås", "Växjö", "Kiruna"], "", "location") == ["Umeå", "Borås", "Växjö", "Kiruna"]
    assert column(["3 open issues", "14 Open Boxes", "2 done"], "", "postal_address") == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("She lives at Calle Mayor 96, 41965 Bilbao.", "Calle Mayor 96, 41965 Bilbao"),
        ("Via Roma 3, Milano", "Via Roma 3, Milano"),
        ("ul. Kościuszki 61, Lublin", "ul. Kościuszki 61, Lublin"),
        ("Petőfi utca 96, Debrecen", "Petőfi utca 96, Debrecen"),
        ("Ilica 21\n10000 Zagreb\n", "Ilica 21\n10000 Zagreb"),
    ],
)
def test_streets_of_more_countries(text, address):
    assert address in found(text, "postal_address")


@pytest.mark.parametrize("text", ["Meeting 12, 2020 March", "Order 15\n20200 Paris", "via 3 of 4 and Via Tolls"])
def test_numbers_before_towns_and_months_are_no_streets(text):
    assert found(text, "postal_address") == []


@pytest.mark.parametrize("word", sorted(STREETS))
def test_a_word_that_streets_end_in_makes_an_address_and_no_person(word):
    address = f"12 Albert {word}, London SW1A 2AA"
    assert found(f"They live at {address}", "postal_address") == [address]
    assert found(f"We walked along Albert {word} yesterday.", "name") == []


def test_a_country_that_heads_a_numbers_label_is_only_its_issuer():
    assert found("South Korea Business Registration Number: 123456789", "location") == []
    assert found("Thailand Memorandum of Association Number: 0-99-4-000-61772-3", "location") == []
    assert found("Sweden, where I live, has my number: 070-174 06 05", "location") == ["Sweden"]
    assert found("Sweden\nKundnummer: 12345", "location") == ["Sweden"]
