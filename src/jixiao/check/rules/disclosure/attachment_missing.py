from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

_CITED = Sought(r"(?:详见|参见|见)(?:后附|所附)?(?:附件|附表)\d{0,2}|(?:附件|附表)\d{0,2}）")
_ATTACHED = Sought(r"(?<![^\n])(?:附件|附表|附[：:])")


def attachment_missing(dossier: Dossier) -> Iterator[Hit]:
    found = _CITED.search(dossier)
    if found and not _ATTACHED.search(dossier) and not any(passage.table is not None for passage in dossier.passages):
        yield Hit(Span(*found.span()), f"文中说“{found.group()}”，文件里没有附件或表格")
