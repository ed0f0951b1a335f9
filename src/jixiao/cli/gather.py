"""`jixiao gather`: working papers out of an office's files."""

from pathlib import Path

import click

from jixiao.cli.targets import refuse_inputs, write
from jixiao.cli.words import Command, Whole


@click.command(cls=Command, short_help="把一个部门的各种文件汇成工作底稿，供打分、填表、写报告用")
@click.argument("paths", metavar="文件或文件夹…", nargs=-1, required=True)
@click.option("--output", "-o", metavar="文件", default="", help="写成底稿文件（.json）；不写则只显示读到了什么")
@click.option("--department", metavar="名称", default="", help="部门名称；不写则从文件中读")
@click.option("--place", metavar="代码", default="", help="行政区划代码，如 130110")
@click.option("--year", metavar="年度", type=Whole(1990, 2100), help="预算年度；不写则取各文件中最近的年度")
def command(paths: tuple[str, ...], output: str, department: str, place: str, year: int | None) -> int:
    """读预算表、目标表、自评表、上年报告和文字材料，把每个数只记一次，并记下它在哪份文件的哪一格。

    几份文件对同一个数说法不一的，逐一列出。退出码：0 全部读到；1 有说法不一的数；2 有文件读不了。
    """
    from jixiao.cli.papers import gathered, understood
    from jixiao.dossier.files import write_papers

    if output:
        refuse_inputs([Path(output)], paths)
    papers = gathered(paths, department=department, year=year or 0, place=place)
    click.echo("\n".join(understood(papers)))
    if output:
        write(Path(output), write_papers(papers))
        click.echo(f"\n底稿已写入 {output}")
    if any(file.problem for file in papers.files):
        return 2
    return 1 if papers.conflicts else 0
