"""Documents checked as on the check page: uploaded here, the findings read when they are there."""

import json
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Router
from ninja.files import UploadedFile
from ninja.responses import Status

from jixiao.batch.record import RecordError
from jixiao.check.checked import Checked, Problem
from jixiao.check.output.json import write_json
from jixiao.web.api.cursors import Id
from jixiao.web.api.door import needs
from jixiao.web.api.problems import Problem as Refusal
from jixiao.web.api.resources import shapes
from jixiao.web.api.scopes import Scope
from jixiao.web.checks.actions import start_check
from jixiao.web.checks.models import Batch, CheckedFile
from jixiao.web.checks.queries import batches_of, files_of, result_of
from jixiao.web.kit.uploads import LARGEST_TOGETHER, MOST_FILES
from jixiao.web.people.scope import found, person_of

router = Router(tags=["检查"])
_CHECK = needs(Scope.CHECKS)


@router.post("", response={202: shapes.CheckFacts}, summary="上传文件检查", **_CHECK)
def check_start(
    request: HttpRequest, files: Annotated[list[UploadedFile], File(description="docx、xlsx、pdf、html、txt 等")]
) -> Any:
    """马上回答编号，检查在后台进行；之后读 /checks/{编号}，state 为 done 时 report 里是全部发现。"""
    if len(files) > MOST_FILES or sum(one.size or 0 for one in files) > LARGEST_TOGETHER:
        raise Refusal(413, f"一次最多 {MOST_FILES} 个文件、共 {LARGEST_TOGETHER >> 20} MB。")
    batch = start_check(by=person_of(request), files=files)
    return Status(202, _facts(found(batches_of(person_of(request)), pk=batch.pk), []))


@router.get("/{pk}", response=shapes.CheckFacts, summary="检查的结果", **_CHECK)
def check_detail(request: HttpRequest, pk: Id) -> Any:
    person = person_of(request)
    batch = found(batches_of(person), pk=pk)
    return _facts(batch, list(files_of(person).filter(batch=batch)))


def _facts(batch: Batch, files: list[CheckedFile]) -> dict[str, Any]:
    done = batch.finished_at is not None and bool(files)
    report = json.loads(write_json([_checked(one) for one in files])) if done else None
    return {"id": batch.pk, "state": "done" if done else "working", "at": batch.at, "report": report}


def _checked(file: CheckedFile) -> Checked:
    """The result of a file; of one that was not taken, why."""
    if file.is_done:
        try:
            return result_of(file)
        except RecordError as error:  # kept by another version
            return Checked(file.name, problem=Problem(str(error), "请重新上传检查"))
    return Checked(file.name, problem=Problem(file.problem, file.remedy))
