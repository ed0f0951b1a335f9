"""`jixiao manage`: Django's commands, for who looks after the workbench."""

import click

from jixiao.cli.words import Command


@click.command(
    cls=Command,
    short_help="维护工作台：备份、还原、演示数据",
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", metavar="命令 …", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> int:
    """运行一条维护命令。

    backup 备份；restore 还原；demo 演示数据；reset 重置密码；work 后台任务；以及 Django 自己的命令。
    """
    try:
        from jixiao.web.site.manage import manage
    except ModuleNotFoundError as missing:
        raise click.ClickException(f"没有安装工作台所需的 {missing.name}；请运行 pip install 'jixiao[web]'。") from None
    return manage(arguments)
