"""A folder of norms of the user's own: one value of one parameter in one place."""

from pathlib import Path

from jixiao.norms.resolve import Norms

FILE = """
id = "{name}"
title = "测试"
place = "130110"
scope = "{scope}"
unit = ""
meaning = "测试"
last_checked = 2026-11-27

[[values]]
budget_years_from = 2020
{content}

[values.source]
instrument = "luquan-opinion-2019"
locator = "测试"
certainty = "memory"
quote = "测试"
"""


def own(folder: Path, name: str, content: str, scope: str = "") -> Norms:
    """The packaged norms with this value for 鹿泉区."""
    place = folder / "parameters" / name
    place.mkdir(parents=True, exist_ok=True)
    (place / "ours.toml").write_text(FILE.format(name=name, content=content, scope=scope), encoding="utf-8")
    return Norms(folder)
