"""A Word document with a marker in every corner."""

from __future__ import annotations

import io

import docx
from docx.oxml import parse_xml
from office_zip import Markers, OfficeZip

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str) -> str:
    return f"<w:p {NS}>{inner}</w:p>"


def split(text: str) -> str:
    """One word in three runs of different looks, as Word leaves it after editing."""
    cut = len(text) // 3
    return (
        f"<w:r><w:t>{text[:cut]}</w:t></w:r><w:proofErr w:type='spellStart'/>"
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text[cut : 2 * cut]}</w:t></w:r><w:bookmarkStart w:id='90' w:name='x'/>"
        f"<w:smartTag w:uri='u' w:element='e'><w:r><w:rPr><w:i/></w:rPr><w:t>{text[2 * cut :]}</w:t></w:r></w:smartTag>"
    )


def _shape(text: str, alt: str) -> str:
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2000000" cy="500000"/>'
        f'<wp:docPr id="77" name="Text Box 1" descr="{alt}"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></wps:spPr>"
        f"<wps:txbx><w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox><w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )


def _body(m: Markers) -> list[str]:
    number = m.text("number split over runs", "070-1740605")
    del_cut = m("deleted text")
    half = m("half deleted")
    return [
        run(m("body")),
        split(m("split runs")),
        split(number),
        run(m.text("swedish letters", "Åsa Öberg-Ärlig")),
        f"<w:r><w:t>040</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>{m.text('hyphen', '7654321')}</w:t></w:r>",
        f'<w:ins w:id="1" w:author="{m("insertion author")}" w:date="2026-01-01T00:00:00Z">{run(m("inserted"))}</w:ins>',
        f'<w:del w:id="2" w:author="Omar" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>{del_cut}</w:delText></w:r></w:del>',
        (
            f'{run(half[:8])}<w:del w:id="3" w:author="Omar"><w:r><w:delText>{half[8:14]}</w:delText></w:r></w:del>'
            f"{run(half[14:])}"
        ),
        f'<w:moveFrom w:id="4" w:author="Omar">{run(m("moved from"))}</w:moveFrom>',
        f"<w:r>{_shape(m('text box'), m('text box alt'))}</w:r>",
        (
            f"<w:r><w:pict><v:shape alt='{m('vml alt')}'><v:textbox><w:txbxContent><w:p>{run(m('vml text box'))}</w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        ),
        f"<w:r><w:pict><v:shape><v:textpath string='{m('watermark')}'/></v:shape></w:pict></w:r>",
        (
            f'<w:sdt><w:sdtPr><w:alias w:val="{m("control alias")}"/><w:tag w:val="{m("control tag")}"/></w:sdtPr>'
            f"<w:sdtContent>{run(m('content control'))}</w:sdtContent></w:sdt>"
        ),
        (
            f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{m("list item")}" w:value="1"/></w:dropDownList>'
            f"</w:sdtPr><w:sdtContent>{run('välj')}</w:sdtContent></w:sdt>"
        ),
        _field(m("field code"), m("field result")),
        f'<w:fldSimple w:instr=" QUOTE {m("simple field")} ">{run("x")}</w:fldSimple>',
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{m('hidden text')}</w:t></w:r>",
        f'<w:bookmarkStart w:id="91" w:name="{m("bookmark")}"/><w:bookmarkEnd w:id="91"/>',
        (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/><w:statusText w:type="text" '
            f'w:val="{m("form status")}"/><w:textInput><w:default w:val="{m("form default")}"/></w:textInput></w:ffData>'
            '</w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>',
        f"<w:r><w:ruby><w:rt>{run(m('ruby'))}</w:rt><w:rubyBase>{run('bas')}</w:rubyBase></w:ruby></w:r>",
    ]


def _field(code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "mailto:{code[:6]}</w:instrText>'
        f'</w:r><w:r><w:instrText>{code[6:]}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def make(m: Markers) -> bytes:
    document = docx.Document()
    for inner in _body(m):
        document.element.body.insert(-1, parse_xml(paragraph(inner)))
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Namn", "E-post"
    table.cell(1, 0).text, table.cell(1, 1).text = "Erik Berg", m("table cell")
    nested = table.cell(1, 0).add_table(1, 1)
    nested.cell(0, 0).text = m("nested table")
    section = document.sections[0]
    section.header.paragraphs[0].text = m("header")
    section.footer.paragraphs[0].text = m("footer")
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = m("first page header")
    section.header.add_table(1, 1, docx.shared.Cm(5)).cell(0, 0).text = m("header table")
    commented = document.add_paragraph("kommenterad")
    document.add_comment(commented.runs, text=m("comment"), author=m("comment author"), initials="AB")
    picture = document.add_picture(io.BytesIO(PNG))
    picture._inline.docPr.set("descr", m("picture alt"))
    picture._inline.docPr.set("title", m("picture title"))
    core = document.core_properties
    core.author, core.title, core.subject = (
        m("property author"),
        m("property title"),
        m.text("swedish subject", "Ärende om Åke Öst"),
    )
    core.content_status = m.text("swedish property", "Utkast till Örjan")
    core.keywords, core.comments, core.category = m("keywords"), m("property comments"), m("category")
    core.last_modified_by = m("last modified by")
    held = io.BytesIO()
    document.save(held)
    return _parts(OfficeZip(held.getvalue()), m)


def _parts(zip_: OfficeZip, m: Markers) -> bytes:
    main = "word/document.xml"
    for kind in ("footnote", "endnote"):
        zip_.add(
            f"word/{kind}s.xml",
            f'<w:{kind}s {NS}><w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
            f'<w:{kind} w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
            f'</w:{kind}><w:{kind} w:id="2"><w:p>{split(m(kind))}</w:p></w:{kind}></w:{kind}s>',
            type_=f"{TYPES}.{kind}s+xml",
            rel_from=main,
            rel_type=f"{kind}s",
        )
    link = zip_.relate(main, "hyperlink", f"mailto:{m('link target')}", external=True)
    zip_.relate(main, "hyperlink", "mailto:" + m("link percent").replace("@", "%40"), external=True)
    anchor = paragraph(f'<w:hyperlink r:id="{link}" w:tooltip="{m("link tooltip")}">{run("länk")}</w:hyperlink>')
    zip_.replace(main, "<w:sectPr", anchor + "<w:sectPr")
    settings = (
        f'<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:connectString w:val="User={m("mail merge")}"/>'
        f'<w:query w:val="SELECT {m("mail merge query")}"/></w:mailMerge>'
        f'<w:docVars><w:docVar w:name="kund" w:val="{m("document variable")}"/></w:docVars>'
    )
    zip_.replace("word/settings.xml", "</w:settings>", settings + "</w:settings>")
    zip_.add("word/glossary/document.xml", f"<w:glossaryDocument {NS}><w:docParts><w:docPart><w:docPartBody>"
             f"{paragraph(run(m('glossary')))}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
             type_=f"{TYPES}.document.glossary+xml", rel_from=main, rel_type="glossaryDocument")  # fmt: skip
    zip_.add("word/people.xml", '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
             f'<w15:person w15:author="{m("people")}"><w15:presenceInfo w15:providerId="AD" w15:userId="{m("user id")}"/>'
             "</w15:person></w15:people>")  # fmt: skip
    zip_.add("customXml/item1.xml", f"<kund xmlns='urn:lind'><epost>{m('custom xml')}</epost>"
             f"<namn adress='{m('custom xml attribute')}'/></kund>")  # fmt: skip
    zip_.add("word/charts/chart1.xml", chart(m), rel_from=main, rel_type="chart")
    zip_.add("word/diagrams/data1.xml", '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/'
             'diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:t><a:p><a:r><a:t>'
             f"{m('diagram')}</a:t></a:r></a:p></dgm:t></dgm:dataModel>")  # fmt: skip
    zip_.add(
        "word/afchunk.htm", f"<html><body><p>{m('alt chunk')}</p></body></html>", rel_from=main, rel_type="aFChunk"
    )
    zip_.add("docProps/custom.xml", '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
             'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
             '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Kund"><vt:lpwstr>'
             f"{m('custom property')}</vt:lpwstr></property></Properties>",
             type_="application/vnd.openxmlformats-officedocument.custom-properties+xml",
             rel_from="", rel_type="custom-properties")  # fmt: skip
    app = f"<Company>{m('company')}</Company><Manager>{m('manager')}</Manager>"
    zip_.parts["docProps/app.xml"] = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"{app}</Properties>"
    ).encode()
    zip_.add("word/embeddings/lista.txt", m("embedded text file"))
    zip_.add("word/embeddings/inner.docx", _inner(m))
    zip_.add(
        "word/activeX/activeX1.xml",
        f'<ax:ocx xmlns:ax="urn:ax"><ax:ocxPr ax:name="Value" ax:value="{m("activex")}"/></ax:ocx>',
    )
    return zip_.data()


def chart(m: Markers) -> str:
    return (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r>'
        f"<a:t>{m('chart title')}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:cat>"
        f"<c:strRef><c:f>Sheet1!A1</c:f><c:strCache><c:pt idx='0'><c:v>{m('chart value')}</c:v></c:pt></c:strCache>"
        "</c:strRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
    )


def _inner(m: Markers) -> bytes:
    document = docx.Document()
    document.add_paragraph(m("embedded document"))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def strict_with_other_prefixes(data: bytes) -> bytes:
    """The same document in strict namespaces and with prefixes that no program uses."""
    zip_ = OfficeZip(data)
    for name, content in zip_.parts.items():
        if not name.endswith(".xml") or name.startswith(("[", "customXml", "docProps")):
            continue
        text = content.decode()
        for path in ("wordprocessingml/2006/main", "drawingml/2006/main", "drawingml/2006/wordprocessingDrawing"):
            strict = path.replace("/2006/", "/")
            text = text.replace(f"http://schemas.openxmlformats.org/{path}", f"http://purl.oclc.org/ooxml/{strict}")
        text = text.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:").replace(":w=", ":ns0=")
        zip_.parts[name] = text.encode()
    return zip_.data()
