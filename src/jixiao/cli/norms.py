"""`jixiao norms`: which rules there are, what holds in a place, how to cite it, what is old, what is unsound."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from jixiao.cli.targets import absolute
from jixiao.cli.words import Command, Group, Whole

if TYPE_CHECKING:
    from jixiao.norms.resolve import Answer, Norms

_MODULE = "jixiao.cli.norms"
_FOLDER = click.option("--norms", metavar="文件夹", default="", help="自己的规范文件夹；也可用环境变量 JIXIAO_NORMS")
_PLACE = click.option("--place", metavar="代码", default="", help="行政区划代码，如 130110；不写为全国")
_YEAR = click.option("--year", metavar="年度", type=Whole(1990, 2100), help="预算年度；不写取最新的规定")
_WHOLE = click.option("--whole", is_flag=True, help="部门整体适用的；不写为项目适用的")


@click.group(
    cls=Group,
    short_help="计分和公开的规定：列出、查询、引用、检验",
    modules={
        "list": f"{_MODULE}:listed",
        "show": f"{_MODULE}:shown",
        "cite": f"{_MODULE}:cited",
        "stale": f"{_MODULE}:stale",
        "test": f"{_MODULE}:tested",
    },
    no_args_is_help=True,
)
def command() -> None:
    """规定是数据：每个值有适用的地方、年度、出处和把握程度，区里没有的沿用市里、省里和全国的。"""


@click.command(cls=Command, name="list", short_help="有哪些规定，哪些地方有")
@_FOLDER
def listed(norms: str) -> None:
    """按主题列出全部规定，以及写有这项规定的地方。"""
    from jixiao.check.output.columns import pad
    from jixiao.norms.shape import shapes

    known = _norms(norms)
    topic = ""
    for name in known.names:
        shape = shapes()[name]
        if shape.topic != topic:
            topic = shape.topic
            click.echo(f"\n{topic}")
        codes = sorted({file.place for file in known.files(name)})
        places = (f"{known.place_name(code)}（{code}）" for code in codes)
        click.echo(f"  {pad(name, 32)}{pad(shape.title, 48)}{'、'.join(places)}")
    click.echo(f"\n共 {len(known.names)} 项。jixiao norms show 名称 --place 代码 --year 年度 查看其中一项。")


@click.command(cls=Command, name="show", short_help="一个地方一个年度适用什么规定，是哪一级定的")
@click.argument("names", metavar="[名称…]", nargs=-1)
@_FOLDER
@_PLACE
@_YEAR
@_WHOLE
def shown(names: tuple[str, ...], norms: str, place: str, year: int | None, whole: bool) -> None:
    """列出适用的值、由哪一级自何时起规定、出处和把握；不写名称的列出全部。"""
    from jixiao.norms import words

    known = _norms(norms)
    where = known.place_name(place or known.chain("")[0])
    click.echo(f"{where}，{f'{year}年度' if year else '最新'}，{'部门整体' if whole else '项目'}")
    for name in names or known.names:
        answer = _answer(known, name, place, year, whole)
        if answer is None:
            if names:
                click.echo(f"\n{name}\n  没有规定")
            continue
        click.echo(f"\n{name}  {answer.title}")
        click.echo(f"  {words.value(answer)}")
        click.echo(f"  {words.level(answer)}；{words.source(answer, known)}")


@click.command(cls=Command, name="cite", short_help="引用：按规定的名称，或者按文号")
@click.argument("what", metavar="名称或文号")
@_FOLDER
@_PLACE
@_YEAR
@_WHOLE
def cited(what: str, norms: str, place: str, year: int | None, whole: bool) -> None:
    """写出可以粘贴到报告里的一句话，并说明原文看过没有。

    jixiao norms cite grade_bands --place 130110 --year 2025；jixiao norms cite 财预〔2020〕10号。
    """
    click.echo("\n".join(_citation(_norms(norms), what, place, year, whole)))


def _citation(known: "Norms", what: str, place: str, year: int | None, whole: bool) -> Iterator[str]:
    from jixiao.norms import words
    from jixiao.norms.shape import shapes

    if what in shapes():
        answer = _answer(known, what, place, year, whole)
        if answer is None:
            raise click.ClickException(
                f"{known.place_name(place)}{f'{year}年度' if year else ''}没有“{shapes()[what].title}”的规定。"
            )
        yield words.sentence(answer, known)
        yield f"  {words.quote(answer)}"
        yield f"  {words.level(answer)}；文件 {answer.file}"
        return
    wanted = _squeezed(what)
    found = [i for i in known.instruments.values() if wanted in (i.key, _squeezed(i.number), _squeezed(i.title))]
    if not found:
        raise click.ClickException(f"没有登记名称或文号为 {what} 的规定或文件；jixiao norms list 列出全部规定。")
    for instrument in found:
        yield from words.introduced(instrument)
        resting = [file.file for name in known.names for file in known.files(name) if _rests_on(file, instrument.key)]
        yield f"  据此的规定：{'、'.join(resting) or '无'}"


def _squeezed(text: str) -> str:
    return text.strip("《》 ").translate(str.maketrans("[]【】［］()（）", "〔〕〔〕〔〕〔〕〔〕"))


def _rests_on(file: object, key: str) -> bool:
    return any(value.source.instrument == key for value in file.values)  # type: ignore[attr-defined]


@click.command(cls=Command, name="stale", short_help="很久没有核对过的规定")
@_FOLDER
@click.option("--on", metavar="日期", default="", help="按这一天算（如 2028-06-01）；不写为今天")
def stale(norms: str, on: str) -> int:
    """列出上次核对至今超过 18 个月的规定；有的退出码为 1。"""
    from jixiao.norms.words import STALE_MONTHS, is_stale

    known = _norms(norms)
    try:
        today = date.fromisoformat(on) if on else date.today()
    except ValueError:
        raise click.UsageError(f"{on} 不是日期；请写成 2028-06-01 的样子。") from None
    files = [file for name in known.names for file in known.files(name)]
    old = sorted((file for file in files if is_stale(file, today)), key=lambda file: (file.last_checked, file.file))
    for file in old:
        click.echo(f"{file.last_checked}  {file.file}  {file.title}")
    click.echo(f"{len(files)} 个文件，{len(old)} 个超过 {STALE_MONTHS} 个月没有核对。")
    return 1 if old else 0


@click.command(cls=Command, name="test", short_help="检验规定：能不能计分，案例对不对")
@click.argument("cases", metavar="[案例文件…]", nargs=-1)
@_FOLDER
def tested(cases: tuple[str, ...], norms: str) -> int:
    """检验每个地方的规定：分值合计 100，等级不缺不重，完成得好的得分不会更低；再逐个运行案例。

    案例是 .toml 文件；不写的运行规范文件夹里 cases/ 中的全部案例。有不符的退出码为 1。
    """
    from pathlib import Path

    from jixiao.norms.soundness import report
    from jixiao.score.cases import run

    known = _norms(norms)
    files = [Path(name) for name in cases] or sorted((Path(norms) / "cases").glob("*.toml") if norms else ())
    sound, sets = report(known)
    outcomes = [outcome for file in files for outcome in run(known, file)]
    wrong = [outcome for outcome in outcomes if outcome.faults]
    for fault in sound:
        click.echo(fault)
    for outcome in wrong:
        click.echo(f"{outcome.file}：{outcome.name}")
        click.echo("".join(f"  {fault}\n" for fault in outcome.faults), nl=False)
    click.echo(f"规则 {sets} 套，不能用的 {len(sound)} 处；案例 {len(outcomes)} 个，不符的 {len(wrong)} 个。")
    return 1 if sound or wrong else 0


def _norms(folder: str) -> "Norms":
    from jixiao.norms.load import NormError
    from jixiao.norms.resolve import norms_of

    try:
        known = norms_of(absolute(folder))
        for name in known.names:
            known.files(name)
    except NormError as error:
        raise click.ClickException(str(error)) from None
    return known


def _answer(known: "Norms", name: str, place: str, year: int | None, whole: bool) -> "Answer | None":
    from jixiao.norms.load import NormError

    try:
        return known.get(name, place, "whole_department" if whole else "program", year=year or 0)
    except NormError as error:
        raise click.ClickException(str(error)) from None
