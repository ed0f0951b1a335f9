"""`jixiao form blank`: an empty form."""

import click

from jixiao.cli.words import Command


@click.command(cls=Command, short_help="取一张空表，带下拉选项和填写说明")
@click.argument("name", metavar="表样")
@click.option("--output", "-o", metavar="文件", required=True, help="写到这个 .xlsx 或 .docx 文件")
@click.option("--norms", metavar="文件夹", default="", help="本地的制度规定和表样；也可用环境变量 JIXIAO_NORMS")
@click.option("--force", is_flag=True, help="已有的文件也覆盖")
def command(name: str, output: str, norms: str, force: bool) -> None:
    """取空表。表样写名称（jixiao form list 列出），也可以写标题中的字，只要不和别的表样混淆。"""
    from pathlib import Path

    from jixiao.cli.layouts import found_layout
    from jixiao.cli.targets import kind_of, write_new

    layout = found_layout(name, norms)
    kind = kind_of(output, layout.formats)
    write_new({Path(output): layout.template(kind).read_bytes()}, force=force)
    click.echo(f"已写入 {output}：{layout.title}")
