"""`jixiao check`: findings of files and folders."""

from typing import Any

import click

from jixiao.cli.words import Choice, Command, Whole

FORMATS = ("text", "json", "sarif", "html", "docx")


@click.command(cls=Command, short_help="检查文件和文件夹，列出问题")
@click.argument("paths", metavar="文件或文件夹…", nargs=-1, required=True)
@click.option(
    "--output-format",
    "-f",
    metavar="格式",
    type=Choice(FORMATS),
    default="text",
    help="text（默认）、json、sarif、html（一个网页）、docx（批注写进原文）",
)
@click.option("--output", "-o", metavar="路径", default="", help="写到文件或文件夹；不写则在屏幕上")
@click.option("--select", metavar="代码", multiple=True, help="只查这些规则，可写开头：SUM 或 SUM1,RAT101")
@click.option("--ignore", metavar="代码", multiple=True, help="不查这些规则")
@click.option("--preview", is_flag=True, help="也查试行中的规则")
@click.option(
    "--min-severity",
    metavar="级别",
    type=Choice(("error", "warning", "note")),
    help="只列这一级以上：error、warning、note（默认）",
)
@click.option("--norms", metavar="文件夹", default="", help="本地的制度规定和规则；也可用环境变量 JIXIAO_NORMS")
@click.option("--place", metavar="代码", default="", help="行政区划代码，如 130110；决定适用哪一级的规定")
@click.option("--year", metavar="年度", type=Whole(1990, 2100), help="预算年度；不写则从文件中读")
@click.option("--baseline", metavar="文件", default="", help="其中已有的问题不再列出")
@click.option("--write-baseline", metavar="文件", default="", help="把这次的问题记为基线，退出码为 0")
@click.option("--jobs", "-j", metavar="N", type=Whole(0, 256), default=0, help="同时用几个进程；0（默认）由程序决定")
def command(paths: tuple[str, ...], **options: Any) -> int:
    """检查预算绩效文件：自评报告、绩效目标表、自评表、预算公开、决算公开。

    支持 docx、xlsx、pdf、html、txt；装有 LibreOffice 时还支持 doc、xls、wps、et、rtf。
    同一部门的几份文件一起检查时，还会互相核对。

    退出码：0 没有问题；1 有问题（提示也算，可用 --min-severity 调整）；2 有文件无法检查。
    文件旁边的 jixiao.toml 可以写明不必理会的问题及理由。
    """
    from jixiao.cli.run import Options, run

    select, ignore = _codes(options.pop("select")), _codes(options.pop("ignore"))
    return run(paths, Options(select=select, ignore=ignore, year=options.pop("year") or 0, **options))


def _codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """SUM,RAT101 and repeated options alike."""
    return tuple(
        code.strip().upper() for value in values for code in value.replace("，", ",").split(",") if code.strip()
    )
