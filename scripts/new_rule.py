"""Write the pair of a new rule: make new-rule name=rates/base_is_negative."""

import re
import sys
from pathlib import Path

from jixiao.check.rule import RULES, head

FAMILIES = {
    "sums": "SUM", "rates": "RAT", "units": "UNI", "indicators": "IND", "targets": "TGT", "scores": "SCO",
    "across": "XDC", "dates": "DAT", "text": "TXT", "disclosure": "DIS", "evidence": "EVD",
}  # fmt: skip

PAGE = """\
+++
code = "{code}"
title = "（一句话说出这份文件错在哪里）"
severity = "error"
since = "{since}"
basis = [{{ instrument = "budget-law-2018", locator = "第…条" }}]
+++
**查什么** …

**为什么** …

**怎么改** …

**不查** …

## 例

```text bad
（贴上有错的一句话）
```

```text good
（同一句话改正以后）
```
"""

CODE = """\
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier


def {name}(dossier: Dossier) -> Iterator[Hit]:
    for figure in dossier.figures:
        yield Hit(figure.span, "")
"""


def next_code(letters: str, codes: list[str]) -> str:
    """The first number from 101 that no rule of these letters has; a code given up is not used again by hand."""
    taken = [int(code[3:]) for code in codes if code.startswith(letters) and int(code[3:]) < 200]
    return f"{letters}{max(taken, default=100) + 1}"


def write(where: str, folder: Path = RULES, since: str = "2026.11") -> tuple[Path, Path]:
    """The page and the file of a rule named family/fault; raises SystemExit with what is wrong."""
    family, _, name = where.partition("/")
    if family not in FAMILIES or not re.fullmatch(r"[a-z][a-z0-9_]+", name):
        raise SystemExit(f"name=<family>/<fault>, family one of {', '.join(FAMILIES)}; got {where!r}")
    page, file = folder / family / f"{name}.md", folder / family / f"{name}.py"
    if page.exists() or file.exists():
        raise SystemExit(f"{family}/{name} exists already")
    code = next_code(FAMILIES[family], [head(other)["code"] for other in folder.glob("*/*.md")])
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(code=code, since=since), encoding="utf-8")
    file.write_text(CODE.format(name=name), encoding="utf-8")
    return page, file


if __name__ == "__main__":
    for path in write(sys.argv[1] if len(sys.argv) > 1 else ""):
        print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
