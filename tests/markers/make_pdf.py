"""PDF with an address in every corner, written by hand so that each object is as it is meant to be."""

from __future__ import annotations

import io
import zlib

from tests.markers.corners import mark, write


def pdf_string(text: str) -> bytes:
    return b"(" + text.replace("(", "\\(").replace(")", "\\)").encode("latin-1") + b")"


def stream(dictionary: bytes, data: bytes, *, pack: bool = False) -> bytes:
    if pack:
        data = zlib.compress(data)
        dictionary += b" /Filter /FlateDecode"
    return b"<< " + dictionary + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def pdf_file(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 2 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def pdf() -> bytes:
    s = lambda corner: pdf_string(mark(corner))  # noqa: E731
    wide = b"<feff" + mark("UTF-16 outline title").encode("utf-16-be").hex().encode() + b">"
    page_text = (
        b"BT /F1 12 Tf 40 800 Td " + s("page text") + b" Tj 0 -20 Td [(m9) 20 (9.kerned) -20 (@example.test)] TJ ET\n"
        b"BT /F1 12 Tf 3 Tr 40 700 Td " + s("invisible text") + b" Tj ET\n"
        b"BT /F1 12 Tf 1 1 1 rg 40 680 Td " + s("white text") + b" Tj ET\n"
        b"BT /F1 12 Tf 40 -300 Td " + s("text outside the page") + b" Tj ET\n"
        b"/OC /MC0 BDC BT /F1 12 Tf 40 660 Td " + s("hidden layer") + b" Tj ET EMC\n"
        b"/Fm Do\n"
    )
    mark.files[mark.current]["m99.kerned@example.test"] = "text cut by kerning"
    xmp = (
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>'
        + mark("XMP creator").encode()
        + b"</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )
    xfa = (
        b'<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><epost>'
        + mark("XFA value").encode()
        + b"</epost></xfa:data></xfa:datasets>"
    )
    return pdf_file(
        [
            b"<< /Type /Catalog /Pages 3 0 R /Outlines 7 0 R /Metadata 9 0 R /AcroForm << /Fields [10 0 R 11 0 R 19 0 R]"
            b" /XFA [(datasets) 20 0 R] /DA (/F1 0 Tf) /DR << /Font << /F1 6 0 R >> >> >> /Names << /EmbeddedFiles <<"
            b" /Names [(a) 12 0 R] >> /JavaScript << /Names [(j) << /S /JavaScript /JS (app.alert"
            + s("script")
            + b") >>"
            b"] >> >> /OCProperties << /OCGs [18 0 R] /D << /OFF [18 0 R] >> >> /StructTreeRoot 21 0 R"
            b" /AA << /WC << /S /JavaScript /JS " + s("script at closing") + b" >> >> >>",
            b"<< /Title "
            + s("Title")
            + b" /Author "
            + s("Author")
            + b" /Subject "
            + s("Subject")
            + b" /Keywords "
            + s("Keywords")
            + b" /Kund "
            + s("own Info entry")
            + b" >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            (
                b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 6 0 R >>"
                b" /XObject << /Fm 17 0 R >> /Properties << /MC0 18 0 R >> >>"
                b" /Annots [10 0 R 11 0 R 14 0 R 15 0 R 16 0 R 19 0 R] >>"
            ),
            stream(b"", page_text, pack=True),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Type /Outlines /First 8 0 R /Last 8 0 R /Count 1 >>",
            b"<< /Title "
            + wide
            + b" /Parent 7 0 R /A << /S /URI /URI (mailto:"
            + mark("outline link").encode()
            + b") >> >>",
            stream(b"/Type /Metadata /Subtype /XML", xmp),
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T "
            + s("field name")
            + b" /TU "
            + s("field caption")
            + b" /V "
            + s("field value")
            + b" /Rect [40 600 300 620] /F 4 /DA (/F1 12 Tf) >>",
            b"<< /Type /Annot /Subtype /Widget /FT /Ch /T (val) /V "
            + s("choice")
            + b" /Opt ["
            + s("option")
            + b" (annat)]"
            b" /Ff 131072 /Rect [40 560 300 580] /F 4 /DA (/F1 12 Tf) >>",
            b"<< /Type /Filespec /F (kunder.txt) /UF (kunder.txt) /Desc "
            + s("attachment description")
            + b" /EF << /F 13 0 R >> >>",
            stream(b"/Type /EmbeddedFile", mark("attached file").encode(), pack=True),
            b"<< /Type /Annot /Subtype /Text /Contents "
            + s("note")
            + b" /T "
            + s("author of a note")
            + b" /Subj "
            + s("subject of a note")
            + b" /Rect [300 700 320 720] >>",
            b"<< /Type /Annot /Subtype /Link /A << /S /URI /URI (mailto:"
            + mark("link").encode()
            + b") >> /Rect [40 500 300 520] >>",
            b"<< /Type /Annot /Subtype /FileAttachment /FS << /Type /Filespec /F (b.txt) /UF (b.txt) /EF << /F 22 0 R >> >>"
            b" /Contents " + s("text of an attached file's pin") + b" /Rect [300 600 320 620] >>",
            stream(
                b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> >>",
                b"BT /F1 12 Tf 40 640 Td " + s("text in a form XObject") + b" Tj ET",
            ),
            b"<< /Type /OCG /Name " + s("layer name") + b" >>",
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (losen) /V "
            + s("hidden field")
            + b" /F 2 /Rect [0 0 0 0] >>",
            stream(b"", xfa, pack=True),
            b"<< /Type /StructTreeRoot /K << /S /Figure /Alt " + s("alternative text") + b" >> >>",
            stream(b"/Type /EmbeddedFile", mark("file in an annotation").encode()),
            b"<< /Type /Gone /Was " + s("object that nothing points to") + b" >>",
            stream(
                b"/Type /ObjStm /N 1 /First 4",
                b"99 0 << /Old " + s("object in a packed object stream") + b" >>",
                pack=True,
            ),
            stream(b"/Type /EmbeddedFile", mark("file that no list names").encode(), pack=True),
        ]
    )


def pdfs() -> None:
    mark.begin("everything.pdf")
    write("everything.pdf", pdf())
    mark.begin("broken.pdf")
    write(
        "broken.pdf",
        b"%PDF-1.4\n1 0 obj << /Author " + pdf_string(mark("string in a broken file")) + b" >> endobj\n%%EOF",
    )
