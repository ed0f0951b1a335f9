"""`jixiao trace`: where a printed number comes from, and where a source was used."""

import click

from jixiao.cli.words import Command


@click.command(cls=Command, short_help="追问一个数从哪里来，或者一个来源用在了哪里")
@click.argument("path", metavar="报告")
@click.option("--at", "digits", metavar="数字", default="", help="印出的数，如 1524.96 或 1524.96万元")
@click.option("--from", "source", metavar="来源", default="", help="文件，或文件!工作表!单元格，如 预算.xlsx!收支!B5")
def command(path: str, digits: str, source: str) -> int:
    """报告可以是 jixiao report 写出的 docx、pdf、html、xlsx，也可以是 jixiao gather 写出的底稿。

    --at 写出这个数的原值、取整、算式和依据，一直追到文件的哪一格；--from 列出用过这个来源的每一句话、每一张表。
    退出码：0 找到；1 没有找到；2 文件不能用。
    """
    from jixiao import api
    from jixiao.report.sealing import TraceError
    from jixiao.report.told import told, used_in
    from jixiao.report.trace import printed_as, resting_on

    if bool(digits) == bool(source):
        raise click.UsageError("请写 --at 数字 或 --from 来源 之一", click.get_current_context())
    try:
        beside = api.trace(path)
    except TraceError as error:
        raise click.ClickException(str(error)) from None
    trace = beside.trace
    if digits:
        printings = printed_as(trace, digits)
        if not printings:
            click.echo(f"{path} 里没有由 jixiao 印出的 {digits}；可能是手工改写的，可用 jixiao verify 核验。")
            return 1
        pages = {box.mark: box.page for box in beside.boxes}
        click.echo("\n".join(told(trace, printings, pages)))
        return 0
    file, _, cell = source.partition("!")
    read, printings = resting_on(trace, file, cell)
    if not read:
        click.echo(f"{path} 没有用到 {source}。")
        return 1
    click.echo(f"{source}：读出 {len(read)} 个数，印在 {len(printings)} 处")
    click.echo("\n".join(used_in(printings)))
    return 0
