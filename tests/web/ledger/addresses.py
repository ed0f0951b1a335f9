"""Who may ask for the addresses of a ledger: the same of every ledger, so every new one has its rows here at once.

All addresses of the first ledger are walked; of the others the page of a row, which is what scoping is about.
"""

from collections.abc import Iterator

from jixiao.web.kit.files import keep
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.registry import ledgers
from tests.web.ledger.made import PROJECTS, made_file, made_import, made_row, made_view
from tests.web.permissions import Row, row

SEES = dict.fromkeys(("writer", "colleague", "compiler", "leader", "finance", "auditor", "administrator"), 200)
SAYS = dict.fromkeys(SEES, 302)
FILLS = ("writer", "colleague", "compiler")
ANY_WRITER = dict.fromkeys((*FILLS, "neighbour", "stranger"), 200)  # the compilers of other bureaus write for those


def _rows(ledger: Ledger) -> Iterator[Row]:
    def one(world):
        return {"ledger": ledger.name, "pk": made_row(world, ledger).pk}

    yield row("ledger:row_detail", where=one, **SEES)


def _rest(ledger: Ledger) -> Iterator[Row]:
    def here(_world):
        return {"ledger": ledger.name}

    def one(world):
        return {**here(world), "pk": made_row(world, ledger).pk}

    def file(world):
        made = made_row(world, ledger)
        held = made_file(world, made, ledger)
        keep(held.place, b"%PDF-1.4")
        return {**here(world), "pk": made.pk, "file": held.pk}

    def taken(world):
        return {**here(world), "made": made_import(world, ledger).pk}

    filling = dict.fromkeys(FILLS, 302)
    yield row("ledger:row_list", where=here, others=200)
    yield row("ledger:row_edit", where=one, **dict.fromkeys(FILLS, 200))
    yield row("ledger:row_board", where=here, others=200 if ledger.stage else 404)
    yield row("ledger:row_calendar", where=here, others=200 if ledger.day else 404)
    yield row("ledger:row_print", where=here, others=200)
    yield row("ledger:row_export", where=here, others=200)
    yield row("ledger:view_save", where=here, method="POST", others=302)
    yield row(
        "ledger:view_remove",
        where=lambda world: {**here(world), "view": made_view(world, ledger).pk},
        method="POST",
        writer=302,
    )
    yield row("ledger:row_create", where=here, **ANY_WRITER)
    for view in ("row_remove", "row_restore", "file_add"):
        yield row(f"ledger:{view}", where=one, method="POST", **filling)
    yield row("ledger:remark_add", where=one, method="POST", **SAYS)
    yield row("ledger:file_content", where=file, **SEES)
    yield row("ledger:file_remove", where=file, method="POST", **filling)
    yield row("ledger:import_list", where=here, **ANY_WRITER)
    yield row("ledger:import_template", where=here, **ANY_WRITER)
    yield row("ledger:import_paste", where=here, method="POST", **dict.fromkeys(ANY_WRITER, 422))
    yield row("ledger:import_detail", where=taken, **dict.fromkeys(FILLS, 200))
    for view in ("import_apply", "import_undo"):
        yield row(f"ledger:{view}", where=taken, method="POST", **filling)


ADDRESSES = (*(found for ledger in ledgers().values() for found in _rows(ledger)), *_rest(PROJECTS))
