"""Traces as JSON: written into a report or beside it, and read back. pydantic is imported only when one runs."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.report.trace import Trace

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Box:
    """Where a number stands: page from 1; its lower left corner, in points from the upper left of the page."""

    mark: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a report that cannot carry its trace inside; `boxes` only of a pdf."""

    trace: Trace
    boxes: tuple[Box, ...] = ()


class TraceError(ValueError):
    """A file without a trace, or with one that cannot be read: what to do instead."""


def to_json(trace: Trace, indent: int | None = None) -> str:
    """The trace as JSON; values are decimal strings."""
    return _adapter(Trace).dump_json(trace, indent=indent, exclude={"_by_key"}).decode()


def from_json(text: str | bytes, path: str) -> Trace:
    """The trace a report carries; raises TraceError when it is none."""
    return _read(Trace, text, path)  # type: ignore[no-any-return]


def to_beside(beside: Beside) -> str:
    return _adapter(Beside).dump_json(beside, indent=1, exclude={"trace": {"_by_key"}}).decode()


def from_beside(text: str | bytes, path: str) -> Beside:
    """What stands beside a report; raises TraceError when it is something else."""
    return _read(Beside, text, path)  # type: ignore[no-any-return]


def _read(kind: type, text: str | bytes, path: str) -> Any:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_json(text)
    except ValidationError:
        raise TraceError(f"{path}：追溯数据不完整，无法读取；请用 jixiao report 重新生成报告") from None


@cache
def _adapter(kind: type) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
