"""What a finding or a score rests on, in words: the instrument's title and number, and the article."""

from jixiao.norms.resolve import Norms
from jixiao.units.record import record


@record
class Citation:
    """`number` is the 文号, "" for laws, which have none; `locator` the article."""

    instrument: str
    title: str
    number: str
    locator: str

    def __str__(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        return f"《{self.title}》{number}{self.locator}"


def citation(basis: str, norms: Norms) -> Citation:
    """From `instrument#locator` as findings and scores carry it."""
    key, _, locator = basis.partition("#")
    instrument = norms.instruments.get(key)
    if instrument is None:
        return Citation(key, key, "", locator)
    return Citation(key, instrument.title, instrument.number, locator)
