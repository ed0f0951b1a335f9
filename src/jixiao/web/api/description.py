"""The OpenAPI document as people read it: chapters of operations, each with what goes in and what comes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jixiao.web.api.scopes import Scope

Facts = Mapping[str, Any]
_PLACES = {"path": "地址", "query": "参数"}


@dataclass(frozen=True, slots=True)
class Item:
    """A parameter, or a key of what is sent or answered."""

    name: str
    type: str
    about: str
    needed: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One address asked in one way."""

    method: str
    address: str
    title: str
    about: str
    scope: str
    items: list[Item]
    sent: list[Item]
    answered: list[Item]


def chapters(document: Facts) -> list[tuple[str, list[Operation]]]:
    """The operations by chapter."""
    found = [
        (facts["tags"][0], _operation(document, method, address, facts))
        for address, methods in document["paths"].items()
        for method, facts in methods.items()
    ]
    return [(title, [one for _, one in group]) for title, group in groupby(found, key=lambda pair: pair[0])]


def _operation(document: Facts, method: str, address: str, facts: Facts) -> Operation:
    body = _schema(facts.get("requestBody", {}))
    answered = _schema(next(one for status, one in facts["responses"].items() if int(status) < 300))
    return Operation(
        method.upper(),
        address,
        facts["summary"],
        facts.get("description", ""),
        str(Scope(facts["x-scope"]).label) if "x-scope" in facts else "",
        [_parameter(document, one) for one in facts["parameters"]],
        list(_keys(document, body)),
        list(_keys(document, answered)),
    )


def _schema(facts: Facts) -> Facts:
    """Of what is sent or answered; {} when that is nothing."""
    return next((one["schema"] for one in facts.get("content", {}).values()), {})


def _parameter(document: Facts, facts: Facts) -> Item:
    schema = facts["schema"]
    about = facts.get("description", "")
    return Item(facts["name"], _type(document, schema), about, facts.get("required", False), _PLACES[facts["in"]])


def _keys(document: Facts, schema: Facts) -> Iterator[Item]:
    """Those of an object, or of what a list holds."""
    seen = _resolved(document, schema)
    seen = _resolved(document, seen["items"]) if "items" in seen else seen
    needed = seen.get("required", ())
    for name, facts in seen.get("properties", {}).items():
        yield Item(name, _type(document, facts), facts.get("description", ""), name in needed)


def _resolved(document: Facts, schema: Facts) -> Facts:
    if "$ref" in schema:
        found: Facts = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
        return found
    return schema


_WORDS = {
    "integer": "整数", "string": "字符串", "boolean": "true/false", "object": "对象", "array": "列表", "null": "null",
    "number": "数字",
}  # fmt: skip
_FORMATS = {"date-time": "时间", "date": "日期", "binary": "文件"}


def _type(document: Facts, schema: Facts) -> str:
    if "anyOf" in schema:
        return " 或 ".join(dict.fromkeys(_type(document, one) for one in schema["anyOf"]))
    held = _resolved(document, schema)
    if "items" in held:
        return f"{_type(document, held['items'])}的列表"
    return _FORMATS.get(held.get("format", "")) or _WORDS.get(held.get("type", ""), "任意")
