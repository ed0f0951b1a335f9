"""jixiao.toml: what an office has decided about its own documents, with the reasons.

The file that counts for a document is the nearest one: beside it, then in its parent folders, up to the folder the
command was started in. For a document outside that folder only the place beside it counts.
"""

from dataclasses import field
from pathlib import Path
from typing import Any, TypeVar

from jixiao.dossier.finding import Severity
from jixiao.units.record import record

_Kind = TypeVar("_Kind", str, int, bool)
NAME = "jixiao.toml"
IGNORE_KEYS = ("code", "quote", "path", "reason")


class SettingsError(ValueError):
    """A setting that cannot be used: names the file, the key and what to write."""


@record
class Ignore:
    """A finding the office has looked at and keeps. "" for quote and path: any."""

    code: str
    reason: str
    quote: str = ""
    path: str = ""


@record
class Settings:
    """What stands in one jixiao.toml; `file` is None where there is none, 0 and "" mean not set."""

    file: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    min_severity: Severity = Severity.NOTE
    place: str = ""
    year: int = 0
    norms: Path | None = None
    baseline: Path | None = None
    ignores: tuple[Ignore, ...] = field(default=())

    @property
    def folder(self) -> Path:
        return self.file.parent if self.file else Path()


def find(document: Path, top: Path) -> Path | None:
    """The jixiao.toml that counts for a document; `top` is the folder above which none is looked for."""
    folder, highest = document.resolve().parent, top.resolve()
    folders = [folder, *folder.parents]
    reach = folders.index(highest) + 1 if highest in folders else 1
    return next((file for above in folders[:reach] if (file := above / NAME).is_file()), None)


def load(file: Path) -> Settings:
    """Settings of a file; raises SettingsError."""
    import tomllib

    try:
        facts = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}：不是合格的 TOML 文件（{error}）；请按 UTF-8 保存并改正这一处。") from None
    reader = _Reader(file)
    checks = reader.table(facts, "check")
    reader.only(facts, ("check", "ignore"), "")
    reader.only(checks, tuple(CHECK_KEYS), "check.")
    return Settings(
        file=file,
        select=reader.codes(checks, "select"),
        ignore=reader.codes(checks, "ignore"),
        preview=reader.of(checks, "preview", bool, False, "check."),
        min_severity=reader.severity(checks),
        place=reader.of(checks, "place", str, "", "check."),
        year=reader.of(checks, "year", int, 0, "check."),
        norms=reader.path(checks, "norms"),
        baseline=reader.path(checks, "baseline"),
        ignores=reader.ignores(facts),
    )


CHECK_KEYS = ("select", "ignore", "preview", "min_severity", "place", "year", "norms", "baseline")
_KINDS = {str: "文字（加引号）", int: "整数", bool: "true 或 false", list: "数组 […]"}


@record
class _Reader:
    """Typed look-ups that name file and key when something is wrong."""

    file: Path

    def wrong(self, key: str, words: str) -> SettingsError:
        return SettingsError(f"{self.file}：{key} {words}")

    def only(self, facts: dict[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in facts:
            if key not in known:
                raise self.wrong(where + key, f"是不认识的设置；可用的有 {'、'.join(known)}。")

    def table(self, facts: dict[str, Any], key: str) -> dict[str, Any]:
        table = facts.get(key, {})
        if not isinstance(table, dict):
            raise self.wrong(key, f"应写成一节 [{key}]。")
        return table

    def of(self, facts: dict[str, Any], key: str, kind: type[_Kind], default: _Kind, where: str = "") -> _Kind:
        value = facts.get(key, default)
        if type(value) is not kind:
            raise self.wrong(where + key, f"应为{_KINDS[kind]}。")
        return value

    def codes(self, checks: dict[str, Any], key: str) -> tuple[str, ...]:
        values = checks.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise self.wrong(f"check.{key}", '应为规则代码的数组，如 ["SUM", "RAT101"]。')
        return tuple(value.upper() for value in values)

    def severity(self, checks: dict[str, Any]) -> Severity:
        value = checks.get("min_severity", Severity.NOTE.value)
        if value not in list(Severity):
            raise self.wrong("check.min_severity", f"应为 {'、'.join(Severity)} 之一。")
        return Severity(value)

    def path(self, checks: dict[str, Any], key: str) -> Path | None:
        value = self.of(checks, key, str, "", "check.")
        return self.file.parent / value if value else None

    def ignores(self, facts: dict[str, Any]) -> tuple[Ignore, ...]:
        entries = facts.get("ignore", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self.wrong("ignore", "应写成若干节 [[ignore]]，每节有 code 和 reason。")
        return tuple(self.ignore(entry, number) for number, entry in enumerate(entries, 1))

    def ignore(self, entry: dict[str, Any], number: int) -> Ignore:
        where = f"第 {number} 个 [[ignore]] 的 "
        self.only(entry, IGNORE_KEYS, where)
        code, quote, path, reason = (self.of(entry, key, str, "", where).strip() for key in IGNORE_KEYS)
        if not code:
            raise self.wrong(f"{where}code", "没有写；请写明忽略哪条规则，如 SUM101。")
        if not reason:
            raise self.wrong(f"{where}reason", f"没有写；请写明为什么可以不理会 {code}。")
        return Ignore(code.upper(), reason, quote, path)
