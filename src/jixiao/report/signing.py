"""The page on which the working group signs, by itself: for a report whose text was settled before."""

from collections.abc import Sequence

from jixiao.dossier.workpaper import Workpaper
from jixiao.report.blocks import Block, Cell, Paragraph, Report, Role, Table, plain_run

_HEADS = ("分工", "姓名", "职务", "签字")
_ROOM = "\n\n"  # the height of a row that is signed by hand


def signing_page(papers: Workpaper, name: str, members: Sequence[tuple[str, str, str]]) -> Report:
    """`members` are duty, name and post, the leader first."""
    title = f"{papers.department}{papers.year}年度{name}名单及签字"
    rows = [tuple(Cell(plain_run(words), "center") for words in _HEADS)]
    rows += [tuple(Cell(plain_run(words), "center") for words in (*member, _ROOM)) for member in members]
    blocks: tuple[Block, ...] = (
        Paragraph(Role.TITLE, plain_run(title)),
        Table(name, (18, 24, 34, 24), 1, tuple(rows)),
        Paragraph(Role.SIGNATURE, plain_run(f"{papers.department}（盖章）")),
        Paragraph(Role.SIGNATURE, plain_run("　　　　年　　月　　日")),
    )
    return Report(title, "", papers.department, papers.year, blocks, ())
