"""`jixiao schema`: JSON Schema of what the other commands print."""

import click

from jixiao.cli.words import Choice, Command


@click.command(cls=Command, short_help="输出 JSON 的结构定义（JSON Schema）")
@click.argument(
    "what",
    metavar="[extract|check|dossier|score|form|trace]",
    type=Choice(("extract", "check", "dossier", "score", "form", "trace")),
    default="extract",
)
def command(what: str) -> None:
    """输出 JSON Schema：extract（默认）、check、score、form 是各命令的输出，dossier 是卷宗，trace 是追溯数据。"""
    import json

    from jixiao.check.output.json import Report
    from jixiao.cli.scored import Scored
    from jixiao.dossier.files import Extract, schema
    from jixiao.dossier.model import Dossier
    from jixiao.forms.problems import FormReading
    from jixiao.report.sealing import Beside

    kinds: dict[str, type] = {
        "extract": Extract, "check": Report, "dossier": Dossier, "score": Scored, "form": FormReading,
        "trace": Beside,
    }  # fmt: skip
    click.echo(json.dumps(schema(kinds[what]), ensure_ascii=False, indent=2).encode())
