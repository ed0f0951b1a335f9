"""Placeholders in the text of a template.

{{部门名称}}, {{段：收支预决算情况}}, {{表：得分情况？}}, {{文：其他/说明｜无。}}, {{数：支出/基本支出}}.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from jixiao.dossier.claim import Stage
from jixiao.report.parts import catalog
from jixiao.units.regex import regex

_WHOLE = regex(r"[{｛]{2}\s*([^{}｛｝]+?)\s*[}｝]{2}")
_TORN = regex(r"[{｛]{2}|[}｝]{2}")
BLOCK_KINDS = frozenset("段表图文")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Where it stands in its paragraph, and what it names. `optional` (a ？ at the end) is not asked for.

    `kind` is 段 表 图 文 数, or "" for a fact; `about` is what stands behind the slash; `otherwise` (behind a ｜) the
    words that stand there when the office wrote none.
    """

    start: int
    end: int
    kind: str
    name: str
    about: str
    optional: bool
    otherwise: str = ""

    @property
    def is_block(self) -> bool:
        """Whether it stands for whole paragraphs."""
        return self.kind in BLOCK_KINDS


def placeholders(text: str) -> Iterator[Placeholder]:
    for hit in _WHOLE.finditer(text):
        words, _, otherwise = hit.group(1).replace("|", "｜").partition("｜")
        words = words.replace(":", "：").strip()
        optional = words.endswith(("？", "?"))
        kind, colon, name = words.rstrip("？? ").partition("：")
        if not colon:
            kind, name = "", kind
        name, about = (name, "") if kind != "文" else _about(name)
        yield Placeholder(hit.start(), hit.end(), kind.strip(), name.strip(), about, optional, otherwise.strip())


def _about(name: str) -> tuple[str, str]:
    topic, _, about = name.partition("/")
    return topic, about.strip()


def faults(text: str) -> Iterator[str]:
    """What is wrong with the placeholders of one paragraph, and what to write."""
    found = list(placeholders(text))
    for entry in found:
        if fault := _unknown(entry, text[entry.start : entry.end]):
            yield fault
        elif entry.is_block and text[: entry.start].strip() + text[entry.end :].strip():
            yield f"{text[entry.start : entry.end]} 须单独成一段，同一段里不能有别的文字"
    rest = _WHOLE.sub("", text)
    if torn := _TORN.search(rest):
        near = rest[torn.start() : torn.start() + 14]
        yield f"“{near}”处的占位符不完整，应写作 {{{{名称}}}}"


def _unknown(entry: Placeholder, printed: str) -> str:
    match entry.kind:
        case "":
            known = list(catalog.FACTS)
        case "段" | "表" | "图":
            known = [title.partition("：")[2] for title in catalog.PARTS if title.startswith(entry.kind)]
        case "文":
            known = list(catalog.TOPICS)
        case "数":
            stage, slash, _ = entry.name.partition("/")
            if not slash or stage in set(Stage):
                return ""
            return f"{printed} 里的“{stage}”不是预算阶段；可用 {'、'.join(stage for stage in Stage if stage)}"
        case _:
            return f"不认识 {printed}；冒号前只能是 段、表、图、文、数"
    return "" if entry.name in known else f"不认识 {printed}{_nearest(entry, known)}"


def _nearest(entry: Placeholder, known: list[str]) -> str:
    near = get_close_matches(entry.name, known, 1, 0.3) or get_close_matches(entry.name, catalog.names(), 1, 0.3)
    if not near:
        return "；可用的占位符见《模板和占位符》"
    name = f"{entry.kind}：{near[0]}" if entry.kind and near[0] in known else near[0]
    return f"；是不是 {{{{{name}}}}}"
