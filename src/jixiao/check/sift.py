"""Which rules run, and which of their findings are shown: codes, severities, ignores, the baseline."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from jixiao.check.checked import Checked
from jixiao.check.rule import Rule
from jixiao.check.settings import Ignore, Settings, SettingsError
from jixiao.dossier.finding import Finding, Severity
from jixiao.units.record import record

BASELINE_VERSION = "1.0"
_ORDER = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
_RUNNING = ("stable", "deprecated")


def choose(rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str], *, preview: bool) -> tuple[Rule, ...]:
    """Rules whose code begins with a selected prefix; a longer prefix outweighs a shorter one, ignore a like one.

    Rules in preview run only on request: with `preview`, or selected by their whole code.
    """
    return tuple(rule for rule in rules if _chosen(rule, select or ("",), ignore, preview=preview))


def _chosen(rule: Rule, select: Sequence[str], ignore: Sequence[str], *, preview: bool) -> bool:
    wanted = max((len(prefix) for prefix in select if rule.code.startswith(prefix)), default=-1)
    unwanted = max((len(prefix) for prefix in ignore if rule.code.startswith(prefix)), default=-1)
    asked = rule.status in _RUNNING or rule.code in select or (preview and rule.status == "preview")
    return wanted > unwanted and asked


def unknown_prefixes(rules: Iterable[Rule], prefixes: Iterable[str]) -> list[str]:
    codes = [rule.code for rule in rules]
    return [prefix for prefix in prefixes if not any(code.startswith(prefix) for code in codes)]


def read_baseline(file: Path) -> frozenset[str]:
    """Fingerprints of findings that are known; raises SettingsError."""
    import json

    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"找不到基线文件 {file}；用 --write-baseline 可以写一个。") from None
    except (json.JSONDecodeError, UnicodeDecodeError):
        facts = None
    if not isinstance(facts, dict) or not isinstance(facts.get("fingerprints"), list):
        raise SettingsError(f"{file}：不是基线文件；用 --write-baseline 重新写一个。")
    return frozenset(str(fingerprint) for fingerprint in facts["fingerprints"])


def baseline_text(files: Iterable[Checked]) -> str:
    """The baseline that makes these findings known."""
    import json

    known = sorted({finding.fingerprint for file in files for finding in file.findings})
    return json.dumps({"version": BASELINE_VERSION, "fingerprints": known}, indent=1) + "\n"


@record
class Sifted:
    """A file with the findings that are to be shown, and the numbers of the ignores that took others away."""

    file: Checked
    used: frozenset[int]


def sift(file: Checked, settings: Settings, least: Severity, baseline: frozenset[str]) -> Sifted:
    kept: list[Finding] = []
    used: set[int] = set()
    ignored = known = 0
    for finding in file.findings:
        ignores = [n for n, entry in enumerate(settings.ignores) if _ignores(entry, settings, file.path, finding)]
        if ignores:
            used.update(ignores)
            ignored += 1
        elif finding.fingerprint in baseline:
            known += 1
        elif _ORDER.index(finding.severity) >= _ORDER.index(least):
            kept.append(finding)
    return Sifted(replace(file, findings=tuple(kept), ignored=ignored, known=known), frozenset(used))


def _ignores(entry: Ignore, settings: Settings, path: str, finding: Finding) -> bool:
    if not finding.rule.startswith(entry.code) or not governs(entry, settings, path):
        return False
    return not entry.quote or _bare(entry.quote) == _bare(finding.place.quote)


def governs(entry: Ignore, settings: Settings, path: str) -> bool:
    """Whether an ignore speaks of this document; its path is a pattern beside jixiao.toml, or a bare file name."""
    if not entry.path:
        return True
    document = Path(path).resolve()
    folder = settings.folder.resolve()
    inside = document.relative_to(folder).as_posix() if document.is_relative_to(folder) else document.as_posix()
    return fnmatchcase(inside, entry.path) or fnmatchcase(document.name, entry.path)


def _bare(text: str) -> str:
    return "".join(text.split())
