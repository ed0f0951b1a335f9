"""The pdf of a report, set by typst; and where on its pages each number stands."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jixiao.report.blocks import Block, Chart, Paragraph, Report, Runs, Table
from jixiao.report.drawing import NARROW, drawn
from jixiao.report.sealing import Box

_PAGE = Path(__file__).with_name("page.typ")
_LATIN = "Times New Roman"
_BREAK = {"kind": "break"}
_ANY = ("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback")  # no fine page, but words
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", *_ANY)
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
# By use: the official fonts first, then what an ordinary machine has.
FONTS = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "STZhongsong", *_SERIF),
    "body": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "STFangsong", *_SERIF),
    "hei": ("SimHei", "黑体", "STHeiti", *_SANS, *_SERIF),
    "kai": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "STKaiti", "AR PL UKai", *_SERIF),
    "song": ("SimSun", "宋体", "STSong", *_SERIF),
}


class PdfError(RuntimeError):
    """The pdf cannot be made on this machine: why, and what to install."""


def write(*reports: Report) -> tuple[bytes, tuple[Box, ...]]:
    """The pdf and the box of every marked number, each report on a new page; PdfError when there is no Chinese font."""
    import typst

    inputs = {"report": json.dumps(_described(reports), ensure_ascii=False)}
    compiler = typst.Compiler(str(_PAGE), sys_inputs=inputs)
    try:
        made = compiler.compile(format="pdf")
    except typst.TypstError as cause:
        raise PdfError(f"排版没有成功：{cause}；可以先写成 docx，再用 Word 或 WPS 另存为 pdf") from cause
    if not isinstance(made, bytes):
        raise PdfError("排版没有成功：没有得到一份 pdf；可以先写成 docx，再用 Word 或 WPS 另存为 pdf")
    boxes = json.loads(compiler.query("<jx>", field="value"))
    return made, tuple(Box(**box) for box in boxes)


@cache
def fonts() -> dict[str, list[str]]:
    """By use, the fonts this machine has: typst leaves blanks for words it finds none for. PdfError without any."""
    import typst

    here = {name.lower() for name in typst.Fonts().families()}
    known = {use: [name for name in (_LATIN, *names) if name.lower() in here] for use, names in FONTS.items()}
    if not any(name != _LATIN for name in known["body"]):
        raise PdfError(
            "这台机器上没有中文字体，不能写 pdf；请安装思源宋体（Debian、Ubuntu 上为 fonts-noto-cjk），或先写成 docx"
        )
    return known


def _described(reports: tuple[Report, ...]) -> dict[str, Any]:
    blocks = [[_block(block) for block in report.blocks] for report in reports]
    joined = [block for number, one in enumerate(blocks) for block in ([_BREAK, *one] if number else one)]
    return {"title": reports[0].title, "fonts": fonts(), "blocks": joined}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "role": block.role.value, "runs": _runs(block.runs)}
        case Table():
            rows = [
                [
                    {"runs": _runs(cell.runs), "align": cell.align, "columns": cell.columns, "rows": cell.rows}
                    for cell in row
                ]
                for row in block.rows
            ]
            return {
                "kind": "table",
                "caption": _runs(block.caption),
                "widths": list(block.widths),
                "heads": block.heads,
                "rows": rows,
                "short": block.is_short,
            }
        case Chart():
            share = 1 if block.lying else NARROW
            return {"kind": "chart", "caption": _runs(block.caption), "svg": drawn(block), "share": share}


def _runs(runs: Runs) -> list[dict[str, Any]]:
    return [{"text": run.text, "mark": run.mark, "gap": run.gap} for run in runs]
