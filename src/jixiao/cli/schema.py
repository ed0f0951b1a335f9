"""`jixiao schema`: JSON Schema of what the other commands print."""

import click

from jixiao.cli.words import Choice, Command


@click.command(cls=Command, short_help="输出 JSON 的结构定义（JSON Schema）")
@click.argument(
    "what",
    metavar="[extract|check|dossier|score]",
    type=Choice(("extract", "check", "dossier", "score")),
    default="extract",
)
def command(what: str) -> None:
    """输出 JSON Schema：extract（默认，extract 命令的输出）、check、score（各命令的输出）或 dossier（卷宗本身）。"""
    import json

    from jixiao.check.output.json import Report
    from jixiao.cli.scored import Scored
    from jixiao.dossier.files import Extract, schema
    from jixiao.dossier.model import Dossier

    kinds: dict[str, type] = {"extract": Extract, "check": Report, "dossier": Dossier, "score": Scored}
    click.echo(json.dumps(schema(kinds[what]), ensure_ascii=False, indent=2).encode())
