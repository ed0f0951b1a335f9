from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

BARE = Sought(
    r"(?:增加|减少|增长|下降|上升|降低)(?:了)?[\d.,]+(?:亿|万|千)?元[，,、（(](?:增长|下降|增幅|降幅|减幅|增加|减少|上升|降低)"
    r"(?:率|幅度)?(?:为|达|了)?(?P<rate>\d+\.\d+)(?=[。；，,、）)\n]|$)"
)


def growth_without_percent_sign(dossier: Dossier) -> Iterator[Hit]:
    for found in BARE.finditer(dossier):
        rate = found["rate"]
        yield Hit(
            Span(found.start("rate"), found.end("rate")), f"“{rate}”没有单位，应为 {rate}%", "", rate, f"{rate}%", "%"
        )
