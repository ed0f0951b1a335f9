"""A map file read with mistrust: outlines of named districts, and nothing else of what it holds."""

import json
from collections.abc import Iterator
from typing import Any

from jixiao.web.kit.refused import Refused

LARGEST = 5 << 20
_MOST = 400
_LONGEST = 40
_DEPTH = {"Polygon": 2, "MultiPolygon": 3}  # lists around a point


def read_map(data: bytes) -> list[dict[str, Any]]:
    """The districts as features of a name and an outline; raises Refused, in Chinese, for anything else."""
    if len(data) > LARGEST:
        raise Refused(f"地图文件超过 {LARGEST >> 20} MB；请用更简化的边界。")
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Refused("不是 GeoJSON 文件；请上传扩展名为 json 或 geojson、以 UTF-8 保存的地图文件。") from None
    features = held.get("features") if isinstance(held, dict) else None
    if not isinstance(features, list) or held.get("type") != "FeatureCollection":
        raise Refused("文件里没有地区边界（FeatureCollection）。")
    if not 0 < len(features) <= _MOST:
        raise Refused(f"地图应有 1 到 {_MOST} 个地区，文件里有 {len(features)} 个。")
    return [_feature(number, one) for number, one in enumerate(features, 1)]


def _feature(number: int, one: Any) -> dict[str, Any]:
    named = one.get("properties") if isinstance(one, dict) else None
    name = named.get("name") if isinstance(named, dict) else None
    if not isinstance(name, str) or not 0 < len(name.strip()) <= _LONGEST:
        raise Refused(f"第 {number} 个地区没有名称（properties.name）。")
    shape = one.get("geometry")
    kind = shape.get("type") if isinstance(shape, dict) else None
    if kind not in _DEPTH:
        raise Refused(f"“{name}”没有边界；边界应为 Polygon 或 MultiPolygon。")
    outline = shape.get("coordinates")
    if not _is_outline(outline, _DEPTH[kind]):
        raise Refused(f"“{name}”的边界坐标不对；应为经度、纬度（度）。")
    geometry = {"type": kind, "coordinates": outline}
    return {"type": "Feature", "properties": {"name": name.strip()}, "geometry": geometry}


def _is_outline(held: Any, depth: int) -> bool:
    return isinstance(held, list) and bool(held) and all(map(_is_point, _points(held, depth)))


def _points(held: Any, depth: int) -> Iterator[Any]:
    if depth == 0 or not isinstance(held, list):
        yield held
        return
    for one in held:
        yield from _points(one, depth - 1)


def _is_point(held: Any) -> bool:
    if not isinstance(held, list) or len(held) not in (2, 3):
        return False
    numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in held)
    return numbers and abs(held[0]) <= 180 and abs(held[1]) <= 90
