"""`jixiao extract`: what was read from one file."""

import click

from jixiao.cli.words import Choice, Command, Whole


@click.command(cls=Command, short_help="读出一份文件的卷宗：数字、指标、预算结构")
@click.argument("path", metavar="文件")
@click.option(
    "--output-format",
    "-f",
    metavar="格式",
    type=Choice(("text", "json")),
    default="text",
    help="text（默认，摘要）或 json（整个卷宗）",
)
@click.option("--place", metavar="代码", default="", help="行政区划代码，如 130110")
@click.option("--year", metavar="年度", type=Whole(1990, 2100), help="预算年度；不写则从文件中读")
def command(path: str, output_format: str, place: str, year: int | None) -> int:
    """读出一份文件：部门、年度、种类、提纲、预算结构、指标表、每一个数字和它的位置。

    json 输出的结构见 jixiao schema；没有读懂的内容列在 undecided 里，并写明原因。
    """
    from jixiao import api
    from jixiao.readers.errors import Unreadable

    try:
        dossier = api.with_subjects(api.extract(api.read(path), year=year or 0, place=place))
    except Unreadable as error:
        click.echo(str(error), err=True)
        return 2
    if output_format == "json":
        from jixiao.dossier.files import extract_of, write_extract

        click.echo(write_extract(extract_of(dossier)).encode())
    else:
        from jixiao.cli.portrait import portrait

        click.echo("\n".join(portrait(dossier)))
    return 0
