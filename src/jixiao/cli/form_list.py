"""`jixiao form list`: the layouts there are, with place, years and basis."""

import json

import click

from jixiao.cli.words import Choice, Command


@click.command(cls=Command, short_help="列出全部表样：地区、年度、依据")
@click.option(
    "--output-format", "-f", metavar="格式", type=Choice(("text", "json")), default="text", help="text（默认）或 json"
)
@click.option("--place", metavar="代码", default="", help="只列这个地区适用的，如 510000")
@click.option("--norms", metavar="文件夹", default="", help="本地的制度规定和表样；也可用环境变量 JIXIAO_NORMS")
def command(output_format: str, place: str, norms: str) -> None:
    """列出表样的名称、标题、地区、年度、依据和把握。

    最后的把握说的是表样从哪里来：原文、转述、各地通行的做法，或尚待核实。
    """
    from jixiao.check.output.columns import pad
    from jixiao.cli.layouts import found_layouts
    from jixiao.forms.described import described

    known, rules = found_layouts(norms)
    facts = [described(entry, rules) for entry in known.values()]
    if place:
        chain = rules.chain(place)
        facts = [fact for fact in facts if fact.place in chain]
    if output_format == "json":
        click.echo(json.dumps([fact.record() for fact in facts], ensure_ascii=False, indent=2).encode())
        return
    for fact in facts:
        click.echo(f"{pad(fact.name, 42)}{fact.title}")
        click.echo(f"    {fact.place_name}，{fact.years}；{fact.basis}（{fact.certainty}）；{'、'.join(fact.formats)}")
    click.echo(f"共 {len(facts)} 种。jixiao form blank 名称 -o 空表.xlsx 取空表。")
