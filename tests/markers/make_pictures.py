"""Pictures with an address in every place where words can be written into them."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from tests.markers.corners import mark, write


def picture(size: tuple[int, int] = (64, 48)) -> Image.Image:
    image = Image.new("RGB", size, (40, 90, 60))
    ImageDraw.Draw(image).ellipse((10, 10, 40, 40), fill=(200, 120, 40))
    return image


def exif() -> Image.Exif:
    tags = Image.Exif()
    tags[0x010E] = mark("ImageDescription")
    tags[0x013B] = mark("Artist")
    tags[0x8298] = mark("Copyright")
    tags[0x9C9C] = mark("XPComment").encode("utf-16-le")
    tags[0x9C9D] = mark("XPAuthor").encode("utf-16-le")
    inner = tags.get_ifd(0x8769)
    inner[0x9286] = b"UNICODE\0" + mark("UserComment").encode("utf-16-le")
    inner[0xA430] = mark("CameraOwnerName")
    inner[0x927C] = b"\1\2\3" + mark("MakerNote").encode() + b"\0\0"
    gps = tags.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (59.0, 19.0, 45.77), "E", (18.0, 4.0, 15.0)
    return tags


def xmp_packet() -> bytes:
    return (
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:rights="' + mark("XMP attribute").encode() + b'"><dc:creator>'
        b"<rdf:Seq><rdf:li>" + mark("XMP element").encode() + b"</rdf:li></rdf:Seq></dc:creator></rdf:Description>"
        b"</rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )


def iptc() -> bytes:
    fields = b"".join(
        bytes([0x1C, 2, number]) + struct.pack(">H", len(text)) + text
        for number, text in ((80, mark("IPTC author").encode()), (120, mark("IPTC caption").encode()))
    )
    block = (
        b"8BIM"
        + struct.pack(">H", 0x0404)
        + b"\0\0"
        + struct.pack(">I", len(fields))
        + fields
        + b"\0" * (len(fields) % 2)
    )
    return b"Photoshop 3.0\0" + block


def segment(kind: int, data: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data


def jpeg() -> bytes:
    out = io.BytesIO()
    picture().save(out, "JPEG", exif=exif())
    data = out.getvalue()
    extra = segment(0xED, iptc()) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp_packet())
    extra += segment(0xFE, mark("first comment").encode()) + segment(0xFE, mark("second comment").encode())
    return (
        data[:2] + data[2 : 4 + int.from_bytes(data[4:6], "big")] + extra + data[4 + int.from_bytes(data[4:6], "big") :]
    )


def png() -> bytes:
    words = PngInfo()
    words.add_text("Author", mark("tEXt"))
    words.add_text("Comment", mark("zTXt"), zip=True)
    words.add_itxt("Title", mark("iTXt"), "sv", "Titel", zip=False)
    words.add_itxt("Description", mark("packed iTXt"), "sv", "Om", zip=True)
    words.add_itxt("XML:com.adobe.xmp", xmp_packet().decode())
    out = io.BytesIO()
    picture().save(out, "PNG", pnginfo=words, exif=exif())
    data = out.getvalue()
    late = chunk(b"tEXt", b"Late\0" + mark("text behind the pixels").encode())
    return data[:-12] + late + data[-12:]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pictures() -> None:
    mark.begin("photo.jpg")
    write("photo.jpg", jpeg())
    mark.begin("picture.png")
    write("picture.png", png())
    mark.begin("picture.tif")
    out = io.BytesIO()
    second = picture()
    second.encoderinfo = {"description": mark("description of the second page")}
    picture().save(
        out, "TIFF", artist=mark("Artist"), copyright=mark("Copyright"), save_all=True, append_images=[second]
    )
    write("picture.tif", out.getvalue())
    mark.begin("picture.webp")
    out = io.BytesIO()
    picture().save(out, "WEBP", exif=exif().tobytes(), xmp=xmp_packet())
    write("picture.webp", out.getvalue())
    mark.begin("picture.gif")
    out = io.BytesIO()
    picture().save(out, "GIF", comment=mark("GIF comment").encode())
    write("picture.gif", out.getvalue())
    mark.begin("picture.heic")
    block = exif().tobytes()
    head = struct.pack(">I", 24) + b"ftypheic" + bytes(4) + b"mif1heic"
    write("picture.heic", head + b"\0\0\0\0" + block + xmp_packet())
