"""`jixiao form`: official forms, listed, handed out empty, filled, and read back."""

import click

from jixiao.cli.words import Group

COMMANDS = ("list", "blank", "fill", "read")


@click.group(
    cls=Group,
    modules={name: f"jixiao.cli.form_{name}" for name in COMMANDS},
    no_args_is_help=True,
    short_help="规定的表格：列出、给空表、填写、读取",
)
def command() -> None:
    """规定的绩效表格：申报表、监控表、自评表、汇总表。

    表样是数据，本地的表样放在 --norms 文件夹的 forms/ 下。
    """
