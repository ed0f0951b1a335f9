"""The public interface as a whole: its resources, its description (OpenAPI 3.1), its errors."""

import json
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema, get_schema
from ninja.parser import Parser

from jixiao.web.api.problems import TITLES, ProblemFacts, explain
from jixiao.web.api.resources import checks, ledgers, pins, years

VERSION = "1"
ROOT = "api/v1/"
_ABOUT = (
    "用令牌访问：请求头 Authorization: Bearer 令牌。令牌在“我的账号—接口令牌”里生成，只看得到本人看得到的数据。"
    "列表逐页读：把上一页的 next 写进 cursor，直到 next 为 null。"
    "金额写成十进制字符串并带单位；不知道的是 null，不是 0。"
    "错误是 application/problem+json，detail 和 errors 用中文说明哪里不对。"
)
_ALWAYS = (400, 401, 403, 404, 405, 413, 422, 429)  # what any operation may answer besides
_PROBLEM = {"$ref": "#/components/schemas/ProblemFacts"}


class _Bodies(Parser):
    """JSON as it is sent; half a character, which JSON can escape and nothing can keep, is refused at once."""

    def parse_body(self, request: HttpRequest) -> Any:
        body = super().parse_body(request)
        json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
        return body


class _Service(NinjaAPI):
    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:  # noqa: ARG002
        """With the errors, which the library leaves out, and the scopes at their operations."""
        described = get_schema(self, ROOT if path_prefix is None else path_prefix)
        described["components"]["schemas"]["ProblemFacts"] = ProblemFacts.model_json_schema()
        definitions = described["components"]["schemas"]["ProblemFacts"].pop("$defs")
        for definition in definitions:
            described["components"]["schemas"][definition] = definitions[definition]
        _point(described["components"]["schemas"]["ProblemFacts"])
        for operations in described["paths"].values():
            for operation in operations.values():
                _complete(operation)
        return described


def _point(schema: dict[str, Any]) -> None:
    """What was a definition of its own schema is one of the document."""
    schema["properties"]["errors"]["items"]["$ref"] = "#/components/schemas/Wrong"


def _complete(operation: dict[str, Any]) -> None:
    scope = operation.get("x-scope")
    if scope:
        operation["security"] = [{"Bearer": [scope]}]
    for status in _ALWAYS:
        said = {"description": TITLES[status], "content": {"application/problem+json": {"schema": _PROBLEM}}}
        operation["responses"].setdefault(status, said)


service = _Service(
    title="绩效数据接口",
    version=VERSION,
    description=_ABOUT,
    parser=_Bodies(),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api_v1",
)
service.add_router("/ledgers", ledgers.router)
service.add_router("/pins", pins.router)
service.add_router("/checks", checks.router)
service.add_router("", years.router)
explain(service)


def described() -> dict[str, Any]:
    """The whole description, as JSON has it."""
    return dict(service.get_openapi_schema())
