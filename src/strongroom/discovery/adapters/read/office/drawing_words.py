"""What the elements of DrawingML, VML and of wrappers do in any OOXML document (ISO/IEC 29500-1, 20 and 21)."""

from __future__ import annotations

from strongroom.discovery.adapters.read.office.acts import Act, Vocabulary

VOCABULARY: Vocabulary = {
    "a:p": (Act.PARAGRAPH, ""),
    "a:t": (Act.TEXT, ""),
    "a:br": (Act.SAY, "\n"),
    "a:tab": (Act.SILENT, ""),
    "a:tbl": (Act.TABLE, ""),
    "a:tr": (Act.ROW, ""),
    "a:tc": (Act.CELL, ""),
    "m:t": (Act.TEXT, ""),
    "mc:AlternateContent": (Act.ALTERNATES, ""),
    "mc:Fallback": (Act.FALLBACK, ""),
    "wp:posOffset": (Act.SILENT, ""),
    "wp:align": (Act.SILENT, ""),
    "wp14:pctWidth": (Act.SILENT, ""),
    "wp14:pctHeight": (Act.SILENT, ""),
    "wp14:pctPosHOffset": (Act.SILENT, ""),
    "wp14:pctPosVOffset": (Act.SILENT, ""),
    "xdr:col": (Act.SILENT, ""),
    "xdr:colOff": (Act.SILENT, ""),
    "xdr:row": (Act.SILENT, ""),
    "xdr:rowOff": (Act.SILENT, ""),
    "c:formatCode": (Act.SILENT, ""),
    "a:tableStyleId": (Act.SILENT, ""),
    # The drawings' data in Excel's and PowerPoint's VML
    "xl:Anchor": (Act.SILENT, ""),
    "xl:Row": (Act.SILENT, ""),
    "xl:Column": (Act.SILENT, ""),
}
