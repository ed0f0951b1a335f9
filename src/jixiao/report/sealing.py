"""Traces as JSON: written into a report or beside it, and read back. pydantic is imported only when one runs."""

from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.report.trace import Trace

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class TraceError(ValueError):
    """A file without a trace, or with one that cannot be read: what to do instead."""


def to_json(trace: Trace, indent: int | None = None) -> str:
    """The trace as JSON; values are decimal strings."""
    return _adapter().dump_json(trace, indent=indent, exclude_defaults=False).decode()


def from_json(text: str | bytes, path: str) -> Trace:
    """Raises TraceError when it is no trace."""
    from pydantic import ValidationError

    try:
        found: Trace = _adapter().validate_json(text)
    except ValidationError:
        raise TraceError(f"{path}：里面的追溯数据不完整，无法读取；请用 jixiao report 重新生成报告") from None
    return found


@cache
def _adapter() -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(Trace)
