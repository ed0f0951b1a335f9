"""A finding: a rule, a place, the computation, and what it rests on."""

from enum import StrEnum

from jixiao.dossier.place import Place
from jixiao.units.record import record


class Severity(StrEnum):
    ERROR = "error"  # the document contradicts itself or a norm, and the working shows it
    WARNING = "warning"  # a required form is missed; a reviewer would ask for a correction
    NOTE = "note"  # worth a look


@record
class Related:
    """Another figure of the working, with its place; `path` only when it stands in another document."""

    place: Place
    value: str
    unit: str
    path: str = ""


@record
class Finding:
    """`working` is the computation, readable aloud; `stated` and `computed` the two values it compares, "" where none.

    `fingerprint` survives page shifts: it is made of code, quote and working.
    """

    rule: str
    name: str
    family: str
    severity: Severity
    message: str
    place: Place
    working: str
    stated: str
    computed: str
    unit: str
    basis: tuple[str, ...]
    related: tuple[Related, ...]
    fingerprint: str
