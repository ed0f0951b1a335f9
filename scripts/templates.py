"""Write the Word templates of reports from their texts: python -m scripts.templates.

A text has a line a paragraph: # title, ## 一、, ### （一）, #### 1., > signature, all else body. What a template looks
like is the same for all of them and stands here: GB/T 9704, with the official names of the fonts.
"""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
TEXTS = Path(__file__).parent / "templates"
TEMPLATES = ROOT / "src" / "jixiao" / "report" / "templates"
PLAIN = ROOT / "src" / "jixiao" / "report" / "docx" / "plain.docx"  # in which blocks of our own are written
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_LATIN = "Times New Roman"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
STYLES = {"# ": "Title", "## ": "Heading1", "### ": "Heading2", "#### ": "Heading3", "> ": "Signature"}

# A4; 37, 28, 35 and 26 mm from the top, left, bottom and right edge; numbers outside, 7 mm below the text.
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1587" w:header="851" w:footer="1588" w:gutter="0"/>'
    "</w:sectPr>"
)
_TYPES = (
    f'{_HEAD}<Types xmlns="{_P}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("footer1", "footer"),
            ("footer2", "footer"),
        )
    )
    + "</Types>"
)
_SETTINGS = (
    f'{_HEAD}<w:settings {_SPACES}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)


def _relations(*entries: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(entries, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_P}/relationships">{made}</Relationships>'


def _font(east: str, size: int, *, bold: bool = False) -> str:
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:rPr><w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:cs="{_LATIN}" w:eastAsia="{east}"/>'
        f'{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def _style(identity: str, name: str, paragraph: str, run: str, *, default: bool = False) -> str:
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    following = "" if default or identity in ("Signature", "Cell") else '<w:next w:val="Normal"/>'
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{identity}"><w:name w:val="{name}"/>{based}{following}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


def _styles() -> str:
    flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    keep = "<w:keepNext/><w:keepLines/>"
    indented = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    body = f'<w:widowControl/>{_exactly(560)}{indented}<w:jc w:val="both"/>'
    title = f'{keep}{_exactly(640)}{flush}<w:jc w:val="center"/>'
    caption = f'{keep}{_exactly(400, before=120, after=60)}{flush}<w:jc w:val="center"/>'
    small = f'<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>{flush}'
    made = (
        _style("Normal", "Normal", body, _font("仿宋_GB2312", 32), default=True),
        _style("Title", "Title", title, _font("方正小标宋简体", 44)),
        _style("Heading1", "heading 1", f'{keep}<w:outlineLvl w:val="0"/>', _font("黑体", 32)),
        _style("Heading2", "heading 2", f'{keep}<w:outlineLvl w:val="1"/>', _font("楷体_GB2312", 32)),
        _style("Heading3", "heading 3", f'{keep}<w:outlineLvl w:val="2"/>', _font("仿宋_GB2312", 32, bold=True)),
        _style("Caption", "caption", caption, _font("黑体", 28)),
        _style("Cell", "表格文字", small, _font("仿宋_GB2312", 21)),
        _style("Signature", "Signature", f'<w:keepLines/>{flush}<w:jc w:val="right"/>', ""),
    )
    language = '<w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    defaults = f"<w:docDefaults><w:rPrDefault>{language}</w:rPrDefault></w:docDefaults>"
    return f"{_HEAD}<w:styles {_SPACES}>{defaults}{''.join(made)}</w:styles>"


def _exactly(twips: int, *, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{twips}" w:lineRule="exact"/>'


def _footer(side: str) -> str:
    """— 1 — in 四号, one character from the outer edge."""
    look = _font("宋体", 28)
    fields = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    number = "".join(f"<w:r>{look}{field}</w:r>" for field in fields)
    dash = f'<w:r>{look}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    edge = '<w:ind w:firstLineChars="0" w:firstLine="0" w:right="280" w:left="280"/>'
    place = f'<w:pPr><w:spacing w:line="240" w:lineRule="auto"/>{edge}<w:jc w:val="{side}"/></w:pPr>'
    return f"{_HEAD}<w:ftr {_SPACES}><w:p>{place}{dash.format('— ')}{number}{dash.format(' —')}</w:p></w:ftr>"


def paragraphs(text: str) -> list[tuple[str, str]]:
    """Style and words of each line; "" for body text."""
    made = []
    for line in text.splitlines():
        mark = next((mark for mark in STYLES if line.startswith(mark)), "")
        made.append((STYLES.get(mark, ""), line.removeprefix(mark)))
    return made


def _paragraph(style: str, words: str) -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def build(text: str, path: Path) -> None:
    """The Word file of a text; the same text gives the same bytes."""
    lines = "".join(_paragraph(style, words) for style, words in paragraphs(text))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{lines}{_SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml"), ("footer", "footer2.xml")
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _SETTINGS,
        "word/footer1.xml": _footer("right"),
        "word/footer2.xml": _footer("left"),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def main() -> None:
    for text in sorted(TEXTS.glob("*.md")):
        folder = TEMPLATES / text.stem
        folder.mkdir(parents=True, exist_ok=True)
        build(text.read_text(encoding="utf-8"), folder / "template.docx")
        print(folder.relative_to(ROOT) / "template.docx")
    build("正文", PLAIN)


if __name__ == "__main__":
    main()
