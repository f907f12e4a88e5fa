"""Mail with an address in every corner: headers, bodies, attachments, what lies between them, signed, Outlook's own."""

from __future__ import annotations

import base64
import binascii
import quopri
import struct

from tests.markers.corners import mark, write


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-8", "surrogateescape")


def b64(data: bytes) -> str:
    return base64.encodebytes(data).decode("ascii")


def headers() -> str:
    q = quopri.encodestring(f"Åsa {mark('Q-encoded header')}".encode()).decode("ascii").replace(" ", "_").strip()
    split = "Å".encode()  # one letter cut in two by its sender
    return f"""Return-Path: <{mark("Return-Path")}>
Received: from mail.example.test by mx.example.test for <{mark("Received")}>;
\tTue, 5 Mar 2024 10:00:00 +0100
DKIM-Signature: v=1; a=rsa-sha256; i={mark("DKIM-Signature")}; d=example.test
From: "Maja Lind" <{mark("From")}>
To: Erik Berg <{mark("To")}>,
 folded <{mark("folded To")}>
Cc: =?utf-8?q?{q}?= <{mark("Cc")}>
Bcc: {mark("Bcc")}
Reply-To: {mark("Reply-To")}
Sender: {mark("Sender")}
Subject: =?utf-8?b?{base64.b64encode(split[:1]).decode()}?= =?utf-8?b?{base64.b64encode(split[1:] + f"rende {mark('B-encoded subject')}".encode()).decode()}?=
Comments: {mark("Comments")}
X-Customer: {mark("unknown header")}
Disposition-Notification-To: {mark("Disposition-Notification-To")}
Message-ID: <{mark("Message-ID")}>
Date: Tue, 5 Mar 2024 10:00:00 +0100
MIME-Version: 1.0
"""


def nested_message() -> str:
    return f"""From: {mark("From of a nested message")}
To: {mark("To of a nested message")}
Subject: Fwd
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=inner

--inner
Content-Type: text/plain

{mark("body of a nested message")}
--inner
Content-Type: text/csv; name="kunder.csv"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename*=utf-8''kund%C3%A4r%20{mark("RFC 2231 file name").replace("@", "%40")}.csv

{b64(("epost" + chr(10) + mark("attachment of a nested message") + chr(10)).encode())}
--inner--
"""


def everything() -> bytes:
    flowed = f"Kontakt: {mark('format=flowed body')} \nfortsatt."
    html = f"""<html><head><title>{mark("HTML title")}</title></head><body><!-- {mark("HTML comment")} -->
<p style="display:none">{mark("hidden HTML")}</p><a href="mailto:{mark("HTML link")}">hit</a>
<img alt="{mark("HTML alt text")}"></body></html>"""
    latin = f"Räksmörgås {mark('quoted-printable latin-1 body')}".encode("latin-1")
    return crlf(
        headers()
        + f"""Content-Type: multipart/mixed; boundary="b1"

{mark("preamble")}
--b1
Content-Type: multipart/alternative; boundary="b2"

--b2
Content-Type: text/plain; charset=utf-8; format=flowed

{flowed}
--b2
Content-Type: text/html; charset=utf-8

{html}
--b2
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

{quopri.encodestring(latin).decode("ascii")}
--b2--
between {mark("epilogue of an inner multipart")}
--b1
Content-Type: text/plain; charset=utf-16le
Content-Transfer-Encoding: base64

{b64(mark("UTF-16 body").encode("utf-16-le"))}
--b1
Content-Type: text/calendar; method=REQUEST

BEGIN:VCALENDAR
BEGIN:VEVENT
ATTENDEE:mailto:{mark("invitation")}
END:VEVENT
END:VCALENDAR
--b1
Content-Type: message/delivery-status

Final-Recipient: rfc822; {mark("delivery status")}
--b1
Content-Type: application/octet-stream; name="notes.txt"
Content-Description: {mark("Content-Description")}
Content-Disposition: attachment
Content-Transfer-Encoding: base64

{b64(mark("base64 attachment").encode())}
--b1
Content-Type: message/rfc822; name=vidare.eml

{nested_message()}
--b1
Content-Type: text/plain

begin 644 gammal.txt
{uu(mark("uuencoded file").encode())}`
end
after {mark("text after a uuencoded file")}
--b1
Content-Type: text/plain; name="=?utf-8?q?{mark("RFC 2047 file name").replace("@", "=40")}?="

attached text {mark("inline named text")}
--b1--
{mark("epilogue")}
"""
    )


def uu(data: bytes) -> str:
    return "".join(binascii.b2a_uu(data[at : at + 45]).decode("ascii") for at in range(0, len(data), 45))


def simple(corner: str) -> str:
    return f"""From: Omar <{mark("From of " + corner)}>
To: {mark("To of " + corner)}
Subject: {mark("Subject of " + corner)}
Date: Tue, 5 Mar 2024 10:00:00 +0100

{mark("body of " + corner)}
"""


def yenc() -> bytes:
    data = mark("yEnc file").encode()
    packed = bytes((byte + 42) % 256 for byte in data)
    head = f"From: {mark('From')}\r\nTo: {mark('To')}\r\nSubject: yEnc\r\n\r\n=ybegin line=128 size={len(data)} name=a.txt\r\n"
    return head.encode() + packed + f"\r\n=yend size={len(data)}\r\n".encode()


def raw_eight_bit() -> bytes:
    return (
        f"From: Åsa Öst <{mark('From beside raw UTF-8')}>\nTo: ".encode()
        + f"Åsa <{mark('To beside raw latin-1')}>\n".encode("latin-1")
        + b"Subject: =?klingon?q?"
        + mark("subject in an unknown charset").encode()
        + b"?=\n"
        + b"Content-Type: text/plain; charset=klingon\n\n"
        + f"Å {mark('body in an unknown charset')}\n".encode()
    )


