"""Write one changelog fragment: make fragment kind=rule name=negative-base text="…"."""

import re
import sys
from pathlib import Path

CHANGES = Path(__file__).parents[1] / "changes"

# What changed, and the heading it comes under in CHANGELOG.md.
KINDS = {
    "rule": "规则",
    "parameter": "参数",
    "fix": "修正",
    "improvement": "改进",
    "internal": "内部",
}


def write(kind: str, name: str, text: str, folder: Path = CHANGES) -> Path:
    """The fragment <name>.<kind>.md; raises SystemExit with what is wrong."""
    if kind not in KINDS:
        raise SystemExit(f"kind={'|'.join(KINDS)}; got {kind!r}")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or not text.strip():
        raise SystemExit("name: small letters and dashes; text: what a user notices, one sentence")
    path = folder / f"{name}.{kind}.md"
    path.write_text(text.strip() + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    kind, name, text = [*sys.argv[1:], "", "", ""][:3]
    print(write(kind, name, text))
