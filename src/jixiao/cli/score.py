"""`jixiao score`: what each indicator, program and department scores, why, and what is missing."""

from pathlib import Path

import click

from jixiao.cli.targets import refuse_inputs
from jixiao.cli.words import Choice, Command, Whole


@click.command(cls=Command, short_help="按当地的计分规定给自评表打分，逐项写出算式和依据")
@click.argument("paths", metavar="文件或文件夹…", nargs=-1, required=True)
@click.option("--norms", metavar="文件夹", default="", help="自己的规范文件夹；也可用环境变量 JIXIAO_NORMS")
@click.option("--place", metavar="代码", default="", help="行政区划代码，如 130110；不写则从文件中读")
@click.option("--year", metavar="年度", type=Whole(1990, 2100), help="预算年度；不写则从文件中读")
@click.option("--against", metavar="代码", default="", help="另一个地方：按它的规定重新计分，逐项比较")
@click.option("--earlier", metavar="文件或文件夹", multiple=True, help="以前年度的材料，用于对比倒查目标；可写多次")
@click.option("--month", metavar="月份", type=Whole(1, 12), help="监控表看到几月底；不写则看规定的最后一次监控")
@click.option(
    "--output-format", "-f", metavar="格式", type=Choice(("text", "json")), default="text", help="text（默认）或 json"
)
@click.option("--output", "-o", metavar="文件", default="", help="写成评分表（.xlsx）")
def command(
    paths: tuple[str, ...],
    norms: str,
    place: str,
    year: int | None,
    against: str,
    earlier: tuple[str, ...],
    month: int | None,
    output_format: str,
    output: str,
) -> int:
    """给预算执行和每个指标计分，汇总成总分和等级；缺完成值、分值、等级的不猜，列出要补什么、能多得几分。

    监控表里有监控期完成值、执行数的，还写出各项目的灯和落后的指标。
    文件可以是自评表、一个部门的材料文件夹，或 jixiao gather -o 写出的底稿（.json）。
    退出码：0 全部计出；1 有没能计出的；2 文件或规定用不了。
    """
    from jixiao.cli.scored import Request, as_json, as_text, scored

    if output:
        refuse_inputs([Path(output)], paths)
        if not output.endswith(".xlsx"):
            raise click.UsageError("评分表写成表格，文件名请以 .xlsx 结尾。")
    result, papers = scored(Request(paths, norms, place, year or 0, against, earlier, month or 0))
    if output:
        from jixiao.cli.score_book import as_workbook

        as_workbook(result, papers, Path(output))
        click.echo(f"评分表已写入 {output}")
    elif output_format == "json":
        click.echo(as_json(result).encode())
    else:
        click.echo("\n".join(as_text(result)))
    return 0 if all(sheet.total for sheet in result.scores.sheets) else 1
