"""Files taken in to be checked."""

import hashlib
from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from jixiao.readers.errors import Unreadable
from jixiao.readers.kinds import kind_of
from jixiao.readers.macros import has_macros
from jixiao.web.checks.models import Batch, CheckedFile
from jixiao.web.checks.tasks import check_batch
from jixiao.web.kit.files import keep
from jixiao.web.people.log import log
from jixiao.web.people.models import Person

LARGEST = 50 << 20


@transaction.atomic
def start_check(*, by: Person, files: Sequence["UploadedFile[bytes]"]) -> Batch:
    """Take files in and have them checked. What cannot be checked is kept as a line that says why."""
    batch = Batch.objects.create(by=by)
    for order, upload in enumerate(files):
        _take(batch, order, upload)
    log("checks.batch.started", batch, by=by, department=by.department, files=_named(files))
    check_batch.enqueue(batch.pk)
    return batch


def _named(files: Sequence["UploadedFile[bytes]"]) -> str:
    names = "、".join(str(file.name) for file in files[:5])
    return f"{names} 等 {len(files)} 份文件" if len(files) > 5 else names


def _take(batch: Batch, order: int, upload: "UploadedFile[bytes]") -> None:
    data = upload.read()
    file = CheckedFile(batch=batch, order=order, name=str(upload.name)[-200:], size=len(data))
    file.digest = hashlib.sha256(data).hexdigest()
    try:
        _admit(file.name, data)
        keep(file.original, data)
    except Unreadable as error:
        file.state, file.problem, file.remedy = CheckedFile.State.REFUSED, error.problem, error.remedy
    file.save()


def _admit(name: str, data: bytes) -> None:
    """By content, not by name: documents without programs in them."""
    if not data:
        raise Unreadable(name, "文件是空的", "请确认保存或下载已经完成")
    if len(data) > LARGEST:
        raise Unreadable(name, f"文件超过 {LARGEST >> 20} MB", "请去掉图片或拆成几个文件")
    kind_of(name, data)
    if has_macros(name, data):
        remedy = "请在 Word、Excel 或 WPS 中另存为不含宏的 docx、xlsx 再检查"
        raise Unreadable(name, "文件含有宏，出于安全没有接收", remedy)
