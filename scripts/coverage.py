"""Where each work of an office is done: docs/reference/coverage.toml as a page, with the names the code gives."""

import os
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jixiao.check.rule import all_rules

ROOT = Path(__file__).parents[1]
DATA = ROOT / "docs" / "reference" / "coverage.toml"
PLACES = ("ledgers", "pages", "commands", "rules", "norms", "templates", "layouts")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the workbench, and a person of the demonstration data who opens it."""

    view: str
    name: str
    persona: str


@dataclass(frozen=True, slots=True)
class Work:
    """One row: what is to be done, the places by their kind, what is not there yet."""

    code: str
    need: str
    places: dict[str, tuple[str, ...]]
    missing: str

    def named(self, kind: str) -> tuple[str, ...]:
        return self.places.get(kind, ())


def works() -> list[Work]:
    """Every row, by its number."""
    rows = [(code, row) for code, row in _data().items() if code != "pages"]
    rows.sort(key=lambda one: int(one[0].removeprefix("M")))
    return [
        Work(code, row["need"], {kind: tuple(row[kind]) for kind in PLACES if kind in row}, row.get("missing", ""))
        for code, row in rows
    ]


def named_pages() -> dict[str, Page]:
    """The pages that rows name, by their views."""
    return {view: Page(view, one["name"], one.get("as", "demo-compiler")) for view, one in _data()["pages"].items()}


def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def page(notice: str) -> str:
    """The page of the reference."""
    _start_web()
    rows = works()
    lacking = [work for work in rows if work.missing]
    table = "".join(map(_row, rows))
    return (
        f"# 各项工作在哪里做\n\n{notice}预算绩效管理和招商工作的 {len(rows)} 项事，每项在工作台的哪个台账、哪个页面做，"
        f"用哪个命令、哪条规则、哪个参数；还缺的照实写，共 {len(lacking)} 项。\n"
        "内容写在 [coverage.toml](coverage.toml)，每一处都有测试走到。\n\n"
        f"| 编号 | 要做的事 | 在哪里做 | 还缺什么 |\n| --- | --- | --- | --- |\n{table}"
    )


def _row(work: Work) -> str:
    return f"| {work.code} | {work.need} | {'；'.join(_places(work)) or '—'} | {work.missing} |\n"


def _places(work: Work) -> Iterator[str]:
    if ledgers := work.named("ledgers"):
        yield "台账：" + "、".join(map(_ledger, ledgers))
    if pages := work.named("pages"):
        yield "页面：" + "、".join(map(_page, pages))
    if commands := work.named("commands"):
        yield "命令：" + "、".join(f"[`jixiao {name}`](cli.md)" for name in commands)
    if rules := work.named("rules"):
        yield "规则：" + "、".join(f"[{code}](rules/{_family(code)}.md)" for code in rules)
    for kind, label, target in (("norms", "参数", "parameters"), ("templates", "模板", "templates")):
        if names := work.named(kind):
            yield f"{label}：" + "、".join(f"[`{name}`]({target}.md)" for name in names)
    if layouts := work.named("layouts"):
        yield "表样：" + "、".join(f"[`{name}`](layouts.md)" for name in layouts)


def _family(code: str) -> str:
    return next(rule.family for rule in all_rules() if rule.code == code)


def _ledger(name: str) -> str:
    from jixiao.web.ledger.registry import ledgers

    return f"{ledgers()[name].group}—{ledgers()[name].label}"


def _page(view: str) -> str:
    return f"{named_pages()[view].name} `{pattern(view)}`"


def pattern(view: str) -> str:
    """The address of a view as people read it: /years/‹year›/budget/."""
    from django.urls import NoReverseMatch, reverse

    try:
        return reverse(view)
    except NoReverseMatch:
        return reverse(view, kwargs={"year": 0}).replace("/0/", "/‹year›/")


def _start_web() -> None:
    """The workbench with a data folder of its own, unless it has been started already."""
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
        with tempfile.TemporaryDirectory() as folder:
            os.environ["JIXIAO_DATA"] = folder
            django.setup()
