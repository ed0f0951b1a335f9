import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.indicator import Field, Indicator
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_PLANNED = regex(
    r"(20\d{2})\s*年(?=度?(?:上半年|下半年|全年|底|年底|末|内|前|第[一二三四]季度|每[月季周]|各[月季]|\d{1,2}月|完成|计划|预计|实现|达到|组织|开展|举办))"
    r"(?!(?:年?[底末]|全年|实际|完成)+(?:基数|水平)?(?:为|是|：|仅))"
)  # not 2024年末为55.2%，提高2.8个百分点: where it starts
_COMPARED = regex(r"(?:较|比|同|与|以|自|从|截至|至|到|相比|《[^》]*|[〔\[（(【])\s*$")


def year_is_stale_in_indicator(dossier: Dossier) -> Iterator[Hit]:
    yield from _stale_results(dossier)
    for program in dossier.programs:
        # A report is written a year after the table it speaks of: without a year of its own only targets are judged.
        year = program.year or (dossier.year if program.form == "objective" else 0)
        if not year:
            continue
        for indicator in program.indicators:
            for field in _fields(indicator):
                yield from _stale(field, year, indicator)


def _stale_results(dossier: Dossier) -> Iterator[Hit]:
    """≤2025年12月 answered by 2024年11月: a result older than the year its own target names."""
    for program in dossier.programs:
        for indicator in program.indicators:
            target, actual = indicator.target_field, indicator.actual_field
            wanted = re.findall(r"20\d{2}(?=年)", target.text) if target else []
            found = re.search(r"(20\d{2})年(?:\d{1,2}月|年?底|[上下]半年)", actual.text) if actual else None
            if actual is None or not found or not wanted or len(set(wanted)) != 1:
                continue
            if int(found.group(1)) < int(wanted[0]):
                start = actual.span.start + found.start()
                working = f"“{indicator.name.text}”的指标值是{wanted[0]}年，完成值写的是{found.group()}"
                yield Hit(Span(start, start + len(found.group())), working, "", found.group(1), wanted[0])


def _fields(indicator: Indicator) -> list[Field]:
    fields = (indicator.name, indicator.description, indicator.target_field)
    return [field for field in fields if field is not None and "20" in field.text]


def _stale(field: Field, year: int, indicator: Indicator) -> Iterator[Hit]:
    for found in _PLANNED.finditer(field.text):
        if int(found.group(1)) >= year or _COMPARED.search(field.text[: found.start()]):
            continue
        start = field.span.start + found.start()
        working = f"{year}年度的指标“{indicator.name.text}”里写着{found.group()}"
        yield Hit(Span(start, start + len(found.group())), working, "", found.group(1), str(year))
