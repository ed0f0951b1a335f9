from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.norms.resolve import Norms


def basis_is_replaced(dossier: Dossier, norms: Norms) -> Iterator[Hit]:
    if not dossier.references:
        return
    replaced = {i.number: i for i in norms.instruments.values() if i.number and i.replaced_by}
    for reference in dossier.references:
        old = replaced.get(reference.canonical)
        new = norms.instruments.get(old.replaced_by) if old and old.replaced_by else None
        if old is None or new is None or (new.issued and dossier.year and new.issued.year > dossier.year + 1):
            continue
        yield Hit(reference.span, f"{reference.canonical}《{old.title}》已由{new.number}《{new.title}》替代")
