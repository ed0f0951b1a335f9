"""Files taken in to be checked."""

import hashlib
from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from jixiao.web.checks.models import Batch, CheckedFile
from jixiao.web.checks.tasks import check_batch
from jixiao.web.kit.files import keep
from jixiao.web.kit.uploads import admitted
from jixiao.web.people.log import log
from jixiao.web.people.models import Person


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
    if problem := admitted(file.name, data):
        file.state, file.problem, file.remedy = CheckedFile.State.REFUSED, problem.problem, problem.remedy
    else:
        keep(file.original, data)
    file.save()
