"""`jixiao serve`: the workbench in the browser."""

import click

from jixiao.cli.words import Command, Whole


@click.command(cls=Command, short_help="在浏览器里使用：启动工作台")
@click.option("--host", metavar="地址", default="127.0.0.1", help="监听的地址；给别的电脑用时写 0.0.0.0")
@click.option("--port", metavar="端口", type=Whole(1, 65535), default=8000, help="默认 8000")
def command(host: str, port: int) -> None:
    """启动工作台，供各处室在浏览器里使用。

    数据放在 JIXIAO_DATA 指定的文件夹；用 PostgreSQL 时设置 DATABASE_URL。
    第一次启动会建好数据库和系统管理员，并显示一次性密码。
    """
    try:
        from jixiao.web.site.serve import serve
    except ModuleNotFoundError as missing:
        raise click.ClickException(f"没有安装工作台所需的 {missing.name}；请运行 pip install 'jixiao[web]'。") from None
    serve(host, port)
