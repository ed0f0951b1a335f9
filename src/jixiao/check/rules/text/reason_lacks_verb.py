from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

_REASON = Sought(
    r"(?:主要|变动|增加|减少|增长|下降)(?<=[，。；（]..)(?:的)?(?:主要)?原因"
    r"(?=20\d\d年|(?:我局|我单位|我部门|本年|上年|今年|去年|本单位|本部门|新增|增加|减少|人员|疫情|项目)[\u4e00-\u9fff\d])"
    r"(?!项目[^，。；]{0,8}原因)"
)


def reason_lacks_verb(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in _REASON.finditer(dossier):
        after = text[found.end() : found.end() + 6]
        yield Hit(Span(*found.span()), f"“{found.group()}”与“{after}…”之间缺少“是”")
