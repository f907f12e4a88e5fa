"""There is a kind for everything that others recognise, or a reason why not."""

import pkgutil

import stdnum
from bench.quality.entities import PRESIDIO

from strongroom.discovery.core.catalogue import kinds

ALIASES = {"be.iban", "es.iban", "no.iban", "fr.rcs", "iso9362", "mac", "vatin"}
"""Modules that check a kind which stands under its general name (iban, fr_siren, bic, mac_address, eu_vat)."""
OF_THINGS = {
    "bic", "casrn", "cfi", "cusip", "ean", "eu.banknote", "eu.ecnumber", "eu.nace", "figi", "gb.sedol", "grid", "gs1_128",
    "imo", "isan", "isbn", "isil", "isin", "ismn", "iso11649", "iso6346", "isrc", "issn", "lei",
}  # fmt: skip
"""Banks, goods, securities, works, ships, big firms: they are counter-evidence."""
OF_PLACES = {"at.postleitzahl", "es.postal_code", "es.referenciacatastral", "nl.postcode", "se.postnummer"}
"""Postcodes are found as part of an address; a plot of land is nobody's number."""
PUBLIC_NAMES = {"isni"}
"""Names of authors in public catalogues."""
OLD_DEVICES = {"meid"}
"""Of telephones switched off with their networks; no kind of ours."""
CHECKS = {"damm", "luhn", "verhoeff", "exceptions", "numdb", "util"}


def test_everything_that_presidio_recognises_has_a_kind():
    assert [entity for entity, kind in PRESIDIO.items() if kind not in kinds()] == []


def test_every_number_of_python_stdnum_has_a_kind_or_a_reason():
    walked = pkgutil.walk_packages(stdnum.__path__, "stdnum.")
    modules = {module.name.removeprefix("stdnum.") for module in walked if not module.ispkg}
    modules = {name for name in modules if not name.startswith("iso7064.")}
    reasons = ALIASES | OF_THINGS | OF_PLACES | PUBLIC_NAMES | OLD_DEVICES | CHECKS
    have = {kind.stdnum for kind in kinds().values()}
    assert modules - have - reasons == set()
    assert reasons & have <= {"luhn"}, "a reason that is none any more"
    assert reasons <= modules, "a reason for nothing"
