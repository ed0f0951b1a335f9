"""Layouts from their folders: those of the package and those below `forms/` of a folder of norms."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jixiao.forms.cell_words import CELL_WORDS
from jixiao.forms.layout import FORMATS, Layout, Of, RowBlock, Scope
from jixiao.forms.row_words import ROW_WORDS
from jixiao.forms.words import is_word
from jixiao.norms.model import Certainty
from jixiao.norms.toml import NormError, read_toml
from jixiao.units.regex import regex

PACKAGED = Path(__file__).parent / "layouts"
_KEYS = {
    "title", "scope", "place", "instrument", "locator", "certainty", "note", "years", "money", "guide", "month",
    "cells", "choices", *Of,
}  # fmt: skip
_NEEDED = ("title", "scope", "place", "instrument", "certainty", "cells")
_BLOCK_KEYS = {"first", "last", "columns", "merge", "labels"}
_ADDRESS = regex(r"([A-Z]{1,2})([1-9]\d{0,3})")
WORD = regex(r"\{([^{}]+)\}")


class LayoutError(NormError):
    """A layout that cannot be used: which file, which key, what to write."""


@cache
def layouts(norms: str = "") -> dict[str, Layout]:
    """Every layout by name; one of the user's folder replaces the packaged one of the same name."""
    folders = [PACKAGED, *([Path(norms) / "forms"] if norms else [])]
    return {path.parent.name: layout(path) for folder in folders for path in sorted(folder.glob("*/layout.toml"))}


def named(name: str, known: Mapping[str, Layout]) -> Layout:
    """By its name, or by words of its title where only one has them."""
    if name in known:
        return known[name]
    near = [entry for entry in known.values() if name in entry.title]
    if len(near) == 1:
        return near[0]
    several = "、".join(entry.name for entry in near)
    if near:
        raise LayoutError(f"标题里有“{name}”的表样不止一种：{several}；请写名称。")
    raise LayoutError(f"没有表样 {name}；可用的有 {'、'.join(known)}。jixiao form list 列出全部。")


def layout(path: Path, *, drawn: bool = False) -> Layout:
    """One layout.toml; raises LayoutError naming the file and the key. `drawn`: its template is yet to be made."""
    entry, where = read_toml(path), f"{path.parent.name}/{path.name}"
    _closed(where, entry, _KEYS)
    for key in _NEEDED:
        if key not in entry:
            raise LayoutError(f"{where}：缺少 {key}")
    if not drawn and not any((path.parent / f"template.{kind}").exists() for kind in FORMATS):
        raise LayoutError(f"{where}：旁边没有 template.xlsx 或 template.docx")
    return Layout(
        name=path.parent.name,
        title=entry["title"],
        scope=_member(where, "scope", entry["scope"], Scope),
        place=entry["place"],
        instrument=entry["instrument"],
        locator=entry.get("locator", ""),
        certainty=_member(where, "certainty", entry["certainty"], Certainty),
        note=entry.get("note", ""),
        years=_years(where, entry.get("years", [0, 0])),
        money=entry.get("money", "万元"),
        guide=tuple(entry.get("guide", ())),
        cells={_address(where, key): _pattern(where, key, text) for key, text in entry["cells"].items()},
        choices={_address(where, key): _known(where, key, word) for key, word in entry.get("choices", {}).items()},
        blocks=tuple(sorted(_blocks(where, entry), key=lambda block: block.first)),
        folder=path.parent,
        month=entry.get("month", 0),
    )


def _blocks(where: str, entry: Mapping[str, Any]) -> Iterator[RowBlock]:
    for of in Of:
        if of in entry:
            block, place = entry[of], f"{where}：[{of}]"
            _closed(place, block, _BLOCK_KEYS)
            if not isinstance(block.get("first"), int) or not isinstance(block.get("last"), int):
                raise LayoutError(f"{place} 须写 first 和 last（模板中的起止行号）")
            labels = tuple(tuple(words.split()) for words in block.get("labels", ()))
            if labels and len(labels) != block["last"] - block["first"] + 1:
                raise LayoutError(f"{place} 的 labels 应与 first 至 last 的行数相同")
            yield RowBlock(
                of=of,
                first=block["first"],
                last=block["last"],
                columns={column_number(key): _row_word(place, of, word) for key, word in block["columns"].items()},
                merge=tuple(map(column_number, block.get("merge", ()))),
                labels=labels,
            )


def _row_word(place: str, of: Of, word: str) -> str:
    known = ROW_WORDS[of]
    if not is_word(word, known):
        raise LayoutError(f"{place} 不认识的词 {word}；可用的有 {'、'.join(known)}")
    return word


def _pattern(where: str, key: str, text: str) -> str:
    for word in WORD.findall(text):
        _known(where, key, word)
    return text


def _known(where: str, key: str, word: str) -> str:
    if not is_word(word, CELL_WORDS):
        raise LayoutError(f"{where}：{key} 中不认识的词 {word}；可用的有 {'、'.join(CELL_WORDS)}")
    return word


def _years(where: str, years: Any) -> tuple[int, int]:
    if not isinstance(years, list) or len(years) != 2 or not all(isinstance(year, int) for year in years):
        raise LayoutError(f"{where}：years 应为起止年度，如 [2020, 0]，0 表示不限")
    return years[0], years[1]


def _member(where: str, key: str, word: str, kind: Any) -> Any:
    try:
        return kind(word)
    except ValueError:
        raise LayoutError(f"{where}：{key} 只能是 {'、'.join(kind)}") from None


def _address(where: str, key: str) -> tuple[int, int]:
    found = _ADDRESS.fullmatch(key)
    if not found:
        raise LayoutError(f"{where}：{key} 不是单元格地址；应如 C5")
    return int(found[2]), column_number(found[1])


def column_number(letters: str) -> int:
    """C is 3."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _closed(where: str, entry: Mapping[str, Any], keys: set[str]) -> None:
    if unknown := sorted(set(entry) - keys):
        raise LayoutError(f"{where}：不认识的键 {'、'.join(unknown)}；可用的键：{'、'.join(sorted(keys))}")
