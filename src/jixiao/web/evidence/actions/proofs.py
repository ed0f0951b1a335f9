"""Proofs: taken in, filed, judged, taken out and brought back."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.readers.errors import Unreadable
from jixiao.web.evidence.admit import admit, type_by_name
from jixiao.web.evidence.queries import names_taken_over
from jixiao.web.kit.files import keep
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear, Indicator, Proof, ProofUse


@dataclass(frozen=True, slots=True)
class Upload:
    """A file with its path in the folder it came from."""

    path: str
    data: bytes


@dataclass(slots=True)
class Added:
    """What came of an upload: proofs, and in words what was not taken or was there already."""

    proofs: list[Proof] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


def add_proofs(
    *, year: BudgetYear, files: Iterable[Upload], indicator: Indicator | None, by: Person, kind: str = ""
) -> Added:
    """Each file for itself: a bad one is told and stops no other. Without an indicator they wait to be filed."""
    added = Added()
    for file in files:
        try:
            admit(file.path, file.data)
        except Unreadable as error:
            added.refused.append(f"“{PurePosixPath(file.path).name}”没有收：{error.problem}。{error.remedy}。")
        else:
            _add(year, file, indicator, by, kind, added)
    return added


@transaction.atomic
def _add(year: BudgetYear, file: Upload, indicator: Indicator | None, by: Person, kind: str, added: Added) -> None:
    must_be_open(year)
    digest = hashlib.sha256(file.data).hexdigest()
    same = Proof.objects.filter(year=year, digest=digest, removed_at=None).first()
    if same:
        added.known.append(f"“{PurePosixPath(file.path).name}”与已有的“{same.name}”内容相同，没有重复存放。")
        if indicator:
            file_proof(proof=same, indicators=[indicator], by=by)
            added.proofs.append(same)
        return
    proof = _listed(file, indicator) or Proof(year=year, name=file.path[-200:], kind=kind or type_by_name(file.path))
    proof.digest, proof.size, proof.by, proof.at = digest, len(file.data), by, timezone.now()
    proof.save()
    keep(proof.stored, file.data)
    log("evidence.proof.uploaded", proof, by=by, department=year.department)
    if indicator:
        file_proof(proof=proof, indicators=[indicator], by=by)
    added.proofs.append(proof)


def _listed(file: Upload, indicator: Indicator | None) -> Proof | None:
    """The paper of this name that the indicator's list waits for."""
    if indicator is None:
        return None
    names = {PurePosixPath(file.path).name, PurePosixPath(file.path).stem}
    return Proof.objects.filter(uses__indicator=indicator, digest="", removed_at=None, name__in=names).first()


@transaction.atomic
def list_proof(*, indicator: Indicator, values: dict[str, Any], by: Person) -> Proof:
    """A paper known by name: kept somewhere (存放处), or still to be uploaded."""
    year = indicator.program.year
    must_be_open(year)
    proof = Proof.objects.create(year=year, by=by, **values)
    ProofUse.objects.create(proof=proof, indicator=indicator)
    log("evidence.proof.listed", proof, by=by, department=year.department, indicator=indicator)
    return proof


@transaction.atomic
def change_proof(*, proof: Proof, values: dict[str, Any], by: Person) -> Proof:
    must_be_open(proof.year)
    before, after = change(proof, values)
    if after:
        log("evidence.proof.changed", proof, by=by, department=proof.year.department, before=before, after=after)
    return proof


@transaction.atomic
def file_proof(*, proof: Proof, indicators: Sequence[Indicator], by: Person) -> list[ProofUse]:
    """Say what a proof proves; what was said before stays."""
    must_be_open(proof.year)
    made = []
    for indicator in indicators:
        use, new = ProofUse.objects.get_or_create(proof=proof, indicator=indicator)
        if new:
            log("evidence.proof.filed", proof, by=by, department=proof.year.department, indicator=indicator)
        elif use.state == ProofUse.State.REJECTED and proof.digest:
            use.state, use.note = ProofUse.State.WAITING, ""
            use.save(update_fields=["state", "note"])
        made.append(use)
    return made


@transaction.atomic
def unfile_proof(*, use: ProofUse, by: Person) -> None:
    """The paper stays; it no longer stands for this indicator."""
    must_be_open(use.proof.year)
    log("evidence.proof.unfiled", use.proof, by=by, department=use.proof.year.department, indicator=use.indicator)
    use.delete()


@transaction.atomic
def judge(*, use: ProofUse, state: str, note: str, by: Person) -> ProofUse:
    """Accept or reject a paper for an indicator; a rejection says why."""
    year = use.proof.year
    must_be_open(year)
    if state == ProofUse.State.REJECTED and not note.strip():
        raise Refused("不认可的材料请写明原因，让填报处室知道怎样补。")
    if state == ProofUse.State.ACCEPTED and not use.proof.digest and not use.proof.keeper:
        raise Refused(f"“{use.proof}”还没有上传，也没有写存放处，不能认可。")
    before, after = change(use, {"state": state, "note": note.strip()})
    if after:
        log(
            "evidence.proof.judged",
            use.proof,
            by=by,
            department=year.department,
            before=before,
            after=after,
            indicator=use.indicator,
            verdict=use.get_state_display(),
            note=f"（{note}）" if note else "",
        )
    return use


@transaction.atomic
def remove_proof(*, proof: Proof, by: Person) -> Proof:
    """Out of every list; the file stays, and restoring it brings everything back."""
    must_be_open(proof.year)
    proof.removed_at = timezone.now()
    proof.save(update_fields=["removed_at"])
    log("evidence.proof.removed", proof, by=by, department=proof.year.department)
    return proof


@transaction.atomic
def restore_proof(*, proof: Proof, by: Person) -> Proof:
    must_be_open(proof.year)
    proof.removed_at = None
    proof.save(update_fields=["removed_at"])
    log("evidence.proof.restored", proof, by=by, department=proof.year.department)
    return proof


@transaction.atomic
def take_over_list(*, year: BudgetYear, by: Person) -> int:
    """Last year's list of papers, by name, for the same indicators that have none yet; how many."""
    must_be_open(year)
    held = ProofUse.objects.filter(proof__year=year, proof__removed_at=None).values("indicator")
    bare = Indicator.objects.filter(program__year=year, removed_at=None).exclude(origin=None).exclude(pk__in=held)
    made = 0
    for indicator in bare.select_related("program__year"):
        for use in ProofUse.objects.filter(indicator=indicator.origin_id, proof__removed_at=None).select_related(
            "proof"
        ):
            last = use.proof
            proof = Proof.objects.create(year=year, name=last.name, kind=last.kind, origin=last, by=by)
            ProofUse.objects.create(proof=proof, indicator=indicator)
            made += 1
    if made:
        log("evidence.list.taken_over", year, by=by, department=year.department, count=made)
    return made


@transaction.atomic
def give_back_list(*, year: BudgetYear, by: Person) -> int:
    """Names taken over from last year that nobody has made anything of go again as a whole; how many."""
    must_be_open(year)
    count = names_taken_over(year).update(removed_at=timezone.now())
    if not count:
        raise Refused("没有可以撤销的：沿用的材料都已上传、写了存放处或者审过。")
    log("evidence.list.given_back", year, by=by, department=year.department, count=count)
    return count
