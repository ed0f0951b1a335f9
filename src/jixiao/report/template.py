"""Templates: a Word file an office can edit, and a few facts about it."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FIELDS = {"title", "kind", "place", "years_from", "basis", "certainty", "outline"}
_NEEDED = ("title", "kind")
KINDS = {"whole_department": "部门整体支出", "program": "项目支出", "budget_disclosure": "预算公开"}
PACKAGED = Path(__file__).parent / "templates"


class TemplateError(ValueError):
    """A template that cannot be used: which file, which paragraph, what to write."""


@dataclass(frozen=True, slots=True)
class Template:
    """`path` is the Word file. `place` and `years_from` say where and from which budget year it is used.

    `basis` is the key of the instrument it rests on, `certainty` how sure its outline is; `outline` names the
    chapters it must have. A Word file given by its path alone has none of these.
    """

    name: str
    path: Path
    title: str = ""
    kind: str = "whole_department"
    place: str = ""
    years_from: int = 0
    basis: str = ""
    certainty: str = ""
    outline: tuple[str, ...] = ()


def templates(norms: str = "") -> dict[str, Template]:
    """The packaged templates and those of templates/ in a folder of the user's, which come before."""
    folders = [PACKAGED, *([Path(norms) / "templates"] if norms else [])]
    return {template.name: template for folder in folders for template in _inside(folder)}


def _inside(folder: Path) -> Iterator[Template]:
    if folder.is_dir():
        yield from (_described(path) for path in sorted(folder.glob("*/template.toml")))


def _described(path: Path) -> Template:
    """One folder: template.docx beside template.toml."""
    where = f"{path.parent.name}/template.toml"
    try:
        entry: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise TemplateError(f"{where}：不是合格的 TOML 文件（{cause}）") from cause
    if unknown := sorted(set(entry) - _FIELDS):
        raise TemplateError(f"{where}：不认识的键 {'、'.join(unknown)}；可用的键：{'、'.join(sorted(_FIELDS))}")
    if lacking := [key for key in _NEEDED if key not in entry]:
        raise TemplateError(f"{where}：缺少 {'、'.join(lacking)}")
    if entry["kind"] not in KINDS:
        raise TemplateError(f"{where}：kind 只能是 {'、'.join(KINDS)}")
    document = path.with_name("template.docx")
    if not document.exists():
        raise TemplateError(f"{where}：旁边没有 template.docx")
    return Template(name=path.parent.name, path=document, **entry | {"outline": tuple(entry.get("outline", ()))})


def fitting(known: Iterable[Template], kind: str, places: Sequence[str], year: int) -> Template | None:
    """The template of a kind for the nearest of these places, in force in that year, the newest of them."""
    for place in places:
        here = [entry for entry in known if (entry.place, entry.kind) == (place, kind) and entry.years_from <= year]
        if here:
            return max(here, key=lambda entry: entry.years_from)
    return None


def template(name: str, norms: str = "") -> Template:
    """A template by its name or by the path of a Word file."""
    if name.lower().endswith(".docx"):
        path = Path(name)
        if not path.is_file():
            raise TemplateError(f"找不到模板 {name}，请检查路径")
        return Template(path.stem, path)
    known = templates(norms)
    if name not in known:
        raise TemplateError(f"没有名为 {name} 的模板；可用的有 {'、'.join(known)}，也可以给出 docx 文件的路径")
    return known[name]
