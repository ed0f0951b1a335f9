"""One exact value, and the way back from it to the files, rows and other values it comes from."""

from decimal import Decimal

from jixiao.units.number import plain, rounded
from jixiao.units.record import record
from jixiao.units.regex import regex

_ROW = regex(r"[a-z_]+\.[a-z_]+/\d+/\w+")  # how `cell` names a field of a database


@record
class Provenance:
    """A place outside jixiao at which a value stands: a cell or a line of a file, or rows of a ledger.

    `path` is the file as the user named it (below the folder that was given), `digest` its SHA-256 when it was read;
    `where` says the place to a person (工作表“自评表”C5格), `cell` to a program (自评表!C5, line 12);
    `quote` is what stands there. A ledger has no file: `path` is its name, `rows` the keys of the rows, `digest`
    that of the rows.
    """

    path: str
    where: str
    quote: str
    digest: str = ""
    cell: str = ""
    rows: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.path} {self.where}「{self.quote}」"

    @property
    def is_row(self) -> bool:
        """Whether it is rows of a ledger, which no file holds."""
        return _ROW.fullmatch(self.cell) is not None


@record
class Datum:
    """A value under a key of its own; the same key is never two values in one set of papers.

    `value` is exact, in `unit` as named (万元, %, 个, 分); `decimals` is how many are printed by default.
    Either it was read (`provenance`, more than one when several files say the same), or it was computed: then
    `working` is the computation, readable aloud, `operands` the keys of what went into it, `basis` the key of the
    instrument and its article (program-evaluation-measures-2020#第十条) when a norm says to compute it so.
    """

    key: str
    label: str
    value: Decimal
    unit: str
    decimals: int
    provenance: tuple[Provenance, ...] = ()
    working: str = ""
    operands: tuple[str, ...] = ()
    basis: str = ""

    def printed(self, decimals: int | None = None) -> str:
        """The digits as a document prints them, ROUND_HALF_UP, without the unit."""
        return plain(rounded(self.value, self.decimals if decimals is None else decimals))
