"""The way a printed number came: in words, down to the rows where it was typed, the files, and what proves it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from jixiao.dossier.datum import Datum, Provenance
from jixiao.norms.words import CERTAINTY
from jixiao.report.made import Made
from jixiao.report.told import rounding
from jixiao.report.trace import Printing
from jixiao.units.number import short
from jixiao.web.papers.cells import WORKBENCH
from jixiao.web.pins.queries import pin_at, standings_at
from jixiao.web.pins.standing import Standing
from jixiao.web.reports.places import Lead, typed_at
from jixiao.web.years.models import BudgetYear, Proof, ProofUse

_RESULT = "years.result"
_QUOTED = 60  # characters of a quote that are shown


@dataclass(frozen=True, slots=True)
class Place:
    """A place a value was read from: what to call it, where in it, what stands there, and where to change it."""

    name: str
    where: str
    quote: str
    lead: Lead | None = None
    digest: str = ""
    standing: Standing | None = None  # of rows of a ledger that were pinned


@dataclass(frozen=True, slots=True)
class Basis:
    """The norm a value was computed by: its words, how sure they are, and where the norms of the year stand."""

    words: str
    certainty: str
    firm: bool
    address: str


@dataclass(frozen=True, slots=True)
class Way:
    """A value with its computation or its places, and the values that went into it."""

    label: str
    value: str
    working: str
    basis: Basis | None
    places: tuple[Place, ...]
    proofs: tuple[Lead, ...]
    parts: tuple["Way", ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: the digits, where they stand, how they were rounded, and the way back."""

    text: str
    where: str
    rounding: str
    places: tuple[Printing, ...]
    way: Way


def number_of(made: Made, asked: Mapping[str, str], year: BudgetYear) -> Number | None:
    """The value asked for by its `key`, or by the `mark` at which these digits (`text`) stand; None when it is gone."""
    here = _printing(made, asked)
    datum = made.trace.datum(here.key) if here else None
    if here is None or datum is None:
        return None
    printings = tuple(one for one in made.trace.printings if one.key == here.key)
    way = _Ways(made, year, datum).of(datum, ())
    return Number(f"{here.text}{here.unit}", here.where, rounding(here, datum), printings, way)


def _printing(made: Made, asked: Mapping[str, str]) -> Printing | None:
    """Marks are given anew when words change: a mark counts only with the digits it was given to."""
    if key := asked.get("key"):
        return next((one for one in made.trace.printings if one.key == key), None)
    wanted = (asked.get("mark"), asked.get("text"))
    return next((one for one in made.trace.printings if (one.mark, one.text) == wanted), None)


def leads_of(made: Made, key: str, year: BudgetYear) -> list[Lead]:
    """Where the rows below a value are typed, each page once."""
    below = _below(made, key)
    found = (_lead(place, year) for datum in below for place in datum.provenance)
    return list({lead.address: lead for lead in found if lead}.values())


def _below(made: Made, key: str) -> list[Datum]:
    """The value and all it was computed from."""
    found: dict[str, Datum] = {}
    waiting = [key]
    while waiting:
        datum = made.trace.datum(waiting.pop())
        if datum and datum.key not in found:
            found[datum.key] = datum
            waiting.extend(datum.operands)
    return list(found.values())


def _lead(place: Provenance, year: BudgetYear) -> Lead | None:
    pin = pin_at(place.cell)
    if pin is not None:
        return Lead("看明细", reverse("pins:pin_detail", kwargs={"pk": pin}))
    return typed_at(place.cell, year) if place.path == WORKBENCH else None


def _row(place: Provenance) -> tuple[str, str]:
    """The table and key of the row a place of the workbench names."""
    table, _, rest = place.cell.partition("/")
    return table, rest.partition("/")[0]


def _proofs(made: Made, datum: Datum) -> dict[str, list[Proof]]:
    """What proves the results among all this rests on, by the key of the result: one query.

    Pins are places already.
    """
    places = (place for one in _below(made, datum.key) for place in one.provenance if place.path == WORKBENCH)
    results = {int(row) for table, row in map(_row, places) if table == _RESULT}
    found: dict[str, list[Proof]] = {}
    if results:
        uses = ProofUse.objects.filter(indicator__result__in=results, proof__removed_at=None, proof__pins=None)
        for use in uses.exclude(state=ProofUse.State.REJECTED).select_related("proof", "indicator__result"):
            found.setdefault(str(use.indicator.result.pk), []).append(use.proof)
    return found


class _Ways:
    def __init__(self, made: Made, year: BudgetYear, datum: Datum) -> None:
        self._made, self._year, self._proofs = made, year, _proofs(made, datum)
        self._standings = standings_at(place.cell for one in _below(made, datum.key) for place in one.provenance)
        grounds = (ground for sheet in made.scores.sheets for ground in sheet.all_grounds)
        self._grounds = {f"{one.instrument}#{one.locator}": one for one in grounds}

    def of(self, datum: Datum, above: tuple[str, ...]) -> Way:
        parts = (self._made.trace.datum(key) for key in datum.operands if key not in above)
        return Way(
            label=datum.label,
            value=f"{short(datum.value)}{datum.unit}",
            working=datum.working,
            basis=self._basis(datum),
            places=tuple(map(self._place, datum.provenance)),
            proofs=tuple(self._proven(datum)),
            parts=tuple(self.of(part, (*above, datum.key)) for part in parts if part),
        )

    def _basis(self, datum: Datum) -> Basis | None:
        if not datum.basis:
            return None
        ground = self._grounds.get(datum.basis)
        certainty = CERTAINTY[ground.certainty] if ground else ""
        address = f"{reverse('norms:norm_list')}?place={self._made.papers.place}&year={self._made.papers.year}"
        return Basis(self._made.trace.basis(datum), certainty, ground is None or ground.firm, address)

    def _place(self, place: Provenance) -> Place:
        pin = pin_at(place.cell)
        ours = place.path == WORKBENCH or pin is not None
        where = place.where if ours or not place.cell else f"{place.where}（{place.cell}）"
        quote = " ".join(place.quote.split())
        quote = quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"
        standing = self._standings.get(pin) if pin is not None else None
        return Place(place.path, where, quote, _lead(place, self._year), place.digest, standing)

    def _proven(self, datum: Datum) -> Iterator[Lead]:
        rows = [_row(place) for place in datum.provenance if place.path == WORKBENCH]
        for proof in (proof for table, row in rows if table == _RESULT for proof in self._proofs.get(row, ())):
            address = reverse("evidence:proof_file", kwargs={"year": proof.year_id, "pk": proof.pk})
            yield Lead(proof.name, address if proof.digest else "")
