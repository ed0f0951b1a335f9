"""Errors as JSON (RFC 9457, problem details), in Chinese, with what is wrong at each place."""

import logging
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import Moved

TITLES = {
    400: "请求没有读懂",
    401: "需要令牌",
    403: "令牌没有这项权限",
    404: "没有找到",
    405: "这个地址不接受这种方法",
    409: "已被别人改动",
    413: "请求太大",
    422: "内容不对",
    429: "请求太多",
    500: "程序出错",
}
NOT_FOUND = "没有这条数据，或不在令牌的范围内。"
_TYPE = "application/problem+json"
_logger = logging.getLogger("jixiao.api")


class Wrong(Schema):
    """What is wrong at one place of the request."""

    at: str = Field(description="位置：参数名，或 values.列名")
    words: str = Field(description="哪里不对，怎么改")


class ProblemFacts(Schema):
    """An error as it is answered."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Wrong] = Field(default_factory=list)


class Problem(Exception):
    """Ends a request with an error."""

    def __init__(self, status: int, detail: str, errors: Mapping[str, str] | None = None, *, wait: int = 0) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.wait = status, detail, errors or {}, wait

    def answer(self) -> HttpResponse:
        told = answer(self.status, self.detail, self.errors)
        if self.wait:
            told["Retry-After"] = str(self.wait)
        return told


def answer(status: int, detail: str, errors: Mapping[str, str] | None = None) -> HttpResponse:
    wrong = [Wrong(at=at, words=words) for at, words in (errors or {}).items()]
    facts = ProblemFacts(title=TITLES[status], status=status, detail=detail, errors=wrong)
    response = JsonResponse(
        facts.model_dump(), status=status, content_type=_TYPE, json_dumps_params={"ensure_ascii": False}
    )
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


# What pydantic finds, in words for the one who sent it; {…} are from its context.
_WORDS = {
    "missing": "没有给出",
    "extra_forbidden": "不认识这一项",
    "string_type": "应为字符串",
    "string_too_long": "太长：最多 {max_length} 字",
    "string_too_short": "太短：至少 {min_length} 字",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "int_parsing_size": "太大",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "dict_type": "应为对象：列名和值",
    "list_type": "应为列表",
    "model_attributes_type": "应为对象",
    "enum": "只能是 {expected}",
    "date_from_datetime_parsing": "应为日期，例如 2022-05-01",
    "bool_parsing": "应为 true 或 false",
    "json_invalid": "不是 JSON",
}


def _told(error: Mapping[str, Any]) -> tuple[str, str]:
    at = ".".join(str(part) for part in error.get("loc", ())[1:]) or "body"
    words = _WORDS.get(str(error.get("type", "")), "格式不对")
    return at, words.format_map(error.get("ctx") or {})


def explain(api: NinjaAPI) -> None:
    """Give every error that may come up its answer."""

    def on(kind: type[Exception], made: Any) -> None:
        api.add_exception_handler(kind, lambda _request, error: made(error))

    on(Problem, lambda error: error.answer())
    on(AuthenticationError, lambda _error: answer(401, "请在 Authorization 里给出 Bearer 令牌。"))
    on(ValidationError, lambda error: answer(422, "请求的内容不对。", dict(map(_told, error.errors))))
    on(HttpError, lambda error: answer(error.status_code, "请求的内容不完整或不是 JSON。"))
    on(Http404, lambda _error: answer(404, NOT_FOUND))
    on(Refused, lambda error: answer(422, str(error)))
    on(Moved, lambda error: answer(409, f"{error} 请重新读取再改。"))
    on(IntegrityError, lambda _error: answer(409, "与已有的一条重复，没有保存。"))
    on(BadRequest, lambda error: answer(400, str(error)))
    on(SuspiciousOperation, lambda _error: answer(400, "请求的内容不完整或不合格式。"))
    on(RequestDataTooBig, lambda _error: answer(413, "请求太大；文件请用 /checks 上传。"))
    api.add_exception_handler(Exception, _broken)


def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    _logger.error("%s %s", request.method, request.path, exc_info=error)
    return answer(500, "程序在处理这次请求时出错，数据没有改动。请把时间和请求告诉系统管理员。")
