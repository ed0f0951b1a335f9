"""A chart as Word draws it: DrawingML with its numbers inside, so that no workbook has to be carried along."""

from xml.sax.saxutils import escape, quoteattr

from jixiao.report.blocks import Chart, Role, Series
from jixiao.report.docx.markup import Look, runs, styled
from jixiao.report.docx.package import MAIN, Package

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EMU_PER_TWIP = 635
_BAR_HEIGHT = 300_000  # EMU, of a lying bar with its gap
_FRAME_HEIGHT = 620_000
_STANDING_HEIGHT = 2_700_000
_NARROW = 2 / 3  # of the width of the text, where a few columns stand
_FONT = (
    '<a:defRPr sz="{size}" b="0"><a:solidFill><a:srgbClr val="262626"/></a:solidFill>'
    '<a:latin typeface="Times New Roman"/><a:ea typeface="仿宋_GB2312"/></a:defRPr>'
)
_COLOURS = ("2F5B8C", "B5483A", "6B8E4E")


def put(package: Package, block: Chart, look: Look, number: int) -> str:
    """Add the chart to the package; the paragraphs that show it and its caption."""
    name = package.free_name("word/charts/chartjx{}.xml")
    package.add(name, _part(block).encode(), CONTENT_TYPE)
    identity = package.relate(MAIN, name.removeprefix("word/"), "chart")
    width, height = _size(block, look.width * EMU_PER_TWIP)
    described = quoteattr(f"_jx图：{block.name}")
    frame = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{9000 + number}" name={described} descr={described}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{identity}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    single = '<w:spacing w:line="240" w:lineRule="auto"/>'  # an exact line height would cut the chart off
    place = f'<w:pPr><w:keepNext/>{single}<w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
    caption = f"<w:p>{_beneath(look)}{runs(block.caption, '', look.first)}</w:p>"
    return f"<w:p>{place}{frame}</w:p>{caption}"


def _beneath(look: Look) -> str:
    """The caption of a chart stands below it and must not hold on to what follows."""
    return styled(Role.CAPTION, look).replace("<w:keepNext/>", '<w:keepNext w:val="0"/>')


def _size(block: Chart, width: int) -> tuple[int, int]:
    if block.lying:
        return width, _FRAME_HEIGHT + _BAR_HEIGHT * len(block.categories)
    return int(width * _NARROW), _STANDING_HEIGHT


def _part(block: Chart) -> str:
    series = "".join(_series(line, block, number) for number, line in enumerate(block.series))
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(block.series) > 1 else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_SPACES}>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart>'
        f'<c:barDir val="{"bar" if block.lying else "col"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes(block)}</c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/></c:chart>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:p><a:pPr>{_FONT.format(size=900)}</a:pPr></a:p></c:txPr></c:chartSpace>"
    )


def _series(line: Series, block: Chart, number: int) -> str:
    decimals = max((point.decimals for point in line.points if point), default=0)
    form = "0" if not decimals else f"0.{'0' * decimals}"
    names = "".join(f'<c:pt idx="{at}"><c:v>{escape(name)}</c:v></c:pt>' for at, name in enumerate(block.categories))
    values = "".join(
        f'<c:pt idx="{at}"><c:v>{point.text}</c:v></c:pt>' for at, point in enumerate(line.points) if point
    )
    count = f'<c:ptCount val="{len(block.categories)}"/>'
    colour = _COLOURS[number % len(_COLOURS)]
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:v>{escape(line.name)}</c:v></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:numFmt formatCode="{form}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strLit>{count}{names}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>{form}</c:formatCode>{count}{values}</c:numLit></c:val></c:ser>"
    )


def _axes(block: Chart) -> str:
    # The first category stands on top, as the rows of a table do.
    order = "maxMin" if block.lying else "minMax"
    side, foot = ("l", "b") if block.lying else ("b", "l")
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{line}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{foot}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )
