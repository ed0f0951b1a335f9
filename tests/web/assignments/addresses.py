"""Who may see what leaders, staff and offices have done: everybody, of the departments he sees."""

from tests.web.permissions import row

ADDRESSES = tuple(row(f"assignments:{view}", others=200) for view in ("leaders", "districts", "offices"))
