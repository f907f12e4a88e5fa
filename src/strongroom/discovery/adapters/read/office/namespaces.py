"""The usual prefix of each namespace that Office documents use, strict and transitional alike."""

from __future__ import annotations

_OOXML = {
    "wordprocessingml/main": "w",
    "spreadsheetml/main": "x",
    "presentationml/main": "p",
    "drawingml/main": "a",
    "drawingml/chart": "c",
    "drawingml/diagram": "dgm",
    "drawingml/wordprocessingDrawing": "wp",
    "drawingml/spreadsheetDrawing": "xdr",
    "officeDocument/math": "m",
    "officeDocument/relationships": "r",
}
_ODF = {
    "office": "office", "text": "text", "table": "table", "drawing": "draw", "style": "style", "meta": "meta",
    "form": "form", "chart": "chart", "presentation": "presentation", "datastyle": "number", "script": "script",
    "database": "db", "svg-compatible": "svg", "manifest": "manifest", "config": "config",
}  # fmt: skip
_USUAL = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": "wp14",
    "http://schemas.microsoft.com/office/word/2003/wordml": "w",
    "http://schemas.microsoft.com/office/powerpoint/2018/8/main": "p188",
    "http://schemas.microsoft.com/office/powerpoint/2010/main": "p14",
    "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": "xt",
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main": "x14",
    "http://schemas.microsoft.com/office/excel/2006/main": "xm",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:excel": "xl",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_USUAL |= {f"http://schemas.openxmlformats.org/{p.split('/')[0]}/2006/{p.split('/')[1]}": k for p, k in _OOXML.items()}
_USUAL |= {f"http://purl.oclc.org/ooxml/{path}": prefix for path, prefix in _OOXML.items()}
_USUAL |= {f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": prefix for name, prefix in _ODF.items()}
_USUAL |= {f"http://openoffice.org/2000/{name}": prefix for name, prefix in _ODF.items()}


def usual_prefix(namespace: str) -> str | None:
    """
    >>> usual_prefix("http://purl.oclc.org/ooxml/wordprocessingml/main")
    'w'
    """
    return _USUAL.get(namespace)
