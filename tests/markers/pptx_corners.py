"""A PowerPoint presentation with a marker in every corner."""

from __future__ import annotations

import io

from docx_corners import PNG
from office_zip import Markers, OfficeZip
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


def make(m: Markers) -> bytes:
    show = Presentation()
    for layout in list(show.slide_layouts):
        if layout.name not in ("Title Only", "Blank"):
            show.slide_layouts.remove(layout)
    slide = show.slides.add_slide(show.slide_layouts.get_by_name("Title Only"))
    slide.shapes.title.text = m("title")
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(1)).text_frame
    text = m("split runs")
    for piece in (text[:5], text[5:12], text[12:]):
        box.paragraphs[0].add_run().text = piece
    box.add_paragraph().text = m.text("swedish letters", "Åsa Öberg-Ärlig")
    link = box.add_paragraph().add_run()
    link.text = "länk"
    link.hyperlink.address = f"mailto:{m('link target')}"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Namn", "E-post"
    table.cell(1, 0).text, table.cell(1, 1).text = "Erik Berg", m("table cell")
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = m("group")
    picture = slide.shapes.add_picture(io.BytesIO(PNG), 0, 0)
    picture._element.nvPicPr.cNvPr.set("descr", m("picture alt"))
    slide.notes_slide.notes_text_frame.text = m("note")
    data = CategoryChartData()
    data.categories = [m("chart category")]
    data.add_series(m("chart series"), (1,))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Inches(2), Inches(2), data)
    hidden = show.slides.add_slide(show.slide_layouts.get_by_name("Blank"))
    hidden.shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame.text = m("hidden slide")
    hidden._element.set("show", "0")
    show.slide_master.shapes[0].text_frame.text = m("master")
    show.slide_layouts.get_by_name("Title Only").placeholders[0].text_frame.text = m("layout")
    core = show.core_properties
    core.author, core.title, core.comments = m("property author"), m("property title"), m("property comments")
    held = io.BytesIO()
    show.save(held)
    return _parts(OfficeZip(held.getvalue()), m)


def _parts(zip_: OfficeZip, m: Markers) -> bytes:
    slide, main = "ppt/slides/slide1.xml", "ppt/presentation.xml"
    types = "application/vnd.openxmlformats-officedocument.presentationml"
    zip_.add("ppt/commentAuthors.xml", f'<p:cmAuthorLst {P}><p:cmAuthor id="0" name="{m("comment author")}" '
             'initials="AB" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>', type_=f"{types}.commentAuthors+xml",
             rel_from=main, rel_type="commentAuthors")  # fmt: skip
    zip_.add("ppt/comments/comment1.xml", f'<p:cmLst {P}><p:cm authorId="0" dt="2026-01-01T00:00:00.000" idx="1">'
             f'<p:pos x="10" y="10"/><p:text>{m("comment")}</p:text></p:cm></p:cmLst>',
             type_=f"{types}.comments+xml", rel_from=slide, rel_type="comments")  # fmt: skip
    modern = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    zip_.add("ppt/comments/modernComment_1.xml", f'<p188:cmLst xmlns:p188="{modern}" xmlns:a="http://schemas.'
             'openxmlformats.org/drawingml/2006/main"><p188:cm id="{1}" authorId="{A}"><p188:replyLst><p188:reply '
             f'authorId="{{A}}"><p188:txBody><a:p><a:r><a:t>{m("comment reply")}</a:t></a:r></a:p></p188:txBody>'
             f"</p188:reply></p188:replyLst><p188:txBody><a:p><a:r><a:t>{m('modern comment')}</a:t></a:r></a:p>"
             "</p188:txBody></p188:cm></p188:cmLst>", rel_from=slide,
             rel_type="http://schemas.microsoft.com/office/2018/10/relationships/comments")  # fmt: skip
    zip_.add("ppt/authors.xml", f'<p188:authorLst xmlns:p188="{modern}"><p188:author id="{{A}}" '
             f'name="{m("modern author")}" userId="{m("user id")}"/></p188:authorLst>')  # fmt: skip
    zip_.add("ppt/tags/tag1.xml", f'<p:tagLst {P}><p:tag name="KUND" val="{m("tag")}"/></p:tagLst>')
    zip_.add("ppt/embeddings/fil.txt", m("embedded text file"))
    zip_.add("ppt/slides/slide9.xml", f'<p:sld {P} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
             f"<p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>{m('orphan slide')}</a:t></a:r></a:p></p:txBody></p:sp>"
             "</p:spTree></p:cSld></p:sld>")  # fmt: skip
    zip_.add("customXml/item1.xml", f"<kund><epost>{m('custom xml')}</epost></kund>")
    return zip_.data()
