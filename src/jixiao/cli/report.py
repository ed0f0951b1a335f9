"""`jixiao report`: the report of a department out of its files."""

import click

from jixiao.cli.words import Command, Whole


@click.command(cls=Command, short_help="由一个部门的各种文件写出绩效自评报告，每个数都能追溯")
@click.argument("paths", metavar="文件或文件夹…", nargs=-1)
@click.option("--template", "-t", metavar="模板", default="", help="模板名称或 docx 文件；不写则按地区和年度选")
@click.option("--output", "-o", metavar="文件", default="", help="写成 docx、pdf、html、xlsx；不写则只列出缺什么")
@click.option("--norms", metavar="文件夹", default="", help="本地的制度规定和模板；也可用环境变量 JIXIAO_NORMS")
@click.option("--department", metavar="名称", default="", help="部门名称；不写则从文件中读")
@click.option("--place", metavar="代码", default="", help="行政区划代码，如 130110；不写则从文件中读")
@click.option("--year", metavar="年度", type=Whole(1990, 2100), help="预算年度；不写则从文件中读")
@click.option("--date", "signed", metavar="日期", default="", help="落款日期，如 2023年4月19日；不写则留空")
@click.option("--draft", is_flag=True, help="还缺内容也写出来，缺处标黄")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
@click.option("--without-trace", is_flag=True, help="不带追溯数据，供对外公开")
@click.option("--list", "listing", is_flag=True, help="列出模板")
def command(**options: object) -> int:
    """写部门整体支出绩效自评报告、项目绩效评价报告、预算公开说明。

    文件可以是一个文件夹：预算表、决算表、自评表、上年报告、文字材料，或者 jixiao gather 写出的底稿。
    先说明从每份文件读到了什么，再列出还缺什么、怎样补。
    退出码：0 写成；1 还缺必须的内容，没有写（可用 --draft 写草稿）；2 文件或模板不能用。
    """
    from jixiao.cli.reported import Request, listed, report

    if options.pop("listing"):
        click.echo("\n".join(listed(str(options["norms"]))))
        return 0
    if not options["paths"]:
        raise click.UsageError("请给出文件或文件夹；jixiao report --list 列出模板", click.get_current_context())
    year = options.pop("year") or 0
    return report(Request(year=year, **options))  # type: ignore[arg-type]
