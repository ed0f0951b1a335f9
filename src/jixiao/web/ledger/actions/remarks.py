"""What people add beside a row: remarks, files, views with a name."""

import hashlib
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from jixiao.readers.errors import Unreadable
from jixiao.readers.kinds import kind_of
from jixiao.readers.macros import has_macros
from jixiao.web.kit.files import keep
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.models import LedgerRow, Remark, RowFile, SavedView
from jixiao.web.people.log import log
from jixiao.web.people.models import Person

LARGEST = 50 << 20
_ADMITTED = {"docx", "xlsx", "pdf", "doc", "xls", "rtf", "odt", "ods", "ofd", "ppt", "picture", "txt"}
_ADMITTED_WORDS = "可以上传 Word、Excel、pdf、ofd、演示文稿和图片。"


@transaction.atomic
def add_remark(*, ledger: Ledger, row: LedgerRow, by: Person, text: str) -> Remark:
    """Say something about a row."""
    remark = Remark.objects.create(ledger=ledger.name, row=row.pk, by=by, text=text)
    log("ledger.row.remarked", row, by=by, department=row.department, ledger=ledger.noun, text=text[:200])
    return remark


@transaction.atomic
def add_file(*, ledger: Ledger, row: LedgerRow, by: Person, upload: "UploadedFile[bytes]") -> RowFile:
    """Keep a file beside a row; it can only be downloaded again. Raises Refused for programs and what is too large."""
    data, name = upload.read(), str(upload.name)[-200:]
    if not data:
        raise Refused(f"“{name}”是空的；请确认保存或下载已经完成。")
    if len(data) > LARGEST:
        raise Refused(f"“{name}”超过 {LARGEST >> 20} MB；请压缩图片或拆成几个文件。")
    _admit(name, data)
    digest = hashlib.sha256(data).hexdigest()
    file = RowFile.objects.create(ledger=ledger.name, row=row.pk, by=by, name=name, size=len(data), digest=digest)
    keep(file.place, data)
    log("ledger.file.added", row, by=by, department=row.department, ledger=ledger.noun, name=name)
    return file


def _admit(name: str, data: bytes) -> None:
    """Documents and pictures, told by content, under a name that does not say otherwise."""
    try:
        kind = kind_of(name, data)
        with_macros = has_macros(name, data)
    except Unreadable as error:
        raise Refused(f"“{name}”没有接收：{error.problem}。{_ADMITTED_WORDS}") from None
    if kind.name not in _ADMITTED or (kind.name == "txt" and Path(name).suffix.lower() != ".txt"):
        raise Refused(f"“{name}”没有接收：不是文档或图片。{_ADMITTED_WORDS}")
    if with_macros:
        raise Refused(f"“{name}”含有宏；请另存为不含宏的文件再上传。")


@transaction.atomic
def remove_file(*, ledger: Ledger, row: LedgerRow, file: RowFile, by: Person) -> RowFile:
    """Take a file out of sight; it stays in the storage."""
    file.removed_at = timezone.now()
    file.save(update_fields=["removed_at"])
    log("ledger.file.removed", row, by=by, department=row.department, ledger=ledger.noun, name=file.name)
    return file


@transaction.atomic
def save_view(*, ledger: Ledger, by: Person, name: str, query: str, is_shared: bool) -> SavedView:
    """Give the filters of a list a name; one of the same name is replaced."""
    if by.department is None:
        raise Refused("您不属于任何部门，不能保存视图。")
    values = {"query": query, "is_shared": is_shared, "department": by.department}
    return SavedView.objects.update_or_create(ledger=ledger.name, by=by, name=name, defaults=values)[0]


@transaction.atomic
def remove_view(*, view: SavedView) -> None:
    """Forget a name; no row is touched."""
    view.delete()
