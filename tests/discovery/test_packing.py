"""A summary is the same after it was packed away."""

from lind_foto import checkup

from strongroom.discovery.core.packing import pack, unpack
from strongroom.discovery.core.summary import Summary, summarise


def test_a_summary_packs_and_unpacks():
    summary = summarise(checkup())
    assert unpack(Summary, pack(summary)) == summary
