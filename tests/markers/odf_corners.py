"""OpenDocument files with a marker in every corner, written by hand: text, sheets, slides; zipped and flat."""

from __future__ import annotations

import io
import zipfile

from office_zip import Markers

_NAMES = {
    "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style", "meta": "meta",
    "form": "form", "svg": "svg-compatible", "presentation": "presentation", "script": "script", "config": "config",
}  # fmt: skip
NS = (
    " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in _NAMES.items())
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def span(text: str) -> str:
    return f"<text:span>{text[:9]}</text:span><text:span>{text[9:15]}</text:span>{text[15:]}"


def text_body(m: Markers) -> str:
    return (
        "<office:text><text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>"
        f"{m('deletion author')}</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>"
        f"{m('deleted text')}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f'<text:user-field-decls><text:user-field-decl office:string-value="{m("user field")}" text:name="k"/>'
        f'</text:user-field-decls><text:variable-decls><text:variable-decl text:name="v"/></text:variable-decls>'
        f"<text:h>{m('heading')}</text:h><text:p>{span(m('split spans'))}</text:p>"
        f"<text:p>{m.text('swedish letters', 'Åsa Öberg-Ärlig')}<text:s text:c='3'/><text:tab/>x</text:p>"
        f"<text:p>fot<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        f"<text:note-body><text:p>{m('footnote')}</text:p></text:note-body></text:note></text:p>"
        f"<text:p>k<office:annotation><dc:creator>{m('comment author')}</dc:creator><dc:date>2026-01-01</dc:date>"
        f"<text:p>{m('comment')}</text:p></office:annotation></text:p>"
        f"<text:hidden-paragraph text:condition='{m('hidden condition')}'/>"
        f"<text:p><text:hidden-text text:string-value='{m('hidden text')}'/>"
        f"<text:database-display text:column-name='{m('database column')}'>{m('database field')}"
        "</text:database-display></text:p>"
        f"<text:section text:name='{m('section name')}' text:display='none'><text:p>{m('hidden section')}</text:p>"
        "</text:section>"
        f"<text:p><draw:frame draw:name='Bild'><draw:text-box><text:p>{m('text box')}</text:p></draw:text-box>"
        f"<svg:title>{m('alt title')}</svg:title><svg:desc>{m('alt description')}</svg:desc></draw:frame></text:p>"
        f"<text:p><draw:custom-shape><text:p>{m('shape text')}</text:p></draw:custom-shape></text:p>"
        f"<text:p><text:a xlink:href='mailto:{m('link target')}'>länk</text:a>"
        f"<text:bookmark text:name='{m('bookmark')}'/>"
        f"<text:placeholder text:description='{m('placeholder help')}'>{m('placeholder')}</text:placeholder></text:p>"
        "<table:table table:name='T'><table:table-row><table:table-cell><text:p>Namn</text:p></table:table-cell>"
        "<table:table-cell><text:p>E-post</text:p></table:table-cell></table:table-row><table:table-row>"
        f"<table:table-cell><text:p>Erik Berg</text:p></table:table-cell><table:table-cell><text:p>{m('table cell')}"
        f"</text:p><table:table><table:table-row><table:table-cell><text:p>{m('nested table')}</text:p>"
        "</table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>"
        f"<office:forms><form:form><form:text form:current-value='{m('form value')}' form:label='{m('form label')}'/>"
        "</form:form></office:forms></office:text>"
    )


def sheet_body(m: Markers) -> str:
    return (
        "<office:spreadsheet>"
        f"<table:content-validations><table:content-validation table:condition='cell-content-is-in-list"
        f"(&quot;{m('validation')}&quot;)'/></table:content-validations>"
        "<table:table table:name='Kunder'><table:table-row><table:table-cell><text:p>Namn</text:p></table:table-cell>"
        "<table:table-cell><text:p>E-post</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated='1000000'><table:table-cell "
        "table:number-columns-repeated='16384'/></table:table-row>"
        "<table:table-row><table:table-cell table:number-columns-repeated='3'/>"
        f"<table:table-cell table:number-columns-repeated='16000'><text:p>{m('repeated cell')}</text:p>"
        "</table:table-cell></table:table-row>"
        f"<table:table-row table:visibility='collapse'><table:table-cell><text:p>{m('hidden row')}</text:p>"
        "</table:table-cell><table:table-cell office:value-type='float' office:value='19600110'><text:p>1,96E+07"
        f"</text:p></table:table-cell><table:table-cell><office:annotation><dc:creator>{m('comment author')}"
        f"</dc:creator><text:p>{m('comment')}</text:p></office:annotation><text:p>a</text:p></table:table-cell>"
        f"<table:table-cell table:formula='of:=IF([.A1]=1;&quot;{m('formula text')}&quot;;0)'><text:p>0</text:p>"
        "</table:table-cell></table:table-row></table:table>"
        "<table:table table:name='Dold' table:style-name='ta2'><table:table-row><table:table-cell><text:p>"
        f"{m('hidden sheet')}</text:p></table:table-cell></table:table-row></table:table>"
        f"<table:named-expressions><table:named-expression table:name='n' table:expression='{m('named expression')}'/>"
        "</table:named-expressions></office:spreadsheet>"
    )


def slides_body(m: Markers) -> str:
    return (
        "<office:presentation><presentation:footer-decl presentation:name='f'>"
        f"{m('footer')}</presentation:footer-decl><draw:page draw:name='{m('page name')}'>"
        f"<draw:frame><draw:text-box><text:p>{span(m('split spans'))}</text:p></draw:text-box></draw:frame>"
        f"<draw:custom-shape><text:p>{m('shape')}</text:p></draw:custom-shape>"
        f"<office:annotation><dc:creator>AB</dc:creator><text:p>{m('comment')}</text:p></office:annotation>"
        f"<presentation:notes><draw:frame><draw:text-box><text:p>{m('note')}</text:p></draw:text-box></draw:frame>"
        "</presentation:notes></draw:page></office:presentation>"
    )


def styles(m: Markers) -> str:
    return (
        f"<office:master-styles><style:master-page style:name='S'><style:header><text:p>{m('header')}</text:p>"
        f"</style:header><style:footer><text:p>{m('page footer')}</text:p></style:footer></style:master-page>"
        "</office:master-styles>"
    )


def meta(m: Markers) -> str:
    return (
        f"<office:meta><dc:title>{m('property title')}</dc:title><meta:initial-creator>{m('property author')}"
        f"</meta:initial-creator><meta:keyword>{m('keyword')}</meta:keyword><meta:user-defined meta:name='Kund'>"
        f"{m('custom property')}</meta:user-defined><meta:template xlink:href='{m('template')}'/></office:meta>"
    )


_HIDDEN = (
    "<office:automatic-styles><style:style style:name='ta2' style:family='table'><style:table-properties "
    "table:display='false'/></style:style></office:automatic-styles>"
)


def flat(kind: str, body: str, m: Markers) -> bytes:
    inner = f"{meta(m)}{_HIDDEN}{styles(m)}<office:body>{body}</office:body>"
    return f'<?xml version="1.0" encoding="UTF-8"?><office:document {NS} office:mimetype="{mime(kind)}">{inner}</office:document>'.encode()


def mime(kind: str) -> str:
    return f"application/vnd.oasis.opendocument.{kind}"


def zipped(kind: str, body: str, m: Markers) -> bytes:
    held = io.BytesIO()
    basic = f"<script:module xmlns:script='urn:s'>REM {m('macro')}</script:module>"
    parts = {
        "mimetype": mime(kind),
        "content.xml": f"<office:document-content {NS}>{_HIDDEN}<office:body>{body}</office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NS}>{styles(m)}</office:document-styles>",
        "meta.xml": f"<office:document-meta {NS}>{meta(m)}</office:document-meta>",
        "settings.xml": f"<office:document-settings {NS}><config:config-item config:name='PrinterName'>"
        f"{m('settings')}</config:config-item></office:document-settings>",
        "Object 1/content.xml": f"<office:document-content {NS}><office:body><office:text><text:p>"
        f"{m('embedded object')}</text:p></office:text></office:body></office:document-content>",
        "Basic/Standard/Module1.xml": basic,
        "META-INF/manifest.xml": f"<m:manifest xmlns:m='{NS.split(chr(34))[1].replace('office', 'manifest')}'/>",
    }
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return held.getvalue()
