"""Small files of every format, to be damaged: built here, so that the repository holds none."""

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMES = (
    f'{_W} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TEXT = (
    "石家庄市投资促进局2022年度整体支出绩效自评报告\n\n一、部门概况\n\n2022年支出1600.86万元，其中基本支出1164.81\n万元。\n"
    "一级指标\t二级指标\t指标值\n产出指标\t数量指标\t≥20场\n\f"
    "| 项目 | 金额 |\n|---|---|\n| 会议费 | 3.5 |\n┌──┬──┐\n│ 甲 │ 乙 │\n└──┴──┘\n"
)


def seeds() -> dict[str, bytes]:
    """File name → content, one or more for each format."""
    return {
        "text.txt": TEXT.encode(),
        "gbk.txt": TEXT.encode("gbk", "replace"),
        "wide.txt": TEXT.encode("utf-16"),
        "table.csv": '项目,金额\n"会议费\n培训费","1,234.5"\n'.encode(),
        "page.html": _HTML.encode("gb18030"),
        "page.mht": _MHT.encode(),
        "word.docx": docx(),
        "book.xlsx": xlsx(),
        "print.pdf": pdf(),
        "print.ofd": ofd(),
        "rich.rtf": rb"{\rtf1\ansi\ansicpg936 \u25903?\u20986? 86\par\trowd\cellx2000\intbl 50\cell\row}",
        "open.odt": _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a>甲</a>"}),
    }


def _zip(entries: dict[str, str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as out:
        for name, content in entries.items():
            out.writestr(name, content)
    return file.getvalue()


def docx() -> bytes:
    """Lists, merged cells, fields, tracked changes, boxes, formulas, notes, symbols."""
    kinds = ("styles", "numbering", "footnotes")
    relations = "".join(f'<Relationship Id="{k}" Type="{_OFFICE}/{k}" Target="{k}.xml"/>' for k in kinds)
    return _zip(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
            "word/document.xml": f"<w:document {_NAMES}><w:body>{_BODY}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_NAMES}>{_STYLES}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_NAMES}>{_LISTS}</w:numbering>",
            "word/footnotes.xml": f'<w:footnotes {_NAMES}><w:footnote w:id="2">{_p("注")}</w:footnote></w:footnotes>',
        }
    )


def _p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(text)}</w:tc>"


_BODY = (
    _p("概况", '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + _p("职责", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    + '<w:p><w:r><w:t>支出</w:t></w:r><w:del w:author="甲"><w:r><w:delText>15</w:delText></w:r></w:del>'
    '<w:ins w:author="甲"><w:r><w:t>16</w:t></w:r></w:ins><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    '<w:r><w:footnoteReference w:id="2"/></w:r>'
    "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den/></m:f></m:oMath>"
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t><w:br/><w:tab/></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>'
    f"<w:r><mc:AlternateContent><mc:Choice><w:pict><v:textbox><w:txbxContent>{_p('框')}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>"
    '<w:tbl><w:tr>' + _tc("指标", '<w:gridSpan w:val="2"/>') + _tc("值") + "</w:tr><w:tr>"
    + _tc("产出", '<w:vMerge w:val="restart"/>') + _tc("数量") + _tc("20") + "</w:tr><w:tr>"
    + _tc("", "<w:vMerge/>")
    + f"<w:tc><w:tbl><w:tr>{_tc('内')}{_tc('外')}</w:tr></w:tbl>{_p('质量')}</w:tc>" + _tc("95%")
    + "</w:tr></w:tbl>"
)  # fmt: skip
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
_LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_HTML = (
    "<!DOCTYPE html><html><head><meta charset=gb2312></head><body><h1>自评报告</h1>"
    "<p>支出<b>1600.86</b>万元<br>其中</p>"
    "<ol type=a><li>甲<li value=5>乙</ol><table border=1><caption>单位：万元</caption>"
    "<tr><td rowspan=2>产出<td colspan=2>数量</tr>"
    "<tr><td>20<td><table><tr><td>内<td>外</table></tr></table>"
    "<pre>甲\n乙</pre><div style='display:none'>藏</div></body></html>"
)
_MHT = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    "Content-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>=E6=94=AF=E5=87=BA86</p>\r\n--x--\r\n"
)


def xlsx() -> bytes:
    """Two sheets with merged cells, formulas, dates and percent formats."""
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["项目", "金额", None], ["会议费", 3.5, "=B2*2"], ["日期", date(2022, 3, 9), 0.95]):
        sheet.append(row)
    sheet["C3"].number_format = "0.00%"
    sheet.merge_cells("A4:C4")
    sheet["A4"] = "=1 家"
    book.create_sheet("指标")["B2"] = "≥20场"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def pdf() -> bytes:
    """One page with a line of text and the rules of a table."""
    drawing = (
        b"BT /F 12 Tf 72 700 Td (1600.86 = 1164.81) Tj ET 72 600 m 300 600 l 72 560 m 300 560 l 72 600 m 72 560 l S"
    )
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\n"
    return data + head + b"startxref\n%d\n%%%%EOF" % len(data)


def ofd() -> bytes:
    """One page with text and lines."""
    names = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    return _zip(
        {
            "OFD.xml": f"<ofd:OFD {names}>"
            "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {names}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
            "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="P/1.xml"/></ofd:Pages>'
            "</ofd:Document>",
            "Doc_0/P/1.xml": f"<ofd:Page {names}><ofd:Content><ofd:Layer>"
            '<ofd:TextObject Boundary="20 20 100 10" Size="4" CTM="1 0 0 1 0 0">'
            '<ofd:TextCode X="0" Y="4" DeltaX="g 5 4 4">'
            "支出1600.86</ofd:TextCode></ofd:TextObject>"
            '<ofd:PathObject Boundary="20 40 50 20">'
            "<ofd:AbbreviatedData>M 0 0 L 50 0 L 50 20 L 0 20 C</ofd:AbbreviatedData>"
            "</ofd:PathObject></ofd:Layer></ofd:Content></ofd:Page>",
        }
    )


if __name__ == "__main__":
    print(json.dumps({name: len(content) for name, content in seeds().items()}, indent=1))
