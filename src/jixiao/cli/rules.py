"""`jixiao rules`: every rule, as a table or as JSON."""

import click

from jixiao.cli.words import Choice, Command


@click.command(cls=Command, short_help="列出全部规则")
@click.argument("prefixes", metavar="[代码开头…]", nargs=-1)
@click.option(
    "--output-format", "-f", metavar="格式", type=Choice(("text", "json")), default="text", help="text（默认）或 json"
)
def command(prefixes: tuple[str, ...], output_format: str) -> None:
    """列出规则的代码、级别、状态和名称；可只列某些代码开头的，如 jixiao rules SUM RAT。"""
    import json

    from jixiao.check.catalog import rules_of
    from jixiao.check.output.columns import pad
    from jixiao.check.output.words import SEVERITIES, STATUSES

    wanted = tuple(prefix.upper() for prefix in prefixes) or ("",)
    rules = [rule for rule in rules_of() if rule.code.startswith(wanted)]
    if output_format == "json":
        facts = [
            {
                "code": rule.code,
                "name": rule.name,
                "family": rule.family,
                "severity": rule.severity.value,
                "status": rule.status,
                "since": rule.since,
                "title": rule.title,
                "needs": rule.needs,
                "basis": [{"instrument": basis.instrument, "locator": basis.locator or None} for basis in rule.basis],
            }
            for rule in rules
        ]
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2).encode())
        return
    if not rules:
        raise click.ClickException(f"没有代码以 {'、'.join(prefixes)} 开头的规则。")
    for rule in rules:
        status = STATUSES[rule.status]
        click.echo(f"{pad(rule.code, 8)}{pad(SEVERITIES[rule.severity], 6)}{pad(status, 8)}{rule.title}")
    click.echo(f"共 {len(rules)} 条。jixiao explain 代码 说明其中一条。")
