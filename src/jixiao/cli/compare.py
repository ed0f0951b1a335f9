"""`jixiao compare`: two years of a department, or two departments, side by side."""

from pathlib import Path

import click

from jixiao.cli.targets import refuse_inputs
from jixiao.cli.words import Choice, Command


@click.command(cls=Command, short_help="两个年度或两个部门的收支、指标并排比较")
@click.argument("left", metavar="甲")
@click.argument("right", metavar="乙")
@click.option(
    "--output-format", "-f", metavar="格式", type=Choice(("text", "json")), default="text", help="text（默认）或 json"
)
@click.option("--output", "-o", metavar="文件", default="", help="写成表格（.xlsx）")
@click.option("--all", "everything", is_flag=True, help="没有变化的行也列出")
def command(left: str, right: str, output_format: str, output: str, everything: bool) -> int:
    """甲、乙各是一个文件、一个文件夹或一份底稿（jixiao gather -o 写出的 .json）。

    同一部门的两个年度，早的在左边。增幅以左边为基数；左边为零或为负的，只列差额。
    """
    from jixiao import api
    from jixiao.cli.papers import gathered
    from jixiao.cli.side_by_side import as_json, as_text, as_workbook

    if output:
        refuse_inputs([Path(output)], (left, right))
        if not output.endswith(".xlsx"):
            raise click.UsageError("比较结果写成表格，文件名请以 .xlsx 结尾。")
    comparison = api.compare(gathered([left]), gathered([right]))
    if output:
        as_workbook(comparison, Path(output))
        click.echo(f"已写入 {output}")
    elif output_format == "json":
        click.echo(as_json(comparison))
    else:
        click.echo("\n".join(as_text(comparison, everything=everything)))
    return 0
