"""Pinned evidence as it stands now, read straight from the data of a workbench."""

import os
from pathlib import Path

import django
from django.db.utils import DatabaseError

from jixiao.dossier.evidence import Evidence
from jixiao.web.site.environment import EnvironmentWrong


def evidence_in(folder: Path) -> Evidence:
    """All pins of a workbench, whose data folder this is. Raises EnvironmentWrong when it holds none."""
    if not (folder / "jixiao.sqlite3").is_file() and not os.environ.get("DATABASE_URL"):
        raise EnvironmentWrong(f"“{folder}”不是工作台的数据文件夹：里面没有 jixiao.sqlite3。")
    os.environ["JIXIAO_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
    django.setup()

    from jixiao.web.pins.exported import evidence_of
    from jixiao.web.pins.models import Pin

    try:
        return evidence_of(Pin.objects.select_related("over"))
    except DatabaseError as error:
        raise EnvironmentWrong(
            f"“{folder}”的数据库读不了（{str(error).strip()}）；请先运行 jixiao manage migrate。"
        ) from None
