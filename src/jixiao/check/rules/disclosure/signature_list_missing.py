from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import DocumentKind, Dossier

_SIGNED = Sought(r"签字|签名|签章|人员名单|评价(?:工作)?组(?:成员|名单)")
_SHIJIAZHUANG = "1301"
_FROM = 2022


def signature_list_missing(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind is not DocumentKind.DEPARTMENT_REPORT or not dossier.place.startswith(_SHIJIAZHUANG):
        return
    if dossier.year >= _FROM and dossier.sections and not _SIGNED.search(dossier):
        yield Hit(dossier.sections[-1].span, "报告末尾没有评价工作组人员名单及签字")
