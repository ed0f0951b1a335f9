"""Maps of districts are supplied and taken down."""

import json

from django.db import transaction
from django.utils import timezone

from jixiao.web.boards.geojson import read_map
from jixiao.web.boards.models import DistrictMap
from jixiao.web.kit.files import keep
from jixiao.web.people.log import described, log
from jixiao.web.people.models import Department, Person


@transaction.atomic
def supply_map(*, department: Department, name: str, approval: str, data: bytes, by: Person) -> DistrictMap:
    """Kept as names and outlines alone; the former one of the department is taken down."""
    features = read_map(data)
    content = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()
    DistrictMap.objects.filter(department=department, ended_at=None).update(ended_at=timezone.now())
    row = DistrictMap.objects.create(
        department=department, name=name, approval=approval, districts=len(features), size=len(content), by=by
    )
    keep(row.stored, content)
    log("boards.map.supplied", row, by=by, department=department, after=described(row, "name", "approval", "districts"))
    return row


@transaction.atomic
def end_map(*, row: DistrictMap, by: Person) -> DistrictMap:
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    log("boards.map.ended", row, by=by, department=row.department)
    return row
