"""What a worker says is believed only when it has the right shape."""

from __future__ import annotations

import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.adapters.workers import protocol
from strongroom.discovery.adapters.workers.protocol import Frames, Garbled, Mentions, Told, frame, understand
from strongroom.discovery.core.finding import MOST_SIGNS, Examined, Finding, Identifier, Mention
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.discovery.core.where import ENGLISH, Step

texts = st.text(max_size=30)
places = st.lists(st.builds(Step, st.sampled_from(sorted(ENGLISH)), texts), max_size=4).map(tuple)
ids = st.from_regex(r"[a-z0-9_]{1,20}", fullmatch=True)
counts = st.integers(0, 1 << 40)
findings = st.builds(
    Finding, ids, counts, st.floats(0, 1, allow_nan=False), places, texts, st.booleans()
)  # fmt: skip
examined = st.builds(
    Examined,
    ids,
    st.sampled_from(Outcome),
    st.none() | st.sampled_from(Reason),
    st.lists(findings, max_size=3).map(tuple),
    st.lists(st.tuples(places, st.sampled_from(Reason)), max_size=3).map(tuple),
    counts,
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=20,
)


@given(st.builds(Told, counts, st.booleans(), examined, st.sampled_from([b"", b"0123456789abcdef"]), st.booleans()))
def test_what_is_told_arrives_as_it_was(told):
    [message] = Frames().feed(frame(protocol.pack_told(told)))
    assert understand(message) == told


signs = st.lists(st.builds(Identifier, ids, texts), min_size=1, max_size=4).map(tuple)
mentions = st.builds(Mention, signs, texts, st.sampled_from(["", "1980-01-31"]), st.sampled_from(["", "SW1A2AA"]))


@given(counts, st.lists(mentions, max_size=5))
def test_mentions_arrive_as_they_were(number, sent):
    said = [
        understand(each) for message in protocol.pack_mentions(number, sent) for each in Frames().feed(frame(message))
    ]
    assert [each for batch in said for each in batch.mentions] == sent
    assert {batch.number for batch in said} <= {number}


def test_mentions_of_any_size_fit_their_frames():
    crowded = Mention(tuple(Identifier("email", chr(0x1F600) * 1000) for _ in range(MOST_SIGNS)), "E" * 200)
    endless = Mention((Identifier("email", "a" * 1001),), "E" * 201, "1980-01-31")
    said = [
        understand(each)
        for message in protocol.pack_mentions(1, [crowded] * 300 + [endless])
        for each in Frames().feed(frame(message))
    ]
    assert sum(len(batch.mentions) for batch in said) == 300


@given(st.lists(anything, max_size=4), st.integers(1, 7))
def test_frames_arrive_whole_however_they_are_cut(messages, step):
    sent = b"".join(struct.pack(">I", len(body)) + body for body in (json.dumps(each).encode() for each in messages))
    frames = Frames()
    received = [each for at in range(0, len(sent), step) for each in frames.feed(sent[at : at + step])]
    assert json.dumps(received) == json.dumps(messages)


@given(
    anything
    | st.builds(
        lambda name, rest: [name, *rest],
        st.sampled_from(["ready", "mentions", "texts", "told"]),
        st.lists(anything, max_size=11),
    )
)
def test_anything_else_is_refused_and_nothing_else_happens(message):
    try:
        said = understand(message)
    except Garbled:
        return
    assert type(said).__name__ in ("Ready", "Mentions", "TextBatch", "Told")


@pytest.mark.parametrize(
    "message",
    [
        ["mentions", -1, []],
        ["mentions", True, []],
        ["mentions", 1, [[[["email", "a" * 1001]], "", "", ""]]],
        ["mentions", 1, [[[["E-mail", "a"]], "", "", ""]]],
        ["mentions", 1, [[[["email", "a"]] * (MOST_SIGNS + 1), "", "", ""]]],
        ["mentions", 1, [[[["email", "a"]], "", "", ""]] * 1001],
        ["mentions", 1, [[[["email", "a"]], "E" * 201, "", ""]]],
        ["mentions", 1, [[[["email", "a"]], "", "yesterday", ""]]],
        ["mentions", 1, [[[["email", "a"]], "", "", "411 19"]]],
        ["mentions", 1, [[[], "Erik Berg", "", ""]]],
        ["mentions", 1, [[[], "", "1980-01-01", "41119"]]],
        ["texts", 1, [[[["no such step", ""]], "a", ""]]],
        ["ready", 1, 1, 1, 1],
        ["told", 1, True, "text", "read", "no such reason", [], [], 0, "", False],
        ["told", 1, True, "text", "read", None, [["email", 1, 1.5, [], "", True]], [], 0, "", False],
        ["told", 1, True, "text", "read", None, [["email", 1, float("nan"), [], "", True]], [], 0, "", False],
        ["told", 1, True, "text", "read", None, [], [], 0, "00", False],
        ["__class__"],
        [],
        None,
        {},
    ],
)
def test_a_message_with_one_thing_wrong_is_refused(message):
    with pytest.raises(Garbled):
        understand(message)


def test_half_of_a_surrogate_pair_does_not_reach_the_database():
    said = understand(["mentions", 1, [[[["email", "a\ud800b"]], "Erik \udfffBerg", "", ""]]])
    assert said == Mentions(1, (Mention((Identifier("email", "a?b"),), "Erik ?Berg"),))


@pytest.mark.parametrize("sent", [b"\xff\xff\xff\xff", b"\x00\x00\x00\x02{]", b"\x00\x01\x00\x00" + b"[" * 65536])
def test_bytes_that_are_no_frame_are_refused(sent):
    with pytest.raises(Garbled):
        list(Frames().feed(sent))
