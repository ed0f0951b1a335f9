"""Write docs/reference/ from the code: python -m scripts.reference.

Every page is a function that gives its text; tests/test_docs.py compares the texts with the files.
"""

import csv
import dataclasses
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jixiao.check.rule import RULES, Rule, all_rules
from jixiao.check.rule_page import body
from jixiao.dossier import files
from jixiao.forms.cell_words import CELL_WORDS
from jixiao.forms.described import described
from jixiao.forms.load import layouts as load_layouts
from jixiao.forms.row_words import ROW_WORDS
from jixiao.forms.words import Word
from jixiao.norms import load
from jixiao.norms.resolve import norms_of
from jixiao.norms.shape import Shape, shapes
from jixiao.norms.words import CERTAINTY, SCOPES
from scripts import coverage

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
NOTICE = "<!-- 由 make docs 从代码生成，请改代码，不要改本页 -->\n\n"
FAMILIES = {
    "sums": "合计与分项", "rates": "增幅、占比、执行率", "units": "单位与量纲", "indicators": "绩效指标",
    "targets": "指标值与目标", "scores": "分值、得分、等级", "across": "跨文件、跨年度", "dates": "年份与日期",
    "text": "文字与格式", "disclosure": "公开的完整性", "evidence": "依据与佐证",
}  # fmt: skip
SEVERITIES = {"error": "错误", "warning": "警告", "note": "提示"}


def pages() -> dict[str, str]:
    """Every generated file under docs/reference/ and its text."""
    made: dict[str, str] = {
        "rules/index.md": rules_index(),
        "glossary.md": glossary(),
        "dossier.md": dossier(),
        "dossier.schema.json": json.dumps(files.schema(), ensure_ascii=False, indent=1) + "\n",
        "instruments.md": instruments(),
        "parameters.md": parameters(),
        "layouts.md": layout_pages(),
        "cli.md": cli(),
        "templates.md": report_templates(),
        "../decisions/index.md": decisions(),
        "coverage.md": coverage.page(NOTICE),
    }
    made |= {f"rules/{family}.md": rules_family(family) for family in FAMILIES}
    return made


def rules_of(family: str) -> list[Rule]:
    return [rule for rule in all_rules() if rule.family == family]


def rules_index() -> str:
    rows = [rule_row(rule) for family in FAMILIES for rule in rules_of(family)]
    counts = "、".join(f"[{title}]({family}.md) {len(rules_of(family))} 条" for family, title in FAMILIES.items())
    return (
        f"# 规则一览\n\n{NOTICE}共 {len(rows)} 条：{counts}。\n\n"
        "级别：错误，文件与自身或与规定相矛盾，并写出算式；警告，复核的人会要求改正；提示，值得看一眼。\n\n"
        f"| 代码 | 查出的问题 | 级别 | 名称 |\n| --- | --- | --- | --- |\n{''.join(rows)}"
    )


def rule_row(rule: Rule) -> str:
    link = f"[{rule.code}]({rule.family}.md#{anchor(rule)})"
    return f"| {link} | {rule.title} | {SEVERITIES[rule.severity]} | `{rule.name}` |\n"


def rules_family(family: str) -> str:
    return f"# {FAMILIES[family]}\n\n{NOTICE}" + "\n".join(map(rule_section, rules_of(family)))


def rule_section(rule: Rule) -> str:
    """The words of a rule and its examples, under its facts."""
    basis = "；".join(f"[{title_of(b.instrument)}](../instruments.md) {b.locator}".rstrip() for b in rule.basis)
    words = body(rule).replace("## 例", "**例**")
    status = "" if rule.status == "stable" else f"，状态 {rule.status}"
    facts = f"级别：{SEVERITIES[rule.severity]}；自 {rule.since} 起{status}；依据：{basis}。"
    return f"## {rule.code} {rule.title}\n\n`{rule.name}` {facts}\n\n{words}\n"


def anchor(rule: Rule) -> str:
    """The anchor Markdown viewers give the heading of a rule."""
    heading = f"{rule.code} {rule.title}".lower()
    return re.sub(r"[^\w\- ]", "", heading).replace(" ", "-")


def title_of(key: str) -> str:
    known = load.instruments(load.PACKAGED)
    return f"《{known[key].title}》" if key in known else key


def glossary() -> str:
    terms = (ROOT / "src/jixiao/dossier/glossary.csv").read_text(encoding="utf-8").splitlines()
    parts, subject = [f"# 术语\n\n{NOTICE}一个中文词对应一个英文标识，代码、JSON、文档都用它。\n"], ""
    for term in csv.DictReader(terms):
        if term["subject"] != subject:
            subject = term["subject"]
            parts.append(f"\n## {subject}\n\n| 中文 | 标识 | 含义 | 不用 |\n| --- | --- | --- | --- |\n")
        avoid = "、".join(f"`{word}`" for word in term["avoid"].split())
        parts.append(f"| {term['term']} | `{term['identifier']}` | {term['definition']} | {avoid} |\n")
    return "".join(parts)


def dossier() -> str:
    """Every record of the hub: its docstring, its fields and their types."""
    modules = ("model", "figure", "claim", "indicator", "budget", "finding", "place")
    links = "JSON 形状见 [dossier.schema.json](dossier.schema.json)，术语见[术语](glossary.md)。"
    parts = [f"# 卷宗\n\n{NOTICE}由一份文件读出的全部事实。{links}\n"]
    for name in modules:
        if (ROOT / f"src/jixiao/dossier/{name}.py").exists():
            module = import_module(f"jixiao.dossier.{name}")
            parts.append(f"\n## {name}\n\n{(module.__doc__ or '').strip()}\n")
            parts.extend(record(thing) for thing in declared(module))
    return "".join(parts)


def declared(module: Any) -> Iterator[type]:
    for thing in vars(module).values():
        if isinstance(thing, type) and thing.__module__ == module.__name__:
            yield thing


def record(thing: type) -> str:
    said = inspect.cleandoc(thing.__doc__ or "")
    text = f"\n### {thing.__name__}\n\n" + (f"{said}\n\n" if said else "")
    if dataclasses.is_dataclass(thing):
        fields = [field for field in dataclasses.fields(thing) if not field.name.startswith("_")]
        text += "".join(f"- `{field.name}`: `{shown(field.type)}`\n" for field in fields)
    elif hasattr(thing, "__members__"):
        text += "".join(f"- `{name}`: {member.value}\n" for name, member in vars(thing)["_member_map_"].items())
    return text


def shown(annotation: object) -> str:
    if isinstance(annotation, str):
        return annotation
    text = (
        annotation.__name__ if isinstance(annotation, type) and not hasattr(annotation, "__args__") else str(annotation)
    )
    return re.sub(r"\b(?:jixiao\.[a-z.]+|decimal|typing|collections\.abc)\.(?=\w)", "", text)


def instruments() -> str:
    known = sorted(load.instruments(load.PACKAGED).values(), key=lambda entry: entry.key)
    rows = "".join(
        f"| `{entry.key}` | {entry.title} | {entry.number} | {entry.issuer} | {CERTAINTY[entry.certainty]} |\n"
        for entry in known
    )
    return (
        f"# 引用的文件\n\n{NOTICE}规则和参数引用的法律、规章和通知，共 {len(known)} 件。"
        "没有见到原文和转述的文件不支撑“错误”级的结论。\n\n"
        f"| 标识 | 名称 | 文号 | 发文机关 | 把握 |\n| --- | --- | --- | --- | --- |\n{rows}"
    )


def parameters() -> str:
    """Every parameter, place by place, with the words it rests on."""
    parts = [f"# 参数\n\n{NOTICE}随地区和年度变化的规定，每个值都抄录出处。\n"]
    regions = load.places(load.PACKAGED)
    for name, shape in shapes().items():
        parts.append(f"\n## {name}：{shape.title}\n\n{shape.topic}。{shape_line(shape)}\n")
        for entry in load.parameter_files(load.PACKAGED, name):
            scope = f"，{SCOPES[entry.scope]}" if entry.scope else ""
            parts.append(f"\n### {regions[entry.place].name}（{entry.place}）{scope}\n\n")
            parts.append(f"{entry.meaning}\n\n" if entry.meaning else "")
            parts.extend(value_line(name, value) for value in entry.values)
    return "".join(parts)


def shape_line(shape: Shape) -> str:
    """What a value of the parameter looks like."""
    if shape.number:
        return f"值是一个数，在 {shape.number[0]} 与 {shape.number[1]} 之间。"
    if shape.words:
        return "值是一个词：" + "；".join(f"`{word}` {meaning}" for word, meaning in shape.words.items()) + "。"
    columns = "、".join(f"`{column.name}`{'（可不写）' if column.optional else ''}" for column in shape.columns)
    return f"值是一张表，栏目：{columns}。"


def value_line(name: str, value: Any) -> str:
    since = f"{value.budget_years_from}年度起" if value.budget_years_from else f"{value.in_force}起"
    if value.rows:
        said = "；".join("，".join(f"{key} {cell}" for key, cell in row.items()) for row in value.rows)
    else:
        said = "不再适用" if value.ends else word_of(name, value.word) or str(value.number)
    source = value.source
    certain = CERTAINTY[source.certainty]
    return f"- {since}：{said}。出处：{title_of(source.instrument)} {source.locator}（{certain}），“{source.quote}”\n"


def word_of(name: str, word: str) -> str:
    return f"`{word}`，{shapes()[name].words[word]}" if word else ""


