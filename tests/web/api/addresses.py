"""Who may ask for the addresses of the interface: a sign-in opens none of them, and no token none of the pages."""

from jixiao.web.api.service import described
from tests.web.api.made import made_token
from tests.web.permissions import row

# Each operation, the parts of its address, and the method that asks for it.
_PARTS = {"ledger": "projects", "pk": 1}


def _operations():
    for address, operations in described()["paths"].items():
        where = {name: value for name, value in _PARTS.items() if f"{{{name}}}" in address}
        for method, operation in operations.items():
            asked = "POST" if method == "post" else "GET"
            yield row(
                f"api:v1:{operation['operationId']}",
                others=401,
                anonymous=401,
                where=lambda _world, where=where: where,
                method=asked,
            )


ADDRESSES = (
    *_operations(),
    row("api:openapi", others=200, anonymous=200),
    row("api:unknown", others=404, anonymous=404, where=lambda _world: {"rest": "x"}),
    row("api:description", others=200),
    row("api:token_list", others=200),
    row("api:token_list", method="POST", others=422),
    row(
        "api:token_revoke",
        where=lambda world: {"pk": made_token(world.writer)[0].pk},
        method="POST",
        writer=302,
        administrator=302,
    ),
)
