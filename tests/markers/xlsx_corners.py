"""An Excel workbook with a marker in every corner."""

from __future__ import annotations

import io

import openpyxl
from docx_corners import PNG, chart
from office_zip import Markers, OfficeZip
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def make(m: Markers) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kunder"
    rows = [["Lind Foto, kundlista"], [], ["Namn", "E-post", "Personnummer", "Född"]]
    for row in rows:
        sheet.append(row)
    sheet.append(["Erik Berg", m("cell"), 6001101234, 19600110])
    sheet["C4"].number_format = "000000\\-0000"
    m.text("number format", "600110-1234")
    m.text("whole number", "19600110")
    sheet["A5"] = m.text("swedish letters", "Åsa Öberg-Ärlig")
    rich = m("rich text")
    bold = InlineFont(b=True)
    sheet["B5"] = CellRichText([TextBlock(InlineFont(), rich[:7]), TextBlock(bold, rich[7:])])
    sheet["B6"] = f'=IF(A1="x","{m("formula text")}","")'
    sheet["B7"], sheet["C8"] = m("hidden row"), "c"
    sheet.row_dimensions[7].hidden = True
    sheet["H4"] = m("hidden column")
    sheet.column_dimensions["H"].hidden = True
    sheet["B9"].comment = Comment(m("comment"), m("comment author"))
    sheet["B10"] = "länk"
    sheet["B10"].hyperlink = f"mailto:{m('link target')}"
    sheet["B10"].hyperlink.tooltip = m("link tooltip")
    sheet.oddHeader.center.text = m("header")
    sheet.oddFooter.left.text = m("footer")
    sheet.evenHeader.right.text = m("even header")
    validation = DataValidation(type="list", formula1=f'"{m("validation list")},b"')
    validation.prompt, validation.error = m("validation prompt"), m("validation error")
    sheet.add_data_validation(validation)
    validation.add("E4")
    sheet.add_image(Image(io.BytesIO(PNG)), "G1")
    hidden = book.create_sheet("Dold")
    hidden["A1"] = m("hidden sheet")
    hidden.sheet_state = "hidden"
    deep = book.create_sheet("Djupt")
    deep["C3"] = m("very hidden sheet")
    deep.sheet_state = "veryHidden"
    table = book.create_sheet("Tabell")
    table.append([m("table column"), "b"])
    table.append(["1", "2"])
    table.add_table(Table(displayName="Tabell1", ref="A1:B2"))
    book.create_sheet(m.text("sheet name", "Erik Berg-blad"))
    book.defined_names["Kund"] = DefinedName("Kund", attr_text=f'"{m("defined name")}"')
    core = book.properties
    core.creator, core.title, core.description = m("property author"), m("property title"), m("property description")
    core.lastModifiedBy, core.keywords = m("last modified by"), m("keywords")
    held = io.BytesIO()
    book.save(held)
    return _parts(OfficeZip(held.getvalue()), m)


def _parts(zip_: OfficeZip, m: Markers) -> bytes:
    sheet, book = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
    unused = m("unused string")
    zip_.add("xl/sharedStrings.xml", f"<sst {X}><si><r><t>{unused[:9]}</t></r><r><t>{unused[9:]}</t></r></si></sst>",
             type_="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml", rel_from=book,
             rel_type="sharedStrings")  # fmt: skip
    zip_.add("xl/threadedComments/threadedComment1.xml",
             '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
             f'<threadedComment ref="B9" personId="{{P1}}" id="{{1}}"><text>{m("threaded comment")}</text>'
             "</threadedComment></ThreadedComments>", rel_from=sheet,
             rel_type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment")  # fmt: skip
    zip_.add("xl/persons/person.xml",
             '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
             f'<person displayName="{m("threaded author")}" id="{{P1}}" userId="{m("user id")}"/></personList>')  # fmt: skip
    zip_.add("xl/drawings/drawing9.xml",
             '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
             'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr>'
             f'<xdr:cNvPr id="2" name="Text Box 1" descr="{m("shape alt")}"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>'
             f"{m('text box')[:10]}</a:t></a:r><a:r><a:t>{m('text box')[10:]}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
             "</xdr:twoCellAnchor></xdr:wsDr>", rel_from=sheet, rel_type="drawing")  # fmt: skip
    zip_.add("xl/pivotCache/pivotCacheDefinition1.xml",
             f'<pivotCacheDefinition {X} refreshedBy="{m("pivot refreshed by")}"><cacheFields><cacheField name="Kund">'
             f'<sharedItems><s v="{m("pivot item")}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>',
             rel_from=book, rel_type="pivotCacheDefinition")  # fmt: skip
    zip_.add("xl/pivotCache/pivotCacheRecords1.xml",
             f'<pivotCacheRecords {X}><r><s v="{m("pivot record")}"/><s v="{m.text("pivot name", "Eriksberg")}"/></r>'
             "</pivotCacheRecords>")  # fmt: skip
    zip_.add("xl/connections.xml", f'<connections {X}><connection id="1" name="db"><dbPr connection="UID='
             f'{m("connection")}" command="SELECT 1"/></connection></connections>', rel_from=book,
             rel_type="connections")  # fmt: skip
    zip_.add("xl/externalLinks/externalLink1.xml", f'<externalLink {X}><externalBook><sheetDataSet><sheetData '
             f'sheetId="0"><row r="1"><cell r="A1" t="str"><v>{m("external link cache")}</v></cell></row></sheetData>'
             "</sheetDataSet></externalBook></externalLink>", rel_from=book, rel_type="externalLink")  # fmt: skip
    zip_.add("xl/revisions/revisionLog1.xml", f'<revisions {X}><rcc rId="1" sId="1"><oc r="A1" t="inlineStr"><is><t>'
             f"{m('revision')}</t></is></oc></rcc></revisions>")  # fmt: skip
    zip_.add("xl/charts/chart9.xml", chart(m))
    zip_.add("customXml/item1.xml", f"<kund><epost>{m('custom xml')}</epost></kund>")
    zip_.add("docProps/custom.xml", '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
             'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
             f'<property pid="2" name="Kund"><vt:lpwstr>{m("custom property")}</vt:lpwstr></property></Properties>')  # fmt: skip
    zip_.add("xl/embeddings/fil.txt", m("embedded text file"))
    zip_.replace(book, "</workbook>", f'<customWorkbookViews><customWorkbookView name="{m("custom view")}" '
                 'guid="{00000000-0000-0000-0000-000000000001}"/></customWorkbookViews></workbook>')  # fmt: skip
    zip_.add("xl/drawings/vmlDrawing9.vml", '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape '
             f'alt="{m("vml alt")}"><v:textbox><div>{m("vml control text")}</div></v:textbox></v:shape></xml>')  # fmt: skip
    return zip_.data()