def layout_pages() -> str:
    """Every packaged layout, and the words a layout may use."""
    known = [described(entry, norms_of()) for entry in load_layouts().values()]
    parts = [f"# 表样\n\n{NOTICE}`jixiao form` 能填能读的表，共 {len(known)} 种。\n"]
    for fact in known:
        parts.append(f"\n## {fact.title}\n\n`{fact.name}`：{fact.place_name}，{fact.years}，{fact.scope}。")
        parts.append(f"依据：{fact.basis}（{fact.certainty}）。格式：{'、'.join(fact.formats)}。\n\n{fact.note}\n")
    parts.append("\n## 可以用的词\n\n带冒号的词后面接表上的字。\n")
    blocks: dict[str, Mapping[str, Word[Any]]] = {"[cells]、[choices]": CELL_WORDS}
    blocks |= {f"[{of}]": words for of, words in ROW_WORDS.items()}
    for title, words in blocks.items():
        rows = "".join(f"| `{word}` | {entry.meaning} |\n" for word, entry in words.items())
        parts.append(f"\n### {title}\n\n| 词 | 含义 |\n| --- | --- |\n{rows}")
    return "".join(parts)


def cli() -> str:
    """The help of every command, as the command line prints it."""
    main = import_module("jixiao.cli.main").main
    parts = [f"# 命令行\n\n{NOTICE}"]
    if isinstance(main, click.Group):
        parts.append(help_of(main, "jixiao", None))
        parts.extend(helps_below(main, click.Context(main, info_name="jixiao")))
    return "\n".join(parts)


def helps_below(group: click.Group, context: click.Context) -> Iterator[str]:
    """Every command of a group, and those of the groups in it."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            yield help_of(command, name, context)
            if isinstance(command, click.Group):
                yield from helps_below(command, click.Context(command, info_name=name, parent=context))


def help_of(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100, max_content_width=100)
    return f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"


def report_templates() -> str:
    """Every template with its outline, and every placeholder."""
    from jixiao.norms.resolve import norms_of
    from jixiao.report.parts import catalog
    from jixiao.report.template import KINDS, templates

    parts = [f"# 模板和占位符\n\n{NOTICE}怎样修改模板见[改模板](../how-to/edit-a-template.md)。\n\n## 模板\n"]
    certain = {
        "original": "提纲见于原文",
        "restated": "提纲见于转述",
        "practice": "提纲取自实际报告",
        "memory": "提纲待核对原文",
    }
    for entry in templates().values():
        place = norms_of().place_name(entry.place)
        facts = f"{KINDS[entry.kind]}，{place}，{entry.years_from}年度起，{certain[entry.certainty]}"
        listed = "".join(f"{number}. {name}\n" for number, name in enumerate(entry.outline, 1))
        based = f"依据{title_of(entry.basis)}"
        parts.append(f"\n### {entry.name}\n\n{entry.title}（{facts}；{based}）。\n\n{listed}")
    rows = "".join(f"| `{{{{{fact.name}}}}}` | {fact.about} |\n" for fact in catalog.FACTS.values())
    parts.append(f"\n## 句子里的占位符\n\n| 占位符 | 写入的内容 |\n| --- | --- |\n{rows}")
    parts.append(
        "| `{{数：年初预算/基本支出}}` | 任一阶段的任一项金额，如 支出/项目支出；也可以写基本情况表里的名称 |\n"
    )
    rows = "".join(f"| `{{{{{part.title}}}}}` | {part.about} |\n" for part in catalog.PARTS.values())
    parts.append(f"\n## 单独成段的占位符\n\n| 占位符 | 写入的内容 |\n| --- | --- |\n{rows}")
    rows = "".join(f"| `{{{{文：{topic}}}}}` | 单位写的“{topic}” |\n" for topic in catalog.TOPICS)
    parts.append(f"\n## 单位的文字\n\n| 占位符 | 写入的内容 |\n| --- | --- |\n{rows}")
    return "".join(parts)


def decisions() -> str:
    """The index of the decisions, from their headings."""
    found = sorted((ROOT / "docs/decisions").glob("0*.md"))
    titles = [path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for path in found]
    links = "".join(f"- [{title}]({path.name})\n" for path, title in zip(found, titles, strict=True))
    return f"# Decisions\n\n{NOTICE}Superseded, never edited.\n\n{links}"


def write(made: Callable[[], dict[str, str]] = pages) -> None:
    """Write all pages and take away those of rules that are gone."""
    texts = made()
    for old in (REFERENCE / "rules").glob("*.md"):
        if f"rules/{old.name}" not in texts:
            old.unlink()
    for name, text in texts.items():
        path = REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
    print(f"{len(all_rules())} rules of {RULES.relative_to(ROOT)} → {REFERENCE.relative_to(ROOT)}")
