from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.claim import Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import rounded, short
from jixiao.units.regex import regex

# An amount beside the name of a program, or a table of programs said to be elsewhere.
NAMED = regex(
    r"(?:(?<!项目)(?<!人员)(?<!公用)(?<!公)经费|专项(?:资金)?|补助|补贴|奖励(?:资金)?|资金|工程|“[^”]{2,20}”项目|[\u4e00-\u9fff]{3,}项目)[。，：]?(?:支出|预算|安排|执行)?(?:为|共)?\d[\d.]*万?元"
    r"|\d[\d.]*万?元(?:用于|主要用于)|(?:详见|见|附)[^。\n]{0,12}(?:表|附件)|附件[:：\d一二三]"
)
HALF = 50


def program_expenditure_without_programs(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind is not DocumentKind.DEPARTMENT_REPORT or dossier.programs:
        return
    whole, programs = _outturn(dossier, "支出"), _outturn(dossier, "项目支出")
    if whole is None or programs is None or whole.base <= 0 or any(_is_program(e.subject) for e in dossier.executions):
        return
    share = programs.base / whole.base * 100
    if share >= HALF and not NAMED.search(dossier.source.text):
        text = dossier.source.text
        start = text.rfind("项目支出", 0, programs.span.start)
        begin = start if start >= 0 and programs.span.start - start < 20 else programs.span.start
        working = f"项目支出占全部支出的{short(rounded(share, 2))}%，没有列出一个项目"
        yield Hit(Span(begin, programs.span.end), working, related=(whole, programs))


def _outturn(dossier: Dossier, item: str) -> Figure | None:
    found = [
        f.figure
        for f in dossier.facts
        if f.item == item and f.stage is Stage.OUTTURN and not f.scope and not f.in_table
    ]
    return found[0] if found else None


def _is_program(subject: str) -> bool:
    return len(subject) >= 4 and "支出" not in subject
