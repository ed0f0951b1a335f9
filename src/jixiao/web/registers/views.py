"""The files that inspectors asked for, in one pack."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jixiao.web.kit.answers import attachment
from jixiao.web.kit.files import kept
from jixiao.web.kit.zips import BAD_NAME, zipped
from jixiao.web.ledger.queries import rows_seen
from jixiao.web.people.scope import found, person_of
from jixiao.web.registers.columns import INSPECTIONS
from jixiao.web.registers.models import Inspection
from jixiao.web.registers.rules import files_of

LIST = "材料清单.txt"


@require_GET
def inspection_pack(request: HttpRequest, pk: int) -> HttpResponse:
    """A folder for each thing asked for, and a list that says what is in it, elsewhere, or not to be had."""
    inspection = found(rows_seen(INSPECTIONS, person_of(request)), pk=pk)
    listed = "\r\n".join(_list(inspection)) + "\r\n"
    files = [*_files(inspection), (LIST, b"\xef\xbb\xbf" + listed.encode())]
    return attachment(f"{BAD_NAME.sub('', inspection.name)}材料.zip", zipped(files), "application/zip")


def _files(inspection: Inspection) -> Iterator[tuple[str, bytes]]:
    for order, (asked, files) in enumerate(files_of(inspection), 1):
        folder = f"{order:02} {asked.item}".replace("/", "")
        yield from ((f"{folder}/{file.name}".replace("\\", ""), kept(file.place)) for file in files)


def _list(inspection: Inspection) -> Iterator[str]:
    yield f"{inspection.name}（{inspection.inspector}）材料清单"
    for order, (asked, files) in enumerate(files_of(inspection), 1):
        yield f"{order:02} {asked.item}：{asked.get_stage_display()}"
        yield from (f"    {file.name}  SHA-256 {file.digest}" for file in files)
        if asked.place:
            yield f"    存放处：{asked.place}"
        if asked.refused_reason:
            yield f"    无法提供的原因：{asked.refused_reason}"
