"""`jixiao verify`: which numbers of a report were changed by hand, and which of its sources have moved."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.cli.words import Command

if TYPE_CHECKING:
    from jixiao.dossier.evidence import Evidence


@click.command(cls=Command, short_help="核验一份报告：哪些数被手工改过，哪些来源后来变了")
@click.argument("path", metavar="报告")
@click.option("--sources", metavar="文件夹", default="", help="来源文件所在的文件夹；不写则在当前文件夹和报告旁边找")
@click.option(
    "--evidence",
    metavar="文件",
    default="",
    help="工作台“台账佐证”里下载的现状，或者工作台的数据文件夹；报告里的数以台账为依据时用",
)
def command(path: str, sources: str, evidence: str) -> int:
    """逐个核对 docx 里由 jixiao 印出的数：改动的、删除的、旁边加了数字的、改了单位的、手工新写的，都列出来。

    再核对来源文件和台账佐证：没有变的、变了而所用的值没有变的、所用的值变了的、找不到的。
    退出码：0 都没有变；1 有变化；2 文件不能用。
    """
    from jixiao.cli.verified import verified

    folder = Path(evidence) if evidence else None
    lines, good = verified(path, sources, _in_workbench(folder) if folder and folder.is_dir() else evidence)
    click.echo("\n".join(lines))
    return 0 if good else 1


def _in_workbench(folder: Path) -> "Evidence":
    try:
        from jixiao.web.site.environment import EnvironmentWrong
        from jixiao.web.site.evidence import evidence_in
    except ModuleNotFoundError as missing:
        raise click.ClickException(f"没有安装工作台所需的 {missing.name}；请运行 pip install 'jixiao[web]'。") from None
    try:
        return evidence_in(folder)
    except EnvironmentWrong as wrong:
        raise click.ClickException(str(wrong)) from None