def der(tag: int, content: bytes) -> bytes:
    if len(content) < 128:
        return bytes([tag, len(content)]) + content
    size = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + content


def signed(content: bytes, name_in_certificate: bytes) -> bytes:
    data_type = der(6, bytes.fromhex("2a864886f70d010701"))
    inner = der(0x30, data_type + der(0xA0, der(4, content)))
    certificates = der(0xA0, der(0x30, der(0x16, name_in_certificate)))
    body = der(2, b"\1") + der(0x31, b"") + inner + certificates + der(0x31, b"")
    return der(0x30, der(6, bytes.fromhex("2a864886f70d010702")) + der(0xA0, der(0x30, body)))


def signed_mail() -> bytes:
    content = f"Content-Type: text/plain\r\n\r\n{mark('signed content')}\r\n".encode()
    p7m = signed(content, mark("certificate").encode())
    return crlf(
        f"From: {mark('From')}\nTo: {mark('To')}\nSubject: signed\nMIME-Version: 1.0\n"
        "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
        f"Content-Transfer-Encoding: base64\n\n{b64(p7m)}"
    )


# TNEF


def attribute(level: int, number: int, value: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def unicode_property(number: int, text: str, name: str = "") -> bytes:
    value = (text + "\0").encode("utf-16-le")
    named = b""
    if name:
        word = (name + "\0").encode("utf-16-le")
        named = bytes(16) + struct.pack("<II", 1, len(word)) + word + bytes(-len(word) % 4)
    return struct.pack("<HH", 0x1F, number) + named + struct.pack("<II", 1, len(value)) + value + bytes(-len(value) % 4)


def binary_property(number: int, value: bytes) -> bytes:
    return struct.pack("<HHII", 0x102, number, 1, len(value)) + value + bytes(-len(value) % 4)


def tnef() -> bytes:
    rtf = b"{\\rtf1\\ansi " + mark("compressed RTF body").encode() + b"}"
    packed = struct.pack("<4I", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    properties = [
        unicode_property(0x0C1F, mark("sender")),
        unicode_property(0x3A08, mark("business phone")),
        unicode_property(0x8001, mark("named property"), "Kundnummer"),
        unicode_property(0x6999, mark("unknown property")),
        binary_property(0x1009, packed),
        binary_property(0x0041, bytes(20) + mark("entry id").encode("utf-16-le")),
    ]
    recipient = (
        struct.pack("<II", 1, 2) + unicode_property(0x3001, "Erik") + unicode_property(0x39FE, mark("recipient"))
    )
    inner = tnef_file([attribute(1, 0x00018004, mark("subject of an embedded message").encode() + b"\0")])
    embedded = bytes.fromhex("0703020000000000c000000000000046") + inner
    attached = struct.pack("<I", 1) + struct.pack("<HHII", 0x0D, 0x3701, 1, len(embedded)) + embedded
    attached += bytes(-len(embedded) % 4)
    return tnef_file(
        [
            attribute(1, 0x00018004, mark("subject attribute").encode() + b"\0"),
            attribute(1, 0x00008000, mark("from attribute").encode() + b"\0"),
            attribute(1, 0x0002800C, mark("body attribute").encode() + b"\0"),
            attribute(1, 0x00069004, recipient),
            attribute(1, 0x00069003, struct.pack("<I", len(properties)) + b"".join(properties)),
            attribute(2, 0x00069002, bytes(14)),
            attribute(2, 0x00018010, b"kunder.txt\0"),
            attribute(2, 0x0006800F, mark("attachment").encode()),
            attribute(2, 0x00069002, bytes(14)),
            attribute(2, 0x00069005, attached),
        ]
    )


def tnef_file(attributes: list[bytes]) -> bytes:
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(attributes)


def mails() -> None:
    mark.begin("everything.eml")
    write("everything.eml", everything())
    mark.begin("raw.eml")
    write("raw.eml", raw_eight_bit())
    mark.begin("yenc.eml")
    write("yenc.eml", yenc())
    mark.begin("signed.eml")
    write("signed.eml", signed_mail())
    mark.begin("faktura.xml.p7m")
    write("faktura.xml.p7m", signed(f"<a>{mark('signed XML')}</a>".encode(), mark("certificate").encode()))
    mark.begin("apple.emlx")
    message = simple("the message").encode()
    plist = f'<?xml version="1.0"?><plist><dict><key>s</key><string>{mark("plist")}</string></dict></plist>'
    write("apple.emlx", f"{len(message)}     \n".encode() + message + plist.encode())
    mark.begin("1709629200.M1P1.mail")
    write("1709629200.M1P1.mail", simple("a Maildir file").encode())
    mark.begin("store.mbox")
    box = "".join(
        f"From {mark('From line')} Tue Mar  5 10:00:00 2024\n{simple(f'message {at}')}\n>From {mark('quoted From')} x\n\n"
        for at in (1, 2, 3)
    )
    write("store.mbox", box.encode())
    mark.begin("saved.mhtml")
    page = f"<html><body>{mark('page')}<!--{mark('comment')}--></body></html>"
    write(
        "saved.mhtml",
        crlf(
            f"From: <Saved by {mark('saved by')}>\nSubject: {mark('subject')}\nMIME-Version: 1.0\n"
            "Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
            f"Content-Location: http://example.test/?u={mark('location')}\n\n{page}\n--x--\n"
        ),
    )
    mark.begin("winmail.dat")
    write("winmail.dat", tnef())
