"""A page as a government site publishes it: navigation, the text, tables with spans, a footer."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from examples.source import Cell, Paragraph, Table, Text

PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{charset}">
<title>{title}</title>
<style>.nav {{ color: gray }} td {{ border: 1px solid }}</style>
<script>var visits = 2022;</script>
</head>
<body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 预决算公开</div>
<div class="article">
{body}
</div>
<div class="footer">版权所有 &copy; 联系我们 网站地图</div>
</body>
</html>
"""


def write(text: Text, path: Path) -> None:
    body = "\n".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in text.blocks)
    path.write_bytes(text.encoded(PAGE.format(charset=text.charset, title=escape(text.title), body=body)))


def _paragraph(block: Paragraph) -> str:
    tag = f"h{block.level}" if block.level else "p"
    return f"<{tag}>{escape(block.text)}</{tag}>"


def _table(table: Table) -> str:
    rows = [f"<tr>{''.join(_cell(cell) for cell in _row(table, row))}</tr>" for row in range(len(table.rows))]
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _row(table: Table, row: int) -> Iterator[Cell]:
    return (cell for cell in table.cells() if cell.row == row)


def _cell(cell: Cell) -> str:
    spans = "".join(
        f' {name}="{number}"' for name, number in (("rowspan", cell.rows), ("colspan", cell.columns)) if number > 1
    )
    return f"<td{spans}>{escape(cell.text)}</td>"
