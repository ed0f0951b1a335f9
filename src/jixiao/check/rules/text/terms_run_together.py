from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import HAN
from jixiao.units.regex import regex

_RUN = regex(
    rf"工作(?P<first>绩效|成效|实绩|业绩|质效)(?P<second>开发区|园区|乡镇|街道|企业|产业|项目建设|队伍建设|资金使用|营商环境)(?={HAN}{{2}})"
)


def terms_run_together(dossier: Dossier) -> Iterator[Hit]:
    for found in _RUN.finditer(dossier.source.text):
        yield Hit(Span(*found.span()), f"“{found['first']}”与“{found['second']}”之间缺少“、”或“和”")
