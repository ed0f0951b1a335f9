"""Charts as SVG, for pages on the screen and in a pdf."""

from decimal import Decimal
from html import escape

from jixiao.report.blocks import Chart, Run

NARROW = 0.66  # of the width of the text, for a few standing columns
_WIDTH, _NAMES, _BAR, _GAP, _EDGE = 640, 212, 18, 10, 64
_TALL, _COLUMN = 240, 90
_FONT = "'FangSong_GB2312','FangSong','Noto Serif CJK SC','Songti SC','SimSun',serif"
_COLOUR = "#2f5b8c"
_LONGEST = 15  # characters of a name beside its bar


def drawn(chart: Chart) -> str:
    """The first series as bars or columns; the text of each number carries its mark."""
    points = chart.series[0].points
    highest = max((Decimal(point.text) for point in points if point), default=Decimal(0)) or Decimal(1)
    body, width, height = _lying(chart, points, highest) if chart.lying else _standing(chart, points, highest)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" font-family="{_FONT}" font-size="13" fill="#262626">{body}</svg>'
    )


def _lying(chart: Chart, points: tuple[Run | None, ...], highest: Decimal) -> tuple[str, int, int]:
    room = _WIDTH - _NAMES - _EDGE
    made = []
    for row, (name, point) in enumerate(zip(chart.categories, points, strict=True)):
        top = row * (_BAR + _GAP) + 6
        middle = top + _BAR - 4
        made.append(f'<text x="{_NAMES - 8}" y="{middle}" text-anchor="end">{escape(_shortened(name))}</text>')
        if point:
            length = max(1, int(room * max(Decimal(0), Decimal(point.text)) / highest))
            made.append(f'<rect x="{_NAMES}" y="{top}" width="{length}" height="{_BAR}" fill="{_COLOUR}"/>')
            made.append(_number(point, _NAMES + length + 5, middle, "start"))
    height = len(points) * (_BAR + _GAP) + 8
    made.append(f'<path d="M{_NAMES} 0V{height}" stroke="#7f7f7f" stroke-width="1"/>')
    return "".join(made), _WIDTH, height


def _standing(chart: Chart, points: tuple[Run | None, ...], highest: Decimal) -> tuple[str, int, int]:
    width = max(320, len(points) * _COLUMN + 40)
    step = width // max(1, len(points))
    made = []
    for column, (name, point) in enumerate(zip(chart.categories, points, strict=True)):
        middle = column * step + step // 2
        made.append(f'<text x="{middle}" y="{_TALL + 18}" text-anchor="middle">{escape(name)}</text>')
        if point:
            length = max(1, int((_TALL - 24) * max(Decimal(0), Decimal(point.text)) / highest))
            made.append(f'<rect x="{middle - 26}" y="{_TALL - length}" width="52" height="{length}" fill="{_COLOUR}"/>')
            made.append(_number(point, middle, _TALL - length - 6, "middle"))
    made.append(f'<path d="M0 {_TALL}H{width}" stroke="#7f7f7f" stroke-width="1"/>')
    return "".join(made), width, _TALL + 26


def _number(point: Run, x: int, y: int, anchor: str) -> str:
    mark = f' class="n" data-mark="{point.mark}" tabindex="0"' if point.mark else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}"{mark}>{point.text}</text>'


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
