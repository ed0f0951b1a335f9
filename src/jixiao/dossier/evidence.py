"""Pinned evidence as it stands on a day: what a workbench hands out, for who verifies a report somewhere else."""

from jixiao.units.record import record

VERSION = "1"


@record
class Stands:
    """A pin today: `cell` is that of its place (Provenance), `quote` what stands there now, `digest` that of its rows.

    Without digest the ledger can no longer tell.
    """

    cell: str
    name: str
    quote: str
    digest: str


@record
class Evidence:
    """The pins of a workbench, when they were asked."""

    version: str
    at: str
    pins: tuple[Stands, ...]
