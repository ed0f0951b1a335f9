"""What a browser does to a grid: one address gives the page (GET) and takes changes (POST, JSON), all or nothing.

An app says how its grid is built and which of its actions do what (`Acts`); the answer to a change is every row that
the browser has otherwise. A cell comes with the text it had when it was changed: when it has another one now, somebody
else wrote it, and the person is asked (409). What is not understood is told cell by cell (422) and nothing is saved.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.web.kit.fields import Stale
from jixiao.web.kit.grid import Grid
from jixiao.web.kit.grid_draw import Drawn
from jixiao.web.kit.grid_read import Change, Conflict, Edits, Wrong, read
from jixiao.web.kit.refused import Refused

_UNREAD = "表格送来的内容没有读懂；请刷新页面。"
_GONE = "这一行已被别人删除；表格已更新，请再看一遍。"
_TRIES = 3  # when others save the same rows at the same moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """The actions of an app behind a grid; each raises Refused when it will not, and Stale when a row has changed.

    change(changes=[Change, …]); insert(after=key of the row above or None, values={…}) returns the new key;
    delete(keys=[…]) is soft, restore(keys=[…]) brings the same rows back; move(key=…, after=… or None).
    All keys are rows of the grid, but for those to restore: the action looks for them in its own scope.
    """

    change: Callable[..., object]
    insert: Callable[..., object] | None = None
    delete: Callable[..., object] | None = None
    restore: Callable[..., object] | None = None
    move: Callable[..., object] | None = None


def grid_page(
    request: HttpRequest,
    template: str,
    build: Callable[[], Grid],
    acts: Acts | None,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page with `grid` in its context, or the answer to a change; without `acts` it can only be read."""
    if request.method != "POST":
        return render(request, template, {**(context or {}), "grid": _drawn(request, build(), acts)})
    if acts is None:
        raise Http404
    return _Answering(request, build, acts).answer()


def _drawn(request: HttpRequest, grid: Grid, acts: Acts | None) -> Drawn:
    names = ("change", "insert", "delete", "restore", "move")
    may = {name: getattr(acts, name, None) is not None for name in names}
    return Drawn(grid, may, str(getattr(request.user, "pk", "")))


@dataclass
class _Answering:
    request: HttpRequest
    build: Callable[[], Grid]
    acts: Acts
    body: Mapping[str, Any] = field(default_factory=dict)
    inserted: dict[str, str] = field(default_factory=dict)

    def answer(self) -> HttpResponse:
        self.body = _body(self.request)
        for _ in range(_TRIES):
            try:
                return self._once()
            except Stale:
                continue
        return self._refused(["别人正在改同几行；请再保存一次。"])

    def _once(self) -> HttpResponse:
        self.inserted = {}
        try:
            with transaction.atomic():
                edits = self._do()
        except Refused as refused:
            return self._refused([str(refused)])
        except _NotDone as not_done:
            edits = not_done.edits
        return self._drawn_answer(edits)

    def _do(self) -> Edits:
        kind = self.body["do"]
        grid = self.build()
        edits = read(grid, self.body.get("cells", ()), pasted=bool(self.body.get("pasted")))
        if kind in {"preview", "refresh"}:
            return edits
        if edits.wrong or edits.conflicts:
            raise _NotDone(edits)
        after = self._above(grid)
        if kind == "change":
            self._change(edits, after)
        else:
            self._arrange(kind, grid, after)
        return edits

    def _above(self, grid: Grid) -> str | None:
        """The row below which something shall stand; None: above all."""
        after = self.body.get("after")
        if after is not None and str(after) not in grid.numbered():
            raise Refused(_GONE)
        return None if after is None else str(after)

    def _change(self, edits: Edits, above: str | None) -> None:
        if edits.changes:
            self.acts.change(changes=edits.changes)
        for name, values in edits.new.items():
            above = self.inserted[name] = str(_able(self.acts.insert)(after=above, values=values))

    def _arrange(self, kind: str, grid: Grid, after: str | None) -> None:
        keys = [str(key) for key in self.body.get("rows", ())]
        if not keys and kind != "insert":
            raise BadRequest(_UNREAD)
        if kind in {"delete", "move"} and not set(keys) <= set(grid.numbered()):
            raise Refused(_GONE)
        if kind == "insert":
            self.inserted["+1"] = str(_able(self.acts.insert)(after=after, values={}))
        elif kind == "move":
            _able(self.acts.move)(key=keys[0], after=after)
        elif kind in {"delete", "restore"}:
            _able(getattr(self.acts, kind))(keys=keys)
        else:
            raise BadRequest(_UNREAD)

    def _refused(self, words: list[str]) -> HttpResponse:
        return self._drawn_answer(Edits(refused=words))

    def _drawn_answer(self, edits: Edits) -> HttpResponse:
        drawn = _drawn(self.request, self.build(), self.acts)
        seen = self.body.get("seen", {})
        context = {
            "grid": drawn,
            "lines": drawn.newer_than(seen if isinstance(seen, dict) else {}),
            "inserted": json.dumps(self.inserted),
            "edits": edits,
            "preview": self.body["do"] == "preview",
        }
        status = 409 if edits.conflicts else 422 if edits.refused or edits.wrong else 200
        if context["preview"]:
            status = 200
        return render(self.request, "shared/grid.html#answer", context, status=status)


class _NotDone(Exception):
    """Rolls back; carries what stood in the way."""

    def __init__(self, edits: Edits) -> None:
        super().__init__()
        self.edits = edits


def _able(act: Callable[..., Any] | None) -> Callable[..., Any]:
    if act is None:
        raise Refused("这张表不能增减或移动行。")
    return act


def _body(request: HttpRequest) -> Mapping[str, Any]:
    try:
        body = json.loads(request.body)
    except ValueError:
        body = None
    if not isinstance(body, dict) or not isinstance(body.get("do"), str):
        raise BadRequest(_UNREAD)
    return body


__all__ = ["Acts", "Change", "Conflict", "Wrong", "grid_page"]
