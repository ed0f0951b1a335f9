"""Who may ask for the addresses of boards."""

from tests.web.boards.made import made_map
from tests.web.permissions import row
from tests.web.years.addresses import SEES_BUREAU

MANAGERS = ("compiler", "neighbour", "stranger", "administrator")


def _map(world):
    return {"pk": made_map(world).pk}


ADDRESSES = (
    row("boards:overview", others=200),
    row("boards:section", where=lambda _world: {"key": "projects"}, others=200),
    row("boards:wall", others=200),
    row("boards:counted", others=200),
    row("boards:stalled", others=200),
    row("boards:brief", others=200),
    row("boards:brief_file", others=200),
    row("boards:map_list", **dict.fromkeys(MANAGERS, 200)),
    row("boards:map_list", method="POST", **dict.fromkeys(MANAGERS, 422)),
    row("boards:map_data", where=_map, **SEES_BUREAU),
    row("boards:map_end", where=_map, method="POST", compiler=302, administrator=302),
)
