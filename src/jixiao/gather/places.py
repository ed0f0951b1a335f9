"""Figures and texts of a dossier as data with their provenance."""

from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.figure import Figure
from jixiao.dossier.keys import MONEY_DECIMALS, MONEY_UNIT
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.measure import unit as unit_of

WAN_YUAN = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Reading:
    """A dossier and the file it was read from: `path` as papers name it, `digest` its SHA-256.

    `generated`: it is a report of ours, which says again what other files say.
    """

    dossier: Dossier
    path: str
    digest: str
    generated: bool = False

    def provenance(self, span: Span) -> Provenance:
        source = self.dossier.source
        place = source.place(span)
        return Provenance(
            path=self.path,
            where=place.where,
            quote=source.quote(span),
            digest=self.digest,
            cell=source.cell(span.start) or f"line {place.line}",
        )

    def datum(self, key: str, label: str, figure: Figure) -> Datum:
        """A figure in its own unit, with the decimals it was printed with."""
        decimals = max(0, -int(figure.printed.step.normalize().as_tuple().exponent))
        return Datum(key, label, figure.value, figure.unit, decimals, (self.provenance(figure.span),))

    def money(self, key: str, label: str, figure: Figure) -> Datum:
        """An amount in 万元, exactly; printed with two decimals whatever the source printed. Other currencies stay."""
        if figure.printed.unit.base != unit_of(MONEY_UNIT).base:
            return self.datum(key, label, figure)
        value = figure.base / WAN_YUAN
        return Datum(key, label, value, MONEY_UNIT, MONEY_DECIMALS, (self.provenance(figure.span),))
