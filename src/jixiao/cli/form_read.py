"""`jixiao form read`: what was understood of a filled form, and what was not."""

import click

from jixiao.cli.words import Choice, Command, Whole


@click.command(cls=Command, short_help="读一份填好的表，列出读懂了什么、什么没有读懂")
@click.argument("path", metavar="文件")
@click.option(
    "--output-format", "-f", metavar="格式", type=Choice(("text", "json")), default="text", help="text（默认）或 json"
)
@click.option("--place", metavar="代码", default="", help="行政区划代码，如 130110")
@click.option("--year", metavar="年度", type=Whole(1990, 2100), help="预算年度；不写则从文件中读")
def command(path: str, output_format: str, place: str, year: int | None) -> int:
    """读表：每个项目的资金、目标、指标值、完成值、分值、得分和其他格子。

    没有读懂的、互相矛盾的，写明在哪一格、怎么改。退出码：0 全部读懂；1 有没读懂或须更正的；2 文件读不了。
    表里的内容对不对，用 jixiao check 检查。
    """
    from jixiao import api
    from jixiao.forms.problems import problems
    from jixiao.readers.errors import Unreadable

    try:
        dossier = api.extract(api.read(path), year=year or 0, place=place)
        papers = api.gather([path], year=year or 0, place=place)
    except Unreadable as error:
        click.echo(str(error), err=True)
        return 2
    found = problems(dossier)
    if output_format == "json":
        from jixiao.dossier.files import VERSION, write_record
        from jixiao.forms.problems import FormReading

        click.echo(write_record(FormReading(VERSION, path, papers, found)).encode())
    else:
        from jixiao.cli.form_table import told

        click.echo("\n".join(told(dossier, papers, found)))
    return 1 if found else 0
