"""`jixiao explain`: the page of a rule, for the terminal."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from jixiao.cli.words import Command
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from jixiao.check.rule import Rule

_BOLD = regex(r"\*\*(.+?)\*\*")
_FENCES = {"text bad": "错例", "text good": "对例", "dossier bad": "错例", "dossier good": "对例", "finding": "查出"}


@click.command(cls=Command, short_help="说明一条规则：查什么、为什么、怎么改")
@click.argument("codes", metavar="代码…", nargs=-1, required=True)
def command(codes: tuple[str, ...]) -> None:
    """说明规则：查什么、为什么、怎么改、不查什么，附对错各例和依据。

    代码见检查结果，或用 jixiao rules 列出。
    """
    from jixiao.norms.load import NormError

    try:
        pages = ["\n".join(_page(_rule(code))) for code in codes]
    except NormError as error:
        raise click.ClickException(str(error)) from None
    click.echo("\n\n".join(pages))


def _rule(code: str) -> "Rule":
    from jixiao.check.catalog import rules_of

    for rule in rules_of():
        if code.upper() == rule.code or code == rule.name:
            return rule
    near = [rule.code for rule in rules_of() if rule.code.startswith(code.upper()[:3])]
    hint = f"；{code.upper()[:3]} 一类有 {'、'.join(near)}" if near else "；jixiao rules 列出全部规则"
    raise click.ClickException(f"没有代码为 {code} 的规则{hint}。")


def _page(rule: "Rule") -> Iterator[str]:
    from jixiao.check.output.words import SEVERITIES, STATUSES
    from jixiao.check.rule_page import body
    from jixiao.norms.citation import citation
    from jixiao.norms.resolve import norms_of

    yield _strong(f"{rule.code}  {rule.title}")
    status = "" if rule.status == "stable" else f"  {STATUSES[rule.status]}"
    yield f"{SEVERITIES[rule.severity]}  {rule.family}/{rule.name}  自 {rule.since}{status}"
    norms = norms_of()
    for basis in rule.basis:
        yield f"依据  {citation(str(basis), norms)}"
    yield ""
    yield from _body(body(rule))


def _body(markdown: str) -> Iterator[str]:
    """Prose as it stands; examples indented under a word that says what they are."""
    fenced = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            fenced = not fenced
            if fenced:
                yield f"  {_strong(_FENCES.get(line[3:].strip(), line[3:].strip()))}"
        elif fenced:
            yield f"    {line}".rstrip()
        elif line.startswith("## "):
            yield _strong(line[3:])
        else:
            yield _BOLD.sub(lambda found: _strong(found.group(1)), line)


def _strong(text: str) -> str:
    return f"\033[1m{text}\033[0m" if sys.stdout.isatty() else text
